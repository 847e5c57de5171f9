"""PDF files: from bytes to the document model, by way of pdfium and the layout room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.collector import collector_paused
from extract.document import Block, Document, Place, ReaderWarning, SourceFile, Table
from extract.layout.engine.content import PageContent
from extract.layout.engine.pdfium_page import PdfiumPage
from extract.layout.engine.pdfium_rules import read_drawing
from extract.layout.engine.pdfium_words import WordReader
from extract.layout.engine.plumber_page import Plumber
from extract.layout.engine.structure_tree import is_tagged, read_tree
from extract.layout.pages.connectors import boxes_of, with_links
from extract.layout.pages.document_layout import lay_out
from extract.layout.pages.drawn_trees import without_connections
from extract.layout.pages.facing_pages import facing_pages
from extract.layout.pages.framed_slides import framed_slides
from extract.layout.pages.page import PageParts, take_apart
from extract.layout.pages.second_opinion import second_opinion
from extract.layout.pages.side_by_side import pages_side_by_side
from extract.layout.pages.spanning_boxes import with_spans
from extract.layout.pages.tree_rules import with_tree_rules
from extract.layout.pages.usual_size import as_printed, picture_scale, usual_scale
from extract.layout.text.centred_marks import with_centred_marks
from extract.layout.text.disc_numbers import with_numbers_on_lines
from extract.layout.text.drawn_boxes import with_drawn_boxes
from extract.layout.text.drawn_bullets import with_drawn_bullets
from extract.layout.text.drawn_signs import outside, with_keys
from extract.layout.text.goal_tiles import with_goal_tiles
from extract.layout.text.meters import without_meters
from extract.layout.text.shaded_words import with_shades_joined
from extract.layout.text.symbols import has_private
from extract.layout.text.year_bars import with_year_bars
from extract.layout.text.year_discs import with_year_discs
from extract.layout.text.year_spans import with_year_spans
from extract.layout.text.year_timelines import with_timelines
from extract.ocr.picture import Backdrop, draw_page
from extract.ocr.scans import Scans
from extract.ocr.triage import Want, has_lost_letters, is_garbled, says_more, wants_ocr
from pst.errors import EncryptedSourceError, UnreadableSourceError

MEDIA_TYPE = "application/pdf"
_METADATA = {"Title": "title", "Author": "author", "Subject": "subject", "Keywords": "keywords", "Producer": "producer",
             "Creator": "creator", "CreationDate": "created", "ModDate": "modified"}  # fmt: skip
_PLENTY = 200  # characters
_FEW = 20  # characters: a picture's own stamp
_MANY_VOWELS = 0.25  # of the characters, digits and punctuation included
_FEWEST_RUNS = 3  # lines outside ruled tables


def read_pdf(source: SourceFile, pages: frozenset[int] | None = None) -> Document:
    """Read ``source`` as a PDF; ``pages`` limits the reading to these page numbers (from 1).

    Raises:
        UnreadableSourceError: the bytes are no PDF, or a broken one.
        EncryptedSourceError: a password is needed.
    """
    with collector_paused():
        return _read_document(source, pages)


def _read_document(source: SourceFile, pages: frozenset[int] | None) -> Document:
    document = _open(source)
    try:
        page_count = len(document)
        if page_count == 0:
            raise UnreadableSourceError(
                source.name, "le PDF n'a aucune page", hint="Téléchargez de nouveau le fichier."
            )
        metadata = _metadata(document)
        with Plumber(source.data) as plumber:
            read = _read_pages(document, pages, plumber)
            if (scale := usual_scale(read.parts)) != 1.0 and not (read.scanned or read.plumbed):
                read = _read_pages(document, pages, plumber, scale)
            opinions = tuple(second_opinion(read.parts, plumber))
    finally:
        document.close()
    apart = facing_pages(read.parts) or framed_slides(read.parts)
    wide = pages_side_by_side(read.parts, metadata) if apart is None else None
    several = apart or wide
    blocks, used_tags = lay_out(several.pages if several is not None else read.parts)
    blocks = several.on_sheets(blocks) if several is not None else blocks
    blocks = as_printed(blocks, read.scales)
    unread = _narrow_columns(wide.unread if wide is not None else ())
    warnings = [*read.warnings, *opinions, *unread, *_open_table_warnings(blocks)]
    tables = [block for block in blocks if isinstance(block, Table)]
    methods = ["pdfium"] if len(read.scanned) + len(read.plumbed) < len(read.parts) or not read.parts else []
    methods += ["pdfplumber"] if read.plumbed else []
    methods += ["ocr"] if read.scanned else []
    methods += ["ruled-table"] if any(table.ruled for table in tables) else []
    methods += ["structure-tree"] if used_tags else []
    methods += ["borderless-table"] if not all(table.ruled for table in tables) else []
    return Document(
        source=source,
        media_type=MEDIA_TYPE,
        blocks=blocks,
        page_count=page_count,
        title=metadata.get("title"),
        metadata=MappingProxyType(metadata),
        warnings=tuple(warnings),
        methods=tuple(methods),
        is_scanned=2 * len(read.pictures) > len(read.parts),
        page_confidence=MappingProxyType(read.scanned),
    )


def page_contents(source: SourceFile, pages: frozenset[int] | None = None) -> Iterator[PageContent]:
    """Yield what pdfium sees on each page; the functions of a content work only until the next one is asked for."""
    document = _open(source)
    colours: set[str] = set()
    try:
        for index in range(len(document)):
            if pages is None or index + 1 in pages:
                with PdfiumPage(document, index) as page:
                    yield _content(page, WordReader(page), colours)
    finally:
        document.close()


def _open(source: SourceFile) -> pdfium.PdfDocument:
    if not source.data.strip():
        raise UnreadableSourceError(source.name, "le fichier est vide", hint="Téléchargez-le de nouveau.")
    try:
        return pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise EncryptedSourceError(
                source.name,
                "le PDF est protégé par un mot de passe",
                hint="Enregistrez-en une copie sans mot de passe (ou imprimez-le en PDF) et relancez.",
            ) from error
        raise UnreadableSourceError(
            source.name,
            "ce n'est pas un PDF lisible (fichier tronqué ou abîmé)",
            hint="Téléchargez-le de nouveau ; s'il s'ouvre dans un lecteur, réenregistrez-le.",
        ) from error


def _metadata(document: pdfium.PdfDocument) -> dict[str, str]:
    known = document.get_metadata_dict(skip_empty=True)
    return {name: known[key].strip() for key, name in _METADATA.items() if known.get(key, "").strip()}


class _Read(NamedTuple):
    """The pages of a PDF taken apart.

    ``scanned`` gives the confidence of those read by OCR, ``pictures`` the numbers of those that are images, read or
    not, ``plumbed`` of those that pdfplumber read in pdfium's place. ``scales`` tells which pages are read larger or
    smaller than they are printed.
    """

    parts: list[PageParts]
    warnings: list[ReaderWarning]
    scanned: dict[int, float]
    pictures: frozenset[int]
    plumbed: frozenset[int]
    scales: dict[int, float]


def _read_pages(
    document: pdfium.PdfDocument, pages: frozenset[int] | None, plumber: Plumber, scale: float = 1.0
) -> _Read:
    parts: dict[int, PageParts] = {}
    scales: dict[int, float] = {}
    warnings: list[ReaderWarning] = []
    pictures: set[int] = set()
    plumbed: set[int] = set()
    scans = Scans()
    colours: set[str] = set()
    tagged = is_tagged(document.raw)
    for index in range(len(document)):
        number = index + 1
        if pages is not None and number not in pages:
            continue
        try:
            page = PdfiumPage(document, index)
        except ValueError:
            content = plumber.content(number)
            if content is not None and content.words:
                parts[number] = take_apart(content)
                plumbed.add(number)
                continue
            message = f"La page {number} est abîmée et n'a pas pu être lue."
            warnings.append(ReaderWarning("unread-text", message, place=Place(number)))
            continue
        with page:
            own = scale if page.char_count > _FEW else picture_scale(page.width, page.height)
            if own != 1.0:
                page.enlarge(own)
                scales[number] = own
            reader = WordReader(page)
            content = _content(page, reader, colours)
            want = wants_ocr(content) if content.pictures or not _reads_well(content) else None
            other = plumber.content(number) if want is Want.GARBLED else None
            if other is not None and other.words and wants_ocr(other) is None:
                parts[number] = take_apart(other)
                plumbed.add(number)
                continue
            read = want is not None and _read_by_ocr(page, content, want, scans)
            if not read:
                found = take_apart(content)
                found = _with_tags(found, page, reader) if tagged and _has_loose_text(found) else found
                parts[number] = found._replace(content=found.content._replace(cut=None, shows=None))
        if read or want is Want.NO_TEXT:
            pictures.add(number)
        if not read and want in (Want.NO_TEXT, Want.GARBLED):
            warnings.extend(_text_warnings(content))
    for content in scans.contents():
        parts[content.page] = take_apart(content)
    scanned = {page.content.page: page.confidence for page in scans.pages}
    ordered = [parts[number] for number in sorted(parts)]
    told = [*warnings, *scans.warnings()]
    return _Read(ordered, told, scanned, frozenset(pictures), frozenset(plumbed), scales)


def _read_by_ocr(page: PdfiumPage, content: PageContent, want: Want, scans: Scans) -> bool:
    """Read a page by OCR into ``scans``; return whether that reading stands for the page."""
    known = content if want is Want.GARBLED and content.segments else None
    scanned = scans.read(content.page, lambda: draw_page(page, content), known)
    if scanned is None:
        return False
    if not scanned.content.words and want is not Want.GARBLED:
        return False  # a blank page, a photograph
    if want is Want.PICTURE and not says_more(scanned.content.words, scanned.confidence, content.words):
        return False
    scans.keep(scanned)
    return True


def _has_loose_text(parts: PageParts) -> bool:
    """Whether a page has more than what rules alone part, so that its tags are worth reading."""
    return len(parts.runs) >= _FEWEST_RUNS or any(table.columns and table.words for table in parts.tables)


def _with_tags(parts: PageParts, page: PdfiumPage, reader: WordReader) -> PageParts:
    tree = read_tree(page)
    if tree is None:
        return parts
    words = reader.parted(parts.content.words, tree.cells()) if tree.tables else parts.content.words
    if len(words) != len(parts.content.words):
        parts = take_apart(parts.content._replace(words=words))
    return parts._replace(tree=tree, marks=reader.marks(words))


def _content(page: PdfiumPage, reader: WordReader, colours: set[str]) -> PageContent:
    """Return what pdfium sees on a page; ``colours`` are those of the keys so far, to which the page adds its own."""
    drawing = read_drawing(page)
    printed = reader.words()
    stamped = tuple(word for word in printed if word.look.slanted)  # a watermark: it lies over whatever is drawn
    words = tuple(word for word in printed if not word.look.slanted) if stamped else printed
    words = with_drawn_bullets(words, outside(drawing.marks, drawing.discs))
    keyed = with_keys(words, drawing.discs, drawing.fills, colours)
    words = with_timelines(keyed, drawing.discs)
    words = with_year_discs(words, drawing.discs) if words is keyed else words
    words = with_numbers_on_lines(with_centred_marks(words), drawing.discs)
    words = with_goal_tiles(words, drawing.fills)
    segments, fills = with_shades_joined(drawing.segments, drawing.fills)
    words, segments = with_drawn_boxes(words, segments, fills)
    content = PageContent(
        page.number,
        page.width,
        page.height,
        words,
        segments,
        fills,
        drawing.pictures,
        reader.cut,
        Backdrop(page).shows,
        drawing.discs,
        strands=drawing.strands,
        pills=drawing.pills,
    )
    content = with_tree_rules(without_meters(content))
    boxes = boxes_of(content)
    content = with_spans(with_links(content, boxes), boxes)
    content = with_year_bars(without_connections(content))
    content = with_year_spans(content, drawing.bars)
    return content._replace(words=content.words + stamped) if stamped else content


def _open_table_warnings(blocks: tuple[Block, ...]) -> Iterator[ReaderWarning]:
    for table in (block for block in blocks if isinstance(block, Table) and not block.ruled):
        place = table.places[0] if table.places else Place()
        message = f"Le tableau de la page {place.page} n'a pas de traits : ses colonnes et ses lignes sont déduites."
        yield ReaderWarning("table-without-rules", message, place=place)


def _narrow_columns(pages: Sequence[int]) -> Iterator[ReaderWarning]:
    for page in pages:
        message = f"La page {page} a une colonne trop étroite pour ses valeurs : elles n'y sont pas imprimées."
        yield ReaderWarning("unread-value", message, raw="###", place=Place(page))


def _reads_well(content: PageContent) -> bool:
    """Whether a page has plenty of text with as many vowels as any language: no need to look closer."""
    text = "".join(word.text for word in content.words)
    vowels = sum(map(text.count, "aeiou"))
    plenty = len(text) >= _PLENTY and vowels >= _MANY_VOWELS * len(text) and not has_private(text)
    return plenty and not has_lost_letters(content.words)


def _text_warnings(content: PageContent) -> Iterator[ReaderWarning]:
    text = "".join(word.text for word in content.words)
    if not any(char.isalnum() for char in text):
        if content.pictures or text or not (content.segments or content.fills):
            message = f"La page {content.page} ne contient pas de texte (image ou page blanche)."
            yield ReaderWarning("page-without-text", message, place=Place(content.page))
    elif is_garbled(text) or has_lost_letters(content.words):
        message = f"Le texte de la page {content.page} est codé de façon illisible."
        yield ReaderWarning("garbled-text", message, raw=text[:80], place=Place(content.page))
