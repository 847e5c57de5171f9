"""The tree: items under the objective that stands open above them, each once, with their volet and theme."""

from __future__ import annotations

import pytest

from extract.detect.plan.outline import Outline, build_outline
from extract.detect.tables.late_names import with_names_first
from extract.detect.texts.entries import Entry
from extract.detect.texts.note_marks import without_note_marks
from extract.detect.words.markers import read_marker
from extract.document import Box, Place, Role
from extract.printed import Field, Level, PrintedValue
from tests.extract.documents import ACTION, OO, OS, SUB, heading, items, outline, paragraph, raws, table


def item(level: Level, text: str, *, reference: bool = False, page: int | None = None, **more: str) -> Entry:
    """An item whose marker, if any, opens the text."""
    marker = read_marker(text)
    title = marker.rest if marker else text
    places = [Place(page, Box(10, 10, 90, 20))] if page else []
    return Entry("item", title, level, marker, explicit=True, reference=reference, places=places, **more)  # type: ignore[arg-type]


def volet(name: str, text: str = "") -> Entry:
    return Entry("volet", text or f"Volet {name}", volet=name)


def theme(title: str) -> Entry:
    return Entry("theme", title)


def build(*entries: Entry) -> Outline:
    return build_outline(entries, 1.0)


def lines(*entries: Entry) -> list[str]:
    return outline(build(*entries).items)


@pytest.mark.parametrize(("dated", "title"), [(True, "Fêter la fusion (2025-2027)"), (False, "Fêter la fusion")])
def test_years_in_brackets_stay_where_the_dates_stand_elsewhere(*, dated: bool, title: str) -> None:
    entry = item(ACTION, "Action 2 : Fêter la fusion (2025-2027)")
    if dated:
        entry.values.append(PrintedValue(Field.SCHEDULE, "12/2027", "Échéance"))
    (found,) = build(entry).items
    assert found.title == title
    assert raws(found, Field.SCHEDULE) == (["12/2027"] if dated else ["2025-2027"])


def test_each_item_hangs_under_the_last_one_above_its_level() -> None:
    assert lines(
        item(OS, "OS 1 : Être proche"),
        item(OO, "OO 1.1 : Accueillir"),
        item(ACTION, "Action 1 : Repeindre"),
        item(SUB, "Sous-action 1 : Choisir"),
        item(ACTION, "Action 2 : Isoler"),
        item(OO, "OO 1.2 : Simplifier"),
        item(OS, "OS 2 : Être verte"),
    ) == [
        "OS 1 Être proche",
        "  OO 1.1 Accueillir",
        "    A 1 Repeindre",
        "      SA 1 Choisir",
        "    A 2 Isoler",
        "  OO 1.2 Simplifier",
        "OS 2 Être verte",
    ]


def test_a_level_that_is_missing_is_skipped() -> None:
    assert lines(item(OS, "OS 1 : Être proche"), item(ACTION, "Action 1 : Repeindre")) == [
        "OS 1 Être proche",
        "  A 1 Repeindre",
    ]


def test_a_summary_before_the_body_gives_nothing_twice() -> None:
    assert lines(
        item(OS, "OS 1 : Être proche"),
        item(OO, "OO 1.1 : Accueillir"),
        item(OS, "OS 2 : Être verte"),
        item(OO, "OO 2.1 : Fleurir"),
        item(OS, "OS 1 : Être proche"),
        item(OO, "OO 1.1 : Accueillir"),
        item(ACTION, "Action 1 : Repeindre"),
        item(OS, "OS 2 : Être verte"),
        item(OO, "OO 2.1 : Fleurir"),
        item(ACTION, "Action 2 : Planter"),
    ) == [
        "OS 1 Être proche",
        "  OO 1.1 Accueillir",
        "    A 1 Repeindre",
        "OS 2 Être verte",
        "  OO 2.1 Fleurir",
        "    A 2 Planter",
    ]


