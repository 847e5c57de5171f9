"""Conversion of older formats: with LibreOffice where it is installed, with a remedy where it is not."""

from __future__ import annotations

import shutil

import pytest

from extract.document import SourceFile
from extract.readers import libreoffice
from pst.errors import UnreadableSourceError

RTF = rb"{\rtf1\ansi\ansicpg1252 {\b Objectif 1}\par Cr\'e9er un parc\par}"
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def test_without_libreoffice_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "find_libreoffice", lambda: None)
    with pytest.raises(UnreadableSourceError, match="Installez LibreOffice"):
        libreoffice.read_with_libreoffice(SourceFile("essai.rtf", RTF))


def test_other_formats_are_not_converted() -> None:
    with pytest.raises(UnreadableSourceError):
        libreoffice.read_with_libreoffice(SourceFile("essai.txt", b"Un texte"))


@needs_office
def test_a_rich_text_is_read() -> None:
    document = libreoffice.read_with_libreoffice(SourceFile("essai.rtf", RTF))
    assert [block.text for block in document.text_blocks()] == ["Objectif 1", "Créer un parc"]
    assert (document.media_type, document.methods) == ("application/rtf", ("libreoffice", "docx"))
