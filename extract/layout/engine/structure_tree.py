"""What a tagged PDF says of its structure, page by page: tables with their rows and cells, headings and their level.

pdfium gives each page the part of the tree that has content there; a child without content on the page is an empty
place, which keeps the positions of empty cells.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pypdfium2.raw as raw

from extract.layout.engine.pdfium_page import Handle, PdfiumPage, plain_function, plain_handle

_DEEPEST = 40
_GROUPS = frozenset({"THead", "TBody", "TFoot"})
_HEADINGS = {"Title": 1, "H": 1, "H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}

_type = plain_function(raw.FPDF_StructElement_GetType, ctypes.c_ulong)
_child_count = plain_function(raw.FPDF_StructElement_CountChildren, ctypes.c_int)
_child = plain_function(raw.FPDF_StructElement_GetChildAtIndex, Handle)
_child_mark = plain_function(raw.FPDF_StructElement_GetChildMarkedContentID, ctypes.c_int)
_attribute_count = plain_function(raw.FPDF_StructElement_GetAttributeCount, ctypes.c_int)
_attribute = plain_function(raw.FPDF_StructElement_GetAttributeAtIndex, Handle)
_value = plain_function(raw.FPDF_StructElement_Attr_GetValue, Handle)
_number = plain_function(raw.FPDF_StructElement_Attr_GetNumberValue, ctypes.c_int)


class TreeCell(NamedTuple):
    """A cell as tagged: the marked content that it holds on this page, its spans, whether it is a header."""

    marks: frozenset[int]
    row_span: int
    col_span: int
    is_header: bool


class TreeTable(NamedTuple):
    """The rows of a table that have content on a page; None stands for a cell without content there."""

    rows: tuple[tuple[TreeCell | None, ...], ...]

    @property
    def marks(self) -> frozenset[int]:
        """All marked content of the table on the page."""
        return frozenset(mark for row in self.rows for cell in row if cell for mark in cell.marks)


class PageTree(NamedTuple):
    """A page's part of the structure tree: its tables, the level of each heading by mark, all marks that it knows."""

    tables: tuple[TreeTable, ...]
    headings: Mapping[int, int]
    marks: frozenset[int]

    def cells(self) -> dict[int, int]:
        """Return a number for each cell of the tables, by the marks in it."""
        cells = [cell for table in self.tables for row in table.rows for cell in row if cell]
        return {mark: at for at, cell in enumerate(cells) for mark in cell.marks}


def is_tagged(document: object) -> bool:
    """Whether the PDF (pdfium's own handle) says that it is tagged."""
    return bool(raw.FPDFCatalog_IsTagged(document))


def read_tree(page: PdfiumPage) -> PageTree | None:
    """Return the page's structure, None when it has none."""
    tree = raw.FPDF_StructTree_GetForPage(page.page)
    if not tree:
        return None
    try:
        tables: list[TreeTable] = []
        headings: dict[int, int] = {}
        marks: set[int] = set()
        for index in range(max(0, raw.FPDF_StructTree_CountChildren(tree))):
            child = raw.FPDF_StructTree_GetChildAtIndex(tree, index)
            if child:
                _walk(plain_handle(child), tables, headings, marks, 0)
        return PageTree(tuple(tables), headings, frozenset(marks)) if marks else None
    finally:
        raw.FPDF_StructTree_Close(tree)


def _walk(element: Handle, tables: list[TreeTable], headings: dict[int, int], marks: set[int], depth: int) -> None:
    kind = _kind(element)
    if kind == "Table":
        rows = tuple(_rows(element, depth))
        if rows:
            tables.append(TreeTable(rows))
            marks.update(tables[-1].marks)
            return
    if kind in _HEADINGS:
        own = set(_marks(element, depth))
        headings.update(dict.fromkeys(own, _HEADINGS[kind]))
        marks.update(own)
        return
    for index in range(_child_count(element)):
        child = _child(element, index)
        if child and depth < _DEEPEST:
            _walk(child, tables, headings, marks, depth + 1)
        elif not child:
            mark = _child_mark(element, index)
            if mark >= 0:
                marks.add(mark)


def _rows(element: Handle, depth: int) -> Iterator[tuple[TreeCell | None, ...]]:
    for index in range(_child_count(element)):
        child = _child(element, index)
        if not child or depth > _DEEPEST:
            continue
        kind = _kind(child)
        if kind == "TR":
            cells = tuple(_cells(child, depth + 1))
            if any(cells):
                yield cells
        elif kind in _GROUPS:
            yield from _rows(child, depth + 1)


def _cells(row: Handle, depth: int) -> Iterator[TreeCell | None]:
    for index in range(_child_count(row)):
        child = _child(row, index)
        kind = _kind(child) if child else ""
        if not child:
            yield None
        elif kind in ("TD", "TH"):
            spans = _span(child, b"RowSpan"), _span(child, b"ColSpan")
            yield TreeCell(frozenset(_marks(child, depth)), *spans, is_header=kind == "TH")


def _marks(element: Handle, depth: int) -> Iterator[int]:
    for index in range(_child_count(element)):
        child = _child(element, index)
        if child:
            if depth < _DEEPEST:
                yield from _marks(child, depth + 1)
        else:
            mark = _child_mark(element, index)
            if mark >= 0:
                yield mark


def _kind(element: Handle) -> str:
    buffer = ctypes.create_string_buffer(64)
    size = _type(element, buffer, ctypes.c_ulong(64))
    return buffer.raw[: max(0, min(size, 64) - 2)].decode("utf-16-le", "replace")


def _span(element: Handle, name: bytes) -> int:
    number = ctypes.c_float()
    for index in range(max(0, _attribute_count(element))):
        attribute = _attribute(element, index)
        value = _value(attribute, name) if attribute else None
        if value and _number(value, ctypes.byref(number)):
            return max(1, int(number.value))
    return 1
