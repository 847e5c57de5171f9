"""Text that no reader sees because it lies outside the shape that its page shows of it.

Spreadsheet programs print a merged cell that a page break cuts once a page, its text each time where it would stand had
the cell been whole: on all pages but one it lies outside the cell's part, and is clipped away. Others draw a
round shape as a rectangle of which a round clip path shows a part, and browsers so the border and the shadow of a box,
of which the middle is not seen.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import pypdfium2.raw as raw

from extract.layout.engine.pdfium_page import Handle, plain_function

_SIDE = 2.0  # points
_LEVEL = 0.5  # points
_CURVED = 0.3  # of the width of a round shape
_HOLED = 2  # shapes: a hole in another one

_Point = tuple[float, float]
_Box = tuple[float, float, float, float]


class Shape(NamedTuple):
    """The box around a shape, in the page's own space, and whether the shape is a disc."""

    box: _Box
    is_round: bool


_clip_of = plain_function(raw.FPDFPageObj_GetClipPath, Handle)
_count_paths = plain_function(raw.FPDFClipPath_CountPaths, ctypes.c_int)
_count_segments = plain_function(raw.FPDFClipPath_CountPathSegments, ctypes.c_int)
_segment = plain_function(raw.FPDFClipPath_GetPathSegment, Handle)
_point_of = plain_function(raw.FPDFPathSegment_GetPoint, ctypes.c_int)
_type_of = plain_function(raw.FPDFPathSegment_GetType, ctypes.c_int)
_bounds_of = plain_function(raw.FPDFPageObj_GetBounds, ctypes.c_int)


def clipped_away(objects: Sequence[Handle]) -> list[bool]:
    """Return whether each text object lies wholly outside its clip path (most have none)."""
    clips = list(map(_clip_of, objects))
    counts = map(_count_paths, clips)
    return [
        count > 0 and any(_apart(_bounds(text), box) for box in _boxes(clip, count))
        for text, clip, count in zip(objects, clips, counts, strict=True)
    ]


def clip_shapes(item: Handle) -> list[list[Handle]]:
    """Return the points of each path that clips an object, places in the page's own space."""
    clip = _clip_of(item)
    return [
        [_segment(clip, path, at) for at in range(_count_segments(clip, path))]
        for path in range(max(0, _count_paths(clip)))
    ]


def middle_is_clipped(item: Handle, x: float, y: float) -> bool:
    """Whether the clip paths of an object leave out a point: it lies beside one, or in the hole of one.

    ``x`` and ``y`` are in the page's own space.
    """
    clip = _clip_of(item)
    count = _count_paths(clip)
    return count > 0 and any(_leaves_out(clip, path, x, y) for path in range(count))


def shape_in_shadow(item: Handle, box: _Box) -> Shape | None:
    """Return what throws an object, drawn over ``box``, as its shadow; None where it is no shadow.

    What throws it is a hole in a path that clips the shadow; the path that clips a border has a hole too, but ends
    with the border. Places are in the page's own space.
    """
    clip = _clip_of(item)
    for path in range(max(0, _count_paths(clip))):
        shapes = [(_around(corners), corners) for corners in _shapes(clip, path)]
        if len(shapes) != _HOLED:
            continue
        (inner, corners), (outer, _) = sorted(shapes, key=lambda shape: _width(shape[0]))
        if not _same(outer, box) and _is_inside(inner, outer) and _is_inside(inner, box):
            return Shape(inner, _is_round(corners, inner))
    return None


def _is_round(corners: Sequence[_Point], box: _Box) -> bool:
    """Whether no side of a shape is straight for longer than two points of the curves that make a circle are apart."""
    sides = [(abs(ax - bx), abs(ay - by)) for (ax, ay), (bx, by) in pairwise([*corners, corners[0]])]
    return all(min(side) > _LEVEL or max(side) <= _CURVED * _width(box) for side in sides)


def _same(one: _Box, other: _Box) -> bool:
    return all(abs(a - b) <= _SIDE for a, b in zip(one, other, strict=True))


def _is_inside(inner: _Box, outer: _Box) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _width(box: _Box) -> float:
    return box[2] - box[0]


def _leaves_out(clip: Handle, path: int, x: float, y: float) -> bool:
    boxes = list(map(_around, _shapes(clip, path)))
    inside = sum(left <= x <= right and low <= y <= high for left, low, right, high in boxes)
    return bool(boxes) and inside % 2 == 0


def _shapes(clip: Handle, path: int) -> Iterator[list[_Point]]:
    """The corners of the shapes of one path: a second one within the first is a hole."""
    x, y = ctypes.c_float(), ctypes.c_float()
    shape: list[_Point] = []
    for at in range(_count_segments(clip, path)):
        segment = _segment(clip, path, at)
        if shape and _type_of(segment) == raw.FPDF_SEGMENT_MOVETO:
            yield shape
            shape = []
        if _point_of(segment, ctypes.byref(x), ctypes.byref(y)):
            shape.append((x.value, y.value))
    if shape:
        yield shape


def _around(points: Sequence[_Point]) -> _Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _boxes(clip: Handle, count: int) -> Iterator[_Box]:
    """The boxes around the paths of a clip path: what is shown lies in all of them."""
    for path in range(count):
        if boxes := list(map(_around, _shapes(clip, path))):
            yield _around([corner for left, low, right, high in boxes for corner in ((left, low), (right, high))])


def _bounds(text: Handle) -> _Box:
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    _bounds_of(text, *map(ctypes.byref, (left, low, right, high)))
    return left.value, low.value, right.value, high.value


def _apart(one: _Box, other: _Box) -> bool:
    return one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
