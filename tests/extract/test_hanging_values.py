"""Values that go on, a line each, below the icon before their label."""

from __future__ import annotations

from extract.document import Block, Box, Kind, Line, Place, Style, TextBlock
from extract.printed import Field
from tests.extract.documents import bullet, find, heading, items, outline, paragraph, raws

LABEL = Style(size=9.0, indent=17.0)
BELOW = Style(size=9.0, indent=8.0)


def fiche(number: str, title: str, *partners: str, style: Style = BELOW) -> list[Block]:
    first, *others = partners
    return [
        heading(f"Action {number} : {title}", style=Style(size=10.5, bold=True, indent=8.0)),
        paragraph(f"Partenaires : {first}", style=LABEL),
        *(paragraph(other, style=style) for other in others),
        paragraph("Échéance : 2031", style=LABEL),
    ]


def test_lines_left_of_a_label_go_on_with_its_value() -> None:
    found = items(
        heading("OS 1 : Être une commune verte"),
        *fiche("1.1", "Curer l'étang", "Le musée", "Les scouts", "Natagora"),
        *fiche("1.2", "Semer un pré", "La ferme du bourg"),
    )
    assert outline(found) == ["OS 1 Être une commune verte", "  A 1.1 Curer l'étang", "  A 1.2 Semer un pré"]
    action = find(found, "Curer")
    assert raws(action, Field.PARTNER) == ["Le musée", "Les scouts", "Natagora"]
    assert raws(action, Field.SCHEDULE) == ["2031"]


def test_a_sentence_left_of_a_label_is_none_of_its_values() -> None:
    found = items(
        heading("OS 1 : Être une commune verte"),
        *fiche("1.1", "Curer l'étang", "Le musée", "La vase sera mise en tas."),
        *fiche("1.2", "Semer un pré", "La ferme du bourg"),
    )
    assert raws(find(found, "Curer"), Field.PARTNER) == ["Le musée"]


def test_a_line_left_of_a_label_that_opens_with_another_is_none_of_its_values() -> None:
    actions = [
        block
        for at, title in enumerate(("Curer l'étang", "Semer un pré", "Tailler les haies"), 1)
        for block in (
            heading(f"Action 1.{at} : {title}", style=Style(size=10.5, bold=True, indent=8.0)),
            paragraph("Pilote Service des eaux", style=LABEL),
            paragraph("Partenaires Le musée, Les scouts", style=BELOW),
            paragraph("Échéance avril 2031", style=BELOW),
        )
    ]
    action = find(items(heading("OS 1 : Être une commune verte"), *actions), "Curer")
    assert raws(action, Field.PILOT) == ["Service des eaux"]
    assert raws(action, Field.PARTNER) == ["Le musée, Les scouts"]
    assert raws(action, Field.SCHEDULE) == ["avril 2031"]


def with_lead(text: str, lead: str, style: Style, wide: float = 400.0) -> Block:
    """A line whose label is in another print than its value, ``wide`` points from its left side."""
    box = Box(20.0, 100.0, 20.0 + wide, 112.0)
    return TextBlock(Kind.PARAGRAPH, (Line(text, Place(1, box), style, lead),))


def partners_of(*lines: Block) -> list[str]:
    found = items(heading("OS 1 : Être une commune verte"), heading("Action 1 : Curer l'étang"), *lines)
    return raws(find(found, "Curer"), Field.PARTNER)


def test_lines_that_begin_where_the_first_value_does_go_on_with_it() -> None:
    below = paragraph("Les scouts du val", style=Style(size=9.0, indent=90.0))
    assert partners_of(with_lead("Partenaires : Le musée", "Partenaires :", LABEL), below) == [
        "Le musée",
        "Les scouts du val",
    ]


def test_lines_below_a_label_in_a_print_of_its_own_go_on_with_its_value() -> None:
    small = Style(size=7.0, bold=True, indent=17.0)
    steps = [
        paragraph("Étapes :", style=small),
        *(bullet(step, style=LABEL) for step in ("Achat du bac", "Pose du ponton")),
    ]
    label = TextBlock(Kind.HEADING, (Line("PARTENAIRES : Le musée", style=small, lead="PARTENAIRES :"),))
    assert partners_of(*steps, label, paragraph("Les scouts du val", style=LABEL)) == ["Le musée", "Les scouts du val"]


