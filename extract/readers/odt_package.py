"""The parts of an OpenDocument file (ODT, or its flat XML form): trees and properties, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lxml import etree

from extract.document import SourceFile
from extract.readers.odt_styles import OFFICE
from extract.readers.office_zip import encrypted, open_zip, read_member
from extract.readers.word_xml import Element
from extract.text import clean
from pst.errors import UnreadableSourceError

_DC = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_PROPERTIES = (
    ("title", f"{_DC}title"),
    ("author", f"{_META}initial-creator"),
    ("author", f"{_DC}creator"),
    ("subject", f"{_DC}subject"),
    ("description", f"{_DC}description"),
    ("keywords", f"{_META}keyword"),
    ("created", f"{_META}creation-date"),
    ("modified", f"{_DC}date"),
)


@dataclass(frozen=True)
class OdtPackage:
    """An opened document; ``styles`` is ``content`` itself in a flat file, None where it is missing."""

    content: Element
    styles: Element | None
    properties: Mapping[str, str]


def open_odt(source: SourceFile) -> OdtPackage:
    """Open an OpenDocument text.

    Raises:
        EncryptedSourceError: the document is protected by a password.
        UnreadableSourceError: the bytes are no OpenDocument file, or a damaged one.
        LimitReachedError: unpacked it would be too large.
    """
    if source.data.lstrip()[:5] in {b"<?xml", b"<offi"}:
        root = _parse(source, source.data, "document")
        return OdtPackage(root, root, _properties(root))
    archive = open_zip(source, "ODT", "META-INF/manifest.xml")
    names = archive.namelist()
    manifest = read_member(archive, source, "META-INF/manifest.xml")
    if b"encryption-data" in manifest or "encrypted-package" in names:
        raise encrypted(source)
    content = _parse(source, read_member(archive, source, "content.xml"), "content.xml")
    styles = _parse(source, read_member(archive, source, "styles.xml"), "styles.xml") if "styles.xml" in names else None
    meta = _parse(source, read_member(archive, source, "meta.xml"), "meta.xml") if "meta.xml" in names else None
    return OdtPackage(content, styles, MappingProxyType({}) if meta is None else _properties(meta))


def _parse(source: SourceFile, data: bytes, part: str) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _damaged(source, part) from error
    if not root.tag.startswith(OFFICE):
        raise _damaged(source, part)
    return root


def _damaged(source: SourceFile, part: str) -> UnreadableSourceError:
    return UnreadableSourceError(
        source.name,
        f"la partie « {part} » du document OpenDocument est abîmée",
        hint="Ouvrez-le dans LibreOffice et enregistrez-le à nouveau",
    )


def _properties(root: Element) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name, tag in _PROPERTIES:
        element = next(root.iter(tag), None)
        text = clean(element.text or "") if element is not None else ""
        if text:
            found.setdefault(name, text)
    return MappingProxyType(found)
