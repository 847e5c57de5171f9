"""All families of the bench, registered by importing their modules."""

from __future__ import annotations

from tests.layouts.families import fiches, grids, others, prose, sheets, tables, texts, traps, web
from tests.layouts.registry import FAMILIES

__all__ = ["FAMILIES", "fiches", "grids", "others", "prose", "sheets", "tables", "texts", "traps", "web"]
