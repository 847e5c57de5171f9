"""Labels in front of their values in a line: told by their look, and how a page repeats them where no colon says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from bs4 import Tag
from bs4.element import NavigableString

from extract.readers.html_css import classes_of
from extract.readers.html_page import Page, is_text_node, text_length
from extract.text import clean, fold

_LONGEST = 40
_LEADS = frozenset({"span", "b", "strong", "label", "em"})
_COLON = re.compile(r"^\s*:|:\s*$")
_LABEL = re.compile(r"[A-ZÀ-Ý][^:;.\d]{1,40}")


def leading_labels(page: Page) -> frozenset[int]:
    """Return the elements (their ``id``) that are the label of the text behind them: ``<b>Pilote</b> DG``.

    Blocks that follow one another begin with different words in the same look, and the same words come back further on:
    the fields of fiches. The first words of one text, a number or a state before a title do not come back so.
    """
    records = list(_records(page))
    times = Counter(text for record in records for text in {fold(clean(tag.get_text())) for tag in record})
    return frozenset(
        id(tag)
        for record in records
        if sum(times[fold(clean(tag.get_text()))] > 1 for tag in record) > 1
        for tag in record
    )


def labels_within(page: Page) -> frozenset[int]:
    """Return the elements and texts (their ``id``) that are labels with a colon further on in a line of several.

    ``<b>Pilote :</b> DG <b>Fin :</b> 2027``, or ``Pilote : <b>DG</b> Fin : <b>2027</b>``: what tells one field from the
    next is the change of look, where two or more of a block's labels look alike.
    """
    found: dict[tuple[int, object], list[Tag | NavigableString]] = {}
    for colon in page.body.find_all(string=_COLON):
        label = _label_at(page, colon)
        if label is not None:
            block = next((tag for tag in label.parents if page.is_block(tag)), page.body)
            found.setdefault((id(block), look(label) if isinstance(label, Tag) else None), []).append(label)
    return frozenset(id(label) for labels in found.values() if len(labels) > 1 for label in labels)


def _label_at(page: Page, colon: object) -> Tag | NavigableString | None:
    """Return the element or the text that is the label which a text with a colon ends; None where there is none."""
    if not isinstance(colon, NavigableString) or not is_text_node(colon) or colon.parent is None:
        return None
    text, before = clean(str(colon)), colon.previous_sibling
    if text.startswith(":"):
        lead = isinstance(before, Tag) and before.name in _LEADS and _LABEL.fullmatch(clean(before.get_text()))
        return before if lead and isinstance(before, Tag) else None
    if not text.endswith(":") or _LABEL.fullmatch(text[:-1].rstrip()) is None:
        return None
    if colon.parent.name in _LEADS and not page.is_block(colon.parent) and clean(colon.parent.get_text()) == text:
        return colon.parent
    return colon if before is None or isinstance(before, Tag) else None


def _records(page: Page) -> Iterator[list[Tag]]:
    """Yield elements in one look, all with different words, that open sibling blocks in a row or go on in one line."""
    for parent in page.body.find_all(True):
        if _is_record(inline := _in_line(page, parent)):
            yield inline
        record: list[Tag] = []
        for child in parent.children:
            if not isinstance(child, Tag):
                continue
            lead = _lead(page, child)
            if lead is not None and (not record or look(lead) == look(record[0])):
                record.append(lead)
                continue
            if _is_record(record):
                yield record
            record = [lead] if lead is not None else []
        if _is_record(record):
            yield record


def _is_record(record: list[Tag]) -> bool:
    return len(record) > 1 and len({fold(clean(tag.get_text())) for tag in record}) == len(record)


def _in_line(page: Page, block: Tag) -> list[Tag]:
    """Return the element that opens a block and those that look like it further on, each before something else."""
    first = _lead(page, block)
    if first is None:
        return []
    parts = [part for part in block.children if isinstance(part, Tag) or (is_text_node(part) and str(part).strip())]
    alike = [isinstance(part, Tag) and look(part) == look(first) for part in parts]
    if alike[-1] or any(a and b for a, b in pairwise(alike)):
        return []
    record = [part for part, same in zip(parts, alike, strict=True) if same and isinstance(part, Tag)]
    return record if all(_is_word(clean(tag.get_text())) for tag in record) else []


def _lead(page: Page, block: Tag) -> Tag | None:
    """Return the inline element that opens the text of a block and looks like a label, None where none does."""
    if not page.is_block(block):
        return None
    shown = (part for part in block.children if isinstance(part, Tag) or (is_text_node(part) and str(part).strip()))
    first = next(shown, None)
    if not isinstance(first, Tag) or first.name not in _LEADS or page.is_block(first) or page.holds_blocks(first):
        return None
    if not _is_word(clean(first.get_text())) or text_length(block) <= text_length(first):
        return None
    after = first.next_sibling
    return None if is_text_node(after) and str(after).lstrip().startswith((":", ",", "-", "–", "’", "'")) else first


def _is_word(text: str) -> bool:
    if not 2 < len(text) <= _LONGEST or not text[0].isupper() or any(char.isdigit() for char in text):
        return False
    return not text.endswith((":", ".", ",", ";", "!"))


def look(tag: Tag) -> tuple[str, frozenset[str]]:
    """Return what elements that look alike have in common: their name and classes."""
    return tag.name, frozenset(classes_of(tag))
