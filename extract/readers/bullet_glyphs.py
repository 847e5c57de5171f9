"""Bullets typed before a line of text: which glyphs they are, and what they leave of the line."""

from __future__ import annotations

import re
from collections import Counter

from extract.readers.symbol_fonts import symbol_text

# Glyphs that need no blank after them; a dash or a star needs one, and "o" (Word's second bullet) a word too.
_GLYPHS = "•‣◦▪▫■□●○◆◇◾◽►▶▸▹▾▿▼▽⊟⊞⏵⏷➢➤➔➜→⇒⬥✓✔✕✖✗✘☐☑☒❑❒❖★☆⏳⌛✅❌·\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d\u2043\u2219»"
TYPED = r"(?:[+−~#>]|>>|[-=]{1,2}>)(?=\s+[A-ZÀ-Ý«])"  # typed in place of a glyph: a capital must follow
_BULLET = re.compile(
    rf"\s*(?P<glyph>[-–—*{_GLYPHS}]|\[[-–−+]\]|{TYPED}|o(?=\s+[^\W\d_]{{2}}))(?:[\s\u00a0]+|(?<=[{_GLYPHS}])(?=\w))(?P<rest>\S.*)",
    re.DOTALL,
)
# What letters of Wingdings are read as where their font is lost: no French word begins a line so.
_LOST = re.compile(r"^[ \t\f]*(?P<letter>[nqluvwØü§])[ \t\u00a0]+(?P<after>\S)", re.MULTILINE)
_FEWEST_LOST = 3  # lines that begin with one such letter and a capital
_ONLY_NUMBER = re.compile(r"[\d\s.,%€/+-]+")


def split_bullet(text: str) -> tuple[str, str] | None:
    """Return the bullet before ``text`` and the rest, None where there is none: a minus sign is no bullet.

    >>> split_bullet("- 3 haies"), split_bullet("- 3,5 %")
    (('-', '3 haies'), None)
    """
    match = _BULLET.fullmatch(text)
    if match is None or _ONLY_NUMBER.fullmatch(match["rest"]):
        return None
    return symbol_text(match["glyph"], None), match["rest"]


def with_lost_bullets(text: str) -> str:
    r"""Return ``text`` with the signs that lone letters before several of its lines stand for: the font is lost.

    >>> with_lost_bullets("n Semer\nn Planter\nn Tailler")
    '■ Semer\n■ Planter\n■ Tailler'
    """
    found = list(_LOST.finditer(text))
    counts = Counter(match["letter"] for match in found if match["after"].isupper())
    lost = {letter for letter, count in counts.items() if count >= _FEWEST_LOST}
    letters = list(text) if lost else []
    for match in found if lost else ():
        if match["letter"] in lost:
            letters[match.start("letter")] = symbol_text(match["letter"], "Wingdings")
    return "".join(letters) if lost else text