@pytest.mark.parametrize("suffix", [" (suite)", " (suite et fin)", " – suite", " (Suite 2)", " [suite]"])
def test_a_heading_repeated_overleaf_is_the_same_item(suffix: str) -> None:
    assert lines(
        item(OS, "OS 1 : Être proche"),
        item(ACTION, "Action 1 : Repeindre"),
        item(OS, f"OS 1 : Être proche{suffix}"),
        item(ACTION, "Action 2 : Isoler"),
    ) == ["OS 1 Être proche", "  A 1 Repeindre", "  A 2 Isoler"]


def test_an_action_below_a_repeated_heading_stands_under_the_objective_of_its_number() -> None:
    """A running title names the strategic objective on the next page; the operational one goes on there."""
    assert lines(
        item(OS, "OS 1 : Être proche"),
        item(OO, "OO 1.1 : Ouvrir"),
        item(ACTION, "Action 1.1.1 : Repeindre"),
        item(OS, "OS 1 : Être proche"),
        item(ACTION, "Action 1.1.2 : Isoler"),
        item(OS, "OS 1 : Être proche"),
        item(ACTION, "Action 1.2.1 : Semer"),
    ) == ["OS 1 Être proche", "  OO 1.1 Ouvrir", "    A 1.1.1 Repeindre", "    A 1.1.2 Isoler", "  A 1.2.1 Semer"]


@pytest.mark.parametrize("again", ["OS 1", "OS 1 (suite)"])
def test_an_untitled_objective_of_the_same_number_is_the_same_item(again: str) -> None:
    assert lines(
        item(OS, "OS 1 : Être proche"),
        item(ACTION, "Action 1 : Repeindre"),
        item(OS, again),
        item(ACTION, "Action 2 : Isoler"),
    ) == ["OS 1 Être proche", "  A 1 Repeindre", "  A 2 Isoler"]


def test_a_summary_may_word_an_objective_shorter() -> None:
    assert lines(
        item(OS, "OS 1 : Être proche"),
        item(OO, "OO 1.1 : Soigner l'accueil au guichet"),
        item(OS, "OS 1 : Être proche"),
        item(OO, "OO 1.1 : Soigner l'accueil de tous au guichet communal"),
        item(ACTION, "Action 1 : Repeindre"),
    ) == ["OS 1 Être proche", "  OO 1.1 Soigner l'accueil de tous au guichet communal", "    A 1 Repeindre"]


def test_an_objective_of_a_summary_has_the_volet_of_the_body() -> None:
    built = build(
        item(OS, "OS 1 : Être verte"),
        item(OS, "OS 2 : Être sobre"),
        volet("external"),
        item(OS, "OS 1 : Être verte"),
        item(ACTION, "Action 1 : Planter"),
        volet("internal"),
        item(OS, "OS 2 : Être sobre"),
        item(ACTION, "Action 2 : Éteindre"),
    )
    assert [(root.volet, root.children[0].volet) for root in built.items] == [
        ("external", "external"),
        ("internal", "internal"),
    ]


def test_objectives_of_one_number_and_other_titles_are_two() -> None:
    assert lines(item(OS, "OS 1 : Être proche"), item(OS, "OS 1 : Économiser l'énergie des bâtiments")) == [
        "OS 1 Être proche",
        "OS 1 Économiser l'énergie des bâtiments",
    ]


def test_actions_of_one_title_are_two() -> None:
    assert len(lines(item(OS, "OS 1 : Être proche"), item(ACTION, "Former"), item(ACTION, "Former"))) == 3


def test_a_reference_stands_for_the_objective_of_its_number() -> None:
    assert lines(
        item(OS, "OS 1 : Être proche"),
        item(OO, "OO 1.1 : Accueillir"),
        item(OS, "OS 2 : Être verte"),
        item(OS, "OS 1", reference=True),
        item(ACTION, "Action 1 : Repeindre"),
    ) == ["OS 1 Être proche", "  OO 1.1 Accueillir", "  A 1 Repeindre", "OS 2 Être verte"]


