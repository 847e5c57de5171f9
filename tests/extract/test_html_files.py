"""Bytes of web pages: encodings, fragments, archives that a browser saves, the pages kept for development."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.document import Document, Role, SourceFile
from extract.readers import read
from pst.errors import UnreadableSourceError
from tests.extract.html_pages import outline

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def _read(data: bytes, name: str = "page.html") -> Document:
    return read(SourceFile(name, data))


@pytest.mark.parametrize(
    "data",
    [
        "<p>Échéance : été</p>".encode(),
        b"\xef\xbb\xbf" + "<html><p>Échéance : été</p></html>".encode(),
        "<html><p>Échéance : été</p></html>".encode("utf-16"),
        "<meta charset='windows-1252'><p>Échéance : été</p>".encode("cp1252"),
        "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'><p>Échéance : été</p>".encode(
            "latin-1"
        ),
        "<meta charset='iso-8859-1'><p>Échéance : été</p>".encode(),
        "<html><p>Échéance : été</p></html>".encode("cp1252"),
        "<?xml version='1.0' encoding='iso-8859-15'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><body>"
        "<p>Échéance : été</p></body></html>".encode("iso-8859-15"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert outline(_read(data).blocks) == ["p Échéance : été"]


@pytest.mark.parametrize(
    "start",
    ["<style>p{}</style><main>", "<title>Plan</title><section>", "<!DOCTYPE html><html><head><title>x</title><main>"],
)
def test_pages_without_a_body_tag(start: str) -> None:
    assert outline(_read(f"{start}<h1>Plan</h1><p>Mots".encode()).blocks) == ["h1 Plan", "p Mots"]


def test_archive_of_a_page() -> None:
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.exemple.be/plan\r\nSubject: Plan\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b"\r\n\r\n'
        b"----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        b"Content-Location: https://www.exemple.be/plan\r\n\r\n"
        b'<html><head><meta charset=3D"utf-8"></head><body><h1>Plan</h1><p>=C3=8Atre =\r\nouverte <a'
        b' href=3D"x.pdf">x</a>'
        b"</p></body></html>\r\n----b\r\nContent-Type: text/css\r\n\r\np{}\r\n----b--\r\n"
    )
    document = _read(data, "plan.mhtml")
    assert outline(document.blocks) == ["h1 Plan", "p Être ouverte x"]
    assert document.metadata["host"] == "www.exemple.be"
    assert next(document.text_blocks()).text == "Plan"
    links = [link for block in document.text_blocks() for link in block.links]
    assert links[0].target == "https://www.exemple.be/x.pdf"


def test_archive_without_a_page_is_an_error() -> None:
    data = (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/css\n\np{}\n--b--\n"
    )
    with pytest.raises(UnreadableSourceError, match="sans page"):
        _read(data, "plan.mht")


def test_address_that_a_browser_notes() -> None:
    document = _read(
        b"<!DOCTYPE html>\n<!-- saved from url=(0028)https://www.exemple.be/plan -->\n<html><p>Plan</p></html>"
    )
    assert document.metadata["host"] == "www.exemple.be"


@pytest.mark.skipif(not SHARED.is_dir(), reason="development documents are not at hand")
@pytest.mark.parametrize("name", ["sprimont-cpas.html", "blegny.html"])
def test_development_pages_have_no_menu_in_their_content(name: str) -> None:
    path = SHARED / "documents" / "docs" / name
    document = _read(path.read_bytes(), name)
    body = [block.text for block in document.text_blocks()]
    assert body[0] == document.title
    assert not {"Skip to content", "Aller au contenu.", "Navigation", "Outils personnels"} & set(body)
    assert list(document.text_blocks(Role.HIDDEN, Role.FURNITURE))
