"""Labels of fields in the midst of a line, as they stand where a conversion lost line breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extract.readers.text_cell_kinds import is_sure, label_kind
from extract.readers.text_inline_marks import is_spoken_of
from extract.text import fold

_MOST_LABEL_WORDS = 6
_FEWEST_TIMES = 3  # a label that the lexicon does not know, or without a colon
_SHARE_BARE, _SHARE_UNSURE = 0.3, 0.7  # of the most frequent of them, or of the items
_LEVELS = 3  # on which items stand
_BEHIND_NUMBER = 8  # letters
_NAMES = frozenset({"service", "services", "direction", "cellule", "departement"})  # as often those of a name begin so
_COLON = re.compile(r"\s?:(?=\s|$)")
_WORD = re.compile(r"\S+")
_VALUE = re.compile(r"[a-z]?[A-ZÀ-ÝŒ]|[\d«/☐☑☒✓–±~<>-]")


def labels_in(texts: Sequence[str]) -> list[list[int]]:
    """Return where labels begin within each text: words before a colon that the lexicon knows, or that come again."""
    colons = [[list(_openings(text, colon.start())) for colon in _COLON.finditer(text)] for text in texts]
    times = Counter(fold(phrase) for ends in colons for phrases in ends for _, phrase in phrases)
    return [[at for phrases in ends if (at := _label(phrases, times)) is not None] for ends in colons]


def _openings(text: str, end: int) -> Iterator[tuple[int, str]]:
    """Yield the phrases before a colon that a capital opens, the longest first, each with where it begins."""
    words = list(re.finditer(r"\S+", text[max(0, end - 80) : end]))[-_MOST_LABEL_WORDS:]
    begin = max(0, end - 80)
    for at, word in enumerate(words):
        if any(other[0][0] == "(" or other[0][-1] in ".:;!?," for other in words[at:]) or any(
            map(str.isdigit, word[0])
        ):
            continue
        if word[0][0].isupper():
            yield begin + word.start(), text[begin + word.start() : end].strip()


def _label(phrases: Iterable[tuple[int, str]], times: Counter[str]) -> int | None:
    found = list(phrases)
    known = [at for at, phrase in found if is_sure(phrase) and label_kind(phrase) is not None]
    if known:
        return known[0]
    most = max((times[fold(phrase)] for _, phrase in found), default=0)
    again = [at for at, phrase in found if times[fold(phrase)] == most >= _FEWEST_TIMES]
    return again[0] if again else None


def bare_labels_in(texts: Sequence[str], marks: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return where labels begin that stand without a colon before their values, in many items.

    The lexicon knows them; those that it knows in part come as often as others. Those that a marker is made of, or
    that follow a mere number, are titles.
    """
    found = [
        [one for one in _bare(text) if not any(at <= one[0] <= at + _BEHIND_NUMBER for at in own)]
        for text, own in zip(texts, marks, strict=True)
    ]
    times = Counter(phrase for phrases in found for _, phrase, _ in phrases)
    most = max(times.values(), default=0)
    if most < _SHARE_BARE * max(sum(map(len, marks)) / _LEVELS, 1):
        return [[] for _ in texts]
    fewest = {True: max(_FEWEST_TIMES, _SHARE_BARE * most), False: max(_FEWEST_TIMES, _SHARE_UNSURE * most)}
    return [[at for at, phrase, sure in phrases if times[phrase] >= fewest[sure]] for phrases in found]


def _bare(text: str) -> Iterator[tuple[int, str, bool]]:
    """Yield the labels in a text that a value, or another label, follows without a colon, and whether they are sure."""
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        count = 0
        before = text[: words[at].start()]
        if words[at][0][0].isupper() and (before.endswith(" / ") or not is_spoken_of(before)):
            count = next((n for n in range(_MOST_LABEL_WORDS, 0, -1) if _is_bare_label(text, words, at, n)), 0)
        if count:
            label = text[words[at].start() : words[at + count - 1].end()]
            yield words[at].start(), fold(label), is_sure(label.removesuffix("(s)"))
        at += max(1, count)


def _is_bare_label(text: str, words: Sequence[re.Match[str]], at: int, count: int) -> bool:
    if at + count > len(words) or not all(word[0][0].islower() for word in words[at + 1 : at + count]):
        return False
    label = text[words[at].start() : words[at + count - 1].end()]
    if label[-1] in ".,;:!?" or (kind := label_kind(label)) is None or fold(label) in _NAMES:
        return False
    after = words[at + count][0] if at + count < len(words) else "/"
    return _VALUE.match(after) is not None and not (kind.startswith(("title", "code")) and after[0].isdigit())
