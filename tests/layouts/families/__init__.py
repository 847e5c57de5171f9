"""All families of the bench, registered by importing their modules."""

from __future__ import annotations

from tests.layouts.families import prose, tables
from tests.layouts.registry import FAMILIES

__all__ = ["FAMILIES", "prose", "tables"]
