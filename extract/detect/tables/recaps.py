"""Tables and lists that tell again what fiches, chapters or other tables have told: their rows are no further items."""

from __future__ import annotations

import re
from collections.abc import Container, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from extract.detect.texts.entries import Entry
from extract.document import Kind
from extract.printed import Level
from extract.text import fold

_NOTE_MARK = re.compile(r"\s?\(\d{1,2}\)")
_FEWEST, _FEWEST_IN_PARTS = 3, 2  # rows
_MOST = 0.9  # of the rows are told elsewhere, word for word
_ALIKE = 90  # of 100: titles of one number, one of which may bear the mark of a note
_SHORTEST = 12  # letters of a title that another one goes on with
_FEWEST_WORDS = 3  # of a title that tells an action without its number
_PARTS = ("steps", Level.SUB_ACTION.value)  # of actions, by the line that announces them
_HEAD = 12  # letters by which titles are looked up


@dataclass(slots=True)
class _List:
    """The rows of one table, or lines of prose that follow one another; its objectives and actions."""

    block: int
    in_table: bool
    actions: list[Entry] = field(default_factory=list)
    objectives: list[Entry] = field(default_factory=list)
    others: list[Entry] = field(default_factory=list)


def without_recaps(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries without the lists that repeat, one by one, actions told elsewhere.

    The actions stay where they stand under more of their objectives, or else where more is told of them. What only the
    list says of an action is given to it; what both say stands once. One among many that the list alone tells stands
    beside its neighbour there.
    """
    lists = [found for found in _lists(entries) if _may_repeat(found)]
    if not lists:
        return list(entries)
    told = _Told(entries, lists)
    kept = list(entries)
    gone: set[int] = set()
    for found in sorted(lists, key=lambda held: -len(held.actions)):
        twins = told.twins(found, gone)
        if not twins or not told.is_poorer(found, list(twins.values())):
            continue
        beside = (*found.objectives, *found.others) if found.in_table else ()
        dropped = {id(entry) for entry in (*found.actions, *beside)}
        kept = _without(kept, dropped)
        gone |= dropped
        for objective in found.objectives:
            if (head := told.heading(objective)) is not None:
                head.kind, head.level, head.explicit = "item", objective.level, True
        for row in found.actions:
            if (twin := twins.get(id(row))) is not None:
                _give(row, twin)
        _place(found.actions, twins, kept)
    return kept


def _without(entries: Sequence[Entry], dropped: Container[int]) -> list[Entry]:
    """The entries without those of a list, nor the heading right above them where nothing else stands below it."""
    at = [i for i, entry in enumerate(entries) if id(entry) in dropped]
    head = entries[at[0] - 1] if at and at[0] > 0 else None
    after = entries[at[-1] + 1] if at and at[-1] + 1 < len(entries) else None
    alone = after is None or (head is not None and after.look == head.look)
    heads = (
        head is not None
        and head.kind == "text"
        and head.marker is None
        and head.look is not None
        and head.look.kind is Kind.HEADING
    )
    return [entry for entry in entries if id(entry) not in dropped and not (heads and alone and entry is head)]


def _may_repeat(found: _List) -> bool:
    """Whether a list is long enough to be no chance: three actions, or two with numbers in parts."""
    in_parts = all("." in (action.number or "") for action in found.actions)
    return len(found.actions) >= (_FEWEST_IN_PARTS if in_parts else _FEWEST)


def _place(rows: Sequence[Entry], twins: dict[int, Entry], entries: list[Entry]) -> None:
    """Put each row that the list alone tells behind the one above it, or before the one below, its sister."""
    placed = dict(twins)
    for i, row in enumerate(rows):
        above = placed.get(id(rows[i - 1])) if i else None
        below = twins.get(id(rows[i + 1])) if i + 1 < len(rows) else None
        if id(row) in twins or (above is None and below is None):
            continue
        sister = below is not None and (above is None or (_branch(below) == _branch(row) != _branch(above)))
        beside = below if sister else above
        at = next((k for k, entry in enumerate(entries) if entry is beside), len(entries))
        if not sister:
            rest = range(at + 1, len(entries))
            at = next((k for k in rest if entries[k].kind != "text" or entries[k].marker is not None), len(entries))
        entries.insert(at, row)
        placed[id(row)] = row


def _branch(entry: Entry) -> str:
    return (entry.number or "").rpartition(".")[0]


def _give(row: Entry, twin: Entry) -> None:
    """Give an action what only the list says of it, its title where it has none."""
    known = {value.field for value in twin.values}
    twin.values.extend(value for value in row.values if value.field not in known)
    if not twin.title or _NOTE_MARK.fullmatch(twin.title.removeprefix(row.title)):
        twin.title = row.title


def _lists(entries: Sequence[Entry]) -> list[_List]:
    """The tables, and the rows of listed lines that nothing but objectives interrupts."""
    tables: dict[int, _List] = {}
    lines: list[_List] = []
    is_open = named = acts = False
    for entry in entries:
        step = entry.number is None and entry.look is not None and entry.look.kind is Kind.LIST_ITEM
        acts = acts if step or _is_paragraph(entry) else _is_sure_action(entry)
        named = named or (entry.explicit and entry.level is Level.ACTION and entry.origin == "prose")
        if entry.origin == "table":
            held = tables.setdefault(entry.block, _List(entry.block, in_table=True))
        elif entry.origin == "prose" and (_is_objective(entry) or _is_listed(entry, named)) and not (step and acts):
            if not is_open or _begins_anew(entry, lines[-1]):
                lines.append(_List(entry.block, in_table=False))
            held, is_open = lines[-1], not entry.values
        else:
            is_open = False
            continue
        parts = held.objectives if _is_objective(entry) else held.actions if _is_action(entry) else held.others
        parts.append(entry)
    return [*tables.values(), *lines]


def _is_listed(entry: Entry, named: bool) -> bool:
    """Whether an entry may be an action in a list: numbered, or behind a bullet; the same steps come back anywhere.

    Letters are steps where the document has ``named`` its actions by their level.
    """
    lettered = named and entry.marker is not None and entry.marker.shape == "letter"
    if entry.announced in _PARTS or lettered:
        return False
    bullet = entry.look is not None and entry.look.kind is Kind.LIST_ITEM
    return _is_action(entry) and (entry.number is not None or bullet)


def _is_paragraph(entry: Entry) -> bool:
    plain = entry.look is not None and entry.look.kind is Kind.PARAGRAPH and not entry.look.bold
    return entry.kind == "text" and entry.marker is None and plain


def _is_sure_action(entry: Entry) -> bool:
    """Whether an entry is an action by its name, or by a number in three parts: bullets below are its steps."""
    deep = entry.marker is not None and entry.marker.shape == "number" and entry.marker.depth > Level.ACTION.rank
    return entry.origin == "prose" and (entry.level is Level.ACTION if entry.explicit else deep)


def _begins_anew(entry: Entry, held: _List) -> bool:
    """Whether a line goes on with no list: an objective below a list without any, a number that the list has had."""
    if _is_objective(entry):
        return bool(held.actions) and not held.objectives
    return entry.number is not None and any(entry.number == action.number for action in held.actions)


def _is_objective(entry: Entry) -> bool:
    return entry.kind == "item" and entry.level is not None and entry.level.rank < Level.ACTION.rank


def _is_action(entry: Entry) -> bool:
    """Whether an entry is an action, or may be one as far as is known before the scheme is settled."""
    if entry.kind not in ("item", "text") or not entry.title or entry.reference or _is_objective(entry):
        return False
    return entry.level is not None or entry.look is None or entry.look.origin != "band"


class _Told:
    """Where the actions and objectives of a document are told, by number and by title."""

    def __init__(self, entries: Sequence[Entry], lists: Iterable[_List]) -> None:
        self.home: dict[int, Hashable] = {
            id(entry): id(held) for held in lists for entry in (*held.actions, *held.objectives)
        }
        self.numbered: dict[str, list[Entry]] = {}
        self.titled: dict[str, list[Entry]] = {}
        self.objectives: dict[Hashable, set[Hashable]] = {}
        self.above: dict[int, Hashable] = {}
        head: Hashable = None
        for entry in entries:
            if _is_objective(entry):
                head = (entry.level, entry.number or fold(entry.title))
                for name in _names(entry):
                    self.objectives.setdefault(name, set()).add(self._home(entry))
            elif _is_head(entry):
                head = entry.number
            if _is_action(entry):
                self.titled.setdefault(fold(entry.title)[:_HEAD], []).append(entry)
            if entry.number and (_is_action(entry) or (entry.kind == "item" and not _is_objective(entry))):
                self.numbered.setdefault(entry.number, []).append(entry)
            self.above[id(entry)] = head

    def _home(self, entry: Entry) -> Hashable:
        return self.home.get(id(entry), -entry.block)

    def twins(self, found: _List, gone: Container[int]) -> dict[int, Entry]:
        """For actions of a list, by identity, the one elsewhere that each repeats; {} where the list is no repetition.

        Of many rows a few may bear another title, or stand nowhere else.
        """
        twins: dict[int, Entry] = {}
        alike = 0
        for index, row in enumerate(found.actions):
            if index - alike > len(found.actions) - _MOST * len(found.actions):
                return {}
            others = [other for other in self._others(row) if id(other) not in gone]
            same = [other for other in others if _is_same(row, other)]
            numbered = [other for other in others if row.number and other.number == row.number]
            best = max(same or numbered, key=lambda other: len(other.values), default=None)
            alike += bool(same)
            if best is not None:
                twins[id(row)] = best
        known = all(self._is_known(objective, found) for objective in found.objectives)
        return twins if known and alike >= _MOST * len(found.actions) else {}

    def _others(self, row: Entry) -> Iterator[Entry]:
        home = self._home(row)
        for other in (*self.numbered.get(row.number or "", ()), *self.titled.get(fold(row.title)[:_HEAD], ())):
            if self._home(other) != home:
                yield other

    def _is_known(self, objective: Entry, found: _List) -> bool:
        """Whether an objective is told outside a list, too, or stands there for its number alone."""
        if not objective.title or not found.in_table or self.heading(objective) is not None:
            return True
        return any(self.objectives[name] - {id(found)} for name in _names(objective))

    def heading(self, objective: Entry) -> Entry | None:
        """The numbered heading that has the number and title of an objective, and does not say its level."""
        heads = self.numbered.get(objective.number or "", ()) if objective.title else ()
        return next((head for head in heads if _is_head(head) and _is_same(objective, head)), None)

    def is_poorer(self, found: _List, twins: Sequence[Entry]) -> bool:
        """Whether a list stands under fewer objectives than what it repeats, or under as many and tells less."""
        mine, theirs = self._parents(found.actions), self._parents(twins)
        if not found.in_table:
            return mine < theirs
        tables = {self._home(twin) for twin in twins if twin.origin == "table"}
        if len(tables) == 1 and all(twin.origin == "table" for twin in twins):
            return (mine, _fields(found.actions)) < (theirs, _fields(twins))
        return mine <= theirs or not tables

    def _parents(self, actions: Sequence[Entry]) -> int:
        return len({self.above[id(action)] for action in actions})


def _names(objective: Entry) -> tuple[Hashable, ...]:
    names = ((objective.level, objective.number) if objective.number else None, fold(objective.title) or None)
    return tuple(name for name in names if name)


def _is_head(entry: Entry) -> bool:
    """Whether a numbered text may be an objective of which the document does not say so."""
    return entry.kind == "text" and entry.origin == "prose" and entry.marker is not None and entry.marker.depth == 2


def _fields(actions: Iterable[Entry]) -> int:
    return sum(len({value.field for value in action.values}) for action in actions)


def _is_same(row: Entry, other: Entry) -> bool:
    """Whether two entries have one title, or nearly one where they have one number."""
    title, known = fold(row.title), fold(other.title)
    if row.number and other.number == row.number:
        shorter, longer = sorted((title, known), key=len)
        goes_on = len(shorter) >= _SHORTEST and longer.startswith(shorter)
        return goes_on or fuzz.ratio(title, known) >= _ALIKE
    return title == known and len(title.split()) >= _FEWEST_WORDS
