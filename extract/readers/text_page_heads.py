"""Page numbers, running heads and feet that a conversion glued to the text of a page, put on lines of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median_high

from extract.document import Role
from extract.readers.text_inline_marks import is_marker
from extract.readers.text_row_headers import are_labels
from extract.readers.text_tables import TextLine
from extract.text import fold

_NAMED = re.compile(
    r"\s*[\[(]?(?P<head>(?:page|p\.)\s*(?P<number>\d{1,3})(?:\s*(?:/|sur|de|of)\s*\d{1,3})?)\s*[:.)\]–—-]+\s+(?=\S)",
    re.IGNORECASE,
)
_BARE = re.compile(r"\s*[-–]?\s?(?P<head>(?P<number>\d{1,3})(?P<dot>[.)]?))(?:\s?[-–])?\s+(?=\S)")
_NUMBER = re.compile(r"[-–—|(\[]?(?P<number>\d{1,3})(?P<of>/\d{1,3})?[-–—|)\]]?")
_FEWEST = 3  # pages
_SHARE = 0.6  # of them
_COUNTING = 0.8  # of the steps from one page to the next
_FEWEST_WORDS = 3  # of a head without a number
_BESIDE = 3  # words beside a page's number that make it one
_LONG_PAGE = 250  # letters to a page that is one line
_FEWEST_BETWEEN = 40  # words from one page's number to the next
_LONGEST_LETTER = 2  # letters to a word that says nothing
_OPENING = 4  # words in which a marker or two labels stand

Pages = list[list[TextLine]]


def with_heads_apart(pages: Sequence[Sequence[TextLine]]) -> tuple[Pages, dict[TextLine, Role]]:
    """Return the pages of a text with what runs over them on lines of its own, and these lines.

    Where no form feeds part the pages, their numbers do: lines that they open ("Page 4: …"), long lines that count on,
    the same words beside a number that counts on.
    """
    heads: dict[TextLine, Role] = {}
    found = [list(page) for page in pages]
    if len(found) == 1:
        found = _opened(found[0], _NAMED, heads) or _opened(_long_lines(found[0]), _BARE, heads) or found
    if len(found) == 1:
        found = _at_numbers(found[0], heads) or found
    return _without_edges(found, heads), heads


def _opened(lines: Sequence[TextLine], pattern: re.Pattern[str], heads: dict[TextLine, Role]) -> Pages | None:
    """Return the pages that lines begin which a number opens; None where these numbers do not count on."""
    marks = [(at, match) for at, line in enumerate(lines) if (match := pattern.match(line.text)) is not None]
    if not _count_on([int(match["number"]) for _, match in marks]):
        return None
    begins = dict(marks)
    pages: Pages = [[]]
    for at, line in enumerate(lines):
        if at in begins:
            head = TextLine(line.number, begins[at]["head"])
            heads[head] = Role.RUNNING_HEAD
            pages.append([head, TextLine(line.number, line.text[begins[at].end() :])])
        else:
            pages[-1].append(line)
    return pages if any(not line.is_blank for line in pages[0]) else pages[1:]


def _long_lines(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Return the lines, where the ones that numbers open are long and follow one another; else none."""
    printed = [line.text for line in lines if not line.is_blank]
    begun = {at: match for at, text in enumerate(printed) if (match := _BARE.match(text)) is not None}
    letters = sum(len(printed[at]) for at in begun)
    if len(begun) < _FEWEST or letters < _LONG_PAGE * len(begun) or max(begun) - min(begun) >= len(begun):
        return ()
    listed = any(match["dot"] for match in begun.values())
    return lines if not listed or any(_is_item(printed[at][match.end() :]) for at, match in begun.items()) else ()


def _is_item(text: str) -> bool:
    """Whether a marker begins a text: the number before it is not its own."""
    return is_marker(text) or _BARE.match(text) is not None


def _count_on(numbers: Sequence[int]) -> bool:
    steps = [after - before for before, after in pairwise(numbers)]
    return (
        len(numbers) >= _FEWEST
        and all(step > 0 for step in steps)
        and sum(step == 1 for step in steps) >= _COUNTING * len(steps)
    )


# Words beside numbers that count on ----------------------------------------------------------------------------------


