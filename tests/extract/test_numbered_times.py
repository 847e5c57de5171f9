"""Numbers and years above titles, labels without a colon, headers over tables with other columns."""

from __future__ import annotations

from extract.detect.plan.numbered_times import with_numbered_times
from extract.detect.prose.barred_labels import with_colons
from extract.detect.texts.entries import Entry
from extract.detect.words.markers import Marker
from extract.document import TextBlock
from extract.printed import Field
from tests.extract.documents import bullet, find, heading, items, paragraph, raws
from tests.extract.pdf_making import Sheet


def entries(*titles: str) -> list[Entry]:
    found = []
    for at, title in enumerate(titles, 1):
        time = f"20{25 + at}–20{26 + at}"
        found += [Entry("text", time, marker=Marker("number", str(at), str(at), time)), Entry("text", title)]
    return found


def test_a_number_before_years_above_a_title_is_the_title_s() -> None:
    found = with_numbered_times(entries("Curer le bief", "Ouvrir un fournil", "Peindre la halle"))
    assert [(entry.number, entry.title) for entry in found] == [
        ("1", "Curer le bief"),
        ("2", "Ouvrir un fournil"),
        ("3", "Peindre la halle"),
    ]
    assert [(value.field, value.raw) for value in found[1].values] == [(Field.SCHEDULE, "2027–2028")]


def test_one_numbered_year_alone_stays_as_it_is() -> None:
    assert len(with_numbered_times(entries("Curer le bief", "Ouvrir un fournil"))) == 4


def test_a_time_without_a_colon_beside_a_label_with_one_is_labelled() -> None:
    texts = [
        "Échéance 2026 | Responsable : Voirie",
        "Responsable : Voirie · Échéance 2027",
        "Échéance 2026",
        "Place 1830 | Responsable : Voirie",
    ]
    blocks = with_colons([paragraph(text) for text in texts])
    assert [block.text for block in blocks if isinstance(block, TextBlock)] == [
        "Échéance : 2026 | Responsable : Voirie",
        "Responsable : Voirie · Échéance : 2027",
        *texts[2:],
    ]
    (found,) = items(
        heading("OS 1 : Être un bourg vivant", level=1),
        *(part for k in range(3) for part in (bullet(f"Curer le bief {k}"), paragraph(texts[0]))),
    )
    assert raws(find([found], "Curer le bief 1"), Field.SCHEDULE) == ["2026"]


def test_the_names_of_columns_stand_over_a_table_with_a_column_more_at_the_left() -> None:
    edges = [60, 250, 340, 400, 460, 540]
    sheet = Sheet((600, 842))
    sheet.text(60, 40, "Programme stratégique transversal 2031-2036", 14, bold=True)
    sheet.table(edges, 70, [["Objectifs et actions", "Service pilote", "Début", "Fin", "Indicateur"]])
    sheet.text(60, 115, "VOLET EXTERNE", 10, bold=True)
    rows = [["OS 1. Être un bourg vivant", "", "", "", "", ""]]
    for k, deed in enumerate(("Curer le bief", "Ouvrir un fournil", "Peindre la halle"), 1):
        rows.append(["", f"A 1.{k}. {deed}", "Voirie", f"203{k}", f"203{k + 1}", "mètres"])
    own, top = [60, 80, *edges[1:]], 130
    for row in rows:
        if row[0]:
            sheet.grid([own[0], own[-1]], [top, top + 20])
            sheet.text(own[0] + 3, top + 13, row[0], 9)
        else:
            sheet.table(own, top, [row])
        top += 20
    (found,) = items(*sheet.read().blocks)
    assert [raws(action, Field.PILOT) for action in found.children] == [["Voirie"]] * 3
    assert [raws(action, Field.INDICATOR) for action in found.children] == [["mètres"]] * 3
