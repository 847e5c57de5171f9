"""The shape of a path: where its points lie, and which of its sides are straight."""

from __future__ import annotations

import ctypes
import itertools
import math

import pypdfium2.raw as raw

from extract.layout.engine.pdfium_page import Handle, call_each, plain_function, records

ON_SIDE = 0.5  # how far from a side, in the path's own space

MOVE, LINE, CURVE = raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_LINETO, raw.FPDF_SEGMENT_BEZIERTO
Point = tuple[float, float]

point_type = plain_function(raw.FPDFPathSegment_GetType, ctypes.c_int)
_coordinates = plain_function(raw.FPDFPathSegment_GetPoint, ctypes.c_int)


def corners_of(points: list[Handle]) -> list[Point]:
    """Return where points of a path lie, in the path's own space."""
    places = records("2f", len(points))
    call_each(_coordinates, points, *places.members)
    return list(itertools.islice(places.read(), len(points)))


def straight_sides(points: list[Handle]) -> tuple[float, float, float, float] | None:
    """Return how much of its left, right, low and high side a path follows straight; None unless it is one round shape.

    The first point stands behind the last one: that side closes the shape.
    """
    kinds = list(map(point_type, points))
    if kinds.count(MOVE) != 1 or CURVE not in kinds:
        return None
    xs, ys = zip(*corners_of(points), strict=True)
    edges = (min(xs), max(xs), min(ys), max(ys))
    straight = [0.0] * 4
    for at, kind in enumerate(kinds):
        if kind == CURVE:
            continue
        for side, (places, along) in enumerate(((xs, ys), (xs, ys), (ys, xs), (ys, xs))):
            if max(abs(places[at - 1] - edges[side]), abs(places[at] - edges[side])) < ON_SIDE:
                straight[side] += abs(along[at - 1] - along[at])
    wide, high = edges[1] - edges[0] or 1.0, edges[3] - edges[2] or 1.0
    return straight[0] / high, straight[1] / high, straight[2] / wide, straight[3] / wide


def straightness(kinds: list[int], corners: list[Point]) -> float:
    """Return how long the straight parts of a path are, in times its width."""
    sides = zip(kinds[1:], itertools.pairwise(corners), strict=True)
    length = sum(math.dist(a, b) for kind, (a, b) in sides if kind == LINE)
    return length / (max(x for x, _ in corners) - min(x for x, _ in corners) or 1.0)
