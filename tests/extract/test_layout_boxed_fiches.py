"""Fiches in frames, with a box beside labels and values, and tables of one column that look alike."""

from __future__ import annotations

from extract.detect import detect
from extract.printed import Field
from tests.extract.documents import outline
from tests.extract.pdf_making import Sheet, tables_of, texts_of

FIELDS = (("Pilote", "Service des eaux"), ("Partenaires", "Les riverains"), ("Calendrier", "2026-2027"))


def fiche(sheet: Sheet, top: float, number: int, *, boxed: bool = True) -> None:
    sheet.shade(40, top, 550, top + 60, "#226633")
    sheet.text(55, top + 20, "OS 1 – Être une commune au fil de l'eau", 9.5, colour="#ffffff")
    sheet.text(55, top + 45, "OO 1.1 – Rouvrir le canal", 11, bold=True, colour="#ffffff")
    sheet.grid((40, 550), (top, top + 60, top + 260))
    if boxed:
        sheet.shade(55, top + 130, 250, top + 240, "#f0efe9")
    sheet.text(55, top + 85, "ACTION", 8, bold=True, colour="#226633")
    sheet.text(55, top + 108, f"1.1.{number}", 24, bold=True, colour="#226633")
    sheet.text(140, top + 90, f"Curer le bief {number} du canal", 14, bold=True)
    sheet.text(62, top + 148, "En bref", 9, bold=True, colour="#226633")
    sheet.lines(62, top + 166, ("Les roseaux y gênent les barques", "et les hérons n'y pêchent plus."), 10.5)
    for at, (label, value) in enumerate(FIELDS):
        sheet.text(320, top + 137 + 35 * at, label, 8, bold=True, colour="#226633")
        sheet.text(320, top + 149 + 35 * at, value, 10)


def test_what_stands_in_the_box_and_beside_it_is_read_apart() -> None:
    sheet = Sheet()
    fiche(sheet, 40, 1)
    fiche(sheet, 340, 2)
    document = sheet.read()
    assert not tables_of(document)
    (plan,) = detect(document).plans
    assert outline(plan.items) == [
        "OS 1 Être une commune au fil de l'eau", "  OO 1.1 Rouvrir le canal",
        "    A 1.1.1 Curer le bief 1 du canal", "    A 1.1.2 Curer le bief 2 du canal",
    ]  # fmt: skip
    actions = plan.items[0].children[0].children
    told = [{value.field: value.raw for value in action.values} for action in actions]
    expected = {Field.PILOT: "Service des eaux", Field.PARTNER: "Les riverains", Field.SCHEDULE: "2026-2027"}
    assert all(values.items() >= expected.items() for values in told)


def test_a_frame_without_a_box_stays_a_table() -> None:
    sheet = Sheet()
    fiche(sheet, 40, 1, boxed=False)
    document = sheet.read()
    assert tables_of(document)
    assert not texts_of(document)
