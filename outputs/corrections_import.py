"""From an edited workbook to corrections: changed, added and deleted rows, and rows that a person found right.

The workbook is compared with the plan files that it was written from. Every bad value gets a problem with its place;
whether the good ones are taken all the same is for the caller to say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from normalize.corrections import PARENT, Correction, checked, get_value, plan_said, replay, said
from normalize.plan_file import Amount, Indicator, Item, Pilot, PlanFile
from outputs.corrections_rows import Problem, RowEdits, RowReader
from outputs.corrections_values import entry_of, lean, new_item, with_amounts, with_pilots
from outputs.corrections_workbook import ReadRow, ReadSheet, ReadWorkbook
from outputs.labels import code_of
from outputs.workbook import rows as ours
from outputs.workbook import sheets
from outputs.workbook.cells import plain
from outputs.workbook.rows import Node, PlanView, Row, WorkbookRows, named

_MANY: Final = 5  # rows of a plan that may go from a sheet without a question, or half of them if that is more
_LISTS: Final[Mapping[str, tuple[str, Any]]] = {
    sheets.AMOUNTS: ("amounts", Amount),
    sheets.PILOTS: ("pilots", Pilot),
    sheets.INDICATORS: ("indicators", Indicator),
}


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """Who imports, on which day (ISO), why where the row does not say; whether many deletions are meant."""

    by: str
    on: str
    why: str | None = None
    deletions: bool = False
    nameless: bool = False


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an edited workbook says: corrections in the order of their replay, problems by place, remarks."""

    corrections: tuple[Correction, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]


def import_workbook(
    workbook: ReadWorkbook,
    plan_files: Sequence[PlanFile],
    options: ImportOptions,
    known: Sequence[Correction] = (),
) -> ImportResult:
    """Return what ``workbook`` says otherwise than the ``plan_files`` that it was written from.

    ``known`` are the corrections that those already hold, for the rows that are marked as right.
    """
    marks = checked_by_key(plan_files, known)
    return _Import(workbook, WorkbookRows(plan_files, marks), options).run()


def checked_by_key(plan_files: Iterable[PlanFile], corrections: Sequence[Correction]) -> dict[str, frozenset[str]]:
    """Return the items marked as right by the key of their plan's rows; "" stands for the whole plan."""
    found: dict[str, frozenset[str]] = {}
    if not any(correction.kind == "check" for correction in corrections):
        return found
    for view in WorkbookRows(list(plan_files)).views:
        right = checked(view.plan, view.plan_file.document.document_id, corrections)
        if right:
            found[view.key] = right
    return found


