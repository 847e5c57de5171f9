"""Older formats (RTF, DOC, ODP, PPT) through LibreOffice, where it is installed, into the readers of the newer ones."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from extract.document import Document, SourceFile
from extract.readers.docx import read_docx
from extract.readers.slides import read_slides
from extract.sniff import DOC, ODP, PPT, RTF, media_type
from pst.errors import LimitReachedError, UnreadableSourceError

TIME_LIMIT = 180.0  # seconds; LibreOffice starts in about ten and converts a long document in less than a minute
_PROGRAMS = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_TARGETS = {RTF: ("rtf", "docx"), DOC: ("doc", "docx"), PPT: ("ppt", "pptx"), ODP: ("odp", "pptx")}
# A profile in which documents run no macros and fetch nothing from the network.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def read_with_libreoffice(source: SourceFile) -> Document:
    """Convert ``source`` to DOCX or PPTX in a temporary folder and read the result; places are those of the result.

    LibreOffice runs without a window and with a profile of its own, so that one that is already open is not disturbed.

    Raises:
        UnreadableSourceError: LibreOffice is not installed, or cannot convert these bytes.
        LimitReachedError: the conversion takes more than ``TIME_LIMIT`` seconds.
    """
    kind = media_type(source.data, source.name)
    if kind not in _TARGETS:
        raise UnreadableSourceError(
            source.name, "ce n'est pas un document RTF, DOC, PPT ou ODP", hint="Vérifiez l'extension du fichier"
        )
    known, target = _TARGETS[kind]
    converted = replace(source, data=_convert(source, known, target), path=None)
    document = read_docx(converted) if target == "docx" else read_slides(converted)
    return replace(document, source=source, media_type=kind, methods=("libreoffice", *document.methods))


def find_libreoffice() -> str | None:
    """Return the path of LibreOffice's program, None where it is not installed."""
    found = next((path for path in map(shutil.which, _PROGRAMS) if path), None)
    return found or next((place for place in _USUAL_PLACES if Path(place).exists()), None)


def _convert(source: SourceFile, known: str, target: str) -> bytes:
    """Return the bytes of ``source``, a file with the extension ``known``, in the format ``target``."""
    program = find_libreoffice()
    if program is None:
        raise UnreadableSourceError(
            source.name,
            f"lire un document {known.upper()} demande LibreOffice, qui n'est pas installé",
            hint=f"Installez LibreOffice, ou enregistrez le document au format {target.upper()} ou PDF",
        )
    with tempfile.TemporaryDirectory(prefix="pst-office-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        original = folder / f"document.{known}"
        original.write_bytes(source.data)
        _run(
            [
                program,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                "--norestore",
                "--nolockcheck",
                "--nodefault",
                "--convert-to",
                target,
                "--outdir",
                str(folder / "out"),
                str(original),
            ],
            source,
        )
        result = folder / "out" / f"document.{target}"
        if not result.exists():
            raise UnreadableSourceError(
                source.name,
                f"LibreOffice ne sait pas lire ce document {known.upper()} (abîmé, ou protégé par un mot de passe)",
                hint=f"Ouvrez-le dans son logiciel et enregistrez-le au format {target.upper()} ou PDF",
            )
        return result.read_bytes()


def _run(command: list[str], source: SourceFile) -> None:
    """Run LibreOffice; with all that it started it is ended when the time is over."""
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(timeout=TIME_LIMIT)
    except subprocess.TimeoutExpired as error:
        raise LimitReachedError(
            source.name,
            f"LibreOffice n'a pas converti le document en {TIME_LIMIT:.0f} secondes",
            hint="Ouvrez-le dans son logiciel et enregistrez-le au format DOCX, PPTX ou PDF",
        ) from error
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
