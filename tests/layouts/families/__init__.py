"""All families of the bench, registered by importing their modules."""

from __future__ import annotations

from tests.layouts.families import (  # noqa: F401 - imported to register
    attached,
    conversions,
    fiches,
    grids,
    others,
    prose,
    sheets,
    spaced,
    surroundings,
    tables,
    texts,
    traps,
    web,
)
from tests.layouts.registry import FAMILIES

__all__ = ["FAMILIES"]
