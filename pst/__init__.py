"""Front door of the project: command line, configuration and the pipeline that walks a document through the rooms.

``pst.extract`` and ``pst.load`` are the whole public API; they are imported when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pst.api import Dataset, extract, load

__version__ = "0.1.0"
__all__ = ["Dataset", "__version__", "extract", "load"]


def __getattr__(name: str) -> Any:
    if name in ("Dataset", "extract", "load"):
        from pst import api

        return getattr(api, name)
    raise AttributeError(f"module 'pst' has no attribute '{name}'")
