"""Rows of tables that a conversion printed on one line each, a mere blank between their cells.

The line of labels above tells which cells a row has and in which order. What each cell holds tells where it is cut off:
dates, amounts, rates and states are told by what they are, names by the words that open them or because they come again
at the same place, and the title is what stands before them. Where fewer values stand on a line than there are columns
of their kind, none of these columns has them for sure: they stand in a column without a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from extract import lexicon
from extract.document import Cell, Table, TextBlock
from extract.readers.bullet_glyphs import split_bullet
from extract.readers.text_cell_kinds import is_sure, label_kind, role_fit, value_kind
from extract.readers.text_tables import TextLine
from extract.text import fold

_LONGEST_HEADER = 160  # letters
_MOST_HEADER_LINES = 9
_MOST_LABEL_WORDS = 5
_MOST_LINES = 16  # of a row
_MOST_WORDS = 80  # of a row
_FEWEST_TITLE_WORDS = 5  # of a title that begins as a name does
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3  # below headers of the same labels
_NAMED = 0.6  # of the rows
_MOST_NAME_WORDS = 3  # of a name that nothing else tells
_SPACED = 0.85  # of the lines
_CAPITALS = 0.3  # of the words of a header
_KNOWN = 0.75  # of the labels
_ENDING = 0.6  # of the rows that end in values as the labels say
_GAP = 3  # empty lines between pages
_TYPED = frozenset({"time", "money", "rate", "state", "rank", "number", "tick"})
_LONGEST = {"name": 14, "time": 7, "money": 6, "rate": 2, "state": 4, "rank": 2, "number": 8, "tick": 12}  # words

_ROW = re.compile(
    r"(?P<code>(?:[A-Z]{1,3}\.?\s?)?(?P<number>\d{1,3}(?:\.\d{1,2})*)\s?[.)]?)(?:\s+(?=[^\W\d_]|[«\"“(])|$)"
)
_OPENS = re.compile(
    r"(?:[A-Z]\.?){1,3}\s?\d{1,2}(?:\.\d{1,2})*(?=\.?(?:\s|$)|\s?[:–-])|\d{1,2}(?:\.\d{1,2})+\.?(?:\s|$)"
)
_HEAD = re.compile(r"(?:objectifs?|axes?|volets?|enjeux?|defis?|themes?|total|totaux)\b")
_CELLS_APART = re.compile(r"\t| {3,}|\|")
_DANGLING = re.compile(
    r"(?:[(«/&+–-]|['’]|^(?:de|du|des|la|le|les|l|d|et|ou|à|a|au|aux|en|pour|par|sur|sous|un|une|avec|dans|que|qui|dont|"
    r"sans|ce|cette|ces|son|sa|ses|leur|leurs|notre|nos|vers|entre|chez|via|n°|depuis|ici|d['’]ici|horizon))$",
    re.IGNORECASE,
)
_DAY = r"(?:\d{1,2}[/.-]){0,2}20[0-4]\d"
_TIME = re.compile(
    rf"(?:(?:de|à|au|dès|avant|fin|début|mi|courant|automne|printemps|été|hiver|janvier|février|mars|avril|mai|juin|"
    rf"juillet|août|septembre|octobre|novembre|décembre|[TSQ][1-4]|(?:1er|[1-4]e|2nd|[1-4]ème) (?:trimestre|semestre)|"
    rf"1er|trimestre|semestre|{_DAY}|-|–|→|/|et|,)\s?-?)*{_DAY}(?:\s?(?:-|–|à|/|→|et|,)\s?{_DAY})*|"
    r"permanente?|en continu|continue?|récurrente?|annuel(?:le)?(?:ment)?|chaque année|"
    r"(?:toute la |fin de )?(?:législature|mandature)",
    re.IGNORECASE,
)
_AMOUNT = r"(?:\+/-\s?)?\d{1,3}(?:(?:\.|\s)\d{3})*(?:,\d{1,2})?"
_MONEY = re.compile(
    rf"{_AMOUNT}\s?(?:€|EUR|euros?|k€|M€)(?:\s?(?:/|par)\s?an)?|\d{{1,3}}(?:\.\d{{3}})+(?:,\d\d)?|\d+,\d\d|0|"
    r"à (?:déterminer|définir|estimer|chiffrer|préciser)|sans objet|néant|p\.?m\.?",
    re.IGNORECASE,
)
_WITHIN = {
    "time": re.compile(r"(?:\d{1,2}/|\bfin |\bdébut |\bmi-)20[0-4]\d"),
    "money": re.compile(r"\d\s?€"),
    "rate": re.compile(r"\d\s?%$"),
}
_RATE = re.compile(r"(?:100|\d{1,2})(?:,\d)?(?:\s?%)?")
_TICKS = re.compile(r"[Xx✓✔●■](?: [Xx✓✔●■])*")
_BEFORE_NAME = re.compile(r"M\.|MM\.|Mmes?|[A-ZÀ-Ý]\.(?:-[A-ZÀ-Ý]\.)?")
_SHADES = frozenset("●○◐◑■□▲▼")
_UNITS = ("€", "%", "EUR")
_NOTHING = frozenset("-–—/")
_NEVER = float("-inf")

Paragraphs = Callable[[Sequence[TextLine], bool], tuple[TextBlock, ...]]
_Cut = tuple[int, ...]  # where the cells behind the title begin, and the end of the row


@dataclass(frozen=True, slots=True)
class _Header:
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


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: its code, the words behind it with the line of each, and the lines that it takes."""

    code: str
    words: tuple[str, ...]
    numbers: tuple[int, ...]
    lines: tuple[int, ...]

    def opens_line(self, at: int) -> bool:
        return 0 < at < len(self.numbers) and self.numbers[at] != self.numbers[at - 1]

    def text(self, start: int, end: int) -> str:
        return " ".join(self.words[start:end])


