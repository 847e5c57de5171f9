"""Charts: boxes that strokes join, in one piece or several, straight, slanted or curved."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extract.document import SourceFile
from extract.layout.engine.content import Fill, PageContent, Segment, Strand, Word
from extract.layout.pages.chart_boxes import chart_order
from extract.layout.pages.connectors import boxes_of, with_links
from extract.readers.pdf import page_contents
from tests.extract.pdf_making import Sheet, tables_of, texts_of

Box = tuple[float, float, float, float]
ROOT: Box = (20.0, 200.0, 180.0, 260.0)
BRANCHES: tuple[Box, ...] = ((240.0, 90.0, 400.0, 140.0), (240.0, 320.0, 400.0, 370.0))
LEAVES: tuple[Box, ...] = (  # branches and leaves of one width; these do not stand evenly about those
    (480.0, 60.0, 640.0, 100.0),
    (480.0, 130.0, 640.0, 170.0),
    (480.0, 270.0, 640.0, 310.0),
    (480.0, 350.0, 640.0, 390.0),
)
BY_BRANCH = ["A", "B1", "C1", "C2", "B2", "C3", "C4"]


class Chart(Sheet):
    """A page for boxes with a text each and the strokes between them."""

    def box(self, box: Box, text: str, size: float = 10, fill: str | None = None) -> None:
        """Draw a framed box, or a shaded one."""
        if fill:
            self.shade(*box, fill)
            self.text(box[2] - 70, box[3] - 8, "2027", 8)
            self.text(box[2] - 30, box[3] - 8, "2029", 8)
        else:
            self.path([box[:2], (box[2], box[1]), box[2:], (box[0], box[3]), box[:2]])
        self.text(box[0] + 8, box[1] + 20, f"{text} Curer", size)

    def path(self, corners: Sequence[tuple[float, float]], curved: bool = False) -> None:
        """Draw one stroke along ``corners``, or a curve between two of them."""
        path = self.canvas.beginPath()
        (x, y), *others = [(x, self._height - y) for x, y in corners]
        path.moveTo(x, y)
        if curved:
            ((x1, y1),) = others
            path.curveTo((x + x1) / 2, y, (x + x1) / 2, y1, x1, y1)
        else:
            for corner in others:
                path.lineTo(*corner)
        self.canvas.drawPath(path, stroke=1, fill=0)

    def order(self) -> list[str]:
        """The first words of the texts, in reading order; there are no tables."""
        document = self.read()
        assert tables_of(document) == []
        return [text.text.split()[0] for text in texts_of(document) if not text.text.startswith("20")]


def middle(box: Box) -> float:
    return (box[1] + box[3]) / 2


def elbow(sheet: Chart, one: Box, other: Box, short: float = 0.0) -> None:
    """Join two boxes from side to side by a stroke with two corners, which may end at an arrow."""
    x0, x1, across = one[2], other[0], (one[2] + other[0]) / 2
    corners = [(x0, middle(one)), (across, middle(one)), (across, middle(other)), (x1 - short, middle(other))]
    sheet.path(corners)


def slant(sheet: Chart, one: Box, other: Box) -> None:
    sheet.path([(one[2], middle(one)), (other[0], middle(other))])


def curve(sheet: Chart, one: Box, other: Box) -> None:
    sheet.path([(one[2], middle(one)), (other[0], middle(other))], curved=True)


def arrow(sheet: Chart, one: Box, other: Box) -> None:
    elbow(sheet, one, other, short=6.0)


@pytest.mark.parametrize("fill", [None, "#e0e0c0"])
@pytest.mark.parametrize("join", [elbow, arrow, slant, curve])
def test_boxes_are_read_along_what_joins_them(join: Callable[[Chart, Box, Box], None], fill: str | None) -> None:
    sheet = Chart((700.0, 500.0))
    sheet.box(ROOT, "A", fill="#c04040")
    for at, branch in enumerate(BRANCHES):
        sheet.box(branch, f"B{at + 1}", fill=fill)
        join(sheet, ROOT, branch)
        for leaf in LEAVES[2 * at : 2 * at + 2]:
            sheet.box(leaf, f"C{LEAVES.index(leaf) + 1}", fill=fill)
            join(sheet, branch, leaf)
    assert sheet.order() == BY_BRANCH


TWO = (50.0, 450.0)
"""Where the two branches of ``_one_over_two`` begin."""


def _one_over_two() -> Chart:
    sheet = Chart((700.0, 500.0))
    sheet.box((200.0, 40.0, 500.0, 90.0), "A")
    sheet.rule(350, 90, 350, 110)
    sheet.rule(150, 110, 550, 110)
    for x in TWO:
        sheet.rule(x + 100, 110, x + 100, 130)
    return sheet


def test_a_chart_from_top_to_bottom_goes_on_from_box_to_box() -> None:
    sheet = _one_over_two()
    for at, x in enumerate(TWO):
        for row, name in enumerate(("B", "C", "D")):
            top = 130.0 + 70 * row
            sheet.box((x, top, x + 200, top + 50), f"{name}{at + 1}")
            if row:
                sheet.rule(x + 100, top - 20, x + 100, top)
    assert sheet.order() == ["A", "B1", "C1", "D1", "B2", "C2", "D2"]


def test_boxes_hang_from_a_stroke_down_their_side() -> None:
    sheet = _one_over_two()
    for at, x in enumerate(TWO):
        sheet.box((x, 130.0, x + 200, 170.0), f"B{at + 1}")
        sheet.rule(x + 12, 170, x + 12, 290)
        for row in (1, 2):
            sheet.box((x + 30, 130.0 + 70 * row, x + 200, 170.0 + 70 * row), f"C{2 * at + row}")
            sheet.rule(x + 12, 150.0 + 70 * row, x + 30, 150.0 + 70 * row)
    assert sheet.order() == BY_BRANCH


def test_a_map_hangs_from_the_largest_print_amid_it() -> None:
    sheet = Chart((700.0, 500.0))
    root: Box = (280.0, 200.0, 420.0, 260.0)
    left: Box = (80.0, 205.0, 200.0, 255.0)
    sheet.box(root, "A", size=16)
    sheet.box(left, "C1")
    sheet.rule(200, 230, 280, 230)
    for at, top in enumerate((120.0, 300.0)):
        branch: Box = (500.0, top, 640.0, top + 50)
        sheet.box(branch, f"B{at + 1}")
        elbow(sheet, root, branch)
    assert sheet.order() == ["A", "B1", "B2", "C1"]


def test_the_body_right_under_a_linked_head_is_read_behind_it() -> None:
    sheet = Chart((700.0, 500.0))
    sheet.box((250.0, 40.0, 450.0, 90.0), "A", size=14, fill="#dddddd")
    for at, x in enumerate((60.0, 400.0)):
        sheet.path([(350.0, 90.0), (x + 120, 150.0)])
        sheet.box((x, 150.0, x + 240, 190.0), f"B{at + 1}", fill="#a7d3c0")
        sheet.shade(x, 190.0, x + 240, 300.0, "#f2f2f2")
        sheet.text(x + 8, 220, f"C{at + 1} Semer", 9)
    assert sheet.order() == ["A", "B1", "C1", "B2", "C2"]


def page(*segments: Segment, words: Sequence[Word] = (), strands: Sequence[Strand] = ()) -> PageContent:
    """Three shades with a word each, strokes, and other words."""
    boxes = [(40.0, 40.0, 160.0, 80.0), (240.0, 40.0, 360.0, 80.0), (240.0, 140.0, 360.0, 180.0)]
    own = [Word("mot", x0 + 10, top + 10, x0 + 40, top + 20) for x0, top, _, _ in boxes]
    fills = tuple(Fill(*box, "#aabbcc") for box in boxes)
    return PageContent(1, 500.0, 400.0, (*own, *words), tuple(segments), fills, strands=tuple(strands))


OUT, TRUNK = Segment(160, 60, 240, 60), Segment(200, 60, 200, 160)
INTO = Segment(200, 160, 240, 160)


def test_strokes_that_join_boxes_are_taken_off_the_page() -> None:
    content = page(OUT, TRUNK, INTO)
    found = with_links(content, boxes_of(content))
    assert found.segments == ()
    assert [box[:2] for box in chart_order(found.links)] == [(40.0, 40.0), (240.0, 40.0), (240.0, 140.0)]


@pytest.mark.parametrize(
    "content",
    [
        page(OUT, TRUNK),  # one ends in the blank
        page(OUT, TRUNK, INTO, Segment(160, 70, 200, 70), Segment(180, 60, 180, 160), Segment(180, 160, 200, 160)),
        page(OUT, TRUNK, INTO, words=[Word("trois", 205, 100, 230, 110)]),  # a cell, with what stands in it
        page(OUT),  # two boxes are no chart
        page(strands=[Strand(160, 60, 210, 110)]),
    ],
)
def test_other_strokes_join_nothing(content: PageContent) -> None:
    assert with_links(content, boxes_of(content)) == content


def test_a_table_under_a_shaded_band_is_none() -> None:
    sheet = Sheet()
    sheet.shade(40, 100, 400, 130, "#224466")
    sheet.text(50, 118, "Objectif 1 : Rouvrir le canal", 10, colour="#ffffff")
    sheet.table((40, 220, 400), 130, [["Curer le bief", "2027"], ["Border les rives", "2028"]])
    assert len(tables_of(sheet.read())) == 1


def test_an_open_stroke_with_two_corners_is_no_box() -> None:
    sheet = Chart()
    sheet.path([(40.0, 100.0), (200.0, 100.0), (200.0, 300.0), (360.0, 300.0)])
    (content,) = page_contents(SourceFile("essai.pdf", sheet.bytes()))
    assert sorted((round(s.x0), round(s.top)) for s in content.segments) == [(40, 100), (200, 100), (200, 300)]
