"""Helpers of the tests of web pages: a page from a body, and its blocks as short lines."""

from __future__ import annotations

from bs4 import BeautifulSoup

from extract.document import Block, Document, Figure, Kind, Role, SourceFile, Table, TextBlock
from extract.readers.html import read_html


def page(body: str, head: str = "", url: str | None = None) -> Document:
    html = f"<!DOCTYPE html><html lang='fr'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return read_html(SourceFile("page.html", html.encode(), url=url))


def outline(blocks: tuple[Block, ...], *, all_roles: bool = False) -> list[str]:
    """Return one short line a block: "h2 Titre", "p Texte", "• Entrée" (indented by depth), "[3x2]"."""
    lines: list[str] = []
    for block in blocks:
        if block.role is not Role.BODY and not all_roles:
            continue
        prefix = "" if block.role is Role.BODY else f"{block.role} "
        lines.append(prefix + _short(block))
    return lines


def _short(block: Block) -> str:
    if isinstance(block, Figure):
        return f"figure {block.alt}"
    if isinstance(block, Table):
        return f"[{block.n_rows}x{block.n_cols}]"
    if block.kind is Kind.HEADING:
        return f"h{block.level} {f'{block.marker} ' if block.marker else ''}{block.text}"
    if block.kind is Kind.LIST_ITEM:
        return f"{'  ' * (block.level or 0)}{block.marker} {block.text}"
    return f"p {block.text}"


def first_table(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def texts(table: Table) -> list[list[str]]:
    return [[cell.text if cell is not None else "" for cell in row] for row in table.grid()]


def text_block(document: Document, text: str) -> TextBlock:
    return next(b for role in Role for b in document.text_blocks(role) if b.text == text)


def soup_of(document: Document) -> BeautifulSoup:
    return BeautifulSoup(document.source.data.decode(), "lxml")