def row_line_tables(
    lines: Sequence[TextLine], paragraphs: Paragraphs, aside: Container[TextLine], spaced: bool
) -> dict[int, tuple[Table, int]]:
    """Return the tables whose rows are printed on one line each, by the line where each begins, with the line after it.

    ``spaced``: an empty line stands behind each; lines ``aside`` are running heads and feet.
    """
    spaced = spaced or _is_spaced(lines)
    headers = list(_headers(lines, spaced))
    if not headers:
        return {}
    parts = [
        (header, list(_rows(lines, header, end, aside, spaced)))
        for header, end in zip(headers, [*(h.lines[0] for h in headers[1:]), len(lines)], strict=True)
    ]
    tables: dict[int, tuple[Table, int]] = {}
    for labels in {header.labels for header in headers}:
        own = [(header, rows) for header, rows in parts if header.labels == labels]
        rows = [row for _, part in own for row in part]
        cuts = [_cut(row, own[0][0].behind, {}) for row in rows]
        ending = [row for row, cut in zip(rows, cuts, strict=True) if cut is not None]
        forms = Counter(_form(row.code) for row in rows)
        told = Counter(_form(row.code) for row in ending)
        ending = [row for row in ending if told[_form(row.code)] >= _ENDING * forms[_form(row.code)]]
        if len(ending) < _FEWEST_ROWS:
            continue
        rows, cuts = _only(rows, cuts, ending)
        names = _names_among(rows, cuts, own[0][0].behind)
        names.update(_names_left(rows, own[0][0].behind, names))
        titles = Counter(row.text(0, cut[0]) for row, cut in zip(rows, cuts, strict=True) if cut is not None)
        for header, part in own:
            cells = [(row, _cut(row, header.behind, names)) for row in part if row in rows]
            titled = [(row, cut) for row, cut in cells if not _lacks_title(row, cut, header, names, titles)]
            tables.update(_tables(lines, header, titled, paragraphs))
    return tables


