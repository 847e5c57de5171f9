"""What an exchange file does not say as the plan does: a list for the person who sends it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Final, Literal, TypeAlias

from normalize.plan_file import Item

GapKind: TypeAlias = Literal["lost", "altered", "demanded"]
_HEADINGS: Final[dict[GapKind, str]] = {
    "demanded": "Demandé par le format, sans que le plan le dise",
    "altered": "Écrit autrement que dans le plan",
    "lost": "Sans place dans le format",
}


@dataclass(frozen=True, slots=True)
class Gap:
    """One difference between the plan and its exchange file.

    ``lost``: the format has no place for it (``written`` says where it was put instead, None for nowhere); ``altered``:
    it stands there in another form; ``demanded``: the format asks for it and the plan does not state it. ``field`` is a
    field of the plan file, or of the plan itself where ``item_id`` is None; ``reason`` is a French sentence that many
    gaps share.
    """

    kind: GapKind
    field: str
    reason: str
    item_id: str | None = None
    item: str | None = None  # marker and title
    stated: str | None = None
    written: str | None = None


class GapLog:
    """Gathers gaps; ``item`` is the one in hand, None for what concerns the whole plan."""

    def __init__(self) -> None:
        self.gaps: list[Gap] = []
        self.item: Item | None = None

    def note(
        self, kind: GapKind, field: str, reason: str, stated: str | None = None, written: str | None = None
    ) -> None:
        """Add a gap of the item in hand."""
        item = self.item
        name = " ".join(filter(None, (item.code, item.title))) if item else None
        self.gaps.append(Gap(kind, field, reason, item.item_id if item else None, name, stated, written))


def gaps_json(gaps: Iterable[Gap]) -> str:
    """Return the list as indented JSON that ends with a newline."""
    return json.dumps([asdict(gap) for gap in gaps], ensure_ascii=False, indent=1) + "\n"


def gaps_text(gaps: Sequence[Gap]) -> str:
    """Return the list as text for people: by kind, by reason, an item a line."""
    lines = [f"{len(gaps)} écart{'s' if len(gaps) > 1 else ''} entre le plan et le fichier d'échange"]
    for kind, heading in _HEADINGS.items():
        reasons = by_reason(gap for gap in gaps if gap.kind == kind)
        if reasons:
            lines += ["", heading, "-" * len(heading)]
        for reason, group in reasons.items():
            lines.append(reason)
            lines.extend(f"  {_line(gap)}" for gap in group if gap.item or gap.stated or gap.written)
    return "\n".join(lines) + "\n"


def by_reason(gaps: Iterable[Gap]) -> dict[str, list[Gap]]:
    """Return the gaps grouped by their reason, in order."""
    groups: dict[str, list[Gap]] = {}
    for gap in gaps:
        groups.setdefault(gap.reason, []).append(gap)
    return groups


def _line(gap: Gap) -> str:
    stated = " / ".join(gap.stated.split("\n")) if gap.stated else ""
    facts = f"{stated} → {gap.written}" if stated and gap.written else stated or (gap.written or "")
    return f"- {gap.item} : {facts}" if gap.item and facts else f"- {gap.item or facts}"
