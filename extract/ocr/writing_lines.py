"""Lines to write on: rules of dots or strokes behind the colon of a label, as forms have them; no rules of tables."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extract.ocr.runs import runs
from extract.ocr.strokes import Stroke, meetings

Grey = NDArray[np.uint8]

_REACH = 0.035  # inches: nearer to its end stands an upright that a rule meets
_ONE_LINE = 0.012  # inches by which the pieces of one line are off each other
_BETWEEN_DOTS = 0.05  # inches, at most
_BAND = 0.014  # inches to either side of a line that dots and blurred edges take
_COLON_GAP = 0.13  # inches between a colon and its line, at most
_COLON_HEIGHT = 0.14  # inches above the line in which the colon stands
_COLON_DOT = 0.035  # inches: the widest and highest


def writing_lines(ink: Grey, level: Sequence[Stroke], upright: Sequence[Stroke], dpi: float) -> dict[Stroke, Stroke]:
    """Return the rules among ``level`` that follow a colon and meet no upright rule, each with all of its dots."""
    found: dict[Stroke, Stroke] = {}
    for line in _lines(level, dpi):
        if any(meetings(piece, upright, _REACH * dpi) for piece in line):
            continue
        whole = [_with_its_dots(ink, piece, dpi) for piece in line]
        first = min(whole, key=lambda piece: piece.x0)
        if _follows_colon(ink, first, dpi):
            found.update(zip(line, whole, strict=True))
    return found


def without_lines(page: Grey, lines: Sequence[Stroke], dpi: float) -> Grey:
    """Return ``page`` without ``lines``; letters that reach into a line stay whole."""
    wiped = page.copy()
    reach = round(_BAND * dpi)
    for x0, top, x1, bottom in lines:
        rows = slice(max(top - reach, 1), bottom + reach)
        across = slice(max(x0 - reach, 0), x1 + reach)
        wiped[rows, across][:, page[rows.start - 1, across] >= 128] = 255
    return wiped


def _lines(level: Sequence[Stroke], dpi: float) -> list[list[Stroke]]:
    """Return rules by height: those of one line together."""
    lines: list[list[Stroke]] = []
    for rule in sorted(level, key=lambda rule: rule.top + rule.bottom):
        last = lines[-1][-1] if lines else None
        if last is not None and rule.top + rule.bottom - last.top - last.bottom <= 2 * _ONE_LINE * dpi:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    return lines


def _with_its_dots(ink: Grey, rule: Stroke, dpi: float) -> Stroke:
    """Return a rule with the dots that go on to both sides of it, too thin to be told from dust."""
    inked = np.flatnonzero((ink[max(0, rule.top - 1) : rule.bottom + 1] > 0).any(axis=0))
    x0, x1 = rule.x0, rule.x1
    for x in inked[inked < rule.x0][::-1].tolist():
        if x0 - x > _BETWEEN_DOTS * dpi:
            break
        x0 = x
    for x in inked[inked > rule.x1].tolist():
        if x - x1 > _BETWEEN_DOTS * dpi:
            break
        x1 = x
    return rule._replace(x0=x0, x1=x1)


def _follows_colon(ink: Grey, line: Stroke, dpi: float) -> bool:
    """Whether a colon stands right before the start of a line, a little above it: two dots, one over the other."""
    left, top = max(0, line.x0 - round(_COLON_GAP * dpi)), max(0, line.top - round(_COLON_HEIGHT * dpi))
    part = ink[top : max(line.top - round(_ONE_LINE * dpi), top), left : line.x0] > 0
    signs = runs(np.any(part, axis=0))
    if not signs or signs[-1][1] - signs[-1][0] > _COLON_DOT * dpi:
        return False
    dots = runs(np.any(part[:, slice(*signs[-1])], axis=1))
    return len(dots) == 2 and all(end - start <= _COLON_DOT * dpi for start, end in dots)