def _only(
    rows: Sequence[_Row], cuts: Sequence[_Cut | None], ending: Sequence[_Row]
) -> tuple[list[_Row], list[_Cut | None]]:
    """Return the rows whose codes are of a form that those have which end in values."""
    forms = {_form(row.code) for row in ending}
    kept = [(row, cut) for row, cut in zip(rows, cuts, strict=True) if _form(row.code) in forms]
    return [row for row, _ in kept], [cut for _, cut in kept]


def _form(code: str) -> tuple[str, int]:
    return re.sub(r"[\W\d]", "", code), code.strip(" .)").count(".")


def _is_spaced(lines: Sequence[TextLine]) -> bool:
    """Whether an empty line stands behind nearly each."""
    printed = [at for at, line in enumerate(lines) if not line.is_blank]
    return sum(at + 1 == len(lines) or lines[at + 1].is_blank for at in printed) >= _SPACED * len(printed)


# Headers --------------------------------------------------------------------------------------------------------------


def _headers(lines: Sequence[TextLine], spaced: bool) -> Iterator[_Header]:
    at = 0
    while at < len(lines):
        header = _header(lines, at, spaced)
        if header is not None:
            yield header
        at = header.lines[-1] + 1 if header is not None else at + 1


def _header(lines: Sequence[TextLine], at: int, spaced: bool) -> _Header | None:
    """Return the header that begins at a line, with those of the lines below that go on with its labels."""
    first = lines[at].text.strip()
    words = first.split()
    capitals = sum(not word[0].islower() for word in words)
    if len(words) < 2 or capitals < max(2, _CAPITALS * len(words)):
        return None
    if not _may_be_labels(first) or _row_code(first) is not None:
        return None
    taken, found = [at], None
    text = first
    for after in [at, *_printed(lines, at + 1, spaced, _MOST_HEADER_LINES)]:
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


def _printed(lines: Sequence[TextLine], at: int, spaced: bool, most: int) -> Iterator[int]:
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
                sure = _is_known(text) or text[-4:].isdigit()
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


def _is_known(label: str) -> bool:
    return is_sure(label) or is_sure(label.rstrip(".")) or label == "%"


def _as_header(labels: Sequence[tuple[str, str]], taken: tuple[int, ...], first: TextLine) -> _Header | None:
    """Return the labels as a header: those of levels and codes, the title last of them, then at least two of values."""
    kinds = [kind for _, kind in labels]
    leading = next((at for at, kind in enumerate(kinds) if kind != "code" and not kind.startswith("title")), len(kinds))
    title = leading - 1
    known = [_is_known(text) for text, _ in labels if not text[-4:].isdigit()]
    if sum(known) < max(_FEWEST_COLUMNS, _KNOWN * len(known)):
        return None
    if leading == 0 or not kinds[title].startswith("title") or len(kinds) - leading < 2:
        return None
    if not _TYPED.intersection(kinds[leading:]) or any(kind.startswith(("title", "code")) for kind in kinds[leading:]):
        return None
    begin = title - 1 if title and kinds[title - 1] == "code" else title
    if len(kinds) - begin < _FEWEST_COLUMNS:
        return None
    kept = labels[begin:]
    deep = begin == title > 0
    return _Header(tuple(text for text, _ in kept), tuple(kind for _, kind in kept), title - begin, deep, taken, first)


# Rows -----------------------------------------------------------------------------------------------------------------


def _row_code(text: str) -> re.Match[str] | None:
    bullet = split_bullet(text)
    return _ROW.match(bullet[1] if bullet else re.sub(r"^[^\w«\"(]+\s", "", text))


def _rows(
    lines: Sequence[TextLine], header: _Header, end: int, aside: Container[TextLine], spaced: bool
) -> Iterator[_Row]:
    """Yield the rows below a header: a line that a code opens, with the lines that go on with it."""
    at, last = header.lines[-1] + 1, 0
    while at < end:
        text = lines[at].text.strip()
        code = None if lines[at] in aside else _row_code(text)
        if code is None or not _follows(code, text[code.end() :], header, last):
            at += 1
            continue
        last = int(code["number"]) if code["number"].isdigit() else last
        row = _row(lines, at, end, header, aside, spaced)
        yield row
        at = row.lines[-1] + 1


