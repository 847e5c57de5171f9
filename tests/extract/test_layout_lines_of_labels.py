"""Lines of labels and values under the titles of actions, whose labels stand below each other by chance."""

from __future__ import annotations

import pytest

from tests.extract.pdf_making import Sheet, tables_of, texts_of

ACTIONS = ["Reboiser le talus", "Curer le bief du moulin", "Poser des bancs au gué", "Faucher les prés de la cure"]


def sheet_of(labels: tuple[str, ...]) -> Sheet:
    sheet = Sheet()
    for at, action in enumerate(ACTIONS):
        y = 100 + 40 * at
        sheet.text(50, y, action, 10.5, bold=True)
        for x, label, value in zip((50, 190, 290), labels, ("Forêts", "2031", "En cours"), strict=True):
            sheet.text(x, y + 14, f"{label}{value}", 9)
    return sheet


@pytest.mark.parametrize(("labels", "tables"), [(("Service pilote : ", "Échéance : ", ""), 0), (("", "", ""), 1)])
def test_labels_under_titles_make_no_table(labels: tuple[str, ...], tables: int) -> None:
    document = sheet_of(labels).read()
    assert len(tables_of(document)) == tables
    if not tables:
        texts = [block.text for block in texts_of(document)]
        assert texts[:2] == [ACTIONS[0], "Service pilote : Forêts Échéance : 2031 En cours"]
