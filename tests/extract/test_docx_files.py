"""Files that are no good Word documents: what is refused, with which words, and what is mended."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from extract.document import SourceFile
from extract.readers import office_zip
from extract.readers.docx import read_docx
from extract.readers.odt import read_odt
from extract.readers.slides import read_slides
from pst.errors import EncryptedSourceError, LimitReachedError, UnreadableSourceError
from tests.extract.word_documents import paragraph, word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def rewritten(data: bytes, change: Callable[[str, bytes], bytes | None]) -> SourceFile:
    """Return the package with each member changed, None to leave it out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as copy:
        for name in archive.namelist():
            content = change(name, archive.read(name))
            if content is not None:
                copy.writestr(name, content)
    return SourceFile("essai.docx", out.getvalue())


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("read", [read_docx, read_odt, read_slides])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"texte", zipped(**{"notes.txt": b"x"})])
def test_other_bytes_are_refused(read: Callable[[SourceFile], object], data: bytes) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read(SourceFile("essai", data))
    assert caught.value.hint


def test_a_file_cut_short_is_refused() -> None:
    data = word(paragraph("x")).data
    with pytest.raises(UnreadableSourceError, match="incomplet"):
        read_docx(SourceFile("essai.docx", data[: len(data) // 2]))


@pytest.mark.parametrize("read", [read_docx, read_slides, read_odt])
def test_a_password_is_named(read: Callable[[SourceFile], object]) -> None:
    with pytest.raises(EncryptedSourceError, match="mot de passe"):
        read(SourceFile("essai", OLE + "EncryptedPackage".encode("utf-16-le")))


def test_a_renamed_old_document_is_told_apart() -> None:
    with pytest.raises(UnreadableSourceError, match="avant 2007"):
        read_docx(SourceFile("essai.docx", OLE))


def test_a_workbook_is_no_word_document() -> None:
    data = zipped(**{"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"})
    with pytest.raises(UnreadableSourceError, match="n'est pas un document Word"):
        read_docx(SourceFile("essai.docx", data))


def test_a_damaged_part_is_refused() -> None:
    source = rewritten(word(paragraph("x")).data, lambda n, c: c[:100] if n == "word/document.xml" else c)
    with pytest.raises(UnreadableSourceError, match="abîmé"):
        read_docx(source)


def test_what_would_unpack_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_zip, "MAX_UNPACKED", 1000)
    with pytest.raises(LimitReachedError):
        read_docx(word(paragraph("x")))


def test_relationships_to_nothing_are_mended() -> None:
    dangling = (
        b'<Relationship Id="rId999" Target="media/NULL" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
    )

    def change(name: str, content: bytes) -> bytes:
        return content.replace(b"</Relationships>", dangling) if name.endswith("document.xml.rels") else content

    document = read_docx(rewritten(word(paragraph("Texte")).data, change))
    assert [block.text for block in document.text_blocks()] == ["Texte"]


def test_macro_documents_and_the_strict_variant_are_read() -> None:
    def macro(name: str, content: bytes) -> bytes:
        return content.replace(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        )

    def strict(name: str, content: bytes) -> bytes:
        return content.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships/",
        ).replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )

    data = word(paragraph("Texte")).data
    for change in (macro, strict):
        assert [block.text for block in read_docx(rewritten(data, change)).text_blocks()] == ["Texte"]


def test_entities_are_not_expanded() -> None:
    def bomb(name: str, content: bytes) -> bytes:
        if name != "word/document.xml":
            return content
        head = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "AAAA">]>'
        return head + content[content.index(b"<w:document") :].replace(b"Texte", b"&a;")

    document = read_docx(rewritten(word(paragraph("Texte")).data, bomb))
    assert not any("AAAA" in block.text for block in document.text_blocks())
