"""MediaWiki's bold and italic marks: runs of apostrophes, which French has of its own before a word ("l'''école''")."""

from __future__ import annotations

import re

_RUN = re.compile(r"'{2,}")
_ELIDED = re.compile(r"(?:^|[\s(«])[^\W\d_]$|\bqu$", re.IGNORECASE)


def with_tags_for_quotes(text: str) -> str:
    """Return ``text`` with tags where apostrophes open or close bold or italic, each line for itself.

    >>> with_tags_for_quotes("'''OS 1''' de l'''école''")
    "<b>OS 1</b> de l'<i>école</i>"
    """
    if "''" not in text:
        return text
    return re.sub(r"[^\n]+", lambda match: _tagged(match[0]), text)


def _tagged(line: str) -> str:
    runs = [(match.start(), len(match[0])) for match in _RUN.finditer(line)]
    sizes = [_size(length) for _, length in runs]
    bold, italic = sum(size in {3, 5} for size in sizes), sum(size in {2, 5} for size in sizes)
    if bold % 2 and italic % 2:
        at = next((i for i, size in enumerate(sizes) if size == 3 and _ELIDED.search(line[: runs[i][0]])), None)
        at = next((i for i, size in enumerate(sizes) if size == 3), None) if at is None else at
        if at is not None:
            sizes[at] = 2
    return _with_tags(line, runs, sizes)


def _size(length: int) -> int:
    """Return how many apostrophes of a run are a mark; those before them are printed."""
    return 3 if length == 4 else min(length, 5)


def _with_tags(line: str, runs: list[tuple[int, int]], sizes: list[int]) -> str:
    parts: list[str] = []
    on: list[str] = []
    end = 0
    for (start, length), size in zip(runs, sizes, strict=True):
        parts.append(line[end:start] + "'" * (length - size))
        end = start + length
        for name in {2: "i", 3: "b", 5: "bi"}[size]:
            parts.append(f"</{name}>" if name in on else f"<{name}>")
            (on.remove if name in on else on.append)(name)
    closing = "".join(f"</{name}>" for name in reversed(on))
    return "".join(parts) + line[end:] + closing
