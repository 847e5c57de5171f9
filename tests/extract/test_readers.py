from __future__ import annotations

import io
import zipfile
from importlib import import_module

import pytest

from extract.document import SourceFile
from extract.readers import READERS, read
from extract.readers.archive import MAX_MEMBERS, members
from pst.errors import EncryptedSourceError, LimitReachedError, PstError, UnknownFormatError, UnreadableSourceError


def archive(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> SourceFile:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as target:
        for name, data in files.items():
            target.writestr(name, data)
    return SourceFile("lot.zip", buffer.getvalue(), url="https://exemple.be/lot.zip")


@pytest.mark.parametrize("target", sorted(set(READERS.values())))
def test_every_reader_of_the_table_exists(target: str) -> None:
    module, _, name = target.partition(":")
    assert callable(getattr(import_module(module), name))


def test_a_page_filter_is_for_pdf_only() -> None:
    document = read(SourceFile("plan.txt", b"Un plan\n\nDes mots"), frozenset({1}))
    assert [warning.message for warning in document.warnings] == [
        "Le choix de pages ne vaut que pour un PDF : le document est lu en entier"
    ]
    assert not read(SourceFile("plan.txt", b"Un plan\n\nDes mots")).warnings


def test_an_archive_is_not_one_document() -> None:
    with pytest.raises(UnknownFormatError, match="archive de plusieurs documents"):
        read(archive({"a.txt": b"Un plan"}))


def test_other_xml_has_no_reader() -> None:
    with pytest.raises(UnknownFormatError, match="eComptes"):
        read(SourceFile("plan.xml", b"<?xml version='1.0'?><catalogue/>"))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plan.xml", b"<?xml version='1.0'?><PST><DescriptionPST></PST>"),
        ("plan.xlsx", archive({"[Content_Types].xml": b"", "xl/workbook.xml": b"<workbook"}).data),
        ("plan.ods", archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}).data),
        ("plan.docx", archive({"[Content_Types].xml": b"", "word/document.xml": b"<w"}).data),
        ("plan.odt", archive({"mimetype": b"application/vnd.oasis.opendocument.text"}).data),
        ("plan.pptx", archive({"[Content_Types].xml": b"", "ppt/presentation.xml": b"<p"}).data),
        ("plan.pdf", b"%PDF-1.7\n1 0 obj\n<<"),
        ("plan.html", b"<html><body><script>x</script></body></html>"),
        ("plan.csv", b";;;\n;;;\n"),
    ],
)
def test_broken_documents_name_the_file_and_a_remedy(name: str, data: bytes) -> None:
    with pytest.raises(PstError) as caught:
        read(SourceFile(name, data))
    assert caught.value.subject == name
    assert caught.value.hint


def test_members_of_an_archive() -> None:
    source = archive(
        {
            "plans/commune.txt": b"Un",
            "plans/": b"",
            "__MACOSX/plans/._commune.txt": b"x",
            "vide.txt": b"",
            "../../cpas.txt": b"Deux",
            "C:\\plans\\province.txt": b"Trois",
            "Thumbs.db": b"x",
        }
    )
    found = list(members(source))
    assert [(member.name, member.data) for member in found] == [
        ("lot.zip/plans/commune.txt", b"Un"),
        ("lot.zip/cpas.txt", b"Deux"),
        ("lot.zip/plans/province.txt", b"Trois"),
    ]
    assert found[0].path is None
    assert found[0].url == "https://exemple.be/lot.zip"
    assert len({member.digest for member in found}) == 3


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({f"{number}.txt": b"x" for number in range(MAX_MEMBERS + 1)}, "501 fichiers"),
        ({"zeros.txt": b"0" * 5_000_000}, "compressé au-delà"),
    ],
)
def test_traps_are_refused(files: dict[str, bytes], problem: str) -> None:
    with pytest.raises(LimitReachedError, match=problem):
        list(members(archive(files)))


def test_locked_and_damaged_archives() -> None:
    data = bytearray(archive({"a.txt": b"Un plan " * 50}).data)
    at = data.find(b"PK\x01\x02")
    locked = bytearray(data)
    locked[at + 8] |= 1
    with pytest.raises(EncryptedSourceError):
        list(members(SourceFile("lot.zip", bytes(locked))))
    data[40:44] = b"\xff\xff\xff\xff"
    with pytest.raises(UnreadableSourceError, match="abîmée"):
        list(members(SourceFile("lot.zip", bytes(data))))


def test_old_names_keep_their_accents() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        target.writestr("plan.txt", b"Un")
    data = buffer.getvalue().replace(b"plan.txt", "\u00e9t\u00e9.txt".encode("cp850") + b"x")
    assert [member.name for member in members(SourceFile("lot.zip", data))] == ["lot.zip/été.txtx"]


def test_the_parts_of_a_saved_page_are_no_documents() -> None:
    source = archive(
        {"pst.html": b"Un", "pst_fichiers/logo.png": b"x", "PST_files/a.css": b"x", "logos/b.txt": b"Deux"}
    )
    assert [member.name for member in members(source)] == ["lot.zip/pst.html", "lot.zip/logos/b.txt"]
