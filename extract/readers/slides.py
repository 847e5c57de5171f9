"""Presentations (PPTX) to the document model: a slide is a page, its shapes are blocks with their boxes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import chain
from types import MappingProxyType
from typing import Any
from zipfile import BadZipFile

from lxml import etree
from pptx import Presentation
from pptx.exc import PackageNotFoundError

from extract.document import (
    Block,
    Box,
    Cell,
    Document,
    Figure,
    Place,
    ReaderWarning,
    Role,
    SourceFile,
    Table,
    TextBlock,
)
from extract.readers.office_zip import mended_office, open_zip
from extract.readers.slides_running import with_running_roles
from extract.readers.slides_shapes import P, Shape, shapes_in_order
from extract.readers.slides_text import TextSettings, rgb, text_blocks
from extract.readers.slides_timelines import timeline_texts
from extract.readers.titles import document_title
from extract.readers.word_xml import DGM, A, Element, R, integer
from extract.text import clean
from pst.errors import UnreadableSourceError

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_EMU = 12700  # a point in English metric units
_ROLES = {"ftr": Role.FOOTER, "sldNum": Role.FOOTER, "dt": Role.FOOTER, "hdr": Role.RUNNING_HEAD}
_HEADINGS = {"title": 1, "ctrTitle": 1, "subTitle": 0}
_MASTER_STYLES = {"title": "titleStyle", "ctrTitle": "titleStyle", "": "otherStyle"}
_ROTATIONS = {"vert270": 90, "vert": 270, "eaVert": 270}


def read_slides(source: SourceFile) -> Document:
    """Read ``source`` as a presentation; ``Place.page`` is the slide, boxes are in points on it.

    A slide's title comes first but for what stands above it, then its shapes from top to bottom and left to right, then
    its notes. What stands on hidden slides is marked hidden, what runs over the slides as footers or running heads.

    Raises:
        EncryptedSourceError: the presentation is protected by a password.
        UnreadableSourceError: the bytes are no presentation, or a damaged one.
        LimitReachedError: unpacked it would be too large.
    """
    presentation = _open(source)
    warnings: list[ReaderWarning] = []
    slides = [list(_slide_blocks(slide, n, presentation)) for n, slide in enumerate(presentation.slides, start=1)]
    for number, found in enumerate(slides, start=1):
        if not any(not isinstance(block, Figure) for block in found) and any(isinstance(b, Figure) for b in found):
            message = f"La diapositive {number} ne contient que des images : son texte n'est pas lu."
            warnings.append(ReaderWarning("page-without-text", message, place=Place(page=number)))
    properties = _properties(presentation)
    height = (presentation.slide_height or 0) / _EMU
    return Document(
        source=source,
        media_type=MEDIA_TYPE,
        blocks=tuple(chain.from_iterable(with_running_roles(slides, height))),
        page_count=len(slides),
        title=document_title(properties.get("title")),
        metadata=properties,
        warnings=tuple(warnings),
        methods=("pptx",),
    )


def _open(source: SourceFile) -> Any:
    archive = open_zip(source, "PPTX", "[Content_Types].xml")
    if not any(name.startswith("ppt/") for name in archive.namelist()):
        raise UnreadableSourceError(
            source.name,
            "ce fichier Office n'est pas une présentation",
            hint="Vérifiez l'extension du fichier (DOCX pour un texte, XLSX pour un classeur)",
        )
    known = (KeyError, ValueError, AttributeError, TypeError, PackageNotFoundError, etree.XMLSyntaxError, BadZipFile)
    try:
        return Presentation(io.BytesIO(source.data))
    except known:
        pass  # the mended copy is tried next
    try:
        return Presentation(io.BytesIO(mended_office(source.data)))
    except (*known, OSError, RuntimeError, NotImplementedError) as error:
        raise UnreadableSourceError(
            source.name,
            "la présentation est abîmée",
            hint="Ouvrez-la dans un logiciel de présentation et enregistrez-la à nouveau au format PPTX",
        ) from error


def _slide_blocks(slide: Any, number: int, presentation: Any) -> Iterator[Block]:
    element: Element = slide._element
    layout = slide.slide_layout
    master: Element = layout.slide_master._element
    is_hidden = element.get("show") in {"0", "false"}
    parts = {key: rel for key, rel in slide.part.rels.items()}
    targets = {key: rel.target_ref for key, rel in parts.items() if rel.is_external}
    shapes = shapes_in_order(element, layout._element, master)
    years = timeline_texts(shapes)
    for at, shape in enumerate(shapes):
        if not years.get(at, "unchanged"):
            continue
        role = Role.HIDDEN if is_hidden or shape.hidden else _ROLES.get(shape.placeholder, Role.BODY)
        settings = TextSettings(
            sources=_list_styles(shape, master, presentation._element),
            targets=targets,
            heading=_HEADINGS.get(shape.placeholder),
        )
        blocks = _shape_blocks(shape, settings, role, Place(page=number, box=shape.box), parts)
        yield from (_saying(block, years[at]) for block in blocks) if at in years else blocks
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        body: Element = slide.notes_slide.notes_text_frame._txBody
        role = Role.HIDDEN if is_hidden else Role.NOTE
        yield from text_blocks(body, TextSettings(), role, Place(page=number, path=f"slide {number} notes"))


def _saying(block: Block, text: str) -> Block:
    """Return a block of one line with another text."""
    if not isinstance(block, TextBlock):
        return block
    return replace(block, lines=(replace(block.lines[0], text=text),))


def _list_styles(shape: Shape, master: Element, presentation: Element) -> tuple[Element, ...]:
    """Return where the shape's text inherits its looks from, the nearest first."""
    bodies = (parent.find(f"{P}txBody/{A}lstStyle") for parent in shape.inherited)
    kind = _MASTER_STYLES.get(shape.placeholder, "bodyStyle")
    kind = "otherStyle" if shape.placeholder in _ROLES else kind
    of_master = master.find(f"{P}txStyles/{P}{kind}")
    default = presentation.find(f"{P}defaultTextStyle")
    sources = (*bodies, of_master, default if not shape.placeholder else None)
    return tuple(source for source in sources if source is not None)


