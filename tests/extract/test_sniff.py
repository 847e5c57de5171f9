from __future__ import annotations

import io
import zipfile

import pytest

from extract import sniff
from extract.sniff import media_type
from pst.errors import EncryptedSourceError, UnknownFormatError, UnreadableSourceError


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


def ole(*streams: str, start: bytes = b"") -> bytes:
    """Return the bones of an OLE file: a header, a directory with ``streams``, the first of them in the next sector."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[30:32] = (9).to_bytes(2, "little")
    directory = b""
    for name in ("Root Entry", *streams):
        entry = bytearray(128)
        raw = name.encode("utf-16-le") + b"\x00\x00"
        entry[: len(raw)] = raw
        entry[64:66] = len(raw).to_bytes(2, "little")
        entry[116:120] = (1).to_bytes(4, "little")
        directory += bytes(entry)
    return bytes(header) + directory.ljust(512, b"\x00") + start.ljust(512, b"\x00")


FIB = b"\xec\xa5\xc1\x00\x00\x00\x00\x00\x00\x00"
BOF = b"\x09\x08\x10\x00" + b"\x00" * 16
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7\n1 0 obj", sniff.PDF),
        (b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n1 0 obj\nstartxref", sniff.PDF),
        (zipped(**{"[Content_Types].xml": b"", "word__document.xml": b""}), sniff.DOCX),
        (zipped(**{"[Content_Types].xml": b"", "xl__workbook.xml": b""}), sniff.XLSX),
        (zipped(**{"[Content_Types].xml": b"", "xl__workbook.bin": b""}), sniff.XLSB),
        (zipped(**{"[Content_Types].xml": b"", "ppt__presentation.xml": b""}), sniff.PPTX),
        (zipped(mimetype=OPEN_DOCUMENT + b"text"), sniff.ODT),
        (zipped(mimetype=OPEN_DOCUMENT + b"spreadsheet"), sniff.ODS),
        (zipped(mimetype=OPEN_DOCUMENT + b"presentation"), sniff.ODP),
        (zipped(mimetype=OPEN_DOCUMENT + b"text-template"), sniff.ODT),
        (zipped(**{"plans__un.pdf": b"%PDF-1.4"}), sniff.ZIP),
        (ole("WordDocument", start=FIB + b"\x00\x00"), sniff.DOC),
        (ole("Workbook", start=BOF), sniff.XLS),
        (ole("Book"), sniff.XLS),
        (ole("PowerPoint Document"), sniff.PPT),
        (b"{\\rtf1\\ansi Plan}", sniff.RTF),
        (b"<!DOCTYPE html><title>Plan</title>", sniff.HTML),
        (b"\xef\xbb\xbf \n<!-- x -->\n<HTML>", sniff.HTML),
        ("<html><p>Été</p></html>".encode("utf-16"), sniff.HTML),
        (b"<div class='x'>Plan</div>", sniff.HTML),
        (b"<p>Plan", sniff.HTML),
        (b"<x-fiche><b>a</b><p>b</p><p>c</p></x-fiche>", sniff.HTML),
        (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", sniff.HTML),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=x\r\n\r\n--x", sniff.MHTML),
        (b"From: <Saved>\nSubject: Plan\nContent-Type: text/html\n\n<p>", sniff.MHTML),
        (b"<?xml version='1.0'?><dataroot><PST><DescriptionPST/></PST></dataroot>", sniff.ECOMPTES),
        (b"<dataroot><PST><Volets><ObjectifStrategiques/></Volets></PST></dataroot>", sniff.ECOMPTES),
        (b"<?xml version='1.0'?><catalogue/>", sniff.OTHER_XML),
        ("Programme stratégique\nÊtre ouverte".encode(), sniff.TEXT),
        ("Programme stratégique".encode("cp1252"), sniff.TEXT),
        ("Programme stratégique".encode("latin-1"), sniff.TEXT),
        ("Programme stratégique".encode("utf-16"), sniff.TEXT),
        ("Programme stratégique".encode("utf-16-le"), sniff.TEXT),
        (b"1 < 2 et 3 > 2", sniff.TEXT),
        (b"BM est un sigle", sniff.TEXT),
        (b"Code;Titre;Pilote\n1;Semer;Jardins\n2;Planter;Jardins\n", sniff.CSV),
        (b"Code\tTitre\tPilote\n1\tSemer\tJardins\n2\tPlanter\tJardins\n", sniff.CSV),
        (b"Un plan, des actions, un budget.\nDes mots; encore.\nEt la fin, sans rien.", sniff.TEXT),
        (b"\x89PNG\r\n\x1a\n\x00", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"II*\x00\x08", "image/tiff"),
        (b"GIF89a\x01", "image/gif"),
        (b"BM\x46\x00\x00\x00\x00\x00\x00\x00", "image/bmp"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
    ],
)
def test_formats_are_known_by_their_bytes(data: bytes, expected: str) -> None:
    assert media_type(data) == expected
    assert media_type(data, "document.docx") == expected


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"Titre;Pilote\nSemer;Jardins\n", "plan.csv", sniff.CSV),
        (b"Titre;Pilote\nSemer;Jardins\n", "plan.txt", sniff.TEXT),
        (b"Titre\tPilote\tAn\nSemer\tJardins\t2020\nPlanter\tBois\t2021\n", "plan.txt", sniff.TEXT),
        (b"Titre\tPilote\nSemer\tJardins\n", "plan.tsv", sniff.CSV),
        (b"%PDF-1.7\n", "plan.csv", sniff.PDF),
    ],
)
def test_the_name_only_breaks_ties(data: bytes, name: str, expected: str) -> None:
    assert media_type(data, name) == expected


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\x00\x00\x00"])
def test_no_content_is_an_error(data: bytes) -> None:
    with pytest.raises(UnreadableSourceError, match=r"plan\.pdf : le fichier est vide"):
        media_type(data, "plan.pdf")


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01" + bytes(range(256)),
        b"\x1f\x8b\x08" + bytes(range(200)),
        ole("Unknown stream"),
        zipped(mimetype=b"application/epub+zip"),
        zipped(**{"Index__Document.iwa": b"x"}),
    ],
)
def test_unknown_formats_say_what_to_do(data: bytes) -> None:
    with pytest.raises(UnknownFormatError) as caught:
        media_type(data, "plan.bin")
    assert caught.value.hint
    assert "plan.bin" in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        ole("EncryptedPackage"),
        ole("WordDocument", start=FIB + b"\x00\x01"),
        ole("Workbook", start=BOF + b"\x2f\x00\x04\x00\x00\x00\x00\x00"),
        zipped(**{"mimetype": OPEN_DOCUMENT + b"text", "META-INF__manifest.xml": b"<manifest:encryption-data/>"}),
    ],
)
def test_locked_documents_are_told(data: bytes) -> None:
    with pytest.raises(EncryptedSourceError, match="mot de passe"):
        media_type(data, "plan.doc")


def test_damaged_archives_are_told() -> None:
    with pytest.raises(UnreadableSourceError, match="abîmé"):
        media_type(zipped(a=b"x" * 1000)[:-30], "plan.zip")