def test_volets_restart_the_numbers() -> None:
    built = build(
        volet("internal"),
        item(OS, "OS 1 : Être sobre"),
        item(ACTION, "Action 1 : Éteindre"),
        volet("external"),
        item(OS, "OS 1 : Être verte"),
        item(ACTION, "Action 1 : Planter"),
    )
    assert outline(built.items) == ["OS 1 Être sobre", "  A 1 Éteindre", "OS 1 Être verte", "  A 1 Planter"]
    assert [(root.volet, root.children[0].volet) for root in built.items] == [
        ("internal", "internal"),
        ("external", "external"),
    ]


def test_a_volet_below_a_running_title_is_announced_there() -> None:
    """A page begins with its running title, which names the objective that the page tells below its volet."""
    built = build(
        item(OS, "OS 1 : Être sobre"),
        volet("internal"),
        item(OS, "OS 1 : ÊTRE SOBRE"),
        item(ACTION, "Action 1 : Éteindre"),
        item(OS, "OS 2 : Être claire"),
        item(ACTION, "Action 1 : Repeindre"),
        item(OS, "OS 1 : Être verte"),
        volet("external"),
        item(OS, "OS 1 : ÊTRE VERTE"),
        item(ACTION, "Action 1 : Planter"),
    )
    assert [(root.number, root.volet, len(root.children)) for root in built.items] == [
        ("1", "internal", 1),
        ("2", "internal", 1),
        ("1", "external", 1),
    ]


def test_a_volet_below_each_objective_is_its_own() -> None:
    built = build(
        item(OS, "OS 1 : Être sobre"),
        volet("external"),
        item(ACTION, "Éteindre"),
        item(OS, "OS 2 : Être claire"),
        volet("internal"),
        item(ACTION, "Repeindre"),
    )
    assert [(root.volet, root.children[0].volet) for root in built.items] == [
        ("external", "external"),
        ("internal", "internal"),
    ]


@pytest.mark.parametrize(("first", "other"), [("internal", "external"), ("external", "internal")])
def test_what_stands_before_the_first_volet_is_the_other_one(first: str, other: str) -> None:
    built = build(item(OS, "OS 1 : Être sobre"), item(ACTION, "Éteindre"), volet(first), item(OS, "OS 1 : Être verte"))
    assert [root.volet for root in built.items] == [other, first]
    assert built.items[0].children[0].volet == other


def test_a_joint_volet_says_nothing_of_what_stands_before_it() -> None:
    built = build(item(OS, "OS 1 : Être sobre"), volet("joint"), item(OS, "OS 2 : Être verte"))
    assert [root.volet for root in built.items] == [None, "joint"]


def test_without_volets_there_is_none() -> None:
    assert build(item(OS, "OS 1 : Être sobre")).items[0].volet is None


def test_themes_reach_to_the_next_and_are_inherited() -> None:
    built = build(
        theme("« Accueil »"),
        item(OS, "OS 1 : Être proche"),
        item(OO, "OO 1.1 : Accueillir"),
        item(OS, "OS 2 : Être ouverte"),
        theme("Nature"),
        item(OS, "OS 3 : Être verte"),
    )
    assert [root.theme for root in built.items] == ["Accueil", "Accueil", "Nature"]
    assert built.items[0].children[0].theme == "Accueil"


def test_a_volet_ends_the_theme() -> None:
    built = build(volet("internal"), theme("Accueil"), item(OS, "OS 1 : A"), volet("external"), item(OS, "OS 1 : B"))
    assert [root.theme for root in built.items] == ["Accueil", None]


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Repeindre le hall¹", "Repeindre le hall"),
        ("Repeindre le hall ;", "Repeindre le hall"),
        ("Repeindre le hall,", "Repeindre le hall"),
        ("« Repeindre le hall »", "Repeindre le hall"),
        ("Mesurer les m² du hall", "Mesurer les m² du hall"),
        ("Repeindre le hall (12 m²)", "Repeindre le hall (12 m²)"),
    ],
)
def test_titles_lose_what_is_not_theirs(printed: str, title: str) -> None:
    assert build(Entry("item", printed, ACTION, explicit=True)).items[0].title == title


