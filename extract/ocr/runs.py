"""Runs of rows or columns of a picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def runs(inked: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the first place and the one behind the last of each run of places that are true."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], inked, [False]]).astype(np.int8)))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]
