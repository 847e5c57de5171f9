"""The same pages in another frame: drawn elsewhere in their own space, sideways, far smaller or larger."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor

from extract.detect.reading import detect
from extract.document import Document, Role, SourceFile, TextBlock
from extract.layout.pages.usual_size import picture_scale
from extract.readers.pdf import read_pdf
from tests.extract.pdf_making import Sheet, in_another_frame, two_a_sheet, with_watermark

LAYOUTS = Path(__file__).resolve().parents[1] / "layouts" / "documents"
PLANS = ["actions-in-cell--2.pdf", "cards--1.pdf", "printed-sheet--1.pdf", "long-plan--1.pdf"]
FRAMES = {
    "elsewhere": {"shift": (-200.0, 330.0)},
    "sideways": {"turn": 90},
    "sideways elsewhere": {"turn": 90, "shift": (150.0, -40.0)},
    "shrunk": {"scale": 0.5},
    "as large as a wall": {"scale": 2.5},
}


def told(document: Document) -> list[tuple[str, str, str]]:
    """What is found in a document: level, title, values."""
    found: list[tuple[str, str, str]] = []

    def visit(items: object) -> None:
        for item in items:  # type: ignore[attr-defined]
            found.append((str(item.level), item.title, str(sorted(str(value.raw) for value in item.values))))
            visit(item.children)

    for plan in detect(document).plans:
        visit(plan.items)
    return found


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("name", PLANS)
def test_a_plan_is_read_alike_in_any_frame(name: str, frame: str) -> None:
    data = (LAYOUTS / name).read_bytes()
    moved = in_another_frame(data, **FRAMES[frame])  # type: ignore[arg-type]
    expected = told(read_pdf(SourceFile(name, data)))
    assert expected
    assert told(read_pdf(SourceFile(name, moved))) == expected


@pytest.mark.parametrize(
    "name",
    ["attribute-tables--3.pdf", "letters-roman--1.pdf", "fixed-pitch-listing--2.pdf", "values-on-one-line--2.pdf"],
)
def test_pages_that_stand_two_by_two_are_read_as_pages(name: str) -> None:
    data = (LAYOUTS / name).read_bytes()
    expected = told(read_pdf(SourceFile(name, data)))
    assert expected
    assert told(read_pdf(SourceFile(name, two_a_sheet(data)))) == expected


def test_places_are_those_of_the_printed_page() -> None:
    sheet = Sheet()
    for at in range(8):
        sheet.text(100, 300 + 30 * at, "Remettre en eau la fontaine du village", 10)
    shrunk = read_pdf(SourceFile("petit.pdf", in_another_frame(sheet.bytes(), scale=0.4)))
    block = next(block for block in shrunk.blocks if isinstance(block, TextBlock))
    box = block.lines[0].place.box
    assert box is not None
    assert (box.x0, box.bottom) == pytest.approx((40, 0.4 * 302), abs=1)


@pytest.mark.parametrize(
    ("size", "scale"), [((595, 842), 1.0), ((1191, 842), 1.0), ((2480, 3508), 0.24), ((300, 420), 1.98)]
)
def test_pages_as_large_as_their_pixels_are_read_as_paper(size: tuple[float, float], scale: float) -> None:
    assert picture_scale(*size) == pytest.approx(scale, abs=0.01)


@pytest.mark.parametrize("name", ["cards--1.pdf", "actions-in-cell--2.pdf"])
def test_a_watermark_across_the_pages_changes_nothing(name: str) -> None:
    data = (LAYOUTS / name).read_bytes()
    expected = told(read_pdf(SourceFile(name, data)))
    assert told(read_pdf(SourceFile(name, with_watermark(data, "PROJET")))) == expected


def test_white_text_on_a_picture_below_a_watermark_is_seen() -> None:
    sheet = Sheet()
    sheet.canvas.linearGradient(0, 842, 595, 0, [HexColor("#004d40"), HexColor("#00796b")])
    sheet.text(60, 421, "Un bourg qui soigne ses mares", 20, colour="#ffffff")
    document = read_pdf(SourceFile("essai.pdf", with_watermark(sheet.bytes(), "PROJET")))
    shown = [block.text for block in document.blocks if isinstance(block, TextBlock) and block.role is Role.BODY]
    assert shown == ["Un bourg qui soigne ses mares"]
