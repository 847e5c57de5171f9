"""Rules of a page in pixels, and how they stand to one another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np


class Stroke(NamedTuple):
    """A rule in pixels: a box whose short side is its thickness."""

    x0: int
    top: int
    x1: int
    bottom: int


def meetings(stroke: Stroke, others: Iterable[Stroke], reach: float) -> int:
    """Return how many of ``others`` are no farther than ``reach`` from ``stroke``."""
    return sum(_touch(stroke, other, reach) for other in others)


def _touch(one: Stroke, other: Stroke, reach: float) -> bool:
    return (
        one.x0 - reach <= other.x1
        and one.x1 + reach >= other.x0
        and one.top - reach <= other.bottom
        and one.bottom + reach >= other.top
    )


def turned(stroke: Stroke) -> Stroke:
    """Return the rule as it stands where rows and columns of the picture change places."""
    return Stroke(stroke.top, stroke.x0, stroke.bottom, stroke.x1)


def scaled(stroke: Stroke, factor: float) -> Stroke:
    """Return the rule on a picture that is ``factor`` times as large."""
    x0, top, x1, bottom = (value * factor for value in stroke)
    return Stroke(int(x0), int(top), int(np.ceil(x1)), int(np.ceil(bottom)))
