"""The vocabulary of plans as data: TOML files beside this module, loaded once; every plan file names their digest."""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@cache
def load(name: str) -> dict[str, Any]:
    """Return the content of ``name.toml``."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def digest() -> str:
    """Return the first 16 hexadecimal digits of the digest of all lexicon files, in name order."""
    total = hashlib.sha256()
    for path in sorted(_FOLDER.glob("*.toml")):
        total.update(path.name.encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:16]
