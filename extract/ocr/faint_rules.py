"""Rules too faint for a threshold: grey on a shade, light on a dark head, thinned by a scanner.

Such a rule is told by its evenness: everywhere along it, the page is a little darker than to both sides, where nothing
is printed.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]

_STRETCHES = 5  # in which a rule is looked at apart: letters leave some of them blank
_LEAST_STRETCH = 4  # pixels
_FAINT = 10.0  # grey levels by which a stretch of a rule is darker than what is beside it
_BLANK = 243.0  # the grey of such a stretch beside the rule, at least
_PARTLY = 3.0  # the same for one of the stretches: dust, or a letter beside it


def is_faint_rule(page: Grey, y: int, left: int, right: int, away: int, *, near_text: bool = False) -> bool:
    """Whether a rule runs from ``left`` to ``right`` at ``y`` or a pixel off it; ``away`` is how far beside it is.

    ``near_text``: letters may stand right beside it, a blank line of pixels between.
    """
    band = page[y - away - 2 : y + away + 3, left:right].astype(np.float32)
    if right - left < _STRETCHES * _LEAST_STRETCH or len(band) < 2 * away + 5:
        return False
    greys = np.stack([part.mean(axis=1) for part in np.array_split(band, _STRETCHES, axis=1)])
    middle = away + 2
    above, below = greys[:, : middle - away + 1], greys[:, middle + away - 1 :]
    if near_text:
        beside = np.minimum(above.max(axis=1), below.max(axis=1))
    else:
        beside = np.minimum(above.min(axis=1), below.min(axis=1))
    on = greys[:, middle - 1 : middle + 2].min(axis=1)
    contrast, blank = np.sort(beside - on), np.sort(beside)
    return bool(contrast[0] >= _PARTLY and contrast[1] >= _FAINT and blank[1] >= _BLANK)


def faint_levels(page: Grey, box: tuple[int, int, int, int], away: int) -> list[int]:
    """Return the heights at which faint rules part a cell (x0, top, x1, bottom) from side to side."""
    left, top, right, bottom = box
    profile = page[top:bottom, left:right].mean(axis=1)
    darker = (profile[1:-1] <= profile[:-2]) & (profile[1:-1] < profile[2:]) & (profile[1:-1] <= 255 - _FAINT)
    heights = (top + 1 + np.flatnonzero(darker)).tolist()
    return [y for y in heights if top + 2 * away < y < bottom - 2 * away and is_faint_rule(page, y, left, right, away)]