def test_a_deed_below_a_label_is_none_of_its_values() -> None:
    below = paragraph("Creuser le lit du ruisseau", style=LABEL)
    assert partners_of(with_lead("Partenaires : Le musée", "Partenaires :", LABEL), below) == ["Le musée"]


def test_goals_with_their_numbers_go_on_below_the_first_of_them() -> None:
    names = ("14. Vie aquatique", "15. Vie terrestre")
    below = [paragraph(name, style=Style(size=9.0, indent=60.0)) for name in names]
    first = with_lead("ODD : 6. Eau propre et assainissement", "ODD :", LABEL)
    found = items(heading("OS 1 : Être une commune verte"), heading("Action 1 : Curer l'étang"), first, *below)
    assert outline(found) == ["OS 1 Être une commune verte", "  A 1 Curer l'étang"]
    assert raws(find(found, "Curer"), Field.SDG) == [
        "Eau propre et assainissement", "Vie aquatique", "Vie terrestre",
    ]  # fmt: skip


def test_a_goal_below_the_names_of_people_is_none_of_them() -> None:
    below = paragraph("15. Vie terrestre", style=Style(size=9.0, indent=90.0))
    assert partners_of(with_lead("Partenaires : Le musée", "Partenaires :", LABEL), below) == ["Le musée"]


SCANNED = Style(size=9.5, indent=6.0)


def between(*lines: str, style: Style = SCANNED, after: str = "Début : 2031") -> list[str]:
    found = items(
        heading("OS 1 : Être une commune verte"),
        heading("Action 1 : Curer l'étang"),
        paragraph("Partenaires : Le musée", style=SCANNED),
        *(paragraph(line, style=style) for line in lines),
        paragraph(after, style=SCANNED),
    )
    return raws(find(found, "Curer"), Field.PARTNER)


def test_names_between_a_label_and_the_next_one_go_on_with_its_value_where_no_print_tells_labels() -> None:
    assert between("Les scouts du val", "Natagora") == ["Le musée", "Les scouts du val", "Natagora"]


def test_other_lines_below_a_label_are_none_of_its_values() -> None:
    assert between("Creuser le lit du ruisseau") == ["Le musée"]
    assert between("La vase sera mise en tas.") == ["Le musée"]
    assert between("Les scouts du val", after="Plus rien cette année") == ["Le musée"]
    assert between("Les scouts du val", style=Style(size=9.5, bold=True, indent=6.0)) == ["Le musée"]


def test_a_heading_below_the_number_of_a_goal_is_no_goal() -> None:
    found = items(
        heading("OS 1 : Être une commune verte"),
        bullet("Action 1 : Curer l'étang", style=Style(size=5.0, indent=12.0)),
        paragraph("ODD : 6", style=Style(size=5.0, indent=6.0)),
        paragraph("VIE ASSOCIATIVE", style=Style(size=5.0, indent=0.0)),
        paragraph("OS 2 : Être une commune vivante", style=Style(size=5.0, indent=0.0)),
        bullet("Action 1 : Ouvrir une salle", style=Style(size=5.0, indent=12.0)),
    )
    assert raws(find(found, "Curer"), Field.SDG) == ["6"]


def test_a_line_over_the_next_objective_is_no_value() -> None:
    assert between("Le verger", after="OS 2 : Pilote d'un renouveau") == ["Le musée"]


def test_a_name_that_the_line_cuts_goes_on_in_the_next_one() -> None:
    found = items(
        heading("OS 1 : Être une commune verte"),
        bullet("Action 1 : Curer l'étang"),
        paragraph("Pilote : Garde des eaux et Service", style=SCANNED),
        paragraph("Forêts", style=SCANNED),
        paragraph("Échéance : 2027", style=SCANNED),
    )
    assert raws(find(found, "Curer"), Field.PILOT) == ["Garde des eaux et Service\nForêts"]
