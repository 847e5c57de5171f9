"""The accuracy page: what a record of figures becomes, and that the record and the pictures are whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from benchmarks.accuracy import GoldSet, Measured, families, parts
from benchmarks.record import figures, read_record, update_record
from docs.accuracy import accuracy_page
from docs.hard_pages import IMAGES, PAGES
from outputs.compare.score import Comparison, Score, Tally

_SMALL = 200_000  # bytes


def comparison(**documents: tuple[int, int, int]) -> Comparison:
    """Documents with their items: right, wanted, found; every other one of the found has its number right."""
    scores = {
        name: Score(
            {"items": Tally(*items), "titles": Tally(items[0], items[1]), "number": Tally(items[0], *items[1:])}
        )
        for name, items in documents.items()
    }
    return Comparison(scores, ())


def a_set(name: str, of: str | None = None, **items: tuple[int, int, int]) -> dict[str, Any]:
    return {"name": name, "of": of or name, "depth": int(of is not None), **figures(comparison(**items))}


def test_figures_of_some_documents() -> None:
    found = figures(comparison(a=(9, 10, 10), b=(1, 2, 5)))
    assert found["documents"] == 2
    assert found["scores"] == {"items": 0.740741, "titles": 0.833333, "number": 0.740741}
    assert (found["values"], found["made_up"]) == (0.740741, 0.333333)
    assert found["lowest"] == {"field": "number", "share": 0.740741}


def test_figures_of_nothing() -> None:
    assert figures(Comparison({}, ())) == {
        "documents": 0,
        "scores": {},
        "values": None,
        "made_up": None,
        "lowest": None,
    }


def test_a_section_is_replaced_and_the_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    update_record({"sets": [{"name": "scan"}], "pages": []}, path)
    update_record({"pages": [{"page": 2}]}, path)
    assert read_record(path) == {"sets": [{"name": "scan"}], "pages": [{"page": 2}]}


def test_goals_that_are_missed_are_named_as_such() -> None:
    page = accuracy_page({"sets": [a_set("held-out", "layouts", a=(90, 100, 100)), a_set("worked", a=(99, 100, 100))]})
    assert "| Familles mises de côté : éléments | ≥ 95,0 % | 90,0 % | **non** |" in page
    assert "| Familles travaillées : éléments | ≥ 98,0 % | 99,0 % | oui |" in page
    assert "| Familles mises de côté : éléments inventés | ≤ 1,0 % | 10,0 % | **non** |" in page
    assert "- Familles mises de côté, éléments : 90,0 %, 95,0 % demandé." in page


def test_families_below_what_is_asked_are_not_resolved() -> None:
    def family(name: str, held_out: bool, items: tuple[int, int, int]) -> dict[str, Any]:
        return {"name": name, "held_out": held_out, "hard": False, **figures(comparison(a=items))}

    page = accuracy_page(
        {"families": [family("vergers", False, (96, 100, 100)), family("digues", True, (96, 100, 100))]}
    )
    unsolved = page.partition("## Ce qui n'est pas résolu")[2].partition("## ")[0]
    assert "Famille `vergers` : éléments 96,0 %, titres 96,0 %, numéro 96,0 %." in unsolved
    assert "digues" not in unsolved
    assert "| `digues` | mise de côté |" in page


def test_a_confidence_that_promises_too_much_is_not_resolved() -> None:
    band = {"low": 0.9, "high": 0.95, "count": 40, "claimed": 0.92, "share": 0.8, "verdict": "too-sure"}
    page = accuracy_page({"calibration": {"held-out": {"items": [band]}}})
    assert "- Confiance, éléments de 0,9 à 0,95 (familles mises de côté) : 92,0 % annoncé, 80,0 % juste." in page


def test_slow_steps_are_not_resolved() -> None:
    figure = {"what": "help", "subject": "", "value": 0.4, "goal": 0.3, "unit": "s", "higher": False, "met": False}
    speed = {"cores": 2, "load": None, "turns": 1, "figures": [figure], "steps": {"text": 0.25}}
    page = accuracy_page({"speed": speed})
    assert "- Vitesse, `pst --help` : 0,4 s pour 0,3 s." in page
    assert "texte nu 25 %" in page


def test_bars_in_what_was_read_break_no_table() -> None:
    item: dict[str, Any] = {
        "level": "action", "code": None, "title": "Trier | composter", "pilots": [], "schedule": None,
        "confidence": 0.9, "right": True,
    }  # fmt: skip
    shown = {"document": "a.pdf", "page": 1, "picture": "a.png", "scanned": False, "warnings": [], "items": [item]}
    assert "| 1 | action |  | Trier \\| composter |  |  | 0,9 | oui |" in accuracy_page({"pages": [shown]})


def test_the_record_holds_all_that_the_page_shows() -> None:
    record = read_record()
    assert set(record) == {"sets", "families", "calibration", "speed", "pages"}
    assert {found["name"] for found in record["sets"]} >= {"samples", "layouts", "worked", "held-out"}
    assert len(record["families"]) >= 25
    assert set(record["calibration"]) == {"all", "held-out"}


@pytest.mark.parametrize("hard", PAGES, ids=lambda hard: hard.stem)
def test_pictures_are_small_and_shown_with_what_was_read(hard: Any) -> None:
    picture = IMAGES / hard.picture
    assert picture.stat().st_size < _SMALL
    with Image.open(picture) as opened:
        assert opened.width > 900
    (shown,) = [page for page in read_record()["pages"] if page["picture"] == hard.picture]
    assert len(shown["items"]) > 5
    assert f"images/{hard.picture}" in accuracy_page()


def test_layouts_are_reported_by_set_and_by_family() -> None:
    measured = Measured(
        GoldSet("layouts", Path(), Path()), comparison(**{"scan--1": (9, 10, 10), "marker-rows--2": (10, 10, 10)}), ()
    )
    by_name = {part.name: list(part.comparison.documents) for part in parts(measured)}
    assert by_name["worked"] == ["scan--1"]
    assert by_name["held-out"] == ["marker-rows--2"]
    assert by_name["worked-hard"] == []
    (scan,) = [family for family in families(measured) if family.name == "scan"]
    assert (scan.held_out, scan.comparison.overall.of("items")) == (False, Tally(9, 10, 10))


def test_development_documents_are_reported_with_and_without_reports_and_scans() -> None:
    items = (1, 1, 1)
    stems = {"iapst-suivi": items, "pst-scan": items, "pst": items}
    measured = Measured(GoldSet("development", Path(), Path()), comparison(**stems), ())
    by_name = {part.name: sorted(part.comparison.documents) for part in parts(measured)}
    assert by_name == {
        "development": sorted(stems), "texts": ["pst"], "iA.PST": ["iapst-suivi"], "scan": ["pst-scan"],
    }  # fmt: skip
