"""What an extract of a council's register is about: the line above its recitals that names the object.

"Objet : Programme stratégique transversal – Adoption", "12/ PST : prise d'acte".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.detect.words.headings import is_recital, is_resolution
from extract.document import Block, Role, TextBlock

_OBJECT = re.compile(
    r"\W*(?:objet|concerne)\b[^:–-]{0,20}[:–-]\s*(?=\S)|\W*(?:point\s+)?(?:n°\s*)?\d{1,3}\s?[./)°]\s*(?=\S)",
    re.IGNORECASE,
)
_FIRST_BLOCKS = 40
_LONGEST = 250  # characters of an object


def subject(blocks: Sequence[Block]) -> str | None:
    """Return the object of a deliberation, without its label; None where none is named, or more than one is.

    The minutes of a whole sitting have as many objects as points.
    """
    shown = [b for b in blocks[:_FIRST_BLOCKS] if isinstance(b, TextBlock) and b.role is Role.BODY and b.text]
    at = next((i for i, block in enumerate(shown) if is_recital(block.text) or is_resolution(block.text)), None)
    named = [(b.text, match) for b in shown[:at] if len(b.text) <= _LONGEST and (match := _OBJECT.match(b.text))]
    if at is None or len(named) != 1:
        return None
    text, match = named[0]
    return text[match.end() :]
