"""Bullets typed before a line of text: which glyphs they are, and what they leave of the line."""

from __future__ import annotations

import re

from extract.readers.symbol_fonts import symbol_text

# Glyphs that need no blank after them; a dash or a star needs one, and "o" (Word's second bullet) a word too.
_GLYPHS = "•‣◦▪▫■□●○◆◇◾◽►▶▸▹▾▿▼▽⊟⊞⏵⏷➢➤➔➜→⇒✓✔✗✘☐☑☒❑❒❖★☆·\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d\u2043\u2219»"
_BULLET = re.compile(
    rf"\s*(?P<glyph>[-–—*{_GLYPHS}]|\[[-–−+]\]|[+−](?=\s+[A-ZÀ-Ý])|o(?=\s+[^\W\d_]{{2}}))(?:[\s\u00a0]+|(?<=[{_GLYPHS}])(?=\w))(?P<rest>\S.*)",
    re.DOTALL,
)
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