class _Word:
    """A word, the index of its line, and where it begins and ends there."""

    __slots__ = ("begin", "end", "line", "text")

    def __init__(self, line: int, match: re.Match[str]) -> None:
        self.line, self.text, self.begin, self.end = line, match[0], match.start(), match.end()


def _at_numbers(lines: Sequence[TextLine], heads: dict[TextLine, Role]) -> Pages | None:
    """Return the pages between the places where the same words stand beside a number that counts on.

    None where there are none, or where these words mostly stand on lines of their own.
    """
    printed = ((at, line.text) for at, line in enumerate(lines) if "\t" not in line.text)
    words = [_Word(at, word) for at, text in printed for word in re.finditer(r"\S+", text)]
    spans = max(_runs(words), key=len, default=[])
    glued = sum(_is_glued(lines, words[begin], words[end - 1]) for begin, end in spans)
    if 2 * glued < len(spans) or not spans:
        return None
    pages: Pages = [[]]
    at, done = 0, 0
    for begin, end in spans:
        first, last = words[begin], words[end - 1]
        pages[-1].extend(_rest(lines, at, done, first.line, first.begin))
        run = _rest(lines, first.line, first.begin, last.line, last.end)
        heads.update((line, Role.RUNNING_HEAD) for line in run if not line.is_blank)
        pages.append(run)
        at, done = last.line, last.end
    pages[-1].extend(_rest(lines, at, done, len(lines) - 1, len(lines[-1].text)))
    return pages


def _rest(lines: Sequence[TextLine], at: int, begin: int, end_at: int, end: int) -> list[TextLine]:
    """Return the lines from one letter of the text to another."""
    if at == end_at:
        part = lines[at].text[begin:end].strip()
        return [TextLine(lines[at].number, part)] if part else []
    first, last = lines[at].text[begin:].strip(), lines[end_at].text[:end].strip()
    return [
        *([TextLine(lines[at].number, first)] if first else []),
        *lines[at + 1 : end_at],
        *([TextLine(lines[end_at].number, last)] if last else []),
    ]


def _runs(words: Sequence[_Word]) -> list[list[tuple[int, int]]]:
    """Return, for words beside numbers that count on, where they begin and end with the number each time."""
    beside: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for at, word in enumerate(words):
        match = _NUMBER.fullmatch(word.text)
        if match is None or _is_of_marker(words, at):
            continue
        for side in (words[max(0, at - _BESIDE) : at], words[at + 1 : at + 1 + _BESIDE]):
            key = tuple(fold(one.text) or one.text for one in side)
            if len(key) == _BESIDE and sum(map(_is_word, key)) > 1:
                beside.setdefault(key, []).append((at, int(match["number"])))
    runs: list[list[tuple[int, int]]] = []
    for found in beside.values():
        places, numbers = [at for at, _ in found], [number for _, number in found]
        apart = [after - before for before, after in pairwise(places)]
        if _count_on(numbers) and median_high(apart) >= _FEWEST_BETWEEN:
            before, after = _reach(words, places, numbers, -1), _reach(words, places, numbers, 1)
            if before + after >= _BESIDE:
                runs.append([(at - before, at + after + 1) for at in places])
    return runs


def _is_word(folded: str) -> bool:
    return len(folded) > _LONGEST_LETTER and folded.replace(" ", "").isalpha()


def _is_of_marker(words: Sequence[_Word], at: int) -> bool:
    """Whether a number is that of a level, or what a colon parts from a label or a title."""
    beside = (words[at - 1].text if at else "", words[at].text, words[at + 1].text[:1] if at + 1 < len(words) else "")
    if any(text.endswith(":") for text in beside):
        return True
    texts = [word.text for word in words[max(0, at - _BESIDE) : at + 1]]
    return any(is_marker(" ".join(texts[n:])) for n in range(len(texts) - 1))


def _reach(words: Sequence[_Word], places: Sequence[int], numbers: Sequence[int], step: int) -> int:
    """Return how many words before, or behind, the numbers of all pages are the same.

    Markers and labels are of the page's text, and so is another line where no number of the page stands on it.
    """
    reach = 0
    while all(0 <= at + (reach + 1) * step < len(words) for at in places):
        nexts = [at + (reach + 1) * step for at in places]
        keys = {_key(words[at].text, number, words[at - 1].text) for at, number in zip(nexts, numbers, strict=True)}
        crosses = any(words[at].line != words[at - step].line for at in nexts)
        if len(keys) > 1 or (crosses and next(iter(keys))[0] != "#"):
            break
        if any(_opens([word.text for word in words[at : at + _OPENING]]) for at in nexts):
            break
        reach += 1
    return reach