def _follows(code: re.Match[str], rest: str, header: _Header, last: int) -> bool:
    """Whether a code opens a row: one of several numbers, or letters; a mere number counts on, under its own label."""
    if header.deep and code["number"].count(".") < 2 and not code["code"].startswith("A"):
        return False
    if code["code"] != code["number"] or "." in code["number"]:
        return True
    return bool(rest) and header.kinds[0] == "code" and int(code["number"]) in (1, last + 1) and not rest[:1].islower()


def _row(
    lines: Sequence[TextLine], at: int, end: int, header: _Header, aside: Container[TextLine], spaced: bool
) -> _Row:
    """Return the row that begins at a line; lines are of it until its last values are there, or go on with a word."""
    code = _row_code(lines[at].text.strip())
    assert code is not None
    row = _Row(code["code"].strip(), (), (), ())
    for n in _printed(lines, at, spaced, _MOST_LINES):
        text = lines[n].text.strip() if n != at else code.string[code.end() :].strip()
        if n >= end or lines[n] in aside or (n != at and _opens_other(text)):
            break
        if n != at and not text[0].islower() and _is_full(row, header, text):
            break
        words = text.split()
        if len(row.words) + len(words) > _MOST_WORDS:
            break
        row = _Row(row.code, (*row.words, *words), (*row.numbers, *(n for _ in words)), (*row.lines, n))
    return _trimmed(row, header)


def _opens_other(text: str) -> bool:
    """Whether a line opens another row, an objective, or the sums below a table."""
    code = _row_code(text)
    if code is not None and (code.end() < len(text) or "." in code["number"]):
        return True
    return _OPENS.match(text) is not None or _HEAD.match(fold(text)) is not None


def _trimmed(row: _Row, header: _Header) -> _Row:
    """Return a row without lines that bring it no values: those that go on with no word of it are of something else."""
    if _cut(row, header.behind, {}) is not None or len(row.lines) < 2:
        return row
    for at in range(1, len(row.words)):
        if row.opens_line(at) and row.words[at][0].isupper():
            return _Row(row.code, row.words[:at], row.numbers[:at], tuple(n for n in row.lines if n < row.numbers[at]))
    return row


def _is_full(row: _Row, header: _Header, below: str) -> bool:
    """Whether a row has a value of the last column that has values of a kind, or values over a label."""
    kinds = header.behind
    last = max(at for at, kind in enumerate(kinds) if kind in _TYPED)
    cut = _cut(row, kinds, {})
    if cut is not None and label_kind(below) and _is_known(below):
        return True
    if cut is None or cut[last] == cut[last + 1]:
        return False
    return last + 1 == len(kinds) or cut[-2] < cut[-1]


# Cells ----------------------------------------------------------------------------------------------------------------


def _cut(row: _Row, kinds: Sequence[str], names: Mapping[str, int]) -> _Cut | None:
    """Return where the cells behind the title begin, the end last; None where no value tells it."""
    n = len(row.words)
    best: dict[int, tuple[float, _Cut]] = {
        at: (0.0, (at,)) for at in range(1, n + 1) if at == n or _may_end(row, at, names)
    }
    for at, kind in enumerate(kinds):
        empty = -0.1 - 0.01 * (len(kinds) - at)
        after: dict[int, tuple[float, _Cut]] = {}
        for start, (score, cut) in best.items():
            for end in range(start, min(n, start + _LONGEST.get(kind.split()[0], n)) + 1):
                gain = empty if end == start else _fit(row, kind, start, end, cut, names)
                if gain != _NEVER and (end not in after or score + gain > after[end][0]):
                    after[end] = (score + gain, (*cut, end))
        best = after
    return best[n][1] if n in best and _is_told(row, best[n][1], kinds) else None


