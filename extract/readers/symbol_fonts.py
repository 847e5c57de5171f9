"""Characters of symbol fonts (Wingdings, Symbol, Webdings) to the Unicode signs that they draw."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from extract.lexicon import load

_ANY = "•"  # stands for a sign of a symbol font that the table lacks


def is_symbol_font(font: str | None) -> bool:
    """Return whether the characters of ``font`` are not what their codes say."""
    return _table(font) is not None


def symbol_text(text: str, font: str | None) -> str:
    r"""Return ``text``, set in ``font``, in Unicode; unchanged where the font is an ordinary one.

    A private-use character (U+F0A7) is read as Wingdings when the font is not known: so Word writes its bullets.

    >>> symbol_text("\uf0a7 q", "Wingdings")
    '▪ ☐'
    """
    table = _table(font)
    if table is None and not any("\ue000" <= char <= "\uf8ff" for char in text):
        return text
    return "".join(_sign(char, table) for char in text)


def _sign(char: str, table: Mapping[int, str] | None) -> str:
    code = ord(char)
    private = 0xE000 <= code <= 0xF8FF
    if table is None:
        return _tables()["wingdings"].get(code & 0xFF, _ANY) if private else char
    if char.isspace() or code & 0xFF == 0x20:
        return " "
    if not private and code > 0xFF:
        return char
    return table.get(code & 0xFF, _ANY)


def _table(font: str | None) -> Mapping[int, str] | None:
    return _tables().get(font.strip().lower().replace(" ", "-")) if font else None


@cache
def _tables() -> dict[str, dict[int, str]]:
    fonts = load("symbol_fonts")
    return {name: {int(code, 16): sign for code, sign in signs.items()} for name, signs in fonts.items()}