def test_a_code_at_the_end_of_a_title_is_its_marker() -> None:
    found = build(Entry("item", "Repeindre le hall (A.12)", ACTION, explicit=True)).items[0]
    assert (found.title, found.code, found.number) == ("Repeindre le hall", "A.12", "12")


def test_an_item_whose_title_is_missing_is_kept() -> None:
    found = build(item(OS, "OS 1 : Être proche"), item(ACTION, "Action 2"), item(ACTION, "Action 3 : Isoler"))
    assert outline(found.items) == ["OS 1 Être proche", "  A 2", "  A 3 Isoler"]


def test_a_marker_that_comes_back_with_its_title_fills_it() -> None:
    assert lines(item(OS, "OS 1"), item(OS, "OS 1 : Être proche"))[-1].endswith("Être proche")


def test_actions_under_no_objective_are_reported_with_their_page() -> None:
    found = build(item(ACTION, "Action 1 : Repeindre", page=4), item(OS, "OS 1 : Être proche"))
    assert [(warning.code, warning.raw, warning.place.page) for warning in found.warnings] == [
        ("orphan-item", "Repeindre", 4)
    ]


def test_plans_of_actions_only_have_no_orphans() -> None:
    assert build(item(ACTION, "Action 1 : Repeindre"), item(ACTION, "Action 2 : Isoler")).warnings == ()


def test_one_place_a_page() -> None:
    entry = item(ACTION, "Action 1 : Repeindre", page=1)
    entry.places += [Place(1, Box(20, 5, 95, 15)), Place(2, Box(10, 10, 20, 20))]
    assert build(entry).items[0].places == (Place(1, Box(10, 5, 95, 20)), Place(2, Box(10, 10, 20, 20)))


def test_text_under_an_item_describes_it_or_lists_its_steps() -> None:
    found = build(
        item(OS, "OS 1 : Être proche"),
        Entry("text", "Nos bureaux sont gris."),
        item(ACTION, "Action 1 : Repeindre"),
        Entry("text", "choisir les teintes", announced="steps"),
    ).items[0]
    assert raws(found, Field.DESCRIPTION) == ["Nos bureaux sont gris."]
    assert raws(found.children[0], Field.STEP) == ["choisir les teintes"]


def test_text_before_the_first_item_is_nobodys() -> None:
    assert build(Entry("text", "Chers habitants,"), item(OS, "OS 1 : Être proche")).items[0].values == ()


def test_a_domain_right_under_an_objective_is_its_category() -> None:
    text = "Volet interne : Administration générale - Gestion du patrimoine"
    found = build(item(OS, "OS 1 : Être sobre"), volet("internal", text), item(OO, "OO 1.1 : Isoler")).items
    assert len(found) == 1
    assert raws(found[0], Field.CATEGORY) == [text]
    assert len(found[0].children) == 1


def test_values_of_a_repeated_item_are_kept_once() -> None:
    value = PrintedValue(Field.PILOT, "DG", "Pilote")
    first, again = item(OS, "OS 1 : Être proche"), item(OS, "OS 1 : Être proche")
    first.values, again.values = [value], [value, PrintedValue(Field.PILOT, "DF", "Pilote")]
    assert raws(build(first, again).items[0], Field.PILOT) == ["DG", "DF"]


def test_an_objective_told_again_elsewhere_says_the_same_once() -> None:
    def printed(field: Field, raw: str, page: int) -> PrintedValue:
        return PrintedValue(field, raw, "Colonne", places=(Place(page),))

    first, other, again = (item(OS, f"OS {n} : Être {n}") for n in (1, 2, 1))
    first.values = [printed(Field.INDICATOR, "Nids comptés = 12", 1), printed(Field.PILOT, "DG", 1)]
    again.values = [printed(Field.INDICATOR, "Nids comptés = 12", 3), printed(Field.PILOT, "DF", 3)]
    found = build(first, item(OO, "OO 1.1 : Isoler"), other, item(OO, "OO 2.1 : Planter"), again).items[0]
    assert (raws(found, Field.INDICATOR), raws(found, Field.PILOT)) == (["Nids comptés = 12"], ["DG", "DF"])