def _is_told(row: _Row, cut: _Cut, kinds: Sequence[str]) -> bool:
    """Whether values tell where the cells are: no other cell holds one of a kind whose columns are empty."""
    filled = {kind for at, kind in enumerate(kinds) if cut[at] < cut[at + 1]}
    if not filled & _TYPED:
        return False
    words = [row.text(0, cut[0])]
    words += [row.text(cut[at], cut[at + 1]) for at, kind in enumerate(kinds) if kind not in _TYPED]
    lacking = [_WITHIN[kind] for kind in kinds if kind in _WITHIN and kind not in filled]
    return not any(pattern.search(text) for pattern in lacking for text in words)


def _may_end(row: _Row, at: int, names: Mapping[str, int]) -> bool:
    """Whether a title may end before a word."""
    last = row.words[at - 1]
    if _DANGLING.search(last) or last[-1] == ",":
        return False
    return not (last[0].isupper() and fold(last) in _heads_of_names() and _goes_on(row, at, names))


def _fit(row: _Row, kind: str, start: int, end: int, cut: _Cut, names: Mapping[str, int]) -> float:
    """Return how well words fit a column of a kind."""
    text = row.text(start, end)
    if kind in _TYPED:
        return 0.5 if text in _NOTHING else _typed(kind, text)
    if kind.startswith("name"):
        return _name(row, start, end, names) + role_fit(kind, fold(text)) / 5
    # words of a column of texts are told from the title by a value that stands between
    return 0.0 if cut[0] < start and not text[0].islower() and not text.startswith(_UNITS) else _NEVER


@lru_cache(maxsize=8192)
def _typed(kind: str, text: str) -> float:
    """Return how well words fit a column of values that are told by what they are."""
    if kind == "tick":
        return 2.0 if _TICKS.fullmatch(text) else _NEVER
    if kind == "time":
        return 2.0 + 0.1 * text.count(" ") if _TIME.fullmatch(text) else _NEVER
    if kind == "money":
        return 2.0 + 0.1 * text.count(" ") if _MONEY.fullmatch(text) else _NEVER
    if kind == "rate":
        return 2.0 + 0.1 * text.count(" ") if _RATE.fullmatch(text) else _NEVER
    found = value_kind(text)
    if kind == "state" and text[-1] == "%":
        return 2.0 if _RATE.fullmatch(text) else _NEVER
    if kind == "state":
        if len(text) == 1:
            return 1.0 if text.isupper() or text in _SHADES else _NEVER
        return 2.0 + 0.1 * text.count(" ") if found == "state" and text[0].isupper() else _NEVER
    return 1.5 if found == kind or {kind, found} == {"rank", "number"} else _NEVER


def _name(row: _Row, start: int, end: int, names: Mapping[str, int]) -> float:
    """Return how surely words are names: all of those that commas part must be."""
    if row.words[end - 1][-1] in ",;":
        return _NEVER
    score, first = 0.0, start
    for at in range(start, end):
        if at + 1 == end or row.words[at][-1] in ",;" or row.words[at + 1] in "/&-" or _opens_name(row, at + 1):
            one = _one_name(row, first, at + 1, names)
            if one == _NEVER:
                return _NEVER
            score, first = max(score, one), at + 1
        elif at == first and row.words[at] in "/&-":
            first = at + 1
    return score


def _one_name(row: _Row, start: int, end: int, names: Mapping[str, int]) -> float:
    text = row.text(start, end).strip(",;")
    words = text.split()
    if (
        not words
        or not text[0].isupper()
        or (text[-1] == "." and len(words) > 3)
        or _DANGLING.search(words[-1])
        or len(words) > 7
    ):
        return _NEVER
    if any(_TICKS.fullmatch(word) for word in words):
        return _NEVER
    head = fold(words[0]) in _heads_of_names()
    if head and len(words) == 1 and not text.isupper() and _goes_on(row, end, names):
        return _NEVER
    score = 0.0
    if names.get(text, 0) > 1:
        score = 1.5
    elif head:
        score = 1.2
    elif row.opens_line(start) or (row.words[start - 1][-1] in ",;" and all(word[0].isupper() for word in words)):
        score = 1.1
    elif (len(words) == 1 and 2 <= len(text) <= 6 and text.isupper()) or _is_person(words):
        score = 1.0
    return score + 0.05 * len(words) if score else _NEVER


