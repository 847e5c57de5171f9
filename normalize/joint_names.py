"""Names that a stroke joins ("Service Eaux / Forêts"), where a whole plan shows that strokes part nobody in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from extract.printed import Field, PrintedItem
from extract.text import fold

_STROKE = "\ue000"  # stands for the stroke inside a name while lists of names are cut
_LIST = re.compile(r"\s*[,;]\s*|(?<!/)\n(?=[A-ZÀ-Ý•–-])")
_JOINED = re.compile(r"\s?/\s?")
_SERVICE = re.compile(
    r"(?:le |la |les |l )?(?:services?|cellules?|departements?|poles?|direction)(?: (?:de la|de l|des|du|de|d))? "
)
_FIELD_OF_WORK = re.compile(r"[A-ZÀ-Ý][^\W\d_]{2,}(?:[ '’-][^\W\d_]+){0,3}")
_FEWEST = 2  # times that a name stands


def joint_names(items: Iterable[PrintedItem]) -> frozenset[str]:
    """Return the names with a stroke in them that are one service of two fields.

    In a plan that parts names by commas, a service that always stands with the same second field is one, as long as no
    half stands alone: where "Service Forêts" has actions of its own, "Service Eaux / Forêts" are two.
    """
    names: Counter[str] = Counter()
    lists = 0
    for item in items:
        for value in item.values:
            if value.field in (Field.PILOT, Field.PARTNER) and value.hints.get("shape") != "header":
                parts = [" ".join(part.split()) for part in _LIST.split(value.raw)]
                lists += len(parts) > 1 and ("," in value.raw or ";" in value.raw)
                names.update(part for part in parts if part)
    if not lists:
        return frozenset()
    alone = {_field_of(name) for name in names if "/" not in name}
    return frozenset(name for name, times in names.items() if times >= _FEWEST and _is_joint(name, alone))


def keep_strokes(text: str, names: frozenset[str]) -> str:
    """Return a list of names in which the strokes of joint names part nothing; ``printed_name`` gives them back."""
    for name in names if "/" in text else ():
        pattern = r"\s+".join(map(re.escape, name.split()))
        text = re.sub(rf"(?<!\w){pattern}(?!\w)", name.replace("/", _STROKE), text)
    return text


def printed_name(name: str) -> str:
    """Return a name as it is printed."""
    return name.replace(_STROKE, "/")


def _is_joint(name: str, alone: set[str]) -> bool:
    first, *others = _JOINED.split(name)
    named = _SERVICE.match(f"{fold(first)} ") is not None and _SERVICE.fullmatch(f"{fold(first)} ") is None
    fields = all(_FIELD_OF_WORK.fullmatch(other) and not _SERVICE.match(f"{fold(other)} ") for other in others)
    return bool(others) and named and fields and alone.isdisjoint(map(_field_of, (first, *others)))


def _field_of(name: str) -> str:
    """The field that a service works in: "Service des Eaux" and "Eaux" are of one."""
    return _SERVICE.sub("", f"{fold(name)} ", count=1).strip()
