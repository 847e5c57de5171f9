"""The version of the code that makes a plan file: a digest of its sources, so that no result outlives its code."""

from __future__ import annotations

import hashlib
import platform
import shutil
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Final

READING_ROOMS: Final = ("extract", "normalize", "corpus/registry")
TABLE_ROOMS: Final = ("outputs", "normalize")
_SUFFIXES = frozenset({".py", ".toml", ".csv", ".json"})
_LIBRARIES = (
    "beautifulsoup4", "charset-normalizer", "lxml", "odfpy", "opencv-python-headless", "pdfplumber", "pyarrow",
    "pypdfium2", "python-calamine", "python-docx", "python-pptx", "rapidfuzz", "tesserocr",
)  # fmt: skip

_TOOLS = ("soffice", "tesseract")


@cache
def code_version(rooms: tuple[str, ...] = READING_ROOMS) -> str:
    """Return 16 hexadecimal digits over the sources of ``rooms`` and what they use: libraries, installed tools."""
    root = Path(__file__).resolve().parent.parent
    total = hashlib.sha256(platform.python_version().encode())
    for room in rooms:
        for path in sorted(p for p in (root / room).rglob("*") if p.suffix in _SUFFIXES and p.is_file()):
            total.update(path.relative_to(root).as_posix().encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    for tool in _TOOLS:
        total.update(f"{tool} {shutil.which(tool) is not None}\n".encode())
    for library in _LIBRARIES:
        total.update(f"{library} {_installed(library)}\n".encode())
    return total.hexdigest()[:16]


def _installed(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "absent"