def _opens_name(row: _Row, at: int) -> bool:
    """Whether another name begins with a line."""
    return (
        row.opens_line(at)
        and row.words[at][0].isupper()
        and fold(row.words[at]) in _heads_of_names()
        and not _DANGLING.search(row.words[at - 1])
    )


def _goes_on(row: _Row, at: int, names: Mapping[str, int]) -> bool:
    """Whether the name of a function or a service goes on behind its first word ("Service" before "Travaux").

    It does not where what stands behind also comes without it.
    """
    if at == len(row.words) or row.opens_line(at) or row.words[at - 1][-1] in ",;":
        return False
    after = row.words[at]
    if not after[0].isupper() or fold(after) in _heads_of_names():
        return False
    behind = [(names.get(row.text(at, end), 0), names.get(row.text(at - 1, end), 0)) for end in range(at + 1, at + 5)]
    return not any(alone > together for alone, together in behind)


def _is_person(words: Sequence[str]) -> bool:
    """Whether words are a family name in capitals with a first name, or behind an initial or a form of address."""
    if len(words) in (2, 3) and _BEFORE_NAME.fullmatch(words[0]) and all(word[0].isupper() for word in words):
        return True
    capitals = [len(word) > 2 and word.isupper() for word in words]
    return len(words) in (2, 3) and any(capitals) and not all(capitals) and all(word[0].isupper() for word in words)


def _lacks_title(
    row: _Row, cut: _Cut | None, header: _Header, names: Mapping[str, int], titles: Mapping[str, int]
) -> bool:
    """Whether names stand where the title should be: that is printed elsewhere."""
    if cut is None:
        return False
    title = row.text(0, cut[0])
    ends = [cut[at + 1] for at, kind in enumerate(header.behind) if kind.startswith("name") and cut[at] < cut[at + 1]]
    named = names.get(title, 0) > 1 or titles.get(title, 0) > 1
    if ends:
        return names.get(row.text(0, ends[-1]), 0) > 1 or (cut[0] == 1 and (named or fold(title) in _heads_of_names()))
    return named or (cut[0] < _FEWEST_TITLE_WORDS and fold(row.words[0]) in _heads_of_names())


def _names_among(rows: Sequence[_Row], cuts: Sequence[_Cut | None], kinds: Sequence[str]) -> Counter[str]:
    """Count in how many rows words come that may be a name: before the values, or before other words in capitals."""
    names: Counter[str] = Counter()
    if not any(kind.startswith("name") for kind in kinds):
        return names
    for row, cut in zip(rows, cuts, strict=True):
        if cut is None:
            continue
        end = next(cut[at] for at, kind in enumerate(kinds) if kind in _TYPED and cut[at] < cut[at + 1])
        found = {
            row.text(start, stop).rstrip(",;")
            for start in range(1, end)
            if row.words[start][0].isupper() and not _DANGLING.search(row.words[start - 1])
            for stop in range(start + 1, min(end, start + 6) + 1)
            if stop == end or row.words[stop][0].isupper()
        }
        names.update(found)
    return names


def _names_left(rows: Sequence[_Row], kinds: Sequence[str], names: Mapping[str, int]) -> Iterator[str]:
    """Yield, each twice, the last words of titles that a capital begins, where nearly all other rows name somebody."""
    at = next((at for at, kind in enumerate(kinds) if kind.startswith("name")), None)
    cuts = [(row, cut) for row in rows if (cut := _cut(row, kinds, names)) is not None]
    if at is None or len(cuts) < _FEWEST_ROWS:
        return
    without = [(row, cut) for row, cut in cuts if cut[at] == cut[at + 1]]
    if len(without) > (1 - _NAMED) * len(cuts):
        return
    for row, cut in without:
        start = max((n for n in range(1, cut[0]) if row.words[n][0].isupper()), default=0)
        if start and cut[0] - start <= _MOST_NAME_WORDS and _may_end(row, start, names):
            yield from [row.text(start, cut[0])] * 2


