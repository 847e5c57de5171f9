"""The ruling strokes, shades and pictures of an open pdfium page.

A border may be a stroked line, a thin filled box, a rectangle, a polyline, a row of dots, or stand in a form object.
What is drawn without ink is passed over, and so is the white sheet behind everything.
"""

from __future__ import annotations

import ctypes
import itertools
import math
import struct
from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import NamedTuple

import pypdfium2.raw as raw

from extract.layout.engine.content import Fill, Picture, Segment, Strand
from extract.layout.engine.pdfium_clips import clip_shapes, middle_is_clipped, shape_in_shadow
from extract.layout.engine.pdfium_page import Handle, PdfiumPage, plain_function, plain_handle
from extract.layout.engine.pdfium_shapes import (
    CURVE,
    LINE,
    MOVE,
    ON_SIDE,
    Point,
    corners_of,
    point_type,
    straight_sides,
    straightness,
)

_THICKEST_RULE = 6.5  # points; wider boxes are shades
_SHORTEST_RULE = 3.0
_DOT = 3.0
_LEAST_MARK = 1.5
_SQUARE = 1.2  # times as long as thick
_FEWEST_DOTS = 6  # in a dotted border
_DOT_GAP = 4.5
_WHOLE_PAGE = 0.97
_CORNERS = 4
_FROM_MIDDLE = 6  # points of a box that begins and ends in the middle of a side
_MOST_POINTS = 400  # of a path that is still looked at: drawings have more
_MOST_OF_STRAND = 16
_DEEPEST_FORM = 4
_SMALLEST_BOX = 16.0  # points: with rounded corners, smaller ones are labels within a line
_LARGEST_DISC = 26.0
_ROUND = 0.25  # of the width of a disc is straight
_STRAIGHT = 0.4  # of the side of such a box
_FLAT = 2.0  # times as wide as high: a bar, where its ends are round
_STRAIGHT_OF_PILL = 0.25  # of its long sides
_NO_SIDES = (0.0, 0.0, 0.0, 0.0)

_Matrix = tuple[float, float, float, float, float, float]

_object_at = plain_function(raw.FPDFPage_GetObject, Handle)
_form_object_at = plain_function(raw.FPDFFormObj_GetObject, Handle)
_type = plain_function(raw.FPDFPageObj_GetType, ctypes.c_int)
_bounds = plain_function(raw.FPDFPageObj_GetBounds, ctypes.c_int)
_draw_mode = plain_function(raw.FPDFPath_GetDrawMode, ctypes.c_int)
_count_points = plain_function(raw.FPDFPath_CountSegments, ctypes.c_int)
_point_at = plain_function(raw.FPDFPath_GetPathSegment, Handle)
_closes = plain_function(raw.FPDFPathSegment_GetClose, ctypes.c_int)
_fill_rgba = plain_function(raw.FPDFPageObj_GetFillColor, ctypes.c_int)
_stroke_rgba = plain_function(raw.FPDFPageObj_GetStrokeColor, ctypes.c_int)
_PATH, _IMAGE, _FORM = raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM
_BOX = struct.Struct("4f")
_RGBA = struct.Struct("4I")
_WHITE = (255, 255, 255)


class Drawing(NamedTuple):
    """What a page draws besides text."""

    segments: tuple[Segment, ...]
    fills: tuple[Fill, ...]
    pictures: tuple[Picture, ...]
    marks: tuple[Fill, ...] = ()  # as wide as high, and small
    discs: tuple[Fill, ...] = ()  # filled, as high as a line of text or two
    strands: tuple[Strand, ...] = ()
    bars: tuple[Fill, ...] = ()  # filled, with round ends, as high as a line of text at most
    pills: tuple[Fill, ...] = ()  # boxes with round ends


def read_drawing(page: PdfiumPage) -> Drawing:
    """Return the page's strokes, shades and pictures in drawing order."""
    return _DrawingReader(page).read()


