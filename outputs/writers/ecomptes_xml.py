"""The elements of an exchange file: texts that XML and the schema allow."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from lxml import etree

LABEL_LENGTH: Final = 255
_ILLEGAL: Final = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add_text(parent: etree._Element, tag: str, text: str) -> None:
    """Add an element that holds ``text``, without the signs that XML has not."""
    etree.SubElement(parent, tag).text = _ILLEGAL.sub(" ", text) or None


def add_described(parent: etree._Element, tag: str, text: str) -> None:
    """Add an element that holds plain text with line breaks."""
    node = etree.SubElement(parent, tag)
    add_text(node, "Mode", "TEXTE")
    add_text(node, "Valeur", text)


def cut_label(text: str) -> str:
    """Return ``text``, shortened to what a label may hold."""
    return text if len(text) <= LABEL_LENGTH else f"{text[: LABEL_LENGTH - 1]}…"


def decimal_number(value: Decimal) -> str:
    """Return a number as the schema writes it.

    >>> decimal_number(Decimal("62.50"))
    '62.5'
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
