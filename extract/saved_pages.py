"""Web pages that a browser saved: "page.html", and beside it a folder with its styles, scripts and pictures.

What lies in such a folder is a part of the page, no document of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath, PurePosixPath

_PAGES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".php", ".aspx"})
_FOLDERS = ("_fichiers", "_files", ".files", "_bestanden", "_Dateien", "-Dateien")  # French, English, Dutch, German


def folders_of_pages(names: Iterable[str]) -> frozenset[str]:
    """Return what the folders may be called, in lower case, of the pages among the file names of one folder.

    >>> "pst_fichiers" in folders_of_pages(["PST.html", "plan.pdf"]), "plan_fichiers" in folders_of_pages(["plan.pdf"])
    (True, False)
    """
    pages = (path.stem for path in map(PurePath, names) if path.suffix.lower() in _PAGES)
    return frozenset(f"{page}{folder}".lower() for page in pages for folder in _FOLDERS)


def without_parts(names: Iterable[str]) -> list[str]:
    """Return the paths, parted by "/", that do not lie in the folder of a saved page.

    >>> without_parts(["pst.htm", "pst_files/logo.png", "annexe/plan.pdf"])
    ['pst.htm', 'annexe/plan.pdf']
    """
    paths = [PurePosixPath(name) for name in names]
    held: dict[PurePosixPath, list[str]] = {}
    for path in paths:
        held.setdefault(path.parent, []).append(path.name)
    folders = {folder: folders_of_pages(files) for folder, files in held.items()}
    return [
        str(path)
        for path in paths
        if not any(folder.name.lower() in folders.get(folder.parent, ()) for folder in path.parents)
    ]
