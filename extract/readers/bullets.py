"""Typed lists: a paragraph that begins with a bullet glyph, or whose line breaks set bullets apart, to list entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.document import Kind, Line, TextBlock
from extract.readers.bullet_glyphs import TYPED

# A glyph and a blank before text. A bare "o" is a bullet before a tab or a capital; a dash before a digit is a minus.
_BULLET = re.compile(
    rf"^(?P<glyph>[•●○◦▪▫■□◆◇❖⬥⬧‣⁃∙·▸►▶▾▿▼▽⊟⊞⏵⏷➢➤➔➜→⇒»✓✔✕✖✗✘*]|\[[-–−+]\]|{TYPED}|[-–—](?!\s*\d)|o(?=\t|\s[A-ZÀ-Ý]))"
    r"[ \t]+(?=\S)(?P<rest>.+)$",
    re.DOTALL,
)


def split_bullets(block: TextBlock, depth: int) -> Iterator[TextBlock]:
    """Yield ``block`` cut where a line begins with a bullet glyph; such parts are list entries at ``depth``.

    The glyph becomes the marker. A block without typed bullets is yielded as it is.
    """
    head: list[Line] = []
    groups: list[tuple[str, list[Line]]] = []
    for line in block.lines:
        match = _BULLET.match(line.text)
        if match and not (block.marker is not None and not head):
            groups.append((match["glyph"], [replace(line, text=match["rest"])]))
        elif groups:
            groups[-1][1].append(line)
        else:
            head.append(line)
    if not groups:
        yield block
        return
    if head:
        yield replace(block, lines=tuple(head))
    for glyph, lines in groups:
        links = tuple(link for link in block.links if any(link.text in line.text for line in lines))
        yield replace(block, kind=Kind.LIST_ITEM, lines=tuple(lines), level=depth, marker=glyph, links=links)
