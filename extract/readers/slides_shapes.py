"""The shapes of a slide with their boxes, groups opened, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from extract.document import Box
from extract.readers.slides_order import reading_order
from extract.readers.word_xml import MC, A, Element, choice, integer

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_EMU = 12700  # a point in English metric units
_TOUCHING = 1.0  # points
_HIGHER = 1 / 3  # of a box stands above the title's
_KINDS = {f"{P}sp", f"{P}pic", f"{P}graphicFrame"}


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape; ``box`` in points on the slide (None where neither it nor its layout says), ``placeholder`` its part.

    ``placeholder``: "" for none, else ``title``, ``ctrTitle``, ``subTitle``, ``body``, ``ftr``, ``sldNum``, ``dt`` …
    ``group`` tells the shapes of one group from those of others, 0 for none.
    """

    element: Element
    box: Box | None
    placeholder: str
    inherited: tuple[Element, ...]
    hidden: bool
    group: int = 0


@dataclass(frozen=True, slots=True)
class _Frame:
    """The change of coordinates of a group: slide = ``scale`` * child + ``shift``, in points."""

    scale_x: float = 1.0
    scale_y: float = 1.0
    shift_x: float = 0.0
    shift_y: float = 0.0

    def placed(self, box: Box) -> Box:
        return Box(
            box.x0 * self.scale_x + self.shift_x,
            box.top * self.scale_y + self.shift_y,
            box.x1 * self.scale_x + self.shift_x,
            box.bottom * self.scale_y + self.shift_y,
        )


def shapes_in_order(slide: Element, layout: Element | None, master: Element | None) -> list[Shape]:
    """Return the shapes of a slide that may hold text or pictures: the title, then the others as they are read.

    What stands above the title comes before it: on the slides that open a section it is its number, on others the path
    to it. It may reach into the upper half of the title's box, which is often empty.
    """
    parents = (_placeholders(layout), _placeholders(master))
    tree = slide.find(f"{P}cSld/{P}spTree")
    shapes = [] if tree is None else list(_shapes(tree, _Frame(), parents, hidden=False))
    titles = [shape for shape in shapes if shape.placeholder in {"title", "ctrTitle"}]
    others = [shape for shape in shapes if shape not in titles]
    others = [others[at] for at in reading_order([s.box for s in others], [s.group for s in others])]
    first = min((title.box for title in titles if title.box is not None), key=lambda box: box.top, default=None)
    above = [shape for shape in others if first is not None and shape.box is not None and _is_above(shape.box, first)]
    return above + titles + [shape for shape in others if shape not in above]


def _is_above(box: Box, title: Box) -> bool:
    higher = title.top - box.top >= _HIGHER * (box.bottom - box.top)
    over = higher and box.bottom <= (title.top + title.bottom) / 2
    return over or box.bottom <= title.top + _TOUCHING


def _shapes(
    tree: Element,
    frame: _Frame,
    parents: tuple[Mapping[tuple[str, str], Element], ...],
    *,
    hidden: bool,
    group: int = 0,
) -> Iterator[Shape]:
    for number, child in enumerate(tree, 1):
        if child.tag == f"{MC}AlternateContent":
            chosen = choice(child)
            if chosen is not None:
                yield from _shapes(chosen, frame, parents, hidden=hidden, group=group)
        elif child.tag == f"{P}grpSp":
            inner = _group_frame(child, frame)
            yield from _shapes(child, inner, parents, hidden=hidden or _is_hidden(child), group=group or number)
        elif child.tag in _KINDS:
            yield replace(_shape(child, frame, parents, hidden=hidden or _is_hidden(child)), group=group)


def _shape(
    element: Element, frame: _Frame, parents: tuple[Mapping[tuple[str, str], Element], ...], *, hidden: bool
) -> Shape:
    mark = _placeholder_mark(element)
    inherited: list[Element] = []
    if mark is not None:
        kind, index = mark.get("type", "obj"), mark.get("idx", "")
        for known in parents:
            found = known.get(("idx", index)) if index and known is parents[0] else None
            found = found if found is not None else known.get(("type", _general(kind)))
            if found is not None:
                inherited.append(found)
                found_mark = _placeholder_mark(found)
                kind = kind if kind != "obj" or found_mark is None else found_mark.get("type", "obj")
    boxes = (_box(candidate) for candidate in (element, *inherited))
    box = next((found for found in boxes if found is not None), None)
    return Shape(
        element=element,
        box=None if box is None else frame.placed(box),
        placeholder="" if mark is None else mark.get("type", "obj"),
        inherited=tuple(inherited),
        hidden=hidden,
    )


def _placeholders(holder: Element | None) -> dict[tuple[str, str], Element]:
    """Return the placeholders of a layout or master by index and by kind."""
    found: dict[tuple[str, str], Element] = {}
    for shape in () if holder is None else holder.iter(f"{P}sp"):
        mark = _placeholder_mark(shape)
        if mark is not None:
            if mark.get("idx"):
                found.setdefault(("idx", mark.get("idx", "")), shape)
            found.setdefault(("type", _general(mark.get("type", "obj"))), shape)
    return found


def _general(kind: str) -> str:
    """Return the kind of a master's placeholder that stands for ``kind``."""
    return {"ctrTitle": "title", "subTitle": "body", "obj": "body"}.get(kind, kind)


def _placeholder_mark(element: Element) -> Element | None:
    return next(element.iter(f"{P}ph"), None) if element.tag != f"{P}grpSp" else None


def _is_hidden(element: Element) -> bool:
    properties = next(element.iter(f"{P}cNvPr"), None)
    return properties is not None and properties.get("hidden") in {"1", "true"}


def _box(element: Element) -> Box | None:
    for path in (f"{P}spPr/{A}xfrm", f"{P}xfrm"):
        found = element.find(path)
        if found is not None:
            return _rectangle(found, "off", "ext")
    return None


def _rectangle(transform: Element, corner: str, size: str) -> Box | None:
    start, extent = transform.find(A + corner), transform.find(A + size)
    if start is None or extent is None:
        return None
    x, y = integer(start.get("x"), 0) / _EMU, integer(start.get("y"), 0) / _EMU
    return Box(x, y, x + integer(extent.get("cx"), 0) / _EMU, y + integer(extent.get("cy"), 0) / _EMU)


def _group_frame(group: Element, outer: _Frame) -> _Frame:
    transform = group.find(f"{P}grpSpPr/{A}xfrm")
    if transform is None:
        return outer
    shown, inner = _rectangle(transform, "off", "ext"), _rectangle(transform, "chOff", "chExt")
    if shown is None or inner is None:
        return outer
    placed = outer.placed(shown)
    scale_x = (placed.x1 - placed.x0) / (inner.x1 - inner.x0) if inner.x1 > inner.x0 else outer.scale_x
    scale_y = (placed.bottom - placed.top) / (inner.bottom - inner.top) if inner.bottom > inner.top else outer.scale_y
    return _Frame(scale_x, scale_y, placed.x0 - inner.x0 * scale_x, placed.top - inner.top * scale_y)
