"""The ruling lines of a straightened page, found by shape: long, thin, level or upright, meeting others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extract.ocr.faint_rules import faint_levels, is_faint_rule
from extract.ocr.strokes import Stroke, meetings, scaled, turned
from extract.ocr.writing_lines import without_lines, writing_lines

Grey = NDArray[np.uint8]

_LEAST_WIDTH = 0.30  # inches: longer than a letter's stroke
_LEAST_HEIGHT = 0.13  # inches: the lowest rows; letters so high are told by what they meet
_THICKEST = 0.05  # inches
_GAP = 0.10  # inches: breaks that dust and thresholds leave in a rule
_WEAK_WINDOW = 0.5  # inches along which a broken rule is looked for
_NEAR_WINDOW = 0.14  # inches: along so much of it at least
_WEAK_INK, _WEAK_UPRIGHT_INK = 0.55, 0.7  # share of that window that is ink on the rule …
_PIECE_INK, _UPRIGHT_PIECE_INK = 0.6, 0.8  # the same for a piece of a rule that is known further on
_PIECE_AT_TEXT = 0.85  # the same where text stands to one side: its own lines have less ink
_BESIDE_INK = 0.2  # … and at most beside it: lines of text, stems of letters have ink there
_BESIDE = (0.022, 0.035, 0.05)  # inches: where "beside" is
_REACH = 0.035  # inches: how near two rules must come to meet
_SHORT = 0.3  # inches: an upright stroke so short may be a letter's stem, and must meet what it stands between
_LONG = 1.0  # inches: a level stroke so long rules even alone (an underline, a separator)
_AS_HIGH = 0.8  # of the higher of two upright rules, along which they stand side by side
_BREAK = 0.12  # inches: the longest break in such a rule, less than any row is high
_NEAR = 3  # pixels from a faint rule to the blank between it and text
_WHITE = 252.0  # the mean grey of paper on which nothing is printed
_FEWEST_ENDS = 3  # level rules, faint ones, that end at the side of a table
_NEIGHBOURS = 61  # pixels to either side of a tail, together: most of them hold the rule alone
_LEAST_TAIL = 2  # pixels below it
_DARK = 128
_FEWEST_WALLS, _AS_THICK = 2, 2.0  # uprights of a page; times their usual thickness
_TAIL = 16  # pixels: a rule thicker than this is crossed by no letter
_WORKING_DPI = 200.0  # more shows no more rules
_INK = 45  # grey levels below white from which a pixel may belong to a hairline
_FAINT_INK = 18  # the same for one that is told by its length, and by nothing beside it
_SPREAD_INK = 25  # the same for three pixels across such a hairline together
_DASH = 0.12  # inches: a piece of a hairline that falls between two rows of pixels, where a scan in two tones loses it
_DASH_OFF = 0.01  # inches by which pieces of one rule are off each other
_DASH_GAP = 0.45  # inches between them
_EDGE = 0.015  # inches: the blurred edge of a dark ground
_TEXT = 0.04  # inches of text across such a gap
_END = 8  # pixels beyond a piece where a rule may cross
_DASHES, _DASHED = 3, 0.3  # pieces of such a rule, and the share of it that they make, at least


class Rules(NamedTuple):
    """Level and upright rules, and the page without them."""

    level: tuple[Stroke, ...]
    upright: tuple[Stroke, ...]
    page: Grey


def find_rules(page: Grey, dpi: float, grounds: Sequence[tuple[int, int, int, int]] = ()) -> Rules:
    """Return the rules of ``page`` (grey, dark on white, straight) and a copy with them painted over.

    ``grounds`` are boxes so dark that where they end is a rule, printed or not, if other rules meet them there.
    """
    scale = min(1.0, _WORKING_DPI / dpi)
    small = page
    if scale < 1:
        small = np.asarray(cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    ink = _inked(small)
    fine = dpi * scale
    level, upright = (
        _strokes(_runs(ink, _faint_ink(small, flat=flat), fine, flat=flat), fine, flat=flat)
        + _dashed(ink, fine, flat=flat)
        for flat in (True, False)
    )
    edges = [_edges(ground, scale) for ground in grounds]
    wide = [_blurred(edge, fine) for pair in edges for edge in pair]
    standing = upright
    level, upright = _meeting([*level, *wide], upright, fine)
    if lines := writing_lines(ink, level, upright, fine):
        level = [rule for rule in level if rule not in lines]
        page = without_lines(page, [scaled(line, 1 / scale) for line in lines.values()], dpi)
        small = without_lines(small, list(lines.values()), fine) if scale < 1 else page
        ink = _inked(small)
    sides = _sides(_joined(standing, fine), upright, fine)
    level = [rule for rule in level if rule not in wide]
    level, upright = _with_edges(level, upright, edges, fine)
    level += _closing(small, level, [*upright, *sides], fine)
    upright += _missing_uprights(small, ink, level, upright, fine)
    level += _faint_levels(small, level, upright, fine)
    level += _missing_pieces(small, ink, level, [*upright, *sides], fine, _PIECE_INK, near_text=True)
    upright += [side for side in sides if meetings(side, level, _REACH * fine) >= _FEWEST_ENDS]
    upright += _missing_uprights(small, ink, level, upright, fine)
    upright = _without_stems(upright, fine)
    if scale < 1:
        level, upright = [scaled(s, 1 / scale) for s in level], [scaled(s, 1 / scale) for s in upright]
        ink = _inked(page)
    return Rules(tuple(level), tuple(upright), _painted_over(page, ink, level, upright))


def _inked(page: Grey) -> Grey:
    """Return the pixels that may belong to a rule as 255, others as 0."""
    return np.asarray(cv2.threshold(page, 255 - _INK, 255, cv2.THRESH_BINARY_INV)[1], dtype=np.uint8)


def _faint_ink(page: Grey, *, flat: bool) -> Grey:
    """Return the pixels that may belong to a pale hairline, which turning a page straight spreads over two of them."""
    faint = cv2.threshold(page, 255 - _FAINT_INK, 255, cv2.THRESH_BINARY_INV)[1]
    dark = cv2.boxFilter(255 - page, cv2.CV_16U, (1, 3) if flat else (3, 1), normalize=False)
    return np.where((dark >= _SPREAD_INK) | (faint > 0), 255, 0).astype(np.uint8)


def _edges(ground: tuple[int, int, int, int], scale: float) -> tuple[Stroke, Stroke]:
    """The upper and the lower edge of a ground."""
    x0, top, x1, bottom = (round(value * scale) for value in ground)
    return Stroke(x0, top, x1 - 1, top + 1), Stroke(x0, bottom - 1, x1 - 1, bottom)


def _blurred(edge: Stroke, dpi: float) -> Stroke:
    """An edge with what is left white beside it, where rules that end at it stop."""
    reach = round(_EDGE * dpi)
    return edge._replace(top=edge.top - reach, bottom=edge.bottom + reach)


def _with_edges(
    level: list[Stroke], upright: list[Stroke], grounds: Sequence[tuple[Stroke, Stroke]], dpi: float
) -> tuple[list[Stroke], list[Stroke]]:
    """Return the rules with the edges of ``grounds`` at which columns of a table, or other such grounds, end."""
    waiting = list(grounds)
    while True:
        left: list[tuple[Stroke, Stroke]] = []
        for edges in waiting:
            if sum(meetings(edge, [u for u in upright if _ends_at(u, edge, dpi)], _REACH * dpi) for edge in edges) < 2:
                left.append(edges)
                continue
            (x0, top, x1, _), (_, _, _, bottom) = edges
            level = [*level, *edges]
            upright = [*upright, Stroke(x0, top, x0 + 1, bottom), Stroke(x1, top, x1 + 1, bottom)]
        if len(left) == len(waiting):
            return level, upright
        waiting = left


def _ends_at(upright: Stroke, level: Stroke, dpi: float) -> bool:
    return min(abs(upright.top - level.top), abs(upright.bottom - level.top)) <= 2 * _REACH * dpi


def _runs(ink: Grey, faint: Grey, dpi: float, *, flat: bool) -> Grey:
    """Return the pixels of long runs of ``ink``, and of thin broken or ``faint`` ones; a run may sag by a pixel."""

    def shape(length: float, thick: int = 1) -> Grey:
        return np.ones((thick, round(length)) if flat else (round(length), thick), np.uint8)

    thick = np.asarray(cv2.dilate(ink, shape(1, 3)), dtype=np.uint8)
    least = (_LEAST_WIDTH if flat else _LEAST_HEIGHT) * dpi
    runs = np.asarray(cv2.morphologyEx(thick, cv2.MORPH_OPEN, shape(least)), dtype=np.uint8)
    for pale in (ink, faint):
        thick = np.asarray(cv2.dilate(pale, shape(1, 3)), dtype=np.uint8)
        joined = np.asarray(cv2.morphologyEx(thick, cv2.MORPH_CLOSE, shape(0.6 * _GAP * dpi)), dtype=np.uint8)
        runs |= _broken(pale, thick, dpi, flat=flat) & joined
    runs = np.asarray(cv2.morphologyEx(runs, cv2.MORPH_CLOSE, shape(_GAP * dpi)), dtype=np.uint8)
    return np.asarray(cv2.erode(runs, shape(1, 3)), dtype=np.uint8)


def _broken(ink: Grey, thick: Grey, dpi: float, *, flat: bool) -> Grey:
    """Return the stretches that are mostly ink, with hardly any to either side of them."""
    length = round(_WEAK_WINDOW * dpi)
    window = (length, 1) if flat else (1, length)
    share = cv2.blur(thick, window)
    core = share >= (_WEAK_INK if flat else _WEAK_UPRIGHT_INK) * 255
    if not core.any():
        return np.zeros_like(ink)
    core &= _beside(cv2.blur(ink, window), dpi, flat=flat) <= _BESIDE_INK * 255
    stretch = cv2.dilate(core.astype(np.uint8), np.ones(window[::-1], np.uint8)) > 0
    near = (round(_NEAR_WINDOW * dpi), 1) if flat else (1, round(_NEAR_WINDOW * dpi))
    stretch &= cv2.blur(thick, near) >= _WEAK_INK * 255
    stretch &= _beside(cv2.blur(ink, near), dpi, flat=flat) <= 1.5 * _BESIDE_INK * 255
    return np.where(stretch, 255, 0).astype(np.uint8)


def _beside(share: NDArray[Any], dpi: float, *, flat: bool) -> NDArray[Any]:
    """Return the most ink that stands to either side, at a few distances."""
    axis = 0 if flat else 1
    most = np.zeros_like(share)
    for away in _BESIDE:
        pixels = max(4, round(away * dpi))
        np.maximum(most, np.roll(share, pixels, axis), out=most)
        np.maximum(most, np.roll(share, -pixels, axis), out=most)
    return most


def _strokes(mask: Grey, dpi: float, *, flat: bool) -> list[Stroke]:
    found: list[Stroke] = []
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    least = round((_LEAST_WIDTH if flat else _LEAST_HEIGHT) * dpi)
    for x, y, wide, high, area in stats[1:]:
        along, across = (wide, high) if flat else (high, wide)
        # The true thickness: a long rule may drift by a few pixels.
        if along >= least and area / along <= _THICKEST * dpi and across <= 3 * _THICKEST * dpi:
            found.append(Stroke(int(x), int(y), int(x + wide), int(y + high)))
    return found


def _meeting(level: list[Stroke], upright: list[Stroke], dpi: float) -> tuple[list[Stroke], list[Stroke]]:
    """Drop what meets no other rule (stems of letters, dashes, strokes of a picture) until nothing falls away."""
    reach = _REACH * dpi
    while True:
        walls = [u for u in upright if _is_wall(u, level, upright, dpi)]
        floors = [h for h in level if h.x1 - h.x0 >= _LONG * dpi or meetings(h, walls, reach) >= 2]
        if len(floors) == len(level) and len(walls) == len(upright):
            return floors, walls
        level, upright = floors, walls


def _without_stems(upright: list[Stroke], dpi: float) -> list[Stroke]:
    """Drop short uprights far thicker than the others: stems of bold letters below each other within a row."""
    if len(upright) <= _FEWEST_WALLS:
        return upright
    usual = median(one.x1 - one.x0 for one in upright)
    return [u for u in upright if u.x1 - u.x0 <= _AS_THICK * usual + 1 or u.bottom - u.top > 0.5 * _LONG * dpi]


def _sides(standing: Sequence[Stroke], walls: Sequence[Stroke], dpi: float) -> list[Stroke]:
    """Return the long uprights beside a wall as high that meet nothing yet: the rules of shaded cells are faint."""
    return [
        one
        for one in standing
        if one.bottom - one.top >= 0.5 * _LONG * dpi
        and one not in walls
        and any(_is_as_high(one, wall) for wall in walls)
    ]


def _joined(uprights: Sequence[Stroke], dpi: float) -> list[Stroke]:
    """Return uprights with those that go on below one another, after a break, as one."""
    found: list[Stroke] = []
    for one in sorted(uprights):
        last = found[-1] if found else None
        if last is None or abs(one.x0 - last.x0) > 1 or not 0 <= one.top - last.bottom <= _BREAK * dpi:
            found.append(one)
        else:
            found[-1] = Stroke(last.x0, last.top, max(one.x1, last.x1), one.bottom)
    return found


def _closing(page: Grey, level: list[Stroke], upright: list[Stroke], dpi: float) -> list[Stroke]:
    """Return the faint level rules at which uprights end side by side: where a table ends."""
    reach, away = round(_REACH * dpi), max(4, round(_BESIDE[0] * dpi))
    high = sorted(u for u in upright if u.bottom - u.top >= 0.5 * _LONG * dpi)
    found: list[Stroke] = []
    for one in high:
        for end in (1, 3):
            beside = next((u for u in high if u.x0 > one.x1 and abs(u[end] - one[end]) <= reach), None)
            if beside is None or any(abs(h.top - one[end]) <= reach and _spans(h, one, beside) for h in level):
                continue
            heights = range(one[end] - reach, one[end] + reach + 1)
            y = next((y for y in heights if is_faint_rule(page, y, one.x1 + 2, beside.x0 - 2, away)), None)
            if y is not None:
                found.append(Stroke(one.x0, y, beside.x1, y + 2))
    return found


def _spans(level: Stroke, left: Stroke, right: Stroke) -> bool:
    return level.x0 <= left.x1 and level.x1 >= right.x0


def _is_as_high(one: Stroke, other: Stroke) -> bool:
    both = min(one.bottom, other.bottom) - max(one.top, other.top)
    return both >= _AS_HIGH * max(one.bottom - one.top, other.bottom - other.top)


def _is_wall(upright: Stroke, level: list[Stroke], others: Sequence[Stroke], dpi: float) -> bool:
    high = upright.bottom - upright.top
    if high >= _SHORT * dpi:
        return meetings(upright, level, _REACH * dpi) >= (1 if high >= 0.5 * _LONG * dpi else 2)
    reach = 0.4 * _REACH * dpi
    if any(_is_below(*pair, dpi) for other in others for pair in ((upright, other), (other, upright))):
        return meetings(upright, level, reach) >= 2
    ends = (upright.top, upright.bottom)  # a letter's stem may meet the rule below it, and that rule's pieces
    met = meetings(upright, level, reach) >= 2
    return met and all(meetings(Stroke(upright.x0, y, upright.x1, y), level, _REACH * dpi) for y in ends)


def _is_below(above: Stroke, below: Stroke, dpi: float) -> bool:
    """Whether an upright goes on right below another one, both of one wall."""
    near = abs(below.top - above.bottom) <= _REACH * dpi
    return near and abs(above.x0 - below.x0) <= _NEAR and below.bottom - below.top >= _SHORT * dpi


def _dashed(ink: Grey, dpi: float, *, flat: bool) -> list[Stroke]:
    """Return the rules of which a scan in two tones has left thin pieces on one line, blank paper beside them."""
    length = round(_DASH * dpi)
    window = (length, 1) if flat else (1, length)
    thick = cv2.dilate(ink, np.ones((3, 1) if flat else (1, 3), np.uint8))
    core = cv2.erode(thick, np.ones(window[::-1], np.uint8)) > 0
    core &= _beside(cv2.blur(ink, window), dpi, flat=flat) <= _BESIDE_INK * 255
    pieces = cv2.dilate(core.astype(np.uint8), np.ones(window[::-1], np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(pieces, connectivity=8)
    boxes = (Stroke(x, y, x + wide, y + high) for x, y, wide, high, _ in stats[1:].tolist())
    chains: list[list[Stroke]] = []
    laid = ink if flat else ink.T
    for piece in sorted(boxes if flat else map(turned, boxes)):
        if piece.bottom - piece.top > _THICKEST * dpi or piece.x1 - piece.x0 < length:
            continue
        chain = next((c for c in chains if _goes_on(c[-1], piece, dpi)), None)
        if (
            chain is None
            or not _ends_freely(laid, chain[-1].x1, piece, dpi)
            or not _ends_freely(laid, piece.x0 - _END, piece, dpi)
            or _is_crossed(laid, chain[-1].x1, piece, dpi)
        ):
            chains.append([piece])
        else:
            chain.append(piece)
    found = [_whole(chain) for chain in chains if _is_dashed(chain, dpi)]
    return found if flat else [turned(rule) for rule in found]


def _ends_freely(ink: Grey, x: int, piece: Stroke, dpi: float) -> bool:
    """Whether no rule across bounds the gap that starts or ends at ``x``: what it bounds is whole as it is."""
    reach = round(_BESIDE[-1] * dpi)
    end = ink[max(0, piece.top - reach) : piece.bottom + reach, max(0, x) : x + _END]
    return not end.size or float((end > 0).mean(axis=0).max()) <= 0.5


def _is_crossed(ink: Grey, x: int, piece: Stroke, dpi: float) -> bool:
    """Whether a line of text runs through the gap from ``x`` to ``piece``: it has ink to both sides of the rule."""
    reach = round(_BESIDE[-1] * dpi)
    gap = ink[max(0, piece.top - reach) : piece.bottom + reach, x : piece.x0] > 0
    both = np.logical_and(gap[: reach - 1].any(axis=0), gap[1 - reach :].any(axis=0))
    return bool(both.sum() >= _TEXT * dpi)


def _whole(chain: Sequence[Stroke]) -> Stroke:
    middle = sorted((piece.top + piece.bottom) // 2 for piece in chain)[len(chain) // 2]
    return Stroke(chain[0].x0, middle, chain[-1].x1, middle + 1)


def _is_dashed(chain: Sequence[Stroke], dpi: float) -> bool:
    whole = chain[-1].x1 - chain[0].x0
    covered = sum(piece.x1 - piece.x0 for piece in chain)
    return len(chain) >= _DASHES and whole >= _LONG * dpi and covered >= _DASHED * whole


def _goes_on(one: Stroke, other: Stroke, dpi: float) -> bool:
    """Whether ``other`` may be the next piece of the level rule of which ``one`` is a piece."""
    off = abs(one.top + one.bottom - other.top - other.bottom) / 2
    return 0 < other.x0 - one.x1 <= _DASH_GAP * dpi and off <= _DASH_OFF * dpi


def _missing_uprights(page: Grey, ink: Grey, level: list[Stroke], upright: list[Stroke], dpi: float) -> list[Stroke]:
    """Return the pieces of broken or faint upright rules between two level ones."""
    walls, floors = ([turned(s) for s in strokes] for strokes in (upright, level))
    return list(map(turned, _missing_pieces(page.T, ink.T, walls, floors, dpi, _UPRIGHT_PIECE_INK, near_text=False)))


def _missing_pieces(
    page: Grey, ink: Grey, level: list[Stroke], upright: list[Stroke], dpi: float, least: float, *, near_text: bool
) -> list[Stroke]:
    """Return the pieces of broken or faint level rules between two uprights, where a piece of the same rule is known.

    ``least`` is the share of a piece that is ink; ``near_text``: letters may stand right beside a faint one.

    Text may stand right above or right below such a piece, not on both sides as it does where text runs through.
    """
    reach, away = _REACH * dpi, max(4, round(_BESIDE[0] * dpi))
    found: list[Stroke] = []
    for y in _heights(level, 0.5 * reach):
        known = [h for h in level if h.top - 2 <= y <= h.bottom + 2]
        walls = sorted((u.x0 + u.x1) // 2 for u in upright if u.top - reach <= y <= u.bottom + reach)
        for left, right in pairwise(walls):
            wide = right - left
            covered = sum(max(0, min(h.x1, right) - max(h.x0, left)) for h in known)
            if wide < reach or covered >= 0.95 * wide or not away + 2 <= y < len(ink) - away - 3:
                continue
            if _is_inset(page, y, [h for h in known if h.x0 > left and h.x1 < right], (left, right), reach):
                continue

            def share(top: int, bottom: int, left: int = left, right: int = right) -> float:
                return float((ink[top:bottom, left:right] > 0).any(axis=0).mean())

            on = max(share(at - 1, at + 2) for at in (y - 1, y, y + 1))
            beside = sorted((share(y - away - 1, y - away + 1), share(y + away, y + away + 2)))
            enough = on >= (least if beside[1] <= _BESIDE_INK else max(least, _PIECE_AT_TEXT))
            clear = _NEAR if near_text else away
            if (enough and beside[0] <= _BESIDE_INK) or is_faint_rule(
                page, y, left + 2, right - 2, clear, near_text=near_text
            ):
                found.append(Stroke(left, y - 1, right, y + 1))
    return found


def _is_inset(page: Grey, y: int, known: Sequence[Stroke], walls: tuple[int, int], reach: float) -> bool:
    """Whether a rule ends before either wall, on white paper: it parts what a box holds, not the box."""
    if not known:
        return False
    gaps = (walls[0] + _NEAR, min(h.x0 for h in known) - _NEAR), (max(h.x1 for h in known) + _NEAR, walls[1] - _NEAR)
    return all(
        end - start >= reach and float(page[y - 2 : y + 3, start:end].min(axis=0).mean()) >= _WHITE
        for start, end in gaps
    )


def _faint_levels(page: Grey, level: list[Stroke], upright: list[Stroke], dpi: float) -> list[Stroke]:
    """Return the faint level rules that run from one upright to the next between two level rules."""
    reach, away = _REACH * dpi, max(4, round(_BESIDE[0] * dpi))
    found: list[Stroke] = []
    for top, bottom in pairwise(_heights(level, 0.5 * reach)):
        if bottom - top < 2 * _LEAST_HEIGHT * dpi:
            continue
        walls = sorted((u.x0 + u.x1) // 2 for u in upright if u.top - reach <= top and u.bottom + reach >= bottom)
        for left, right in pairwise(walls):
            if right - left < reach + 6:
                continue
            box = left + 3, top, right - 3, bottom
            found.extend(Stroke(left, y - 1, right, y + 1) for y in faint_levels(page, box, away))
    return found


def _heights(level: list[Stroke], near: float) -> list[int]:
    """Return the heights at which level rules run, near ones once."""
    heights: list[int] = []
    for y in sorted((h.top + h.bottom) // 2 for h in level):
        if not heights or y - heights[-1] > near:
            heights.append(y)
    return heights


def _painted_over(page: Grey, ink: Grey, level: list[Stroke], upright: list[Stroke]) -> Grey:
    """Return ``page`` with the rules white, and with the letters that touch them whole."""
    mask = np.zeros_like(page)
    for stroke in (*level, *upright):
        mask[stroke.top : stroke.bottom, stroke.x0 : stroke.x1] = 255
    along = np.zeros_like(page)
    for kernel in (np.ones((1, 15), np.uint8), np.ones((15, 1), np.uint8)):
        along |= np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, kernel), dtype=np.uint8)
    wiped = page.copy()
    erased = np.asarray(cv2.dilate(mask & along, np.ones((3, 3), np.uint8)), dtype=np.uint8)
    wiped[erased > 0] = 255
    for stroke in level:
        _mend_crossings(page, wiped, erased, stroke)
    return wiped


def _mend_crossings(page: Grey, wiped: Grey, erased: Grey, rule: Stroke) -> None:
    """Give back the tails of letters that a level rule crosses: ink stands right above it and goes on below.

    Short tails end within what is wiped of a rule that drifts: where the rule itself ends its neighbours tell.
    """
    top, bottom = max(rule.top - 3, 0), min(rule.bottom + 3, len(page))
    band = wiped[top:bottom, rule.x0 : rule.x1]
    if len(band) < 7 or len(band) > _TAIL:
        return
    printed = page[top:bottom, rule.x0 : rule.x1]
    gone = erased[top:bottom, rule.x0 : rule.x1] > 0
    above = (band[:2] < _DARK).any(axis=0)
    crossing = np.logical_and(above, (band[-2:] < _DARK).any(axis=0))
    ends = np.max(np.where(printed < _DARK, np.arange(len(band))[:, None], 0), axis=0).astype(np.uint8)
    usual = np.asarray(cv2.medianBlur(ends[None, :], _NEIGHBOURS), dtype=np.uint8)[0]
    tails = ends >= usual + _LEAST_TAIL
    crossing |= np.logical_and(above, tails)
    lower = np.logical_and(np.arange(len(band))[:, None] > usual, tails)  # the foot of a tail is wider than it
    back = np.logical_and(gone, np.logical_or(crossing, lower))
    band[back] = printed[back]