def _key(text: str, number: int, before: str) -> str:
    """Return a word, or by how much a number differs from that of its page; not of how many there are."""
    match = _NUMBER.fullmatch(text)
    counts = fold(before) in ("sur", "de", "of") or before == "/"
    return f"#{int(match['number']) - number}" if match is not None and not counts else fold(text) or text


def _is_glued(lines: Sequence[TextLine], first: _Word, last: _Word) -> bool:
    """Whether other words stand on the line where a span begins, or ends."""
    return bool(lines[first.line].text[: first.begin].strip() or lines[last.line].text[last.end :].strip())


# The edges of pages ---------------------------------------------------------------------------------------------------


def _without_edges(pages: Pages, heads: dict[TextLine, Role]) -> Pages:
    """Return pages with the words on lines of their own with which many begin, or end, in the midst of a line."""
    if len(pages) < _FEWEST:
        return pages
    for role, place in ((Role.RUNNING_HEAD, 0), (Role.FOOTER, -1)):
        edges: dict[int, tuple[int, list[str]]] = {}
        for number, page in enumerate(pages):
            own = [at for at, line in enumerate(page) if not line.is_blank and line not in heads]
            if own:
                words = page[own[place]].text.split()
                edges[number] = (own[place], words if place == 0 else words[::-1])
        cut = _shared({number: words for number, (_, words) in edges.items()}, place)
        glued = [number for number, size in cut.items() if size < len(edges[number][1])]
        if len(glued) < max(2, len(cut) / 2):
            continue
        for number in glued:
            at, words = edges[number]
            size = cut[number]
            line = pages[number][at]
            head, rest = (words[:size], words[size:]) if place == 0 else (words[:size][::-1], words[size:][::-1])
            running = TextLine(line.number, " ".join(head))
            heads[running] = role
            parts = [running, TextLine(line.number, " ".join(rest))]
            pages[number][at : at + 1] = parts if place == 0 else parts[::-1]
    return pages


def _shared(edges: dict[int, list[str]], place: int) -> dict[int, int]:
    """Return how many words at the edge of each page are those of the pages' head or foot, where they have one."""
    keys = {number: _keys(words, number, place) for number, words in edges.items()}
    fewest = max(_FEWEST, _SHARE * len(keys))
    best: tuple[str, ...] = ()
    while True:
        longer = Counter(
            key[: len(best) + 1] for key in keys.values() if len(key) > len(best) and key[: len(best)] == best
        )
        key, times = max(longer.items(), key=lambda found: found[1], default=((), 0))
        if times < fewest:
            break
        best = key
    own = [
        _own_size(words[: len(best) + _OPENING], best, place)
        for n, words in edges.items()
        if keys[n][: len(best)] == best
    ]
    best = best[: min(own, default=0)]
    if not best or not (any(word[0] == "#" for word in best) or len(best) >= _FEWEST_WORDS):
        return {}
    if place == 0 and all(word[0] == "#" for word in best):
        return {}
    return {number: len(best) for number, key in keys.items() if key[: len(best)] == best}


def _keys(words: Sequence[str], number: int, place: int) -> tuple[str, ...]:
    before = ["", *words] if place == 0 else [*words[1:], ""]
    return tuple(_key(word, number, one) for word, one in zip(words, before, strict=False))


def _own_size(words: Sequence[str], keys: Sequence[str], place: int) -> int:
    """Return how many words are of a head or foot: those before a marker or labels, or behind a label's value."""
    size = len(keys)
    if place == 0:
        return next((at for at in range(size) if _opens(words[at:]) or words[at].endswith(":")), size)
    if any(word.endswith(":") for word in words[:size]):
        return next((at for at, key in enumerate(keys) if key[0] != "#"), size)
    return size


def _opens(words: Sequence[str]) -> bool:
    return is_marker(" ".join(words)) or any(are_labels(words[:size]) for size in range(2, len(words) + 1))