def test_cards_read_across_headings_go_under_the_objective_of_their_number() -> None:
    found = lines(
        item(OS, "OS 1 : Être une commune verte"),
        item(ACTION, "1.1 Planter une haie"),
        item(OS, "OS 2 : Être une commune sûre"),
        item(ACTION, "2.1 Éclairer le parc"),
        item(ACTION, "1.2 Creuser une mare"),
        item(ACTION, "1.3 Semer un pré"),
        item(ACTION, "2.2 Ralentir la rue"),
    )
    assert found == [
        "OS 1 Être une commune verte",
        "  A 1.1 Planter une haie",
        "  A 1.2 Creuser une mare",
        "  A 1.3 Semer un pré",
        "OS 2 Être une commune sûre",
        "  A 2.1 Éclairer le parc",
        "  A 2.2 Ralentir la rue",
    ]


def test_a_misprinted_number_stays_where_it_is_printed() -> None:
    found = lines(
        item(OS, "OS 1 : Être une commune verte"),
        item(ACTION, "1.1 Planter une haie"),
        item(OS, "OS 2 : Être une commune sûre"),
        item(ACTION, "2.1 Éclairer le parc"),
        item(ACTION, "1.2 Ralentir la rue"),
        item(ACTION, "2.3 Ouvrir un poste"),
    )
    assert found[3:] == ["  A 2.1 Éclairer le parc", "  A 1.2 Ralentir la rue", "  A 2.3 Ouvrir un poste"]


def _rows(*entries: Entry) -> list[tuple[str | None, str]]:
    for entry in entries:
        entry.origin = "table"
    return [(entry.number, entry.title) for entry in with_names_first(entries)]


def test_an_objective_named_after_its_first_rows_stands_before_them() -> None:
    found = _rows(
        item(OS, "OS 1 : Être verte"),
        item(OO, "OO 1.1 : Planter"),
        item(OO, "OO 2.1 : Éclairer"),
        item(ACTION, "Action 2 : Éclairer le parc"),
        item(OS, "OS 2 : Être sûre"),
        item(ACTION, "Action 3 : Éclairer la cour"),
        item(OO, "OO 2.2 : Ralentir"),
    )
    assert [number for number, _ in found] == ["1", "1.1", "2", "2.1", "2", "3", "2.2"]


@pytest.mark.parametrize(
    "numbers", [("1", "2.1", "2", "2.1"), ("1", "2.1", "2", "2.3"), ("1", "2.2", "2"), ("2", "2.1", "2")]
)
def test_an_objective_stays_where_the_numbers_do_not_run_on(numbers: tuple[str, ...]) -> None:
    entries = [
        item(OO if "." in number else OS, f"{'OO' if '.' in number else 'OS'} {number} : Semer") for number in numbers
    ]
    assert [number for number, _ in _rows(*entries)] == list(numbers)


def test_a_mark_that_sends_to_a_note_is_no_part_of_the_title() -> None:
    note = paragraph("(1) Selon le subside", role=Role.NOTE)
    found = [item(ACTION, f"Semer un pré {mark}") for mark in ("(1)", "(2)")]
    without_note_marks(found, [note, paragraph("(2) Creuser une mare")])
    assert [entry.title for entry in found] == ["Semer un pré", "Semer un pré (2)"]


def test_a_volet_named_between_an_objective_and_its_children_is_the_objective_s() -> None:
    entries = [
        item(OS, "OS 1 Être proche"), volet("external"), item(OO, "OO 1.1 Accueillir"),
        item(OS, "OS 2 Être gérée"), volet("internal"), item(OO, "OO 2.1 Former"),
    ]  # fmt: skip
    found = build_outline(entries, 1.0).items
    assert [(root.volet, [child.volet for child in root.children]) for root in found] == [
        ("external", ["external"]),
        ("internal", ["internal"]),
    ]


