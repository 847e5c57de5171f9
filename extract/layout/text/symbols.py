"""What stands before a list entry: bullets, dashes, ticks, and the private code points of symbol fonts."""

from __future__ import annotations

import re

# Symbol fonts put their glyphs at U+F000 plus the byte; the same bytes stand bare when the font gives no Unicode.
_SYMBOL_BYTES = {
    0x2D: "-", 0x3C: "💾", 0x46: "☞", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑",
    0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "☒", 0x9F: "•", 0xA0: "▪", 0xA7: "▪",
    0xA8: "◻", 0xAB: "★", 0xB7: "•", 0xD8: "➢", 0xDC: "➲", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFA: "✗", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_PRIVATE = {0xF000 + byte: glyph for byte, glyph in _SYMBOL_BYTES.items()}
_BARE = {byte: glyph for byte, glyph in _SYMBOL_BYTES.items() if glyph != "-"} | {0x2D: "-"}
STATE_SIGNS = frozenset("◌◍◎◐◑◒◓◔◕△▲")  # what a key of states explains, in any print
CROSSES = frozenset("✕✖")  # bullets where a text stands close behind; in a grid each is a value
_SURE = STATE_SIGNS | frozenset("•◦‣∙·●○◉◘◙▪▫■□▬►▶▷▸▹▻◆◇❖➢➤➔→⇨⇒➜➲➥✓✔✗✘☐☑☒❑❒❍⬧⬥◻◼★☆✦✪☞➣❯»›⮚⁃‐⦁⧫▾▿▼▽⊟⊞⏵⏷⯈⯆")
_DASHES = frozenset("-–—−*+")
_TOGGLES = frozenset({"[-]", "[+]", "[–]", "[−]"})  # of a tree drawn with letters, its branches open or folded
_TYPED = frozenset({">", ">>", "->", "-->", "=>", "==>", "~", "#", "o"})
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")


def has_private(text: str) -> bool:
    """Whether ``text`` holds code points of the private use area."""
    return _PRIVATE_USE.search(text) is not None


def unprivate(text: str, symbol_font: bool) -> str:
    """Return ``text`` with the glyphs of symbol fonts in place of their private or bare codes; unknown ones stay."""
    if symbol_font and all(ord(char) < 0x100 for char in text):
        return text.translate(_BARE)
    return text.translate(_PRIVATE)


def is_bullet(text: str) -> bool:
    """Whether a word that stands first on a line can only be a bullet, or the sign that opens a branch of a tree.

    The private code of an unknown glyph is that of a small picture from a font.

    >>> [is_bullet(word) for word in ("•", "-", "→", "[+]", "1.", "o")]
    [True, True, True, True, False, False]
    """
    if len(text) > 2:
        return text in _TOGGLES
    return bool(text) and (all(char in _SURE for char in text) or text in _DASHES or is_picture(text))


def is_picture(text: str) -> bool:
    """Whether a word is a single glyph of a private code: fonts of icons have theirs there."""
    return len(text) == 1 and "\ue000" <= text <= "\uf8ff"


def is_typed_bullet(text: str, after: str) -> bool:
    """Whether a word was typed in place of a bullet before the word ``after`` ("-> Créer", "o Créer")."""
    return text in _TYPED and (after[:1].isupper() or after[:1] == "«")


def is_letter_bullet(text: str, symbol_font: bool) -> bool:
    """Whether a word may be a bullet that is written as a letter ("o" of Word's second level, a bare symbol byte)."""
    return text == "o" or (symbol_font and len(text) == 1)


def split_bullet(text: str) -> tuple[str, str] | None:
    """Split a bullet glued to its word ("•Créer"); None where the first character is no sure bullet.

    >>> split_bullet("•Créer")
    ('•', 'Créer')
    """
    if len(text) > 1 and text[0] in _SURE and text[0] not in "·‐»›" and (text[1].isalnum() or text[1] in "«“\"'("):
        return text[0], text[1:]
    return None
