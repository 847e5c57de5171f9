"""What was missed, made up or read otherwise than the gold file has it, in words."""

from __future__ import annotations

from collections.abc import Iterator

from outputs.compare.match import FlatItem, Record, flatten, match
from outputs.compare.score import scored_fields, values

_SHOWN = 90  # characters of a title


def differences(gold_file: Record, found_file: Record) -> Iterator[str]:
    """Yield one French line a difference, in the order of the gold file, then what was made up."""
    gold, found = flatten(gold_file), flatten(found_file)
    matched = match(gold, found)
    for i, wanted in enumerate(gold):
        if i not in matched:
            yield f"manque : {_named(wanted)}"
            continue
        given = found[matched[i]]
        if wanted.folded != given.folded:
            yield f"titre : {wanted.record.get('title')!r}, lu {given.record.get('title')!r}"
        parent = None if wanted.parent is None else matched.get(wanted.parent)
        if parent != given.parent:
            above = "rien" if given.parent is None else _named(found[given.parent])
            yield f"parent : {_named(wanted)} est sous {above}"
        for name in scored_fields(gold_file):
            want, got = values(wanted.record, name), values(given.record, name)
            if want != got:
                yield f"{name} : {_named(wanted)} : {sorted(map(str, want))}, lu {sorted(map(str, got))}"
    for j in sorted(set(range(len(found))) - set(matched.values())):
        yield f"inventé : {_named(found[j])}"


def _named(item: FlatItem) -> str:
    return f"{item.level} {item.record.get('code') or '-'} « {str(item.record.get('title'))[:_SHOWN]} »"