def test_a_volet_named_between_two_objectives_is_the_second_one_s() -> None:
    entries = [item(OS, "OS 1 Être proche"), volet("internal"), item(OS, "OS 2 Être gérée")]
    assert [root.volet for root in build_outline(entries, 1.0).items] == ["external", "internal"]


def test_a_theme_right_above_its_volet_stays() -> None:
    found = build(theme("Le bourg avance"), volet("internal"), item(OS, "OS 1 Être proche")).items
    assert (found[0].theme, found[0].volet) == ("Le bourg avance", "internal")


def test_a_text_right_under_a_theme_speaks_of_the_theme() -> None:
    text = Entry("text", "L'eau avant tout.")
    found = build(item(OS, "OS 1 Être proche"), item(ACTION, "Curer le bief"), theme("Nature"), text).items
    assert not raws(found[0].children[0], Field.DESCRIPTION)


def test_text_that_follows_an_action_of_a_summary_makes_no_other_of_it() -> None:
    assert lines(
        item(OS, "OS 1 : Être proche"),
        item(ACTION, "1.1 Repeindre le hall"),
        Entry("text", "Les fiches"),
        item(OS, "OS 1 : Être proche"),
        item(ACTION, "1.1 Repeindre le hall"),
    ) == ["OS 1 Être proche", "  A 1.1 Repeindre le hall"]


def test_an_objective_of_a_table_of_counts_gets_its_title_in_the_body() -> None:
    counted, told = item(OS, "OS 1"), item(OS, "OS 1 Être proche")
    assert lines(counted, told, item(ACTION, "Curer le bief")) == ["OS 1 Être proche", "  A Curer le bief"]


def on_sheet(entry: Entry, sheet: int) -> Entry:
    entry.places = [Place(sheet, None, f"Feuille {sheet}!A1")]
    return entry


def test_a_volet_ends_with_the_sheet_that_holds_its_items() -> None:
    entries = [
        on_sheet(volet("internal"), 1),
        on_sheet(item(OS, "OS 1 : Être clair"), 1),
        on_sheet(item(OO, "OO 1.1 : Dire mieux"), 1),
        on_sheet(item(OS, "OS 1 : Être clair"), 2),
        on_sheet(item(OS, "OS 2 : Être vert"), 2),
    ]
    found = build(*entries).items
    assert [(root.title, root.volet) for root in found] == [("Être clair", "internal"), ("Être vert", None)]


def test_a_volet_named_on_a_sheet_of_its_own_holds_on_the_next() -> None:
    entries = [on_sheet(volet("internal"), 1), on_sheet(item(OS, "OS 1 : Être clair"), 2)]
    entries += [on_sheet(item(OS, "OS 2 : Être vert"), 3)]
    assert [root.volet for root in build(*entries).items] == ["internal", "internal"]


def test_an_objective_told_again_in_another_volet_without_anything_below_it_is_none() -> None:
    entries = [volet("external"), item(OS, "OS 1 : Être clair"), item(OO, "OO 1.1 : Dire mieux")]
    entries += [volet("internal"), item(OS, "OS 1 : Être clair"), item(OS, "OS 2 : Être sobre")]
    assert lines(*entries) == ["OS 1 Être clair", "  OO 1.1 Dire mieux", "OS 2 Être sobre"]


@pytest.mark.parametrize("told", [(1, 2, 3, 4), (3,), (1, 3), (4, 3)])
def test_an_empty_objective_stands_where_the_body_tells_it(told: tuple[int, ...]) -> None:
    titles = {1: "Être clair", 2: "Être vert", 3: "Être sobre", 4: "Être calme"}
    entries = [item(OS, f"OS {n} : {titles[n]}") for n in told]
    for n in titles:
        entries.append(item(OS, f"OS {n} : {titles[n]}"))
        if n != 3:
            entries.append(item(OO, f"OO {n}.1 : Dire mieux {n}"))
    assert [root.number for root in build(*entries).items] == ["1", "2", "3", "4"]


