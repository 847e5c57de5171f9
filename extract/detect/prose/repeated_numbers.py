"""Numbers that designers print once more, in very large print, beside the marker of an objective and its title.

The number that stands between "Objectif stratégique n° 3" and the title below would be taken for that title, and one
behind the title for the number of what comes next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.detect.words.markers import read_marker
from extract.document import Block, Document, Role, TextBlock

_LARGER = 2.0  # times the print of the marker
_MOST_BETWEEN = 3  # texts: the volet, the title
_NUMBER = re.compile(r"(?:n\s?°\s?)?0?(?P<number>\d{1,2}|[A-Z])\.?")


def without_repeated_numbers(document: Document) -> Document:
    """Return the document with the numbers that only repeat that of the marker above them set aside."""
    blocks: list[Block] = []
    above: list[TextBlock] = []  # the marker, and what stands below it
    for block in document.blocks:
        text = block if isinstance(block, TextBlock) and block.role is Role.BODY else None
        if text is not None and above and _repeats(above, text):
            blocks.append(replace(text, role=Role.FURNITURE))
            continue
        blocks.append(block)
        if text is not None and (marker := read_marker(text.text)) is not None and marker.level is not None:
            above = [text]
        elif text is not None and 0 < len(above) <= _MOST_BETWEEN:
            above.append(text)
        else:
            above = []
    return replace(document, blocks=tuple(blocks))


def _repeats(above: Sequence[TextBlock], number: TextBlock) -> bool:
    """Whether a text is the number of the marker that stands ``above`` it, on its page, in far larger print."""
    match = _NUMBER.fullmatch(number.text)
    size, marked = number.style.size, above[0].style.size
    if match is None or size is None or marked is None or size < _LARGER * marked:
        return False
    largest = all(size > (text.style.size or 0.0) for text in above)
    found = read_marker(above[0].text)
    same = found is not None and found.number == match["number"]
    return largest and same and above[0].places[0].page == number.places[0].page
