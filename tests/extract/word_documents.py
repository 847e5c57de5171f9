"""Word documents made for tests: python-docx for the package, handwritten XML for what it has no words for."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extract.document import Block, SourceFile, TextBlock
from extract.readers.docx import read_docx

XMLNS = (
    nsdecls("w", "r", "a", "wp", "pic")
    + ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    + ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def level(index: int, text: str, form: str = "decimal", start: int = 1, extra: str = "", after: str = "") -> str:
    """Return ``w:lvl``; ``extra`` stands before ``w:lvlText`` (restart, legal, style), ``after`` at the end."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/>{after}</w:lvl>'
    )


def abstract(number: int, *levels: str, extra: str = "") -> str:
    """Return ``w:abstractNum``."""
    return f'<w:abstractNum w:abstractNumId="{number}">{extra}{"".join(levels)}</w:abstractNum>'


def num(number: int, abstract_number: int, overrides: str = "") -> str:
    """Return ``w:num``."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract_number}"/>{overrides}</w:num>'


def start_override(index: int, start: int) -> str:
    """Return ``w:lvlOverride`` that restarts a level."""
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def paragraph(text: str = "", num_id: int | None = None, ilvl: int | None = 0, style: str = "", extra: str = "") -> str:
    """Return ``w:p`` with a list, a style and further properties."""
    level_mark = "" if ilvl is None else f'<w:ilvl w:val="{ilvl}"/>'
    numbering = "" if num_id is None else f'<w:numPr>{level_mark}<w:numId w:val="{num_id}"/></w:numPr>'
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{styled}{numbering}{extra}</w:pPr>{run}</w:p>"


def word(
    body: str | Iterable[str],
    numbering: Sequence[str] = (),
    styles: str = "",
    change: Callable[[WordDocument], None] | None = None,
) -> SourceFile:
    """Return a Word document with this body, these lists (abstract ones first) and these further styles."""
    document = docx.Document()
    element = document.element.body
    for old in list(element):
        if not old.tag.endswith("}sectPr"):
            element.remove(old)
    content = parse_xml(f"<w:body {XMLNS}>{body if isinstance(body, str) else ''.join(body)}</w:body>")
    for index, child in enumerate(list(content)):
        element.insert(index, child)
    if numbering:
        lists = parse_xml(f"<w:numbering {XMLNS}>{''.join(numbering)}</w:numbering>")
        document.part.numbering_part._element = lists
    for style in parse_xml(f"<w:styles {XMLNS}>{styles}</w:styles>"):
        known = [s for s in document.styles.element if s.get(_STYLE_ID) == style.get(_STYLE_ID)]
        for old in known:
            document.styles.element.remove(old)
        document.styles.element.append(style)
    if change is not None:
        change(document)
    out = io.BytesIO()
    document.save(out)
    return SourceFile("essai.docx", out.getvalue())


def texts(source: SourceFile) -> list[TextBlock]:
    """Return all text blocks of a Word document, tables included, whatever their role."""
    return list(_walk(read_docx(source).blocks))


def markers(source: SourceFile) -> list[str | None]:
    """Return the marker of each text block."""
    return [block.marker for block in texts(source)]


def _walk(blocks: Iterable[Block]) -> Iterable[TextBlock]:
    for block in blocks:
        if isinstance(block, TextBlock):
            yield block
        elif hasattr(block, "cells"):
            for cell in block.cells:
                yield from _walk(cell.blocks)


_STYLE_ID = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}styleId"