def test_an_objective_that_only_a_summary_tells_keeps_its_place() -> None:
    entries = [item(OS, "OS 1 : Être clair"), item(OS, "OS 2 : Être vert"), item(OS, "OS 3 : Être sobre")]
    entries += [item(OS, "OS 1 : Être clair"), item(OO, "OO 1.1 : Dire mieux")]
    entries += [item(OS, "OS 3 : Être sobre"), item(OO, "OO 3.1 : Payer moins")]
    assert [root.number for root in build(*entries).items] == ["1", "2", "3"]


def row(text: str, block: int) -> Entry:
    """An action on a row of a table."""
    return Entry("item", text, ACTION, explicit=True, origin="table", block=block)


@pytest.mark.parametrize(("blocks", "told"), [((3, 3), []), ((2, 3), ["Un mot de la fin."])])
def test_a_text_below_a_table_of_several_actions_is_said_of_none(blocks: tuple[int, int], told: list[str]) -> None:
    rows = [row(title, block) for title, block in zip(("Repeindre", "Isoler"), blocks, strict=True)]
    found = build(item(OO, "OO 1.1 : Accueillir"), *rows, Entry("text", "Un mot de la fin.", block=4)).items[0]
    assert [raws(action, Field.DESCRIPTION) for action in found.children] == [[], told]


@pytest.mark.parametrize(("below", "number"), [("S1.O1 : Accueillir mieux", "1"), ("Action 1 : Repeindre", "S1")])
def test_an_objective_has_no_letter_in_its_number_where_those_below_it_have_none(below: str, number: str) -> None:
    objective = Entry("item", "Être proche", OS, read_marker("S1. Être proche"), explicit=True)
    assert build(objective, item(OO if "O1" in below else ACTION, below)).items[0].number == number


def test_the_title_of_an_objective_describes_no_other_item() -> None:
    found = build(
        item(OS, "OS 1 : Être proche"),
        Entry("text", "Accueillir mieux"),
        Entry("text", "Nos bureaux sont gris."),
        item(OO, "OO 1.1 : Accueillir mieux"),
        item(ACTION, "Action 1 : Repeindre"),
        Entry("text", "Être verte"),
        item(OS, "OS 2 : Être verte"),
    ).items
    assert raws(found[0], Field.DESCRIPTION) == ["Nos bureaux sont gris."]
    assert raws(found[0].children[0].children[0], Field.DESCRIPTION) == []


def test_a_sub_action_whose_number_goes_on_with_that_of_another_is_one_of_it() -> None:
    found = lines(
        item(OS, "OS 1 : Être une ville calme"),
        item(OO, "OO 1.1 : Apaiser les rues"),
        item(ACTION, "1.1.1. Limiter la vitesse (A.3)"),
        item(SUB, "1.1.1.1. Compter les voitures (SA.4)"),
        item(SUB, "1.1.1.1.1. Louer les compteurs (SA.5)"),
        item(SUB, "1.1.1.2. Poser les coussins (SA.6)"),
    )
    depths = {line.strip().split(" ", 2)[-1]: len(line) - len(line.lstrip()) for line in found}
    assert depths["Louer les compteurs"] == depths["Compter les voitures"] + 2
    assert depths["Poser les coussins"] == depths["Compter les voitures"]


def test_the_volet_above_each_slide_closes_no_objective() -> None:
    header = ["Actions", "Délai", "Pilote"]
    first = table(
        [["Objectif stratégique 1 : Un bourg vert", "", ""], header, ["Action 1 : Semer un pré", "2027", "DG"]],
        spans={(0, 0): (1, 3)},
    )
    rest = table([header, ["Action 2 : Border la rive", "2028", "DF"], ["Action 3 : Curer la mare", "2028", "DF"]])
    found = items(heading("Volet externe"), first, heading("Volet externe"), rest)
    assert [(item.level, len(item.children)) for item in found] == [(Level.STRATEGIC, 3)]
