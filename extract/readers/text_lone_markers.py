"""Bullets and codes that a conversion put on lines of their own, before the texts that they stand beside in print."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from itertools import groupby, pairwise

from extract.readers.text_tables import TextLine

_BULLET = re.compile(r"[•‣◦▪▫●○◆◇►▶▸▹➢➤➔➜→⇒❖★·\uf0b7\uf0a7\uf0d8\uf0fc\uf076\u2043\u2219o]")
_CODE = re.compile(
    r"(?:O\.?\s?[SO]\.?\s?|A(?:ction)?\.?\s?)?\d{1,2}(?:\.\d{1,2})+\.?\s?:?|O\.?\s?[SO]\.?\s?\d{1,2}\.?\s?:?"
)

Group = list[TextLine]


def is_lone_bullet(text: str) -> bool:
    """Return whether a line holds a bullet and nothing else."""
    return _BULLET.fullmatch(text.strip()) is not None


def beside_bullets(lines: Sequence[TextLine]) -> set[TextLine]:
    """Return the lines of which each has its bullet in the run right before them: as many lines as bullets."""
    found: set[TextLine] = set()
    runs = [(sort, list(run)) for sort, run in groupby(lines, key=_sort) if sort != "blank"]
    for (first, bullets), (second, texts) in pairwise(runs):
        if first == "bullet" and second == "text" and len(bullets) == len(texts):
            found.update(texts)
    return found


def _sort(line: TextLine) -> str:
    return "blank" if line.is_blank else "bullet" if is_lone_bullet(line.text) else "text"


def with_markers_beside(
    groups: Sequence[Group], opens: Callable[[str], bool], heads: Container[str]
) -> Iterator[Group]:
    """Yield paragraphs, each with the marker that stands for it in a column before them; ``opens``: it has its own.

    A column of markers is a run of lone bullets, or of codes each of its depth; a heading with a number ends it. What
    stands over columns (``heads``) has no marker; a bullet for which no text is left is nothing.
    """
    waiting: list[TextLine] = []
    for at, group in enumerate(groups):
        if _is_lone(groups, at):
            waiting.append(group[0])
            continue
        first, *others = group
        has_own = opens(first.text.strip())
        if waiting and not has_own and first.text.strip() not in heads:
            marker = waiting.pop(0)
            yield [TextLine(marker.number, f"{marker.text.strip()} {first.text.strip()}"), *others]
            continue
        if has_own and first.text.strip()[0].isalnum():
            yield from _left(waiting)
            waiting.clear()
        yield group
    yield from _left(waiting)


def _is_lone(groups: Sequence[Group], at: int) -> bool:
    if len(groups[at]) > 1:
        return False
    text = groups[at][0].text.strip()
    return _BULLET.fullmatch(text) is not None or (_CODE.fullmatch(text) is not None and _in_run(groups, at))


def _in_run(groups: Sequence[Group], at: int) -> bool:
    """Whether a code of another depth stands before or after a lone code: codes of one depth are a table's column."""
    near = [groups[index] for index in (at - 1, at + 1) if 0 <= index < len(groups) and len(groups[index]) == 1]
    codes = [text for group in near if _CODE.fullmatch(text := group[0].text.strip())]
    own = _depth(groups[at][0].text)
    return bool(codes) and all(_depth(code) != own for code in codes)


def _depth(code: str) -> int:
    return len(re.findall(r"\d+", code))


def _left(waiting: Sequence[TextLine]) -> Iterator[Group]:
    return ([line] for line in waiting if not is_lone_bullet(line.text))
