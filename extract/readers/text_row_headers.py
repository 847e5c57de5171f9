"""The line of labels above the rows of a table that a conversion printed on one line each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from extract.readers.bullet_glyphs import split_bullet
from extract.readers.text_cell_kinds import is_sure, label_kind
from extract.readers.text_tables import TextLine
from extract.text import fold

_LONGEST_HEADER = 160  # letters
_MOST_HEADER_LINES = 9
_MOST_LABEL_WORDS = 5
_FEWEST_COLUMNS = 3
_CAPITALS = 0.3  # of the words of a header
_KNOWN = 0.75  # of the labels
TYPED = frozenset({"time", "money", "rate", "state", "rank", "number", "tick"})
_ROW = re.compile(
    r"(?P<code>(?:[A-Z]{1,3}\.?\s?)?(?P<number>\d{1,3}(?:\.\d{1,2})*)\s?[.)]?)(?:\s+(?=[^\W\d_]|[«\"“(])|$)"
)
_CELLS_APART = re.compile(r"\t| {3,}|\|")


@dataclass(frozen=True, slots=True)
class RowHeader:
    """The labels of the columns from the code on, their kinds, where the title stands, and the lines that they take.

    ``deep``: codes without a column may be those of a level whose column stands before.
    """

    labels: tuple[str, ...]
    kinds: tuple[str, ...]
    title: int
    deep: bool
    lines: tuple[int, ...]
    first: TextLine

    @property
    def behind(self) -> tuple[str, ...]:
        """The kinds of the columns behind the title, those of ticks as one."""
        kinds = self.kinds[self.title + 1 :]
        return tuple(kind for at, kind in enumerate(kinds) if kind != "tick" or kinds[at - 1 : at] != ("tick",))


def headers_among(lines: Sequence[TextLine], spaced: bool) -> Iterator[RowHeader]:
    """Yield the headers; ``spaced``: an empty line stands behind each."""
    at = 0
    while at < len(lines):
        header = _header(lines, at, spaced)
        if header is not None:
            yield header
        at = header.lines[-1] + 1 if header is not None else at + 1


def _header(lines: Sequence[TextLine], at: int, spaced: bool) -> RowHeader | None:
    """Return the header that begins at a line, with those of the lines below that go on with its labels."""
    first = lines[at].text.strip()
    words = first.split()
    capitals = sum(not word[0].islower() for word in words)
    if len(words) < 2 or capitals < max(2, _CAPITALS * len(words)):
        return None
    if not _may_be_labels(first) or row_code(first) is not None:
        return None
    taken, found = [at], None
    text = first
    for after in [at, *printed_from(lines, at + 1, spaced, _MOST_HEADER_LINES)]:
        if after != at:
            below = lines[after].text.strip()
            if fold(below).startswith("volet "):
                break
            text = f"{text} {below}"
            taken.append(after)
        if not _may_be_labels(text):
            break
        labels = _labels(tuple(text.split()))
        if labels is not None and len(taken) == 2:
            labels = _under(_labels(tuple(first.split())), _labels(tuple(lines[after].text.split()))) or labels
        if labels is None and found is not None and len(taken) - len(found.lines) > 1:
            break
        if labels is not None and (header := _as_header(labels, tuple(taken), lines[at])) is not None:
            found = header
    return found


def are_labels(words: Sequence[str]) -> bool:
    """Whether words are nothing but the labels of columns."""
    return (
        len(words) > 1 and (found := _labels(tuple(words))) is not None and sum(is_known(text) for text, _ in found) > 1
    )


def labels_from(words: Sequence[str]) -> int:
    """Return how many of the first ``words`` are the labels of a table's columns; 0 where none begin it."""
    if not words or not words[0][0].isupper() or not any(_opens_header(" ".join(words[:n])) for n in (1, 2, 3)):
        return 0
    first = TextLine(0, "")
    for count in range(len(words), _FEWEST_COLUMNS - 1, -1):
        labels = _labels(tuple(words[:count]))
        if labels is not None and _as_header(labels, (), first) is not None:
            return count
    return 0


def _opens_header(text: str) -> bool:
    """Whether a text is the label of a code, a title or an objective."""
    kind = _label(text)
    return kind is not None and (kind == "code" or kind.startswith("title"))


def _under(
    above: Sequence[tuple[str, str]] | None, below: Sequence[tuple[str, str]] | None
) -> tuple[tuple[str, str], ...] | None:
    """Return the columns of two rows of labels, where those of the second stand under single ones of the first."""
    if not above or not below:
        return None
    groups = [list(group) for _, group in groupby(below, key=lambda label: _sort(label[1]))]
    found: list[tuple[str, str]] = []
    for label in above:
        if groups and len(groups[0]) > 1 and _sort(label[1]) == _sort(groups[0][0][1]):
            found.extend(groups.pop(0))
        else:
            found.append(label)
    return tuple(found) if not groups else None