class _DrawingReader:
    def __init__(self, page: PdfiumPage) -> None:
        self._page = page
        self._width, self._height, self._is_plain = page.width, page.height, page.is_plain
        self._segments: list[Segment] = []
        self._fills: list[Fill] = []
        self._pictures: list[Picture] = []
        self._dots: list[Segment] = []
        self._marks: list[Fill] = []
        self._discs: list[Fill] = []
        self._strands: list[Strand] = []
        self._bars: list[Fill] = []
        self._pills: list[Fill] = []
        self._reals = (ctypes.c_float * 4)()
        self._real_refs = tuple(ctypes.byref(self._reals, 4 * at) for at in range(4))
        self._fill_mode, self._stroked = ctypes.c_int(), ctypes.c_int()
        self._mode_refs = ctypes.byref(self._fill_mode), ctypes.byref(self._stroked)
        self._rgba = (ctypes.c_uint * 4)()
        self._channel_refs = tuple(ctypes.byref(self._rgba, 4 * at) for at in range(4))
        self._colour: tuple[int, int, int] | None = None
        self._whites: list[tuple[int, tuple[float, float, float, float]]] = []  # and how many shades are drawn before

    def read(self) -> Drawing:
        count = max(0, raw.FPDFPage_CountObjects(self._page.page))
        self._walk(map(_object_at, repeat(plain_handle(self._page.page)), range(count)), None, 0)
        self._segments.extend(_dotted_rules(self._dots))
        return Drawing(
            tuple(self._segments),
            tuple(self._fills),
            tuple(self._pictures),
            tuple(self._marks),
            tuple(self._discs),
            tuple(self._strands),
            tuple(self._bars),
            tuple(self._pills),
        )

    def _walk(self, items: Iterable[Handle], matrix: _Matrix | None, depth: int) -> None:
        for item in items:
            if not item:
                continue
            kind = _type(item)
            if kind == _PATH:
                self._path(item, matrix)
            elif kind == _IMAGE:
                self._pictures.append(Picture(*self._box(item, matrix)))
            elif kind == _FORM and depth < _DEEPEST_FORM:
                own = _times(_matrix(item), matrix)
                inside = max(0, raw.FPDFFormObj_CountObjects(ctypes.cast(item, raw.FPDF_PAGEOBJECT)))
                self._walk(map(_form_object_at, repeat(item), map(ctypes.c_ulong, range(inside))), own, depth + 1)

    def _own_box(self, item: Handle) -> tuple[float, float, float, float]:
        """Return where an object stands in the space it is drawn in: left, low, right, high."""
        _bounds(item, *self._real_refs)
        return _BOX.unpack(self._reals)

    def _box(self, item: Handle, matrix: _Matrix | None) -> tuple[float, float, float, float]:
        left, low, right, high = self._own_box(item)
        if self._is_plain and matrix is None:
            return left, self._height - high, right, self._height - low
        return self._placed(left, low, right, high, matrix)

    def _placed(
        self, left: float, low: float, right: float, high: float, matrix: _Matrix | None
    ) -> tuple[float, float, float, float]:
        """Return x0, top, x1, bottom on the upright page of a box in the space that ``matrix`` moves."""
        if matrix:
            corners = [_moved(matrix, x, y) for x in (left, right) for y in (low, high)]
            left, right = min(x for x, _ in corners), max(x for x, _ in corners)
            low, high = min(y for _, y in corners), max(y for _, y in corners)
        if self._is_plain:
            return left, self._height - high, right, self._height - low
        return self._page.upright(left, low, right, high)

    def _path(self, item: Handle, matrix: _Matrix | None) -> None:
        x0, top, x1, bottom = self._box(item, matrix)
        if x1 < 0 or bottom < 0 or x0 > self._width or top > self._height or not self._has_ink(item):
            return
        wide, high = x1 - x0, bottom - top
        if wide <= _THICKEST_RULE or high <= _THICKEST_RULE:
            self._thin(Segment(x0, top, x1, bottom))
            return
        count = _count_points(item)
        stroked = self._stroked.value
        if not stroked and self._colour in (None, _WHITE):
            if min(wide, high) >= _SMALLEST_BOX:
                self._whites.append((len(self._fills), (x0, top, x1, bottom)))
            if count <= 5:
                return
        if count > _MOST_POINTS or (wide > _WHOLE_PAGE * self._width and high > _WHOLE_PAGE * self._height):
            return
        if count > 5 and max(wide, high) <= _LARGEST_DISC and self._is_disc(self._points(item, count), wide / high):
            self._disc((x0, top, x1, bottom))
            return
        if count in (4, 5) and high < _SMALLEST_BOX and not stroked and (shape := _rounding(item, wide, high)):
            if self._is_disc(shape, wide / high):
                self._disc((x0, top, x1, bottom))
            elif wide >= _FLAT * high and self._is_round_bar(shape):
                self._bars.append(self._filled((x0, top, x1, bottom)))
            return
        roomy = min(wide, high) >= _SMALLEST_BOX
        plain = count in (4, 5, _FROM_MIDDLE)
        sides = (straight_sides(self._points(item, count)) if count > 5 and roomy else None) or _NO_SIDES
        box = x0, top, x1, bottom
        if self._is_rectangle(item, count) if plain else min(sides) >= _STRAIGHT:
            if count in (4, 5) and roomy and not stroked and self._is_hollow(item):
                self._hollow(item, matrix)
            else:
                self._rectangle(box)
            return
        if min(sides[2:]) >= _STRAIGHT_OF_PILL:
            self._pills.append(Fill(*box, "#{:02x}{:02x}{:02x}".format(*(self._colour or _WHITE))))
        if stroked:
            self._strokes(item, count, matrix)
            if count <= _MOST_OF_STRAND and not self._fill_mode.value:
                self._strand(item, count, matrix)
        elif count > 5 and wide >= _FLAT * high and not roomy and self._is_round_bar(self._points(item, count)):
            self._bars.append(self._filled((x0, top, x1, bottom)))
        elif count > 5:
            self._fills_of(item, count, matrix)

    def _is_hollow(self, item: Handle) -> bool:
        """Whether the middle of a box is clipped away: it is the border or the shadow of what is drawn there."""
        left, low, right, high = self._own_box(item)
        return middle_is_clipped(item, (left + right) / 2, (low + high) / 2)

    def _hollow(self, item: Handle, matrix: _Matrix | None) -> None:
        """Take a box of which a border or a shadow is drawn; a shadow is larger than the box that throws it."""
        drawn = self._own_box(item)
        thrown = shape_in_shadow(item, drawn)
        if thrown and thrown.is_round:
            return
        box = self._placed(*(thrown.box if thrown else drawn), matrix)
        self._fills.append(Fill(*box, self._below(box)))

    def _below(self, box: tuple[float, float, float, float]) -> str:
        """Return the colour of what is drawn so far in the middle of a box."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        at = next(
            (n for n, f in reversed(list(enumerate(self._fills))) if f.x0 <= x <= f.x1 and f.top <= y <= f.bottom), -1
        )
        covered = any(n > at and left <= x <= right and top <= y <= low for n, (left, top, right, low) in self._whites)
        return self._fills[at].colour if at >= 0 and not covered else "#{:02x}{:02x}{:02x}".format(*_WHITE)

    def _thin(self, box: Segment) -> None:
        wide, high = box.x1 - box.x0, box.bottom - box.top
        thick, length = (wide, high) if wide < high else (high, wide)
        if thick > _LEAST_MARK and length < _SQUARE * thick:
            self._marks.append(self._filled(box))
        if length < _DOT:
            self._dots.append(box)
        elif length >= _SHORTEST_RULE and length >= 3 * thick:
            if thick > _DOT and not self._stroked.value and self._colour == _WHITE:
                return
            self._segments.append(box)

    def _has_ink(self, item: Handle) -> bool:
        """Whether the path is drawn; leaves how in ``_fill_mode``, ``_stroked`` and ``_colour``."""
        self._colour = None
        if not _draw_mode(item, *self._mode_refs):
            return False
        if self._stroked.value and _stroke_rgba(item, *self._channel_refs) and self._rgba[3] == 0:
            self._stroked.value = 0
        if self._fill_mode.value and _fill_rgba(item, *self._channel_refs):
            red, green, blue, alpha = _RGBA.unpack(self._rgba)
            if alpha == 0:
                self._fill_mode.value = 0
            else:
                self._colour = red, green, blue
        return bool(self._fill_mode.value or self._stroked.value)

    def _shade(self, box: tuple[float, float, float, float]) -> None:
        if self._colour not in (None, _WHITE):
            self._fills.append(Fill(*box, "#{:02x}{:02x}{:02x}".format(*self._colour)))

    def _rectangle(self, box: tuple[float, float, float, float]) -> None:
        self._shade(box)
        if self._stroked.value:
            x0, top, x1, bottom = box
            self._segments.extend(
                (
                    Segment(x0, top, x1, top),
                    Segment(x0, bottom, x1, bottom),
                    Segment(x0, top, x0, bottom),
                    Segment(x1, top, x1, bottom),
                )
            )

    def _points(self, item: Handle, count: int) -> list[Handle]:
        return list(map(_point_at, repeat(item, count), range(count)))

    def _is_rectangle(self, item: Handle, count: int) -> bool:
        """Whether a path is one box; an office program begins some in the middle of a side, a point more."""
        points = self._points(item, count)
        kinds = list(map(point_type, points))
        if CURVE in kinds:
            return False
        corners = corners_of(points)
        if count == _FROM_MIDDLE and (kinds.count(MOVE) > 1 or not _surround(corners)):
            return False
        sides = itertools.pairwise((*corners, corners[0]))
        return all([abs(ax - bx) < 0.01 or abs(ay - by) < 0.01 for (ax, ay), (bx, by) in sides])

    def _disc(self, box: tuple[float, float, float, float]) -> None:
        self._discs.append(self._filled(box))

    def _filled(self, box: tuple[float, float, float, float]) -> Fill:
        return Fill(*box, "#{:02x}{:02x}{:02x}".format(*(self._colour or (0, 0, 0))))

    def _is_disc(self, points: list[Handle], shape: float) -> bool:
        """Whether a path is one filled round shape, as wide as high: all curves, or what is straight is short."""
        if self._colour in (None, _WHITE) or not 1 / _SQUARE < shape < _SQUARE:
            return False
        kinds = list(map(point_type, points))
        if kinds.count(MOVE) != 1 or CURVE not in kinds:
            return False
        return kinds.count(LINE) <= 1 or straightness(kinds, corners_of(points)) <= _ROUND

    def _is_round_bar(self, points: list[Handle]) -> bool:
        """Whether a path is one shape in colour with two long level sides that round ends join."""
        sides = straight_sides(points) if self._colour not in (None, _WHITE) else None
        return sides is not None and min(sides[2:]) >= _STRAIGHT

    def _strokes(self, item: Handle, count: int, matrix: _Matrix | None) -> None:
        """Take the straight sides of a stroked polyline or of several lines in one path."""
        for shape in self._shapes(item, count, matrix):
            for (ax, ay), (bx, by) in itertools.pairwise(shape):
                box = self._page.upright(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
                wide, high = box[2] - box[0], box[3] - box[1]
                if min(wide, high) < 0.5 and max(wide, high) >= _SHORTEST_RULE:
                    self._segments.append(Segment(*box))

    def _strand(self, item: Handle, count: int, matrix: _Matrix | None) -> None:
        """Take where one open stroke begins and ends, if not all of its sides are level or upright."""
        points = self._points(item, count)
        kinds = list(map(point_type, points))
        corners = corners_of(points)
        bent = CURVE in kinds or any(
            min(abs(ax - bx), abs(ay - by)) > ON_SIDE for (ax, ay), (bx, by) in itertools.pairwise(corners)
        )
        if not bent or kinds.count(MOVE) != 1 or _closes(points[-1]) or math.dist(corners[0], corners[-1]) < _DOT:
            return
        own = _times(_matrix(item), matrix)
        (x0, y0), (x1, y1) = (
            self._page.upright(x, y, x, y)[:2] for x, y in (_moved(own, *corners[at]) for at in (0, -1))
        )
        self._strands.append(Strand(x0, y0, x1, y1))

    def _fills_of(self, item: Handle, count: int, matrix: _Matrix | None) -> None:
        """Take the rectangles of a filled path that holds several: borders or shades drawn at one go."""
        for shape in self._shapes(item, count, matrix):
            if len(shape) not in (4, 5) or len({(round(x), round(y)) for x, y in shape}) > 4:
                continue
            xs, ys = [x for x, _ in shape], [y for _, y in shape]
            if any(abs(a[0] - b[0]) > 0.01 and abs(a[1] - b[1]) > 0.01 for a, b in itertools.pairwise(shape)):
                continue
            box = self._page.upright(min(xs), min(ys), max(xs), max(ys))
            if min(box[2] - box[0], box[3] - box[1]) <= _THICKEST_RULE:
                self._thin(Segment(*box))
            else:
                self._shade(box)

    def _shapes(self, item: Handle, count: int, matrix: _Matrix | None) -> Iterator[list[Point]]:
        """Yield the subpaths of a path as lists of corners in user space; curves break a subpath."""
        own = _times(_matrix(item), matrix)
        shape: list[Point] = []
        points = self._points(item, count)
        for point, (x, y) in zip(points, corners_of(points), strict=True):
            corner = _moved(own, x, y)
            if shape and point_type(point) == LINE:
                shape.append(corner)
            else:
                if len(shape) > 1:
                    yield shape
                shape = [corner]
            if len(shape) > 2 and _closes(point):
                shape.append(shape[0])
        if len(shape) > 1:
            yield shape


def _surround(corners: list[Point]) -> bool:
    """Whether four of the points are the corners of the box around all, the others on its sides."""
    xs, ys = zip(*corners, strict=True)
    edges = {min(xs), max(xs)}, {min(ys), max(ys)}
    at = [
        (any(abs(x - side) < ON_SIDE for side in edges[0]), any(abs(y - side) < ON_SIDE for side in edges[1]))
        for x, y in corners
    ]
    return at.count((True, True)) == _CORNERS and (False, False) not in at


def _rounding(item: Handle, wide: float, high: float) -> list[Handle] | None:
    """Return the path with curves that clips a rectangle at its edges: all that is seen of it is that shape."""
    for points in clip_shapes(item):
        if CURVE in map(point_type, points):
            xs, ys = zip(*corners_of(points), strict=True)
            if abs(max(xs) - min(xs) - wide) <= ON_SIDE and abs(max(ys) - min(ys) - high) <= ON_SIDE:
                return points
    return None


def _matrix(item: Handle) -> _Matrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(ctypes.cast(item, raw.FPDF_PAGEOBJECT), matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(inner: _Matrix, outer: _Matrix | None) -> _Matrix:
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


def _moved(matrix: _Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _dotted_rules(dots: list[Segment]) -> Iterator[Segment]:
    """Join dots that stand close together in a row into one stroke."""
    if len(dots) < _FEWEST_DOTS:
        return
    for across in (False, True):
        rows: dict[int, list[Segment]] = {}
        for dot in dots:
            rows.setdefault(round(dot.x0 + dot.x1 if across else dot.top + dot.bottom), []).append(dot)
        for row in rows.values():
            yield from _joined_dots(row, across)


def _joined_dots(row: list[Segment], across: bool) -> Iterator[Segment]:
    row.sort(key=lambda dot: dot.top if across else dot.x0)
    run: list[Segment] = []
    for dot in row:
        if run and (dot.top - run[-1].bottom if across else dot.x0 - run[-1].x1) > _DOT_GAP:
            yield from _as_rule(run)
            run = []
        run.append(dot)
    yield from _as_rule(run)


def _as_rule(run: list[Segment]) -> Iterator[Segment]:
    if len(run) >= _FEWEST_DOTS:
        yield Segment(
            min(d.x0 for d in run), min(d.top for d in run), max(d.x1 for d in run), max(d.bottom for d in run)
        )