class _Import:
    """One import: what was written, what came back, and what is found on the way."""

    def __init__(self, workbook: ReadWorkbook, written: WorkbookRows, options: ImportOptions) -> None:
        self._workbook = workbook
        self._written = written
        self._options = options
        self._problems: list[Problem] = []
        self._notes: list[str] = []
        self._changes: list[Correction] = []
        self._adds: list[Correction] = []
        self._moves: list[Correction] = []
        self._deletes: list[Correction] = []
        self._checks: list[tuple[PlanView, Item | None, bool, str | None]] = []
        self._views = {view.key: view for view in written.views}
        self._nodes: dict[str, tuple[PlanView, Node]] = {
            view.item_key(node.item): (view, node) for view in written.views for node in view.nodes
        }
        self._lists: dict[tuple[str, str], list[tuple[tuple[Any, ...], str | None, RowReader, ReadRow | None]]]
        self._lists = defaultdict(list)
        self._bad: set[str] = set()  # keys of rows with a problem
        self._added: dict[str, list[Node]] = defaultdict(list)  # by plan key
        self._moved: set[str] = set()

    def run(self) -> ImportResult:
        for name in (sheets.OTHERS, sheets.ACTIONS):
            self._items(name)
        for name in _LISTS:
            self._long(name)
        self._settle_lists()
        self._plans()
        for name in (sheets.OTHERS, sheets.ACTIONS):
            self._additions(name)
        for name in (sheets.ACTIONS, sheets.OTHERS):
            self._deletions(name)
        corrections = [*self._adds, *self._changes, *self._moves, *self._deletes]
        corrections += self._checked(corrections)
        return ImportResult(tuple(corrections), tuple(self._problems), tuple(self._notes))

    # --- rows of items

    def _items(self, name: str) -> None:
        for reader, row, written in self._keyed(name):
            view, node = self._nodes[written.key]
            before = len(self._problems)
            edits = reader.edits(row, written)
            for field, after in edits.fields.items():
                self._change(view, node.item, field, after, edits.why)
            if edits.pilots and self._options.nameless:
                reader.problem(row, None, "ce classeur est sans noms : les pilotes ne s'y corrigent pas")
            elif edits.pilots:
                pilots = with_pilots(node.item, edits.pilots)
                self._lists[written.key, "pilots"].append((pilots, edits.why, reader, row))
            if edits.amounts:
                amounts = with_amounts(node.item, edits.amounts)
                self._lists[written.key, "amounts"].append((amounts, edits.why, reader, row))
            if edits.parent is not None:
                self._move(reader, row, view, node, edits)
            if len(self._problems) > before:
                self._bad.add(written.key)
            elif edits.checked is not None:
                self._checks.append((view, node.item, edits.checked, edits.why))

    def _keyed(self, name: str) -> Iterable[tuple[RowReader, ReadRow, Row]]:
        """Yield the rows of a sheet that have a key, with what was written there."""
        read = self._workbook.sheets.get(name)
        if read is None:
            return
        reader = self._reader(name, read)
        if "key" not in read.letters:
            reader.problem(None, None, "la colonne « Clé » manque : repartez du classeur d'origine")
            return
        written = {row.key: row for row in self._written.rows(name)}
        seen: dict[str, int] = {}
        for row in read.rows:
            key = reader.text(row, "key")
            if key is None:
                continue
            if key in seen:
                message = f"même clé qu'à la ligne {seen[key]} : videz-la si vous avez ajouté cette ligne"
                reader.problem(row, "key", message)
            elif key not in written:
                reader.problem(row, "key", "cette clé n'est pas de ce classeur : videz-la si la ligne est nouvelle")
            else:
                yield reader, row, written[key]
            seen.setdefault(key, row.number)

    def _reader(self, name: str, read: ReadSheet) -> RowReader:
        return RowReader(sheets.sheet(name), read, self._problems.append)

    def _correction(self, view: PlanView, item: Item | None, why: str | None, **values: Any) -> Correction:
        return Correction(
            document_id=view.plan_file.document.document_id,
            plan_id=view.plan.plan_id,
            item_id=item.item_id if item else None,
            by=self._options.by,
            on=self._options.on,
            why=why or self._options.why,
            file_name=view.plan_file.document.file_name,
            title=named(item) if item else str(view.head["body"]),
            **values,
        )

    def _change(self, view: PlanView, item: Item, field: str, after: Any, why: str | None) -> None:
        before = get_value(item, field)
        self._changes.append(self._correction(view, item, why, kind="change", field=field, before=before, after=after))

    def _move(self, reader: RowReader, row: ReadRow, view: PlanView, node: Node, edits: RowEdits) -> None:
        target = self._objective(view, edits.parent or {}, edits.touched_parent)
        if isinstance(target, str):
            column = next(iter(sorted(edits.touched_parent)))
            reader.problem(row, column, target)
            return
        before = node.above[-1].item_id if node.above else ""
        after = target.item_id if target else ""
        if before != after:
            self._moved.add(view.item_key(node.item))
            self._moves.append(
                self._correction(view, node.item, edits.why, kind="change", field=PARENT, before=before, after=after)
            )

    def _objective(self, view: PlanView, cells: Mapping[str, Any], touched: frozenset[str]) -> Item | str | None:
        """Return the objective that the cells name, None for the top of the plan, or what is wrong with them."""
        said_cells = {name: plain(value) for name, value in cells.items() if value is not None and plain(value)}
        if not said_cells:
            return None
        level = "operational_objective" if any(name.startswith("oo") for name in said_cells) else "strategic_objective"
        for wanted in (said_cells, {name: text for name, text in said_cells.items() if name in touched}):
            found = [
                node.item
                for node in (*view.nodes, *self._added[view.key])
                if node.item.level == level and wanted and _named_so(node, wanted)
            ]
            if len(found) == 1:
                return found[0]
            if len(found) > 1:
                return "plusieurs objectifs portent ce numéro et ce titre : indiquez aussi l'objectif stratégique"
        return f"aucun objectif de ce plan ne porte ce numéro et ce titre (feuille « {sheets.OTHERS} »)"

    # --- rows of amounts, pilots and indicators

    def _long(self, name: str) -> None:
        read = self._workbook.sheets.get(name)
        if read is None:
            self._notes.append(f"La feuille « {name} » n'est plus là : rien n'y est supprimé.")
            return
        reader = self._reader(name, read)
        if not {"key", "rank"} <= set(read.letters):
            reader.problem(None, None, "les colonnes « Clé » et « Rang » manquent : repartez du classeur d'origine")
            return
        written = {(row.key, row.rank): row for row in self._written.rows(name)}
        attribute, kind = _LISTS[name]
        if attribute == "pilots" and self._options.nameless:
            self._notes.append("Ce classeur est sans noms : la feuille « Pilotes » n'est pas relue.")
            return
        entries: dict[str, list[tuple[int, Any]]] = defaultdict(list)
        touched: dict[str, tuple[ReadRow | None, str | None]] = {}
        seen: set[tuple[str, int]] = set()
        for row in read.rows:
            key = reader.text(row, "key")
            if key is None or key not in self._nodes:
                missing = "recopiez la clé de l'élément" if key is None else "cette clé n'est pas de ce classeur"
                reader.problem(row, "key", missing)
                continue
            rank = reader.rank(row)
            base = written.get((key, rank)) if rank is not None else None
            if rank is not None and ((key, rank) in seen or base is None):
                reader.problem(row, "rank", "ce rang est déjà pris ou inconnu : videz-le si la ligne est nouvelle")
                continue
            before = len(self._problems)
            edits = reader.edits(row, base)
            if base is not None and rank is not None:
                seen.add((key, rank))
                entry = getattr(self._nodes[key][1].item, attribute)[rank - 1]
                entry = entry_of(kind, msgspec.to_builtins(entry) | edits.fields) if edits.fields else entry
            else:
                entry = entry_of(kind, edits.fields)
            if entry is None and len(self._problems) == before:
                reader.problem(row, None, _NEEDED[attribute])
            if entry is not None:
                entries[key].append((rank or len(entries[key]) + 10_000, entry))
            if edits.fields or base is None:
                touched[key] = (row, edits.why)
        gone = [key for key in written if key not in seen]
        for key in self._meant(reader, name, gone, list(written)):
            touched.setdefault(key, (None, None))
        for key, (place, why) in touched.items():
            values = tuple(entry for _, entry in sorted(entries[key], key=lambda pair: pair[0]))
            self._lists[key, attribute].append((values, why, reader, place))

    def _meant(
        self, reader: RowReader, name: str, gone: Sequence[tuple[str, Any]], written: Sequence[tuple[str, Any]]
    ) -> list[str]:
        """Return the keys of the rows whose absence is a deletion: not those of a plan that was taken out whole."""
        total = Counter(_plan_key(key) for key, _ in written)
        absent = Counter(_plan_key(key) for key, _ in gone)
        meant = set()
        for plan, count in absent.items():
            title = f"{self._views[plan].head['body'] or plan} ({self._views[plan].head['document']})"
            if self._options.deletions or (count < total[plan] and count <= max(_MANY, total[plan] // 2)):
                meant.add(plan)
            elif count == total[plan]:
                self._notes.append(f"« {name} » : aucune ligne de {title} ; rien n'y est supprimé (--deletions).")
            else:
                message = f"{count} lignes sur {total[plan]} ont disparu pour {title} : si c'est voulu, --deletions"
                reader.problem(None, None, message)
        return [key for key, _ in gone if _plan_key(key) in meant]

    def _settle_lists(self) -> None:
        """Make one change of what two sheets say of one list, or a problem where they disagree."""
        for (key, attribute), found in self._lists.items():
            view, node = self._nodes[key]
            now = getattr(node.item, attribute)
            changed = [entry for entry in found if entry[0] != now]
            if not changed:
                continue
            values, why, reader, row = changed[0]
            if any(entry[0] != values for entry in changed[1:]):
                reader.problem(row, None, "corrigé de deux façons différentes, ici et dans la feuille de détail")
                self._bad.add(key)
                continue
            self._change(view, node.item, attribute, msgspec.to_builtins(values), why)

    # --- plans

    def _plans(self) -> None:
        for reader, row, written in self._keyed(sheets.PLANS):
            view = self._views[written.key]
            before = len(self._problems)
            edits = reader.edits(row, written)
            for field, after in edits.fields.items():
                values = {"field": field, "before": get_value(view.plan, field), "after": after}
                self._changes.append(self._correction(view, None, edits.why, kind="change", **values))
            if edits.checked is not None and len(self._problems) == before:
                self._checks.append((view, None, edits.checked, edits.why))

    # --- rows that were added

    def _additions(self, name: str) -> None:
        read = self._workbook.sheets.get(name)
        if read is None or "key" not in read.letters:
            return
        reader = self._reader(name, read)
        for row in read.rows:
            if row.cells.get("key") is not None:
                continue
            before = len(self._problems)
            edits = reader.edits(row, None)
            level, view = self._level(reader, row, name), self._plan_of(reader, row)
            if not edits.fields.get("title"):
                reader.problem(row, "title", "une ligne ajoutée a besoin d'un titre")
            if len(self._problems) == before and level is not None and view is not None:
                self._add(reader, row, view, level, edits)

    def _level(self, reader: RowReader, row: ReadRow, name: str) -> str | None:
        if name == sheets.ACTIONS:
            return "action"
        level = code_of("level", reader.text(row, "level") or "")
        if level is None or level == "action":
            reader.problem(row, "level", "indiquez le niveau (les actions s'ajoutent dans leur feuille)")
            return None
        return level

    def _plan_of(self, reader: RowReader, row: ReadRow) -> PlanView | None:
        wanted = {name: plain(row.cells[name]) for name in ("document", "body", "term") if name in row.cells}
        found = [
            view
            for view in self._views.values()
            if wanted and all(plain(view.head[name] or "") == text for name, text in wanted.items())
        ]
        current = [view for view in found if view.current]
        if len(found) > 1 and len(current) == 1 and "document" not in wanted:
            return current[0]
        if len(found) != 1:
            problem = "plusieurs plans conviennent" if found else "aucun plan ne convient"
            reader.problem(row, "document", f"{problem} : recopiez Organisme, Période et Document d'une ligne voisine")
            return None
        return found[0]

    def _add(self, reader: RowReader, row: ReadRow, view: PlanView, level: str, edits: RowEdits) -> None:
        parent = self._parent_of_new(view, level, row, edits)
        if isinstance(parent, str):
            reader.problem(row, "oo_title" if level == "action" else "parent", parent)
            return
        above = self._line(view, parent)
        siblings = [
            node.item for node in (*view.nodes, *self._added[view.key]) if (node.above or (None,))[-1] == parent
        ]
        title = edits.fields["title"]
        if any(item.level == level and plain(item.title) == plain(title) for item in siblings):
            reader.problem(row, "title", "cet élément est déjà sous cet objectif")
            return
        item = new_item(view, level, title, above, edits)
        self._added[view.key].append(Node(item, above))
        record = lean(msgspec.to_builtins(item))
        before = parent.item_id if parent else ""
        self._adds.append(self._correction(view, item, edits.why, kind="add", before=before, after=record))
        if edits.checked:
            self._checks.append((view, item, True, edits.why))

    def _parent_of_new(self, view: PlanView, level: str, row: ReadRow, edits: RowEdits) -> Item | str | None:
        if level == "action":
            return self._objective(view, edits.parent or {}, frozenset(edits.parent or {}))
        wanted = plain(row.cells.get("parent") or "")
        if not wanted:
            return None if level == "strategic_objective" else "indiquez l'élément au-dessus (son n° et son titre)"
        found = [
            node.item
            for node in (*view.nodes, *self._added[view.key])
            if wanted in (plain(named(node.item)), node.item.title)
        ]
        return found[0] if len(found) == 1 else "aucun élément de ce plan (ou plus d'un) ne s'appelle ainsi"

    def _line(self, view: PlanView, parent: Item | None) -> tuple[Item, ...]:
        if parent is None:
            return ()
        nodes = (*view.nodes, *self._added[view.key])
        node = next(node for node in nodes if node.item.item_id == parent.item_id)
        return (*node.above, node.item)

    # --- rows that were deleted

    def _deletions(self, name: str) -> None:
        read = self._workbook.sheets.get(name)
        if read is None:
            self._notes.append(f"La feuille « {name} » n'est plus là : rien n'y est supprimé.")
            return
        if "key" not in read.letters:
            return
        reader = self._reader(name, read)
        there = {reader.text(row, "key") for row in read.rows}
        written = [(row.key, None) for row in self._written.rows(name)]
        gone = [(key, None) for key, _ in written if key not in there]
        deleted = {*self._meant(reader, name, gone, written), *self._deleted_keys()}
        for key in reversed([key for key in self._nodes if key in deleted]):
            self._delete(reader, key, deleted)

    def _deleted_keys(self) -> set[str]:
        return {f"{self._key_of(correction)}/{correction.item_id}" for correction in self._deletes}

    def _key_of(self, correction: Correction) -> str:
        return next(
            view.key
            for view in self._views.values()
            if view.plan_file.document.document_id == correction.document_id
            and view.plan.plan_id == correction.plan_id
            and any(node.item.item_id == correction.item_id for node in view.nodes)
        )

    def _delete(self, reader: RowReader, key: str, deleted: set[str]) -> None:
        view, node = self._nodes[key]
        below = [other for other in view.nodes if node.item in other.above]
        alive = [
            other.item
            for other in below
            if view.item_key(other.item) not in deleted | self._moved and other.item.level != "sub_action"
        ]
        if alive:
            message = f"« {named(node.item)} » est supprimé, mais {len(alive)} éléments sont encore sous lui"
            reader.problem(None, None, f"{message} : déplacez-les ou supprimez-les")
            return
        doomed = [other.item for other in reversed(below) if view.item_key(other.item) not in self._moved]
        for item in (*doomed, node.item):
            if not any(c.item_id == item.item_id and c.plan_id == view.plan.plan_id for c in self._deletes):
                self._deletes.append(self._correction(view, item, None, kind="delete", before=item.title))
        gone = {item.item_id for item in (*doomed, node.item)}
        self._changes = [
            change
            for change in self._changes
            if change.item_id not in gone or change.document_id != view.plan_file.document.document_id
        ]

    # --- rows that are right

    def _checked(self, corrections: Sequence[Correction]) -> list[Correction]:
        """Return the marks, with a digest of what each row says once everything else is corrected."""
        found: list[Correction] = []
        after: dict[str, PlanFile] = {}
        for view, item, right, why in self._checks:
            if item is not None and view.item_key(item) in self._bad:
                continue
            document = view.plan_file.document.document_id
            if document not in after:
                after[document] = replay(view.plan_file, corrections).plan_file
            plan = after[document].plans[view.position - 1]
            wanted = item.item_id if item else None
            now = next((other for other in plan.walk() if other.item_id == wanted), None)
            digest = plan_said(plan) if wanted is None else said(now) if now else None
            if digest is not None:
                found.append(self._correction(view, item, why, kind="check", before=digest, after=right))
        return found


_NEEDED: Final = {
    "amounts": "un montant a besoin d'un nombre ou du texte imprimé",
    "pilots": "un pilote a besoin d'un nom",
    "indicators": "un indicateur a besoin d'un libellé",
}


def _plan_key(key: str) -> str:
    return "/".join(key.split("/")[:2])


def _named_so(node: Node, wanted: Mapping[str, str]) -> bool:
    """Whether an objective, with those above it, has the numbers and titles of the cells."""
    values = ours.parent_values((*node.above, node.item))
    return all(plain(values[name] or "") == text for name, text in wanted.items())
