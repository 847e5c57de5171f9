"""The parts of a Word document: its trees by what they hold, with the addresses of their links."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any
from zipfile import BadZipFile

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import OpcError
from docx.opc.part import Part
from docx.package import Package
from lxml import etree

from extract.document import SourceFile
from extract.readers.office_zip import mended_office, open_zip
from extract.readers.word_xml import A, Element
from extract.text import clean
from pst.errors import UnreadableSourceError

_DIAGRAM_DATA = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}pt"


@dataclass(frozen=True)
class WordPart:
    """One part as a tree; ``targets`` are the addresses of its external relationships, ``parts`` its inner ones."""

    root: Element
    targets: Mapping[str, str]
    parts: Mapping[str, Part]

    def part(self, relationship: str) -> WordPart | None:
        """Return the related part as a tree; None where there is none or it is no XML."""
        related = self.parts.get(relationship)
        return None if related is None else _word_part(related)

    def diagram_text(self, relationship: str) -> str:
        """Return the words of a diagram (SmartArt), shape by shape."""
        related = self.part(relationship)
        if related is None:
            return ""
        shapes = ("".join(t.text or "" for t in point.iter(f"{A}t")) for point in related.root.iter(_DIAGRAM_DATA))
        return " ; ".join(text for text in map(clean, shapes) if text)


@dataclass(frozen=True)
class WordPackage:
    """An opened Word document; parts that it lacks are None."""

    document: WordPart
    styles: Element | None
    numbering: Element | None
    footnotes: WordPart | None
    endnotes: WordPart | None
    settings: Element | None
    properties: Mapping[str, str]


def open_word(source: SourceFile) -> WordPackage:
    """Open a Word document (DOCX, DOCM, DOTX, "strict" variant).

    Raises:
        EncryptedSourceError: the document is protected by a password.
        UnreadableSourceError: the bytes are no Word document, or a damaged one.
        LimitReachedError: unpacked it would be too large.
    """
    archive = open_zip(source, "DOCX", "[Content_Types].xml")
    if not any(name.startswith("word/") or name.endswith("document.xml") for name in archive.namelist()):
        raise UnreadableSourceError(
            source.name,
            "ce fichier Office n'est pas un document Word",
            hint="Vérifiez l'extension du fichier (XLSX pour un classeur, PPTX pour une présentation)",
        )
    package = _load(source)
    main = _word_part(package.main_document_part)
    if main is None or not main.root.tag.endswith("}document"):
        raise _damaged(source)
    return WordPackage(
        document=main,
        styles=_root(package.main_document_part, RT.STYLES),
        numbering=_root(package.main_document_part, RT.NUMBERING),
        footnotes=_related(package.main_document_part, RT.FOOTNOTES),
        endnotes=_related(package.main_document_part, RT.ENDNOTES),
        settings=_root(package.main_document_part, RT.SETTINGS),
        properties=_properties(package),
    )


def _load(source: SourceFile) -> Any:
    """Return the package as python-docx sees it, mended where it is one that Word opens but python-docx refuses."""
    known = (KeyError, ValueError, AttributeError, TypeError, OpcError, etree.XMLSyntaxError)
    try:
        package = Package.open(io.BytesIO(source.data))
        if package.main_document_part.content_type.endswith("wordprocessingml.document.main+xml"):
            return package
    except (*known, BadZipFile):
        pass  # the mended copy is tried next
    try:
        return Package.open(io.BytesIO(mended_office(source.data)))
    except (*known, BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
        raise _damaged(source) from error


def _damaged(source: SourceFile) -> UnreadableSourceError:
    return UnreadableSourceError(
        source.name,
        "le document Word est abîmé",
        hint="Ouvrez-le dans un traitement de texte, qui sait souvent le réparer, et enregistrez-le en DOCX",
    )


def _word_part(part: Part) -> WordPart | None:
    root = getattr(part, "element", None)
    if root is None:
        try:
            root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True, recover=True))
        except etree.XMLSyntaxError:
            return None
    if root is None:
        return None
    relationships = part.rels.items()
    return WordPart(
        root,
        targets={key: rel.target_ref for key, rel in relationships if rel.is_external},
        parts={key: rel.target_part for key, rel in relationships if not rel.is_external},
    )


def _related(part: Part, kind: str) -> WordPart | None:
    found = next((rel.target_part for rel in part.rels.values() if rel.reltype == kind and not rel.is_external), None)
    return None if found is None else _word_part(found)


def _root(part: Part, kind: str) -> Element | None:
    related = _related(part, kind)
    return None if related is None else related.root


def _properties(package: Any) -> Mapping[str, str]:
    """Return the core properties that say something: title, author, subject, dates (ISO 8601)."""
    if not any(rel.reltype == RT.CORE_PROPERTIES for rel in package.rels.values()):
        return MappingProxyType({})
    core = package.core_properties
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