def _shape_blocks(
    shape: Shape, settings: TextSettings, role: Role, place: Place, parts: Mapping[str, Any]
) -> Iterator[Block]:
    element = shape.element
    if element.tag == f"{P}pic":
        yield Figure(_alternative_text(element), (place,), role)
    elif element.tag == f"{P}graphicFrame":
        table = element.find(f"{A}graphic/{A}graphicData/{A}tbl")
        if table is not None:
            yield from _table(table, settings, role, place)
        else:
            yield Figure(_alternative_text(element) or _diagram_text(element, parts), (place,), role)
    else:
        body = element.find(f"{P}txBody")
        if body is not None:
            yield from text_blocks(body, settings, role, place)


def _table(table: Element, settings: TextSettings, role: Role, place: Place) -> Iterator[Table]:
    widths = [integer(col.get("w"), 0) / _EMU for col in table.findall(f"{A}tblGrid/{A}gridCol")]
    rows = table.findall(f"{A}tr")
    heights = [integer(row.get("h"), 0) / _EMU for row in rows]
    lefts, tops = (
        _edges(place.box.x0 if place.box else 0.0, widths),
        _edges(place.box.top if place.box else 0.0, heights),
    )
    cells: list[Cell] = []
    for index, row in enumerate(rows):
        for col, element in enumerate(row.findall(f"{A}tc")):
            if col < len(widths) and not {element.get("hMerge"), element.get("vMerge")} & {"1", "true"}:
                cells.append(_cell(element, index, col, lefts, tops, settings, role, place))
    if any(cell.blocks for cell in cells):
        yield Table(
            cells=tuple(cells),
            n_rows=len(rows),
            n_cols=len(widths),
            role=role,
            places=(place,),
            col_edges=tuple(round(edge, 2) for edge in lefts) if place.box else (),
        )


def _cell(
    element: Element,
    row: int,
    col: int,
    lefts: list[float],
    tops: list[float],
    settings: TextSettings,
    role: Role,
    place: Place,
) -> Cell:
    col_span = min(max(1, integer(element.get("gridSpan"), 1)), len(lefts) - 1 - col)
    row_span = min(max(1, integer(element.get("rowSpan"), 1)), len(tops) - 1 - row)
    box = Box(lefts[col], tops[row], lefts[col + col_span], tops[row + row_span]) if place.box else None
    where = Place(page=place.page, box=box)
    body = element.find(f"{A}txBody")
    properties = element.find(f"{A}tcPr")
    fill = None if properties is None else rgb(properties.find(f"{A}solidFill"))
    return Cell(
        row=row,
        col=col,
        row_span=row_span,
        col_span=col_span,
        blocks=() if body is None else tuple(text_blocks(body, settings, role, where)),
        fill=None if fill == "#ffffff" else fill,
        rotation=0 if properties is None else _ROTATIONS.get(properties.get("vert", ""), 0),
        places=(where,),
    )


def _edges(start: float, sizes: list[float]) -> list[float]:
    edges = [start]
    for size in sizes:
        edges.append(edges[-1] + size)
    return edges


def _alternative_text(element: Element) -> str:
    properties = next(element.iter(f"{P}cNvPr"), None)
    return "" if properties is None else clean(properties.get("descr") or properties.get("title") or "")


def _diagram_text(element: Element, parts: Mapping[str, Any]) -> str:
    """Return the words of a diagram (SmartArt), shape by shape."""
    ids = next(element.iter(f"{DGM}relIds"), None)
    relationship = None if ids is None else parts.get(ids.get(f"{R}dm", ""))
    if relationship is None or relationship.is_external:
        return ""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(relationship.target_part.blob, parser)
    shapes = ("".join(t.text or "" for t in point.iter(f"{A}t")) for point in root.iter(f"{DGM}pt"))
    return " ; ".join(text for text in map(clean, shapes) if text)


def _properties(presentation: Any) -> Mapping[str, str]:
    """Return the core properties that say something: title, author, subject, dates (ISO 8601)."""
    core = presentation.core_properties
    found: dict[str, str] = {}
    for name in ("title", "author", "subject", "keywords", "category", "comments", "created", "modified"):
        try:
            stated = getattr(core, name)
        except (ValueError, AttributeError):
            continue
        text = stated.isoformat() if isinstance(stated, datetime) else clean(str(stated or ""))
        if text:
            found[name] = text
    return MappingProxyType(found)
