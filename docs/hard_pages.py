"""Pictures of hard pages with what was read on them: numbered boxes on the page, the same numbers in the record.

python -m docs.hard_pages

Reads the documents, draws ``docs/images/hard-*.png`` and keeps what was read in ``docs/accuracy.json`` (``pages``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

from benchmarks.accuracy import LAYOUTS
from benchmarks.record import update_record
from extract.document import SourceFile
from normalize.plan_file import Item, PlanFile, to_json
from outputs.compare.match import flatten, match
from outputs.compare.score import scored_fields, values
from pst.config import NOTHING_SAID
from pst.worker import extract_source

IMAGES: Final = Path(__file__).resolve().parent / "images"
_SCALE: Final = 1.6  # pixels a point
_MARGIN: Final = 30  # pixels kept below the last item
_SHADES: Final = 32  # of the picture's palette, so that it stays small
_COLOURS: Final = {
    "strategic_objective": "#b03a2e",
    "operational_objective": "#1f618d",
    "action": "#1e8449",
    "sub_action": "#7d6608",
}


@dataclass(frozen=True, slots=True)
class HardPage:
    """A page of the bench of layouts: the document's stem and its page, from 1."""

    stem: str
    page: int

    @property
    def picture(self) -> str:
        """The name of its picture."""
        return f"hard-{self.stem}.png"


PAGES: Final = (HardPage("borderless-table--1", 1), HardPage("scan--1", 1))


def show_page(hard: HardPage) -> dict[str, Any]:
    """Draw the picture of a page and return what was read on it."""
    path = LAYOUTS / "documents" / f"{hard.stem}.pdf"
    plan_file = extract_source(SourceFile(path.name, path.read_bytes(), path), NOTHING_SAID)
    gold = json.loads((LAYOUTS / "gold" / f"{hard.stem}.json").read_text(encoding="utf-8"))
    rights = _rights(gold, plan_file)
    items = [item for plan in plan_file.plans for item in plan.walk()]
    shown = [(item, right) for item, right in zip(items, rights, strict=True) if _boxes(item, hard.page)]
    _draw(path, hard, [item for item, _ in shown])
    return {
        "document": path.name,
        "page": hard.page,
        "picture": hard.picture,
        "scanned": plan_file.document.is_scanned,
        "warnings": sorted({warning.code for warning in plan_file.warnings}),
        "items": [{**_read(item), "right": right} for item, right in shown],
    }


def _rights(gold: dict[str, Any], plan_file: PlanFile) -> list[bool]:
    """Say of each item whether its title and all its scored values are those of the gold."""
    wanted, found = flatten(gold), flatten(json.loads(to_json(plan_file)))
    twins = {j: i for i, j in match(wanted, found).items()}
    return [
        j in twins
        and wanted[twins[j]].folded == given.folded
        and all(values(wanted[twins[j]].record, f) == values(given.record, f) for f in scored_fields(gold))
        for j, given in enumerate(found)
    ]


def _read(item: Item) -> dict[str, Any]:
    return {
        "level": item.level,
        "code": item.code,
        "title": item.title,
        "pilots": [pilot.name for pilot in item.pilots],
        "schedule": item.schedule.raw if item.schedule else None,
        "confidence": item.confidence,
    }


def _boxes(item: Item, page: int) -> list[tuple[float, float, float, float]]:
    return [s.bbox for s in item.sources if s.field is None and s.page == page and s.bbox is not None]


def _draw(path: Path, hard: HardPage, items: list[Item]) -> None:
    document = pdfium.PdfDocument(path)
    picture: Image.Image = document[hard.page - 1].render(scale=_SCALE).to_pil().convert("RGB")
    document.close()
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(size=14)
    foot = 0
    for number, colour, box in _numbered(items, hard.page):
        x0, top, x1, bottom = (round(edge * _SCALE) for edge in box)
        pen.rectangle((x0, top, x1, bottom), outline=colour, width=2)
        pen.rectangle((x0 - 26, top, x0 - 2, top + 18), fill=colour)
        pen.text((x0 - 14, top + 9), str(number), fill="white", font=font, anchor="mm")
        foot = max(foot, bottom)
    cut = picture.crop((0, 0, picture.width, min(picture.height, foot + _MARGIN)))
    IMAGES.mkdir(exist_ok=True)
    cut.quantize(_SHADES).save(IMAGES / hard.picture, optimize=True)


def _numbered(items: list[Item], page: int) -> Iterator[tuple[int, str, tuple[float, float, float, float]]]:
    for number, item in enumerate(items, start=1):
        for box in _boxes(item, page):
            yield number, _COLOURS[item.level], box


def main() -> None:
    """Draw all pictures and keep what was read."""
    update_record({"pages": [show_page(hard) for hard in PAGES]})


if __name__ == "__main__":
    main()
