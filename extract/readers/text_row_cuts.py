"""Where the cells of a row that a conversion printed on one line begin, as its words tell.

Dates, amounts, rates and states are told by what they are, names by the words that open them or because they come
again at the same place, and the title is what stands before them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract import lexicon
from extract.readers.text_cell_kinds import role_fit, value_kind
from extract.readers.text_row_headers import TYPED, RowHeader
from extract.text import fold

_FEWEST_TITLE_WORDS = 5  # of a title that begins as a name does
_FEWEST_ROWS = 3  # below headers of the same labels
_NAMED = 0.6  # of the rows
_MOST_NAME_WORDS = 3  # of a name that nothing else tells
_LONGEST = {"name": 14, "time": 7, "money": 6, "rate": 2, "state": 4, "rank": 2, "number": 8, "tick": 12}  # words
_DANGLING = re.compile(
    r"(?:[(«/&+–-]|['’]|^(?:de|du|des|la|le|les|l|d|et|ou|à|a|au|aux|en|pour|par|sur|sous|un|une|avec|dans|que|qui|dont|"
    r"sans|ce|cette|ces|son|sa|ses|leur|leurs|notre|nos|vers|entre|chez|via|n°|depuis|ici|d['’]ici|horizon))$",
    re.IGNORECASE,
)
_DAY = r"(?:\d{1,2}[/.-]){0,2}20[0-4]\d"
_TIME = re.compile(
    rf"(?:(?:de|à|au|dès|avant|fin|début|mi|courant|automne|printemps|été|hiver|janvier|février|mars|avril|mai|juin|"
    rf"juillet|août|septembre|octobre|novembre|décembre|[TSQ][1-4]|(?:1er|[1-4]e|2nd|[1-4]ème) (?:trimestre|semestre)|"
    rf"1er|trimestre|semestre|{_DAY}|-|–|→|/|et|,)\s?)*{_DAY}(?:\s?(?:-|–|à|/|→|et|,)\s?{_DAY})*|"
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

Cut = tuple[int, ...]  # where the cells behind the title begin, and the end of the row


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its code, the words behind it with the line of each, and the lines that it takes."""

    code: str
    words: tuple[str, ...]
    numbers: tuple[int, ...]
    lines: tuple[int, ...]

    def opens_line(self, at: int) -> bool:
        """Whether a word is the first of a line below the row's first."""
        return 0 < at < len(self.numbers) and self.numbers[at] != self.numbers[at - 1]

    def text(self, start: int, end: int) -> str:
        """Return words with a blank between them."""
        return " ".join(self.words[start:end])


def cut_row(row: Row, kinds: Sequence[str], names: Mapping[str, int]) -> Cut | None:
    """Return where the cells behind the title begin, the end last; None where no value tells it."""
    n = len(row.words)
    best: dict[int, tuple[float, Cut]] = {
        at: (0.0, (at,)) for at in range(1, n + 1) if at == n or _may_end(row, at, names)
    }
    for at, kind in enumerate(kinds):
        empty = -0.1 - 0.01 * (len(kinds) - at)
        after: dict[int, tuple[float, Cut]] = {}
        for start, (score, cut) in best.items():
            for end in range(start, min(n, start + _LONGEST.get(kind.split()[0], n)) + 1):
                gain = empty if end == start else _fit(row, kind, start, end, cut, names)
                if gain != _NEVER and (end not in after or score + gain > after[end][0]):
                    after[end] = (score + gain, (*cut, end))
        best = after
    return best[n][1] if n in best and _is_told(row, best[n][1], kinds) else None


def _is_told(row: Row, cut: Cut, kinds: Sequence[str]) -> bool:
    """Whether values tell where the cells are: no other cell holds one of a kind whose columns are empty."""
    filled = {kind for at, kind in enumerate(kinds) if cut[at] < cut[at + 1]}
    if not filled & TYPED:
        return False
    words = [row.text(0, cut[0])]
    words += [row.text(cut[at], cut[at + 1]) for at, kind in enumerate(kinds) if kind not in TYPED]
    lacking = [_WITHIN[kind] for kind in kinds if kind in _WITHIN and kind not in filled]
    return not any(pattern.search(text) for pattern in lacking for text in words)


def _may_end(row: Row, at: int, names: Mapping[str, int]) -> bool:
    """Whether a title may end before a word."""
    last = row.words[at - 1]
    if _DANGLING.search(last) or last[-1] == ",":
        return False
    return not (last[0].isupper() and fold(last) in _heads_of_names() and _goes_on(row, at, names))


def _fit(row: Row, kind: str, start: int, end: int, cut: Cut, names: Mapping[str, int]) -> float:
    """Return how well words fit a column of a kind."""
    text = row.text(start, end)
    if kind in TYPED:
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


def _name(row: Row, start: int, end: int, names: Mapping[str, int]) -> float:
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


def _one_name(row: Row, start: int, end: int, names: Mapping[str, int]) -> float:
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


def _opens_name(row: Row, at: int) -> bool:
    """Whether another name begins with a line."""
    return (
        row.opens_line(at)
        and row.words[at][0].isupper()
        and fold(row.words[at]) in _heads_of_names()
        and not _DANGLING.search(row.words[at - 1])
    )


def _goes_on(row: Row, at: int, names: Mapping[str, int]) -> bool:
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


def lacks_title(
    row: Row, cut: Cut | None, header: RowHeader, names: Mapping[str, int], titles: Mapping[str, int]
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


def names_among(rows: Sequence[Row], cuts: Sequence[Cut | None], kinds: Sequence[str]) -> Counter[str]:
    """Count in how many rows words come that may be a name: before the values, or before other words in capitals."""
    names: Counter[str] = Counter()
    if not any(kind.startswith("name") for kind in kinds):
        return names
    for row, cut in zip(rows, cuts, strict=True):
        if cut is None:
            continue
        end = next(cut[at] for at, kind in enumerate(kinds) if kind in TYPED and cut[at] < cut[at + 1])
        found = {
            row.text(start, stop).rstrip(",;")
            for start in range(1, end)
            if row.words[start][0].isupper() and not _DANGLING.search(row.words[start - 1])
            for stop in range(start + 1, min(end, start + 6) + 1)
            if stop == end or row.words[stop][0].isupper()
        }
        names.update(found)
    return names


def names_left(rows: Sequence[Row], kinds: Sequence[str], names: Mapping[str, int]) -> Iterator[str]:
    """Yield, each twice, the last words of titles that a capital begins, where nearly all other rows name somebody."""
    at = next((at for at, kind in enumerate(kinds) if kind.startswith("name")), None)
    cuts = [(row, cut) for row in rows if (cut := cut_row(row, kinds, names)) is not None]
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
