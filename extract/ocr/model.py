"""Where Tesseract's French model lies: named by the environment, fetched by ``make``, or installed with the system."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from pst.errors import PstError

MODEL_NAME = "fra.traineddata"
REMEDY = (
    "Lancez « make install », qui installe les bibliothèques et le modèle français ; ou installez les données "
    "françaises de Tesseract (apt-get install tesseract-ocr-fra) ; ou indiquez leur dossier dans TESSDATA_PREFIX"
)
_SYSTEM = (
    "/usr/share/tesseract-ocr",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)


class OcrUnavailableError(PstError):
    """Tesseract or its French model is not there; ``hint`` says how to get it."""


def own_folder() -> Path:
    """Return the folder of this Python environment into which the model is fetched."""
    return Path(sys.prefix) / "share" / "tessdata"


def find_model() -> Path:
    """Return the folder that holds the French model.

    Raises:
        OcrUnavailableError: no known folder holds one.
    """
    for folder in _folders():
        if (folder / MODEL_NAME).is_file():
            return folder
    raise OcrUnavailableError("OCR", "le modèle français de Tesseract est introuvable", hint=REMEDY)


def _folders() -> Iterator[Path]:
    named = os.environ.get("TESSDATA_PREFIX")
    if named:
        yield Path(named)
        yield Path(named) / "tessdata"
    yield own_folder()
    yield Path("data") / "tessdata"
    for name in _SYSTEM:
        yield Path(name)
        yield from sorted(Path(name).glob("*/tessdata"), reverse=True)
