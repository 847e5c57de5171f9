"""Columns that hold codes rather than titles: levels numbered in columns of their own, ids, codes beside labels."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.detect.words.field_names import spelled_out
from extract.detect.words.headings import is_total
from extract.detect.words.markers import read_marker
from extract.text import fold

if TYPE_CHECKING:
    from extract.detect.columns.column import Column

Texts = Callable[[int], list[str]]
_MOST = 0.7  # the share of cells that says what a column holds
_RECORD_ID = re.compile(r"\{?(?=[0-9a-f-]*\d)[0-9a-f]{8}(?:-[0-9a-f]{4}){1,4}[0-9a-f-]*\}?", re.IGNORECASE)
_LONGEST_CODE = 20
_LETTERED = re.compile(r"(?P<letters>[A-Z]{1,3})[ .-]?(?P<number>\d{1,3})")
_FEWEST_COUNTED = 2
_DECIMAL = re.compile(r"([1-9]\d?),(\d{1,2})")


def are_codes(texts: Sequence[str]) -> bool:
    """Whether most texts, totals apart, are a marker or a number without a title, or letters and numbers that rise."""
    texts = [text for text in texts if not is_total(text)]
    if _count_on(texts):
        return True
    read = [read_marker(text) if len(text) <= _LONGEST_CODE else None for text in texts]
    return bool(texts) and sum(1 for m in read if m is not None and m.number and not m.rest) / len(texts) >= _MOST


def is_lone_code(column: Column, columns: Sequence[Column], texts: Sequence[str]) -> bool:
    """Whether a column without a name holds but one code, before the titles: "2.2.1" or "P4" in a table of one row."""
    title = next((c.index for c in columns if c.target == "title"), 0)
    if len(texts) != 1 or column.index >= title or column.label:
        return False
    marker = read_marker(texts[0])
    numbered = marker is not None and marker.shape == "number" and marker.depth > 1 and not marker.rest
    return numbered or _LETTERED.fullmatch(texts[0]) is not None


def _count_on(codes: Sequence[str]) -> bool:
    """Whether texts are the same letters before numbers that rise from row to row ("P1", "P2")."""
    read = [match for code in codes if (match := _LETTERED.fullmatch(code)) is not None]
    alike = len(read) == len(codes) >= _FEWEST_COUNTED and len({match["letters"] for match in read}) == 1
    return alike and all(int(before["number"]) < int(after["number"]) for before, after in pairwise(read))


def dotted(code: str) -> str:
    """Return a code that a sheet holds as a number with its dot again; any other as it is.

    >>> dotted("2,1")
    '2.1'
    """
    number = _DECIMAL.fullmatch(code)
    return f"{number[1]}.{number[2]}" if number is not None else code


def settle_codes(columns: Sequence[Column], texts: Texts) -> list[Column]:
    """Tell the columns of codes from those of titles; ``texts`` gives what stands in a column.

    A column named for a level that holds codes only gives them to the next column of titles, where that is of the same
    level ("OO", "Objectif opérationnel"), or right beside it and of none, or without a name: that of the codes stands
    over both. Where two or more others are left and one column without a level has the titles, the code says each
    row's level. Ids of records are no codes, nor are codes beside the column that spells them out ("Statut (code)",
    "Statut").
    """
    settled = _without_twins([_without_record_ids(column, texts) for column in columns])
    coded = [
        c
        for c in settled
        if c.target == "title" and c.level is not None and are_codes(list(map(dotted, texts(c.index))))
    ]
    titled = [c for c in settled if c.target == "title" and c not in coded]
    paired = []
    for column in coded:
        after = next((c for c in titled if c.index > column.index), None)
        if after is not None and after.level is column.level:
            paired.append(column)
    for column in paired:
        settled[column.index] = replace(column, target="code")
    coded = [c for c in coded if c not in paired]
    shared = [c for c in titled if c.level is None]
    if len(coded) >= 2 and len(shared) == 1:
        for column in coded:
            settled[column.index] = replace(column, target="code")
        return settled
    for column, beside in pairwise(columns):
        if column in coded and beside in shared:
            settled[column.index] = replace(column, target="code")
            settled[beside.index] = replace(beside, level=column.level)
        elif column in coded and _is_named_with(beside, texts(beside.index)):
            settled[column.index] = replace(column, target="code")
            settled[beside.index] = replace(column, index=beside.index)
    return settled


def _is_named_with(column: Column, texts: Sequence[str]) -> bool:
    """Whether a column has titles but no name: one over both names the codes before it."""
    return column.target == "none" and not column.label and len(texts) > 1 and not are_codes(texts)


def _without_record_ids(column: Column, texts: Texts) -> Column:
    if column.target != "code":
        return column
    found = texts(column.index)
    ids = sum(1 for text in found if _RECORD_ID.fullmatch(text))
    return replace(column, target="ignore") if found and ids / len(found) >= _MOST else column


def _without_twins(columns: list[Column]) -> list[Column]:
    """Leave out a column of codes whose label is that of another column and the word "code"."""
    words = [fold(spelled_out(column.label)).split() for column in columns]
    plain = {tuple(w) for column, w in zip(columns, words, strict=True) if column.target not in ("code", "title")}
    return [
        replace(column, target="ignore")
        if "code" in w and column.target not in ("code", "title") and tuple(x for x in w if x != "code") in plain
        else column
        for column, w in zip(columns, words, strict=True)
    ]
