"""Lines that begin with times and amounts and go on with labels: "Fin 2026 15 000 € Indicateur : visites du site"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.detect.texts.unlabelled import unlabelled_values
from extract.detect.words.inline_labels import first_label
from extract.document import Block, Kind, Role, TextBlock


def with_values_before_labels(blocks: Sequence[Block]) -> list[Block]:
    """Return ``blocks``, those that begin with plain values in two: the values, then what opens with a label.

    Values that go on with the text above belong to its last label.
    """
    return [part for above, block in pairwise([None, *blocks]) if block is not None for part in _parts(above, block)]


def _parts(above: Block | None, block: Block) -> Iterator[Block]:
    goes_on = isinstance(above, TextBlock) and above.text.rstrip().endswith((":", ",", "("))
    at = _label_at(block) if isinstance(block, TextBlock) and not goes_on else None
    if at is None or not isinstance(block, TextBlock):
        yield block
        return
    line, *others = block.lines
    yield replace(block, lines=(replace(line, text=line.text[:at].rstrip()),))
    yield replace(block, lines=(replace(line, text=line.text[at:]), *others))


def _label_at(block: TextBlock) -> int | None:
    """Where the first label begins behind values that need none; None where the line begins otherwise."""
    line = block.lines[0].text if block.lines else ""
    if block.role is not Role.BODY or block.kind is Kind.HEADING or ":" not in line:
        return None
    if block.text.count(")") > block.text.count("("):
        return None  # in a bracket that opened above
    at = first_label(line)
    return at if at and unlabelled_values(line[:at], block.places, among_others=False) else None
