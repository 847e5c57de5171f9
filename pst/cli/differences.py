"""The tables of ``pst diff`` in a terminal."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from outputs.compare.shown import FIELD_LABELS
from outputs.compare.versions import (
    KIND_LABELS,
    KINDS,
    STATE_LABELS,
    ChangeKind,
    Difference,
    FieldChange,
    ItemChange,
    PlanDifference,
)
from outputs.labels import label
from pst.cli.summary import console_for

_SIGNS: Final = {"added": "+", "removed": "−", "changed": "~", "renumbered": "#", "moved": "→"}
_STYLES: Final = {"added": "green", "removed": "red", "changed": "yellow", "renumbered": "cyan", "moved": "magenta"}
_LONG: Final = 160  # characters of a value that are shown


def show_difference(difference: Difference, console: Console | None = None, *, items: bool = True) -> None:
    """Print a summary by plan, then with ``items`` what changed in each."""
    out = console or console_for()
    if not difference.changed:
        out.print(_closing(difference))
        return
    out.print(_summary(difference))
    for plan in difference.changed if items else ():
        if plan.state == "changed" and (plan.head or plan.changes):
            out.print(Text(plan.name, style="bold"))
            out.print(_changes(plan))
    out.print(_closing(difference))


def _summary(difference: Difference) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    table.add_column("Plan", overflow="ellipsis", no_wrap=True, ratio=2)
    table.add_column("État", no_wrap=True)
    table.add_column("éléments", justify="right", no_wrap=True)
    for kind in KINDS:
        table.add_column(f"{_SIGNS[kind]} {KIND_LABELS[kind].lower()}s", justify="right", no_wrap=True)
    for plan in difference.changed:
        counts = [_count(kind, plan.count(kind)) for kind in KINDS]
        size = f"{plan.items_before} → {plan.items_after}"
        table.add_row(Text(plan.name), STATE_LABELS[plan.state], size, *counts)
    return table


def _count(kind: ChangeKind, count: int) -> Text:
    return Text(str(count), style=_STYLES[kind]) if count else Text("–", style="dim")


def _changes(plan: PlanDifference) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_lines=False)
    table.add_column("", no_wrap=True)
    table.add_column("Élément", ratio=2, overflow="fold")
    table.add_column("Ce qui change", ratio=3, overflow="fold")
    for head in plan.head:
        table.add_row(Text("~", style=_STYLES["changed"]), Text("Le plan"), _field(head))
    for change in plan.changes:
        table.add_row(_signs(change), _item(change), _what(change))
    return table


def _signs(change: ItemChange) -> Text:
    return Text.assemble(*((_SIGNS[kind], _STYLES[kind]) for kind in change.kinds))


def _item(change: ItemChange) -> Text:
    place = change.after or change.before
    if place is None:
        return Text()
    style = _STYLES["removed"] if change.after is None else _STYLES["added"] if change.before is None else ""
    text = Text(f"{place.code} " if place.code else "", style="bold")
    text.append(place.title or "(sans titre)", style=style or "not bold")
    return text.append(f"  {(label('level', place.level) or '').lower()}", style="not bold dim")


def _what(change: ItemChange) -> Text:
    lines: list[Text] = []
    before, after = change.before, change.after
    if before and after and "moved" in change.kinds:
        lines.append(_line("Objectif parent", before.parent or "(aucun)", after.parent or "(aucun)"))
    renumbered = "renumbered" in change.kinds
    for field in change.fields:
        if not (renumbered and field.field == "code"):
            lines.append(_field(field))
    return Text("\n").join(lines)


def _field(change: FieldChange) -> Text:
    label_text = FIELD_LABELS.get(change.field, change.field)
    return _line(label_text, " ; ".join(change.before), " ; ".join(change.after))


def _line(name: str, before: str, after: str) -> Text:
    text = Text(f"{name} : ", style="dim")
    if not before:
        return text.append(_short(after), style="green")
    if not after:
        return text.append(_short(before), style="red strike")
    old, new = _around_change(before, after)
    return text.append(old, style="red").append(" → ", style="dim").append(new, style="green")


def _around_change(before: str, after: str) -> tuple[str, str]:
    """Shorten two long texts to where they differ."""
    if max(len(before), len(after)) <= _LONG:
        return before, after
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    shared = blocks[0].size if blocks and blocks[0].a == blocks[0].b == 0 else 0
    start = max(0, shared - 30)
    lead = "…" if start else ""
    return lead + _short(before[start:]), lead + _short(after[start:])


def _short(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[: _LONG - 1]}…"


def _closing(difference: Difference) -> Text:
    same = len(difference.plans) - len(difference.changed)
    unchanged = f"{same} plan{'s' if same > 1 else ''} sans changement."
    if not difference.changed:
        return Text(f"Aucune différence : {unchanged}")
    counts = [(KIND_LABELS[kind].lower(), difference.count(kind)) for kind in KINDS]
    parts = [f"{count} {word}{'s' if count > 1 else ''}" for word, count in counts if count]
    text = f"Éléments : {', '.join(parts) or 'aucun changement'}."
    return Text(f"{text} {unchanged}" if same else text)