@lru_cache(maxsize=1)
def _heads_of_names() -> frozenset[str]:
    return frozenset(map(fold, lexicon.load("names")["heads"]))


# Tables ---------------------------------------------------------------------------------------------------------------


def _tables(
    lines: Sequence[TextLine],
    header: _Header,
    rows: Sequence[tuple[_Row, _Cut | None]],
    paragraphs: Paragraphs,
) -> Iterator[tuple[int, tuple[Table, int]]]:
    """Yield the tables of the rows that follow one another."""
    run: list[tuple[_Row, _Cut | None]] = []
    begin = header.lines[0]
    for row, cut in rows:
        after = run[-1][0].lines[-1] + 1 if run else header.lines[-1] + 1
        if any(not line.is_blank for line in lines[after : row.lines[0]]):
            if run:
                yield begin, (_table(header, run, lines, paragraphs), after)
            run, begin = [], row.lines[0]
        run.append((row, cut))
    if run:
        yield begin, (_table(header, run, lines, paragraphs), run[-1][0].lines[-1] + 1)


def _table(
    header: _Header, rows: Sequence[tuple[_Row, _Cut | None]], lines: Sequence[TextLine], paragraphs: Paragraphs
) -> Table:
    n = len(header.labels) + 1
    place = header.first.place
    cells = [
        Cell(0, col, blocks=paragraphs([TextLine(header.first.number, label)], False), is_header=True, places=(place,))
        for col, label in enumerate(header.labels)
    ]
    for at, (row, cut) in enumerate(rows, start=1):
        own = (lines[row.lines[0]].place,)
        coded = header.kinds[0] == "code"
        if coded:
            code = [TextLine(lines[row.lines[0]].number, row.code)]
            cells.append(Cell(at, 0, blocks=paragraphs(code, False), places=own))
        for col, texts in _cells(row, cut, header, lines).items():
            if col == header.title and not coded:
                texts[0] = TextLine(texts[0].number, f"{row.code} {texts[0].text}")
            cells.append(Cell(at, col, blocks=paragraphs(texts, True), places=own))
    return Table(tuple(cells), len(rows) + 1, n, header_rows=1, ruled=False, places=(place,))


def _cells(row: _Row, cut: _Cut | None, header: _Header, lines: Sequence[TextLine]) -> dict[int, list[TextLine]]:
    """Return the lines of each cell by its column; values that may be of several columns stand behind the last."""
    if cut is None:
        return {header.title: _texts(row, 0, len(row.words), lines)}
    cells = {header.title: _texts(row, 0, cut[0], lines)}
    kinds = header.behind
    unsure = {
        kind
        for kind in _TYPED.intersection(kinds)
        if 0 < sum(cut[at] < cut[at + 1] for at, own in enumerate(kinds) if own == kind) < header.kinds.count(kind)
    }
    col, aside = header.title, len(header.labels)
    for at, kind in enumerate(kinds):
        col += 1
        texts = _texts(row, cut[at], cut[at + 1], lines)
        width = header.kinds[col:].count("tick") if kind == "tick" else 1
        if kind == "tick" and texts and len(row.text(cut[at], cut[at + 1]).split()) == width:
            cells.update({col + n: [TextLine(texts[0].number, "X")] for n in range(width)})
        elif texts:
            cells.setdefault(aside if kind in unsure else col, []).extend(texts)
        col += width - 1
    return cells


def _texts(row: _Row, start: int, end: int, lines: Sequence[TextLine]) -> list[TextLine]:
    """Return words as lines, as they are printed."""
    found: dict[int, list[str]] = {}
    for at in range(start, end):
        found.setdefault(row.numbers[at], []).append(row.words[at])
    return [TextLine(lines[n].number, " ".join(words)) for n, words in found.items()]
