"""Labels that stand in front of their values in an inline element, with no colon: told by how a page repeats them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bs4 import Tag

from extract.readers.html_css import classes_of
from extract.readers.html_page import Page, is_text_node, text_length
from extract.text import clean, fold

_LONGEST = 40
_LEADS = frozenset({"span", "b", "strong", "label", "em"})


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


def _records(page: Page) -> Iterator[list[Tag]]:
    """Yield the leading elements of two or more sibling blocks in a row, in one look, all with different words."""
    for parent in page.body.find_all(True):
        record: list[Tag] = []
        for child in parent.children:
            if not isinstance(child, Tag):
                continue
            lead = _lead(page, child)
            if lead is not None and (not record or _look(lead) == _look(record[0])):
                record.append(lead)
                continue
            if _is_record(record):
                yield record
            record = [lead] if lead is not None else []
        if _is_record(record):
            yield record


def _is_record(record: list[Tag]) -> bool:
    return len(record) > 1 and len({fold(clean(tag.get_text())) for tag in record}) == len(record)


def _lead(page: Page, block: Tag) -> Tag | None:
    """Return the inline element that opens the text of a block and looks like a label, None where none does."""
    if not page.is_block(block):
        return None
    shown = (part for part in block.children if isinstance(part, Tag) or (is_text_node(part) and str(part).strip()))
    first = next(shown, None)
    if not isinstance(first, Tag) or first.name not in _LEADS or page.is_block(first) or page.holds_blocks(first):
        return None
    text = clean(first.get_text())
    if not 2 < len(text) <= _LONGEST or not text[0].isupper() or any(char.isdigit() for char in text):
        return None
    if text.endswith((":", ".", ",", ";", "!")) or text_length(block) <= text_length(first):
        return None
    after = first.next_sibling
    return None if is_text_node(after) and str(after).lstrip().startswith((":", ",", "-", "–", "’", "'")) else first


def _look(tag: Tag) -> tuple[str, frozenset[str]]:
    return tag.name, frozenset(classes_of(tag))
