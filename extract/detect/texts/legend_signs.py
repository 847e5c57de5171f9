"""Signs and letters after a label ("Situation : C"): what the document's own legend says that they stand for.

Where a legend tells its signs apart by their colour, so does what it explains.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType

from extract.detect.texts.entries import Entry
from extract.detect.words.headings import is_state
from extract.detect.words.labels import meaning
from extract.detect.words.legend import Legend
from extract.detect.words.term_spans import said_in_years
from extract.document import SIGNS, Cell, Place, TextBlock
from extract.printed import Field, PrintedValue

_COLOUR = "sign-colour"  # until the legend has been asked
_SIGNED = (Field.STATUS, Field.PRIORITY, Field.PROGRESS)


def say_signs(entries: Iterable[Entry], legend: Legend) -> None:
    """Tell of each state or priority that is nothing but a sign what the legend says of it, as cells of tables do."""
    for entry in entries if legend.signs or legend.colours or legend.terms else ():
        for values in (entry.values, entry.apart):
            values[:] = [explained(value, legend) for value in values]


def state_sign(text: str, legend: Legend, places: Sequence[Place]) -> PrintedValue | None:
    """Return the state that a line of a sign and nothing else says by the legend, None where it says none."""
    meant = legend.of_sign(text)
    if meant is None or not is_state(meant):
        return None
    return PrintedValue(Field.STATUS, text, None, MappingProxyType({"legend": meant}), tuple(places), 0.9)


def coloured_state(block: TextBlock, legend: Legend) -> PrintedValue | None:
    """Return the state or priority that the colour of a sign tells by the legend; None where more is printed than that.

    The sign stands alone, or behind the label of its field and nothing else ("État ●").
    """
    text = f"{block.marker or ''} {block.text}".strip()
    if len(block.sign_colours) != 1 or text[-1:] not in SIGNS:
        return None
    meant = legend.of_colour(block.sign_colours[0])
    label = text[:-1].strip(" :")
    known = meaning(label) if meant and label else None
    field = Field.STATUS if not label else next((f for f in _SIGNED if known and known.target == f), None)
    if meant is None or field is None or (known is not None and not known.is_whole):
        return None
    if field is Field.STATUS and not is_state(meant):
        return None
    return PrintedValue(field, text[-1], label or None, MappingProxyType({"legend": meant}), block.places, 0.9)


def coloured_bullet(block: TextBlock, legend: Legend) -> PrintedValue | None:
    """Return the state that the colour of the bullet of a list entry tells by the legend, None where it tells none."""
    if not block.sign_colours or block.marker is None or not block.text:
        return None
    meant = legend.of_sign_colour(block.marker, block.sign_colours[0])
    if meant is None or not is_state(meant):
        return None
    return PrintedValue(Field.STATUS, block.marker, None, MappingProxyType({"legend": meant}), block.places, 0.9)


def explained(value: PrintedValue, legend: Legend) -> PrintedValue:
    """Return a state or priority that is nothing but a sign, or a term, with what the legend says; others unchanged."""
    if value.field is Field.SCHEDULE and legend.terms and "legend" not in value.hints:
        years = said_in_years(value.raw, legend.terms)
        return replace(value, hints=MappingProxyType({**value.hints, "legend": years})) if years else value
    if value.field not in _SIGNED or "legend" in value.hints:
        return value
    meant = legend.of_sign(value.raw) or legend.of_text_colour(value.hints.get(_COLOUR))
    if meant is None:
        return value
    hints = {name: hint for name, hint in value.hints.items() if name != _COLOUR}
    return replace(value, hints=MappingProxyType({**hints, "legend": meant}))


def with_colour(value: PrintedValue, printed: Cell) -> PrintedValue:
    """Return a state or priority that is nothing but a sign with its colour, of which the legend may tell more.

    The sign may stand behind its label, which is printed in the colour of the text.
    """
    signs = [colour for block in printed.text_blocks for colour in block.sign_colours]
    colour = signs[0] if len(signs) == 1 else printed.style.colour
    if colour is None or value.field not in _SIGNED or value.raw not in SIGNS:
        return value
    return replace(value, hints=MappingProxyType({**value.hints, _COLOUR: colour}))