def _sort(kind: str) -> str:
    return {"tick": "time"}.get(kind, kind.split()[0])


def _may_be_labels(text: str) -> bool:
    return (
        len(text) <= _LONGEST_HEADER and text[0].isupper() and not _CELLS_APART.search(text) and text[-1] not in ":;,!?"
    )


def printed_from(lines: Sequence[TextLine], at: int, spaced: bool, most: int) -> Iterator[int]:
    """Yield the lines from one on up to a gap between paragraphs, or between pages."""
    gap = 0
    while at < len(lines) and most:
        gap = gap + 1 if lines[at].is_blank else 0
        if gap > spaced:
            return
        if not gap:
            yield at
            most -= 1
        at += 1


@lru_cache(maxsize=1024)
def _labels(words: tuple[str, ...]) -> tuple[tuple[str, str], ...] | None:
    """Return the labels into which words are best parted, each with its kind; the first may be an unknown one."""
    best: list[tuple[float, tuple[tuple[str, str], ...]] | None] = [(0.0, ())]
    for end in range(1, len(words) + 1):
        ways: list[tuple[float, tuple[tuple[str, str], ...]]] = []
        for start in range(max(0, end - _MOST_LABEL_WORDS), end):
            before = best[start]
            text = " ".join(words[start:end])
            if before is None or not (text[0].isupper() or text == "%" or text[0].isdigit()):
                continue
            kind = _label(text)
            if kind is not None:
                sure = is_known(text) or text[-4:].isdigit()
                ways.append((before[0] + (end - start) * (1.0 if sure else 0.7) - 0.2, (*before[1], (text, kind))))
            elif start == 0 and end == 1 and text.replace(" ", "").isalpha():
                ways.append((-1.0, ((text, "title"),)))
        best.append(max(ways, key=lambda way: way[0], default=None))
        if not any(best[-_MOST_LABEL_WORDS:]):
            return None
    return best[-1][1] if best[-1] is not None else None


@lru_cache(maxsize=4096)
def _label(text: str) -> str | None:
    """Return the kind of a label, of one that a year follows, too ("Budget 2026")."""
    kind = label_kind(text) or label_kind(text.rstrip("."))
    if text.endswith(" %") and label_kind(text[:-2]) != "rate":
        return None  # two columns
    if kind == "code" and " " in text and (label_kind(text.split()[-1]) or "").startswith("title"):
        return None
    if (kind or "").startswith("title") and any(word[0].isupper() and label_kind(word) for word in text.split()[1:]):
        return None
    if kind is None and re.search(r"\D 20[0-4]\d$", text) and is_sure(text[:-5]):
        kind = "money" if label_kind(text[:-5]) == "money" else None
    return kind


def is_known(label: str) -> bool:
    """Whether a label is one in all its words."""
    return is_sure(label) or is_sure(label.rstrip(".")) or label == "%"


def _as_header(labels: Sequence[tuple[str, str]], taken: tuple[int, ...], first: TextLine) -> RowHeader | None:
    """Return the labels as a header: those of levels and codes, the title last of them, then at least two of values."""
    kinds = [kind for _, kind in labels]
    leading = next((at for at, kind in enumerate(kinds) if kind != "code" and not kind.startswith("title")), len(kinds))
    title = leading - 1
    known = [is_known(text) for text, _ in labels if not text[-4:].isdigit()]
    if sum(known) < max(_FEWEST_COLUMNS, _KNOWN * len(known)):
        return None
    if leading == 0 or not kinds[title].startswith("title") or len(kinds) - leading < 2:
        return None
    if not TYPED.intersection(kinds[leading:]) or any(kind.startswith(("title", "code")) for kind in kinds[leading:]):
        return None
    begin = title - 1 if title and kinds[title - 1] == "code" else title
    if len(kinds) - begin < _FEWEST_COLUMNS:
        return None
    kept = labels[begin:]
    deep = begin == title > 0
    return RowHeader(
        tuple(text for text, _ in kept), tuple(kind for _, kind in kept), title - begin, deep, taken, first
    )


def row_code(text: str) -> re.Match[str] | None:
    """Return the code or number that may open a row, behind the bullet of a list."""
    bullet = split_bullet(text)
    return _ROW.match(bullet[1] if bullet else re.sub(r"^[^\w«\"(]+\s", "", text))
