"""Labels before their values with nothing but a blank between: "Pilote CPAS" over "Budget 500 €", fiche after fiche."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.detect.words.headings import is_state
from extract.detect.words.labels import FIELDS, may_open_label, meaning
from extract.detect.words.times import names_time
from extract.document import Block, Kind, Line, Role, Table, TextBlock
from extract.printed import Field
from extract.text import fold

_MOST_WORDS = 3  # of a label
_LONGEST_LABEL = 40
_SMALL_WORD = 3  # letters
_PLURALS = ("(s)", "(e)", "(es)", "(e)(s)")
_ABOUT = re.compile(r"(?:±|\+/-|€|~|≈|env\.|environ|ca|max\.|min\.)\s?€?\s?\d")
_GOES_ON = ":?,;(’'"  # behind a label that has its colon or question mark, or goes on
_FOLLOWS = ":?,;.)’'"
_DASHES = ("-", "–", "—")  # in the place of a value
_LEAST = 2  # labels in a row, and times that each of them comes
_LEAST_LISTED = 3  # times that it comes in lists, whose entries are as often titles


@dataclass(frozen=True, slots=True)
class BareLabels:
    """The folded labels without a colon that open lines of a document, and those that open entries of its lists.

    ``in_print`` are those that their print alone sets apart from the value behind them.
    """

    of_lines: frozenset[str] = frozenset()
    of_entries: frozenset[str] = frozenset()
    in_print: frozenset[str] = frozenset()


def bare_labels(blocks: Sequence[Block]) -> BareLabels:
    """Return the labels that open lines of the document's fiches without a colon.

    A title may begin with the word of a label, too ("Budget participatif"). Lines that follow one another and begin
    with different labels, each of which comes again in such a row, are those of fiches.
    """
    return BareLabels(
        _known(_rows(_lines(blocks)), _LEAST), _known(_rows(_entries(blocks)), _LEAST_LISTED), _printed_apart(blocks)
    )


def _printed_apart(blocks: Sequence[Block]) -> frozenset[str]:
    """Return the labels of fields that open lines, bold or coloured, twice or more: two of them at least.

    What stands behind them says nothing then: a sign, a name in small letters.
    """
    times = Counter(fold(line.lead) for line in _all_lines(blocks) if _is_bare(line) and _is_field(line.lead))
    known = frozenset(label for label, n in times.items() if n >= _LEAST)
    return known if len(known) >= _LEAST else frozenset()


def _all_lines(blocks: Sequence[Block]) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, Table):
            for cell in block.cells if block.n_cols == 1 else ():  # a card
                yield from _all_lines(cell.blocks)
        elif isinstance(block, TextBlock) and block.role is Role.BODY:
            yield from block.lines


def _known(rows: Iterable[Sequence[str]], least: int) -> frozenset[str]:
    times = Counter(label for row in rows if len(set(row)) >= _LEAST for label in set(row))
    known = frozenset(label for label, n in times.items() if n >= least)
    return known if len(known) >= _LEAST else frozenset()


def with_colons(block: TextBlock, labels: BareLabels) -> TextBlock:
    """Return a block whose lines that open with one of ``labels`` have a colon behind it."""
    lines = tuple(_with_colon_behind_lead(line, labels.in_print) for line in block.lines)
    if lines != block.lines:
        listed = block.kind is Kind.LIST_ITEM
        block = replace(block, lines=lines) if listed else replace(block, kind=Kind.PARAGRAPH, level=None, lines=lines)
    if block.kind is Kind.LIST_ITEM:
        return _entry_with_colon(block, labels.of_entries)
    if not labels.of_lines or block.marker is not None:
        return block
    lines = tuple(replace(line, text=_with_colon(line.text, labels.of_lines)) for line in block.lines)
    return block if lines == block.lines else replace(block, kind=Kind.PARAGRAPH, level=None, lines=lines)


def _with_colon_behind_lead(line: Line, labels: frozenset[str]) -> Line:
    if not _is_bare(line) or fold(line.lead) not in labels:
        return line
    return replace(line, text=f"{line.lead} : {line.text[len(line.lead) :].strip()}", lead="")


def _is_bare(line: Line) -> bool:
    """Whether a line begins in another print than it ends, without a colon between the two."""
    if not line.lead or not line.text.startswith(line.lead):
        return False
    rest = line.text[len(line.lead) :].strip()
    return line.lead[-1] not in _GOES_ON and bool(rest) and rest[0] not in _FOLLOWS


def _entry_with_colon(block: TextBlock, labels: frozenset[str]) -> TextBlock:
    """Return a list entry with a colon behind its label, which may stand alone over a list of its own."""
    if not labels or not block.lines:
        return block
    first, *others = block.lines
    alone = not others and _is_alone(first.text)
    text = f"{first.text.strip()} :" if alone else _with_colon(first.text, labels)
    return block if text == first.text else replace(block, lines=(replace(first, text=text), *others))


def _is_alone(text: str) -> bool:
    short = (
        text[:1].isupper()
        and len(text.split()) <= _MOST_WORDS
        and all(char.isalpha() or char in " '’-" for char in text)
    )
    return short and _is_field(text.strip())


def _with_colon(text: str, labels: frozenset[str]) -> str:
    if fold(text) in labels and ":" not in text:
        return f"{text.strip()} :"  # without a value
    label = _label(text)
    return f"{label} : {text[len(label) :].strip()}" if label and fold(label) in labels else text


def _rows(lines: Iterable[Line | None]) -> Iterator[list[str]]:
    """Yield the labels of lines that follow one another and all begin with one."""
    row: list[str] = []
    for line in lines:
        label = _label(line.text) if line is not None else ""
        if label:
            row.append(fold(label))
        elif row:
            yield row
            row = []
    yield row


def _lines(blocks: Sequence[Block]) -> Iterator[Line | None]:
    """Yield the lines of running text, also on cards; None for what parts them."""
    for block in blocks:
        if isinstance(block, Table):
            for cell in block.cells if block.n_cols == 1 else ():  # a card
                yield from _lines(cell.blocks)
            yield None
        elif not isinstance(block, TextBlock) or block.role is not Role.BODY:
            continue
        elif block.kind is Kind.LIST_ITEM or block.marker is not None:
            yield None
        else:
            yield from block.lines


def _entries(blocks: Sequence[Block]) -> Iterator[Line | None]:
    """Yield the first lines of list entries; None for what parts the lists."""
    for block in blocks:
        if isinstance(block, TextBlock) and block.role is not Role.BODY:
            continue
        listed = isinstance(block, TextBlock) and block.kind is Kind.LIST_ITEM and block.lines
        yield block.lines[0] if listed and isinstance(block, TextBlock) else None


def _label(text: str) -> str:
    """Return the longest label of values that opens a line with something behind it, as printed; "" for none."""
    if not text[:1].isupper() or ":" in text[: _LONGEST_LABEL + 2]:
        return ""
    words = text.split()
    if state := _label_of_state(words):
        return state
    alone = words[-1] not in _DASHES and not any(map(str.isdigit, text)) and _is_field(text.strip(" :"))
    if alone or not may_open_label(words[0].partition("(")[0]):
        return ""  # "Responsable administratif" has no value behind its first word
    named = next((n for n, word in enumerate(words) if any(map(str.isdigit, word))), len(words))  # "Période 2026 à"
    for n in range(min(_MOST_WORDS, len(words) - 1, named), 0, -1):
        label = " ".join(words[:n])
        ended = words[n - 1][-1].isalnum() or words[n - 1].endswith(_PLURALS)
        if ended and text.startswith(label) and _is_field(label) and not _is_small(words[:n]):
            return label if _is_value(words[n:]) else ""
    return ""


def _label_of_state(words: Sequence[str]) -> str:
    """The label of states that opens a line and has nothing but a state behind it ("Avancement En suspens")."""
    for n in range(1, min(_MOST_WORDS, len(words) - 1) + 1):
        if words[n][0].isupper() and is_state(" ".join(words[n:])):
            label = " ".join(words[:n])
            known = meaning(label)
            return label if known is not None and known.target == Field.STATUS and known.is_whole else ""
    return ""


def _is_value(words: Sequence[str]) -> bool:
    """Whether what stands behind a label is no part of its name: a capital, a figure or a dash, an amount or a time."""
    first, rest = words[0], " ".join(words)
    if first[0] == "?":
        return False  # "Quand ? dès 2026": its sign
    if first[0].isalnum() and not first[0].islower():
        return True
    return (len(words) == 1 and first in _DASHES) or _ABOUT.match(rest) is not None or names_time(rest)


def _is_small(words: Sequence[str]) -> bool:
    """Whether a label ends in a small word that adds nothing: the value begins with it ("Échéance En | continu")."""
    label = " ".join(words[:-1])
    small = len(words[-1]) <= _SMALL_WORD and words[-1][0].isupper()
    return small and bool(label) and meaning(label) == meaning(" ".join(words))


def _is_field(label: str) -> bool:
    known = meaning(label)
    return known is not None and known.target in FIELDS and known.is_whole
