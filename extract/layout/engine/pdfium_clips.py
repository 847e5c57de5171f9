"""Text that no reader sees because it lies outside the shape that its page shows of it.

Spreadsheet programs print a merged cell that a page break cuts once a page, its text each time where it would stand had
the cell been whole: on all pages but one it lies outside the cell's part, and is clipped away. Others draw a
round shape as a rectangle of which a round clip path shows a part, and browsers so the border and the shadow of a box
with round corners, of which the middle is not seen.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence

import pypdfium2.raw as raw

from extract.layout.engine.pdfium_page import Handle, plain_function

ClipBox = tuple[float, float, float, float]  # left, low, right, high

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
    return any(boxes and len(_around_point(boxes, x, y)) % 2 == 0 for boxes in _paths(item))


def hole_around(item: Handle, x: float, y: float) -> ClipBox | None:
    """The hole that a clip path leaves out around a point, in the page's own space; None where there is none."""
    holes = [inside for boxes in _paths(item) if len(inside := _around_point(boxes, x, y)) == 2]  # a shape and its hole
    return max(holes[0], key=lambda box: box[0]) if holes else None


def _paths(item: Handle) -> list[list[ClipBox]]:
    """The boxes around the shapes of each path that clips an object."""
    clip = _clip_of(item)
    return [list(_shape_boxes(clip, path)) for path in range(max(0, _count_paths(clip)))]


def _around_point(boxes: Sequence[ClipBox], x: float, y: float) -> list[ClipBox]:
    return [box for box in boxes if box[0] <= x <= box[2] and box[1] <= y <= box[3]]


def _shape_boxes(clip: Handle, path: int) -> Iterator[ClipBox]:
    """The boxes around the shapes of one path: a second one within the first is a hole."""
    x, y = ctypes.c_float(), ctypes.c_float()
    shape: list[tuple[float, float]] = []
    for at in range(_count_segments(clip, path)):
        segment = _segment(clip, path, at)
        if shape and _type_of(segment) == raw.FPDF_SEGMENT_MOVETO:
            yield _around(shape)
            shape = []
        if _point_of(segment, ctypes.byref(x), ctypes.byref(y)):
            shape.append((x.value, y.value))
    if shape:
        yield _around(shape)


def _around(points: Sequence[tuple[float, float]]) -> ClipBox:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _boxes(clip: Handle, count: int) -> Iterator[ClipBox]:
    """The boxes around the paths of a clip path: what is shown lies in all of them."""
    for path in range(count):
        if boxes := list(_shape_boxes(clip, path)):
            yield _around([corner for left, low, right, high in boxes for corner in ((left, low), (right, high))])


def _bounds(text: Handle) -> ClipBox:
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    _bounds_of(text, *map(ctypes.byref, (left, low, right, high)))
    return left.value, low.value, right.value, high.value


def _apart(one: ClipBox, other: ClipBox) -> bool:
    return one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
