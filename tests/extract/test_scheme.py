"""A document's own scheme: which numbers, letters, headings, looks and lists carry which level."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.document import Block, Place, Style, TextBlock
from extract.printed import Field, Level
from tests.extract.documents import bullet, find, heading, items, outline, paragraph, raws, table, tree

BIG = Style(size=16.0, bold=True)
MIDDLE = Style(size=13.0, bold=True)
SMALL = Style(size=11.0)
BOLD = Style(bold=True)
EXPECTED = [
    "OS {}Être une commune proche",
    "  OO {}Rendre l'accueil clair",
    "    A {}Repeindre le hall",
    "    A {}Isoler la crèche",
    "  OO {}Simplifier les démarches",
    "    A {}Ouvrir un guichet",
    "    A {}Écrire plus simplement",
    "OS {}Être une commune verte",
    "  OO {}Fleurir les entrées",
    "    A {}Planter une haie",
    "    A {}Semer un pré",
]


def titles() -> list[tuple[int, str]]:
    """Depth and title of each item of the plan that all these tests print."""
    return [((len(line) - len(line.lstrip())) // 2, line.split("{}")[1]) for line in EXPECTED]


def numbered(*numbers: str) -> list[str]:
    """The expected outline with a number (or none) before each title."""
    return [line.replace("{}", f"{number} " if number else "") for line, number in zip(EXPECTED, numbers, strict=True)]


PLAIN = numbered(*[""] * 11)
DOTTED = ("1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "1.2.2", "2", "2.1", "2.1.1", "2.1.2")


def test_dotted_numbers_alone() -> None:
    blocks = [paragraph(f"{number}. {title}") for number, (_, title) in zip(DOTTED, titles(), strict=True)]
    assert tree(*blocks) == numbered(*DOTTED)


def test_dotted_numbers_of_headings() -> None:
    blocks = [
        heading(f"{n} {title}", level=depth + 1) if depth < 2 else paragraph(f"{n} {title}")
        for n, (depth, title) in zip(DOTTED, titles(), strict=True)
    ]
    assert tree(*blocks) == numbered(*DOTTED)


def test_romans_capitals_and_numbers() -> None:
    marks = ("I.", "A.", "1.", "2.", "B.", "1.", "2.", "II.", "A.", "1.", "2.")
    blocks: list[Block] = [
        paragraph(f"{mark} {title}", style=(BIG, MIDDLE, SMALL)[depth])
        for mark, (depth, title) in zip(marks, titles(), strict=True)
    ]
    assert tree(*blocks) == numbered("1", "A", "1", "2", "B", "1", "2", "2", "A", "1", "2")


def test_numbers_letters_and_dashes() -> None:
    marks = ("1.", "a)", "-", "-", "b)", "-", "-", "2.", "a)", "-", "-")
    blocks: list[Block] = [
        bullet(title, glyph="-") if depth == 2 else paragraph(f"{mark} {title}")
        for mark, (depth, title) in zip(marks, titles(), strict=True)
    ]
    assert tree(*blocks) == numbered("1", "a", "", "", "b", "", "", "2", "a", "", "")


def test_outline_levels_of_headings() -> None:
    blocks: list[Block] = [heading(title, level=depth + 1) if depth < 2 else bullet(title) for depth, title in titles()]
    assert tree(*blocks) == PLAIN


def test_headings_of_three_ranks() -> None:
    assert tree(*[heading(title, level=depth + 2) for depth, title in titles()]) == PLAIN


def test_sizes_of_headings_without_ranks() -> None:
    blocks: list[Block] = [
        heading(title, style=(BIG, MIDDLE)[depth]) if depth < 2 else bullet(title) for depth, title in titles()
    ]
    assert tree(*blocks) == PLAIN


def test_colours_of_paragraphs() -> None:
    looks = (Style(bold=True, colour="#c00000"), Style(bold=True, colour="#1f4e79"))
    blocks: list[Block] = [
        paragraph(title, style=looks[depth]) if depth < 2 else bullet(title) for depth, title in titles()
    ]
    assert tree(*blocks) == PLAIN


def test_lists_inside_lists() -> None:
    blocks = [bullet(title, glyph="•○-"[depth], depth=depth) for depth, title in titles()]
    assert tree(*blocks) == PLAIN


@pytest.mark.parametrize("name", ["OBJECTIF 1", None])
def test_bold_list_entries_head_the_plain_ones_below_them(name: str | None) -> None:
    def entry(depth: int, title: str) -> Block:
        if depth == 0:
            return heading(f"{name} : {title}" if name else title, style=BIG)
        return bullet(title, glyph="►•"[depth - 1], style=Style(bold=depth == 1))

    read = tree(*(entry(*item) for item in titles()))
    assert [line.replace("OS 1 ", "OS ") for line in read] == PLAIN


def test_bold_words_inside_a_list_head_nothing() -> None:
    said = [bullet("Curer le bief", style=BOLD), bullet("Semer un pré", style=BOLD), bullet("Planter une haie")]
    read = tree(heading("OS 1 : Être une commune verte", style=BIG), *said)
    assert read == ["OS 1 Être une commune verte", "  A Curer le bief", "  A Semer un pré", "  A Planter une haie"]


def test_indents_of_plain_paragraphs() -> None:
    blocks = [paragraph(title, style=Style(indent=depth * 18.0)) for depth, title in titles()]
    assert tree(*blocks) == PLAIN


def test_only_objectives_and_actions() -> None:
    lines = tree(
        heading("1. Être une commune proche", level=1),
        bullet("Repeindre le hall"),
        bullet("Isoler la crèche"),
        heading("2. Être une commune verte", level=1),
        bullet("Planter une haie"),
        bullet("Semer un pré"),
    )
    assert lines == [
        "OS 1 Être une commune proche",
        "  A Repeindre le hall",
        "  A Isoler la crèche",
        "OS 2 Être une commune verte",
        "  A Planter une haie",
        "  A Semer un pré",
    ]


def test_words_settle_what_numbers_alone_leave_open() -> None:
    lines = tree(
        heading("Objectif stratégique 1 : Être une commune proche"),
        paragraph("1.1 Rendre l'accueil clair"),
        paragraph("1.1.1 Repeindre le hall"),
        paragraph("1.1.2 Isoler la crèche"),
        paragraph("1.2 Simplifier les démarches"),
        paragraph("1.2.1 Ouvrir un guichet"),
    )
    assert lines == [
        "OS 1 Être une commune proche",
        "  OO 1.1 Rendre l'accueil clair",
        "    A 1.1.1 Repeindre le hall",
        "    A 1.1.2 Isoler la crèche",
        "  OO 1.2 Simplifier les démarches",
        "    A 1.2.1 Ouvrir un guichet",
    ]


def test_letters_under_named_actions_are_sub_actions() -> None:
    lines = tree(
        heading("OS 1 : Être une commune proche"),
        paragraph("Action 1 : Repeindre le hall"),
        paragraph("a) Choisir les teintes"),
        paragraph("b) Acheter la peinture"),
        paragraph("Action 2 : Isoler la crèche"),
        paragraph("a) Mesurer les murs"),
        paragraph("b) Poser la laine"),
    )
    assert lines == [
        "OS 1 Être une commune proche",
        "  A 1 Repeindre le hall",
        "    SA a Choisir les teintes",
        "    SA b Acheter la peinture",
        "  A 2 Isoler la crèche",
        "    SA a Mesurer les murs",
        "    SA b Poser la laine",
    ]


def test_axes_above_objectives_are_themes() -> None:
    found = items(
        heading("Axe 1 – Une ville conviviale"),
        heading("OS 1 : Être une commune proche"),
        bullet("Repeindre le hall"),
        heading("Axe 2 – Une ville verte"),
        heading("OS 2 : Être une commune verte"),
        bullet("Planter une haie"),
    )
    assert [(item.title, item.theme) for item in found] == [
        ("Être une commune proche", "Une ville conviviale"),
        ("Être une commune verte", "Une ville verte"),
    ]
    assert found[0].children[0].theme == "Une ville conviviale"


def test_a_summary_in_a_print_of_its_own_tells_the_objectives_of_the_body() -> None:
    small, large = Style(size=11, bold=True), Style(size=12, bold=True)
    objectives = [
        ("1 Soigner ses rives", "1.1 Entretenir les berges", "1.1.1 Curer le bief du moulin"),
        ("2 Lire partout", "2.1 Ouvrir les bibliothèques", "2.1.1 Prêter des livres au marché"),
        ("3 Rouler au calme", "3.1 Apaiser les rues", "3.1.1 Tracer une piste"),
    ]
    summary = [p for os, oo, _ in objectives for p in (paragraph(os, style=small), paragraph(oo))]
    body: list[TextBlock] = []
    for at, (os, oo, action) in enumerate(objectives, 1):
        axis = [heading(f"Axe {at} : Chapitre {at}")] if at != 2 else []
        reason = paragraph("Motivation : Les habitants le demandent depuis longtemps.")
        body += [*axis, paragraph(os, style=large), reason, paragraph(oo), paragraph(action)]
    found = items(*summary, *body)
    assert [(item.number, [(below.number, len(below.children)) for below in item.children]) for item in found] == [
        ("1", [("1.1", 1)]),
        ("2", [("2.1", 1)]),
        ("3", [("3.1", 1)]),
    ]


def test_axes_over_roman_objectives_are_themes() -> None:
    head = ["N°", "Action", "Pilote"]
    lines = items(
        heading("Axe 1 – Personnel", level=1),
        heading("I – « Travailler mieux ensemble »", level=2),
        heading("I.1 Prévenir les absences", level=3),
        table([head, ["a)", "Former les équipes", "Personnel"]]),
        heading("I.2 Clarifier les rôles", level=3),
        table([head, ["a)", "Revoir les fiches", "Personnel"]]),
        heading("Axe 2 – Culture", level=1),
        heading("II – « Faire vivre la culture »", level=2),
        heading("II.1 Ouvrir les lieux", level=3),
        table([head, ["a)", "Repeindre la salle", "Culture"]]),
    )
    assert [(item.title, item.theme, len(item.children)) for item in lines] == [
        ("Travailler mieux ensemble", "Personnel", 2),
        ("Faire vivre la culture", "Culture", 1),
    ]


def test_axes_are_objectives_where_nothing_else_is() -> None:
    lines = tree(
        heading("Axe 1 – Une ville conviviale"),
        paragraph("Action 1 : Repeindre le hall"),
        paragraph("Action 2 : Isoler la crèche"),
        heading("Axe 2 – Une ville verte"),
        paragraph("Action 3 : Planter une haie"),
    )
    assert lines == [
        "OS 1 Une ville conviviale",
        "  A 1 Repeindre le hall",
        "  A 2 Isoler la crèche",
        "OS 2 Une ville verte",
        "  A 3 Planter une haie",
    ]


def test_strategic_axes_are_objectives() -> None:
    lines = tree(
        heading("Axe stratégique 1 : Une ville conviviale"),
        bullet("Repeindre le hall"),
        heading("Axe stratégique 2 : Une ville verte"),
        bullet("Planter une haie"),
    )
    assert lines == [
        "OS 1 Une ville conviviale",
        "  A Repeindre le hall",
        "OS 2 Une ville verte",
        "  A Planter une haie",
    ]


def test_headings_above_objectives_are_themes_where_they_name_a_domain() -> None:
    found = items(
        heading("Accueil et communication", level=1),
        heading("OS 1 : Être une commune proche", level=2),
        bullet("Repeindre le hall"),
        heading("Nature et jardins", level=1),
        heading("OS 2 : Être une commune verte", level=2),
        bullet("Planter une haie"),
    )
    assert [item.theme for item in found] == ["Accueil et communication", "Nature et jardins"]


def test_generic_objectives_are_of_the_level_that_is_left_free() -> None:
    lines = tree(
        heading("Objectif stratégique 1 : Être une commune proche"),
        heading("Objectif 1.1 : Rendre l'accueil clair"),
        bullet("Repeindre le hall"),
        heading("Objectif 1.2 : Simplifier les démarches"),
        bullet("Ouvrir un guichet"),
    )
    assert lines == [
        "OS 1 Être une commune proche",
        "  OO 1.1 Rendre l'accueil clair",
        "    A Repeindre le hall",
        "  OO 1.2 Simplifier les démarches",
        "    A Ouvrir un guichet",
    ]


@pytest.mark.parametrize(
    "blocks",
    [
        [heading("Bienvenue", level=1), paragraph("Le site de la commune."), heading("Actualités", level=2),
         bullet("Marché de Noël"), bullet("Collecte des sapins")],
        [heading("Horaires", level=1), paragraph("Lundi : 9 h à 12 h"), paragraph("Mardi : fermé")],
        [paragraph("La fête du village a réuni trois cents personnes."), paragraph("Merci à toutes et à tous.")],
        [heading("Ordre du jour", level=1), paragraph("1. Procès-verbal"), paragraph("2. Comptes"),
         paragraph("3. Divers")],
        [],
    ],
    ids=["home", "hours", "news", "agenda", "nothing"],
)  # fmt: skip
def test_ordinary_pages_hold_no_items(blocks: list[Block]) -> None:
    assert items(*blocks) == ()


AS_SEEN: dict[str, tuple[list[Block], list[str]]] = {
    "an announcement over one objective, numbers in three parts below": (
        [
            heading("Objectif stratégique N° 1"),
            paragraph("Être une commune proche"),
            paragraph("Objectifs opérationnels"),
            paragraph("1.1 Rendre l'accueil clair"),
            paragraph("1.1.1. Repeindre le hall"),
            paragraph("1.1.2. Isoler la crèche"),
            heading("Objectif stratégique N° 2"),
            paragraph("Être une commune verte"),
            paragraph("Objectifs opérationnels"),
            paragraph("2.1 Fleurir les entrées"),
            paragraph("2.1.1. Planter une haie"),
        ],
        [
            "OS 1 Être une commune proche",
            "  OO 1.1 Rendre l'accueil clair",
            "    A 1.1.1 Repeindre le hall",
            "    A 1.1.2 Isoler la crèche",
            "OS 2 Être une commune verte",
            "  OO 2.1 Fleurir les entrées",
            "    A 2.1.1 Planter une haie",
        ],
    ),
    "numbers that start again under each objective, dashes below": (
        [
            heading("Objectif stratégique 1 : Être une commune proche"),
            paragraph("1. Rendre l'accueil clair"),
            bullet("Repeindre le hall", glyph="-"),
            paragraph("2. Simplifier les démarches"),
            bullet("Ouvrir un guichet", glyph="–"),
            heading("Objectif stratégique 2 : Être une commune verte"),
            paragraph("1. Fleurir les entrées"),
            bullet("Planter une haie", glyph="-"),
        ],
        [
            "OS 1 Être une commune proche",
            "  OO 1 Rendre l'accueil clair",
            "    A Repeindre le hall",
            "  OO 2 Simplifier les démarches",
            "    A Ouvrir un guichet",
            "OS 2 Être une commune verte",
            "  OO 1 Fleurir les entrées",
            "    A Planter une haie",
        ],
    ),
    "a number before the words, the title below": (
        [
            heading("Objectif stratégique 1 : Être une commune proche"),
            heading("1.1 Objectif opérationnel"),
            paragraph("Rendre l'accueil clair"),
            bullet("Repeindre le hall"),
            heading("1.2 Objectif opérationnel"),
            paragraph("Simplifier les démarches"),
            bullet("Ouvrir un guichet"),
        ],
        [
            "OS 1 Être une commune proche",
            "  OO 1.1 Rendre l'accueil clair",
            "    A Repeindre le hall",
            "  OO 1.2 Simplifier les démarches",
            "    A Ouvrir un guichet",
        ],
    ),
    "composite codes": (
        [
            paragraph("OS1 Être une commune proche"),
            paragraph("OS1-OO1 Rendre l'accueil clair"),
            paragraph("OS1-OO1-A1 Repeindre le hall"),
            paragraph("OS1-OO1-A2 Isoler la crèche"),
            paragraph("OS1-OO2 Simplifier les démarches"),
            paragraph("OS1-OO2-A1 Ouvrir un guichet"),
        ],
        [
            "OS 1 Être une commune proche",
            "  OO 1.1 Rendre l'accueil clair",
            "    A 1.1.1 Repeindre le hall",
            "    A 1.1.2 Isoler la crèche",
            "  OO 1.2 Simplifier les démarches",
            "    A 1.2.1 Ouvrir un guichet",
        ],
    ),
    "letters in the numbers": (
        [
            heading("OS A : Être une commune proche"),
            heading("OO A.1 : Rendre l'accueil clair"),
            paragraph("Action A.1.1 : Repeindre le hall"),
            paragraph("Action A.1.2 : Isoler la crèche"),
        ],
        [
            "OS A Être une commune proche",
            "  OO A.1 Rendre l'accueil clair",
            "    A A.1.1 Repeindre le hall",
            "    A A.1.2 Isoler la crèche",
        ],
    ),
    "levers": (
        [
            heading("OS 1 : Être une commune proche"),
            heading("Levier 1 : Rendre l'accueil clair"),
            bullet("Repeindre le hall"),
            heading("Levier 2 : Simplifier les démarches"),
            bullet("Ouvrir un guichet"),
        ],
        [
            "OS 1 Être une commune proche",
            "  OO 1 Rendre l'accueil clair",
            "    A Repeindre le hall",
            "  OO 2 Simplifier les démarches",
            "    A Ouvrir un guichet",
        ],
    ),
    "two sorts of actions": (
        [
            heading("OS 1 : Être une commune proche"),
            paragraph("Actions prioritaires"),
            bullet("Repeindre le hall"),
            paragraph("Projets métropolitains"),
            bullet("Bâtir une gare"),
        ],
        ["OS 1 Être une commune proche", "  A Repeindre le hall", "  A Bâtir une gare"],
    ),
}


@pytest.mark.parametrize(("blocks", "expected"), AS_SEEN.values(), ids=AS_SEEN)
def test_schemes_as_seen_in_plans(blocks: list[Block], expected: list[str]) -> None:
    assert tree(*blocks) == expected


def test_a_finding_under_an_objective_leaves_out_nothing_but_itself() -> None:
    lines = tree(
        heading("Objectif n° 1 : Être une commune proche"),
        heading("Le constat"),
        paragraph("Le hall est gris et l'on s'y perd."),
        heading("Nos actions"),
        bullet("Repeindre le hall"),
        bullet("Ouvrir un guichet"),
        heading("Objectif n° 2 : Être une commune verte"),
        heading("Le constat"),
        paragraph("Il manque des arbres."),
        heading("Nos actions"),
        bullet("Planter une haie"),
    )
    assert lines == [
        "OS 1 Être une commune proche",
        "  A Repeindre le hall",
        "  A Ouvrir un guichet",
        "OS 2 Être une commune verte",
        "  A Planter une haie",
    ]


CHAPTER = Style(size=15.0, bold=True)


def on_page(block: TextBlock, page: int) -> TextBlock:
    return replace(block, lines=tuple(replace(line, place=Place(page)) for line in block.lines))


def test_letters_and_numbers_under_chapters_and_a_cover() -> None:
    marks = ("I.", "A.", "1.", "2.", "B.", "1.", "2.", "II.", "A.", "1.", "2.")
    plan = [
        heading(f"{mark} {title}", style=(MIDDLE, SMALL)[depth]) if depth < 2 else paragraph(f"{mark} {title}")
        for mark, (depth, title) in zip(marks, titles(), strict=True)
    ]
    blocks = [
        on_page(heading("Notre boussole pour six ans", style=CHAPTER), 1),
        on_page(heading("Qui sommes-nous", style=CHAPTER), 2),
        *(on_page(block, 2) for block in plan),
        on_page(heading("Pour conclure", style=CHAPTER), 3),
    ]
    assert tree(*blocks) == numbered("1", "A", "1", "2", "B", "1", "2", "2", "A", "1", "2")


def test_headings_that_stand_above_the_first_objective_alone_are_no_actions() -> None:
    plan = [
        heading("En deux mots", style=BIG),
        paragraph("Ce plan est celui de tous."),
        heading("Pilote", style=MIDDLE),
        *[
            paragraph(f"{number} Repeindre le hall {number}")
            for number in ("1.", "1.1.", "1.1.1", "1.1.2", "1.2.", "1.2.1", "2.", "2.1.", "2.1.1", "2.1.2")
        ],
    ]
    found = items(*plan)
    assert [item.number for item in found] == ["1", "2"]
    assert {item.theme for item in found} == {None}


def test_a_heading_above_objectives_that_only_looks_tell_is_their_theme() -> None:
    blocks: list[Block] = []
    for depth, title in titles():
        if depth == 0:
            blocks.append(heading("Accueil" if "proche" in title else "Environnement", style=BIG))
        blocks.append(heading(title, style=(CHAPTER, SMALL)[depth]) if depth < 2 else bullet(title))
    found = items(*blocks)
    assert [root.theme for root in found] == ["Accueil", "Environnement"]
    assert outline(found) == PLAIN


@pytest.mark.parametrize(
    "lines",
    [
        ["Objectifs stratégiques : ce que nous voulons être ;", "Actions : comment nous y arriverons."],
        ["OS : objectif stratégique, le cap à six ans", "OO : objectif opérationnel, ce qu'il faut atteindre"],
    ],
)
def test_lines_that_explain_the_levels_are_no_items(lines: list[str]) -> None:
    blocks = [*map(bullet, lines), heading("OS 1 : Être une commune proche"), paragraph("Action 1 : Repeindre le hall")]
    assert tree(*blocks) == ["OS 1 Être une commune proche", "  A 1 Repeindre le hall"]


def test_a_key_of_abbreviations_below_the_plan_gives_no_items() -> None:
    key = "OS : objectif stratégique – OO : objectif opérationnel – ODD : objectif de développement durable."
    blocks = [heading("OS 1 : Être une commune proche"), paragraph("Action 1 : Repeindre le hall"), paragraph(key)]
    assert tree(*blocks) == ["OS 1 Être une commune proche", "  A 1 Repeindre le hall"]


def test_a_paragraph_under_a_named_action_is_said_of_it() -> None:
    blocks: list[Block] = [heading("OS 1 : Être une commune proche")]
    for number, title in enumerate(("Repeindre le hall", "Isoler la crèche", "Ouvrir un guichet"), 1):
        blocks += [
            paragraph(f"Action {number} : {title}", style=Style(bold=True)),
            paragraph("Le bâtiment a quarante ans et les murs en gardent la trace.", style=Style(colour="#222222")),
            paragraph("Période : 2021-2022 | Budget : 1.000 €"),
        ]
    found = items(*blocks)
    assert outline(found)[1:] == ["  A 1 Repeindre le hall", "  A 2 Isoler la crèche", "  A 3 Ouvrir un guichet"]
    assert raws(find(found, "Isoler"), Field.SCHEDULE) == ["2021-2022"]


@pytest.mark.parametrize("said", [("Sur deux étages.", "Toit et murs.", ""), ("Sur deux étages", "", "")])
def test_small_print_between_a_title_and_its_labels_is_said_of_the_action(said: tuple[str, ...]) -> None:
    blocks: list[Block] = [heading("OS 1", style=BIG), heading("Être une commune proche", style=BIG)]
    titles = ("Repeindre le hall", "Isoler la crèche", "Ouvrir un guichet")
    for number, (title, text) in enumerate(zip(titles, said, strict=True), 1):
        blocks += [heading(f"ACTION {number}", style=SMALL), heading(title, style=MIDDLE)]
        blocks += [heading(text, style=Style(size=10.0, colour="#787878"))] if text else []
        blocks += [heading("Porteur : Travaux", style=SMALL), heading("Budget : 1.000 €", style=SMALL)]
    found = items(*blocks)
    assert outline(found)[1:] == ["  A 1 Repeindre le hall", "  A 2 Isoler la crèche", "  A 3 Ouvrir un guichet"]
    assert all(raws(item, Field.AMOUNT) == ["1.000 €"] for item in found[0].children)
    assert raws(find(found, "Repeindre"), Field.DESCRIPTION) == ["Sur deux étages" + said[0][15:]]


@pytest.mark.parametrize("line", ["« Chaque arbre compte »", "Chaque arbre compte."])
def test_sentences_and_quotes_are_no_themes(line: str) -> None:
    found = items(
        heading("OS 1 : Être une commune verte"),
        heading(line, style=BIG),
        heading("OO 1.1 : Fleurir les entrées"),
        paragraph("Action 1 : Planter une haie"),
    )
    assert [root.theme for root in found] == [None]
    assert found[0].children[0].theme is None


PRINTS = (
    Style(size=15.0, colour="#1f4e79"),
    Style(size=12.0, colour="#2e7d32", indent=20.0),
    Style(size=10.5, indent=40.0),
)


def printed_alike(*numbers: str) -> list[Block]:
    """The expected plan, its levels told by print and indent, and by numbers where some are given."""
    return [
        (heading if depth < 2 else paragraph)(f"{number} {title}".strip(), style=PRINTS[depth])
        for number, (depth, title) in zip(numbers, titles(), strict=True)
    ]


def test_lines_printed_like_the_numbers_of_a_level_are_of_that_level() -> None:
    some = ("1.", "1.1", "1.1.1", "1.1.2", "1.2", "", "1.2.2", "2.", "", "", "2.1.2")
    assert tree(*printed_alike(*some)) == numbered(*(number.rstrip(".") for number in some))


def test_sentences_printed_like_numbers_are_no_items() -> None:
    blocks = printed_alike("1.", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "1.2.2", "2.", "2.1", "2.1.1", "2.1.2")
    told = [paragraph("Le hall date de 1958, et nul ne l'a repeint.", style=PRINTS[2]) for _ in range(3)]
    assert tree(*blocks[:3], told[0], *blocks[3:6], told[1], *blocks[6:10], told[2], blocks[10]) == numbered(*DOTTED)


def test_letters_that_begin_anew_under_numbers_are_below_them() -> None:
    styles = (*PRINTS, Style(size=9.0, indent=60.0))
    parts = [("1.", 0), ("1.1", 1), ("1.1.1", 2), ("a)", 3), ("b)", 3), ("1.1.2", 2), ("a)", 3), ("b)", 3)]
    blocks: list[Block] = []
    for chapter in "123":
        blocks.append(heading(f"Une commune qui aime ses {chapter} rives", style=BIG))
        for number, depth in parts:
            title = "Soigner le bief" if depth else "Être fière de ses biefs"
            text = f"{number.replace('1', chapter, 1)} {title} {len(blocks)}"
            blocks.append((heading if depth < 2 else paragraph)(text, style=styles[depth]))
    assert [line.split()[0] for line in tree(*blocks)] == ["OS", "OO", "A", "SA", "SA", "A", "SA", "SA"] * 3


def test_lists_that_begin_anew_after_each_other_nest_as_they_stand() -> None:
    blocks: list[Block] = [paragraph("Objectif stratégique I : Être une commune fleurie")]
    for number in ("I.1", "I.2", "I.3"):
        blocks.append(paragraph(f"Objectif opérationnel {number} : Soigner les places"))
        blocks += [paragraph("a) planter des bulbes"), paragraph("b) semer des prés :")]
        blocks += [paragraph("i. choisir les graines"), paragraph("ii. sarcler les talus")]
    assert [line.split()[0] for line in tree(*blocks)] == ["OS", *["OO", "A", "A", "SA", "SA"] * 3]


def test_paragraphs_behind_the_lists_of_a_plan_are_no_actions() -> None:
    deeds = [bullet(f"Planter {n} haies") for n in (3, 5, 7)]
    plan = [
        heading("OS 1 : Être une commune verte"),
        heading("OO 1.1 : Fleurir les entrées"),
        *deeds,
        heading("OO 1.2 : Semer les prés"),
        *deeds,
    ]
    behind = [paragraph("Suivre ce plan pas à pas"), paragraph("Partager cette page"), paragraph("Donner son avis")]
    assert len(find(items(*plan, *behind), "Semer les prés").children) == 3
    own = [heading("OO 1.3 : Curer les mares"), *behind]  # the actions of an objective without a list
    assert len(find(items(*plan, *own), "Curer les mares").children) == 3


@pytest.mark.parametrize("row", [("Reportées", "3", "7"), ("Dossiers en vue", "3", "7"), ("Abandonnées", "", "")])
def test_what_a_table_of_figures_counts_is_no_theme(row: tuple[str, str, str]) -> None:
    blocks = (
        table([["Terminées", "14", "27"], list(row), ["Total", "17", "34"]]),
        heading("OS 1 : Être une commune proche", level=2),
        bullet("Repeindre le hall"),
        bullet("Isoler la crèche"),
    )
    assert {item.theme for item in items(*blocks)} == {None}


@pytest.mark.parametrize("marks", [("1", "2", "1", "2", "1", "2"), ("1", "2", "3", "4", "5", "6")])
def test_bare_numbers_of_actions_below_longer_ones_begin_again_or_run_on(marks: tuple[str, ...]) -> None:
    plan = [("1", "Une commune proche", "1.1"), ("2", "Une commune verte", "2.1"), ("3", "Une commune sobre", "3.1")]
    blocks: list[Block] = []
    for at, (number, title, below) in enumerate(plan):
        blocks.append(heading(f"{number} : {title}", style=BIG))
        blocks.append(heading(f"{below} : Soigner {at}", style=MIDDLE))
        blocks.append(bullet(f"{marks[2 * at]} : Repeindre le hall {at}", style=SMALL))
        blocks.append(bullet(f"{marks[2 * at + 1]} : Isoler la crèche {at}", style=SMALL))
    lines = tree(*blocks)
    assert [line.split()[0] for line in lines] == ["OS", "OO", "A", "A"] * 3


def test_numbers_that_begin_again_are_told_apart_by_the_size_of_bold_print() -> None:
    large, middle, small = (Style(bold=True, size=size) for size in (15.0, 12.0, 10.0))
    lines = tree(
        paragraph("1 Être un village fleuri", style=large),
        paragraph("1 Soigner les parcs", style=middle),
        paragraph("1 Semer un pré", style=small),
        paragraph("Pilote : Service Environnement"),
        paragraph("2 Tailler les haies", style=small),
        paragraph("Pilote : Service Environnement"),
        paragraph("2 Verdir les rues", style=middle),
        paragraph("1 Planter des arbres", style=small),
        paragraph("Pilote : Service Environnement"),
        paragraph("2 Être une mairie ouverte", style=large),
        paragraph("1 Accueillir mieux", style=middle),
        paragraph("1 Repeindre le hall", style=small),
        paragraph("Pilote : Service Travaux"),
    )
    assert [line.split()[0] for line in lines] == ["OS", "OO", "A", "A", "OO", "A", "OS", "OO", "A"]


def test_coloured_sentences_below_list_entries_are_no_level() -> None:
    grey = Style(colour="#555555")
    blocks: list[Block] = [heading("Une commune proche", style=BIG)]
    for part in ("Rendre l'accueil clair", "Simplifier les démarches"):
        blocks.append(heading(part, style=MIDDLE))
        for deed in ("Repeindre le hall", "Ouvrir un guichet", "Écrire plus simplement"):
            blocks.append(bullet(f"{deed} de {part.split()[-1]}"))
            blocks.append(paragraph("Cette idée vient des habitants.", style=grey))
    assert all("habitants" not in line for line in tree(*blocks))


def test_policy_domains_over_objectives_without_actions_are_their_themes() -> None:
    domains = ["Action sociale", "Gestion du personnel", "Participation citoyenne"]
    blocks = [b for n, d in enumerate(domains, 1) for b in (heading(d, level=2), bullet(f"OS {n} - Être un bourg {n}"))]
    found = items(heading("Volet externe", level=1), *blocks)
    assert [(item.level, item.theme) for item in found] == [(Level.STRATEGIC, domain) for domain in domains]
    assert not any(item.children for item in found)


def test_a_theme_whose_heading_is_made_by_hand_is_one_as_its_sisters_are() -> None:
    def chapter(n: int, theme: Block) -> list[Block]:
        told = [heading(f"OS {n} : Être un bourg {n}", level=3), heading(f"OO {n}.1 : Soigner le bourg", level=4)]
        return [theme, *told, *(bullet(f"Semer le pré {n}-{i}") for i in range(1, 4))]

    styled = Style(bold=True, size=13.0, colour="#4f81bd", name="heading 2")
    plain = [heading(name, level=2) for name in ("Parcs", "Eaux", "Sport")]
    themes = [replace(b, lines=tuple(replace(line, style=styled) for line in b.lines)) for b in plain]
    by_hand = paragraph("Tourisme", style=Style(bold=True, size=13.0))
    found = items(*(b for n, theme in enumerate([*themes, by_hand], 1) for b in chapter(n, theme)))
    assert [item.theme for item in found] == ["Parcs", "Eaux", "Sport", "Tourisme"]


def test_lines_of_a_text_without_looks_right_above_named_objectives_are_themes() -> None:
    def chapter(n: int, theme: str) -> list[Block]:
        told = [paragraph(f"Objectif stratégique N° {n}"), paragraph(f"Un bourg calme {n}")]
        rows = [["Action", "Échéance", "Budget"], [f"{n}.1.1 Semer", "2027", "900 €"], [f"{n}.1.2 Curer", "2028", ""]]
        return [paragraph(theme), *told, table(rows)]

    themes = ["Parcs", "Eaux", "Petite enfance"]
    blocks = [paragraph("Volet externe"), *(b for n, theme in enumerate(themes, 1) for b in chapter(n, theme))]
    assert [item.theme for item in items(*blocks)] == themes
    few = [*chapter(1, "Parcs"), *chapter(2, "")[1:], *chapter(3, "")[1:]]
    assert not any(item.theme for item in items(*few))


def test_what_stands_right_above_named_actions_is_no_action_whatever_it_says() -> None:
    blocks: list[Block] = []
    parts = (("A", 2), ("B", 2), ("C", 1), ("D", 1))
    for letter, count in parts:
        blocks += [heading(f"{letter}. Offrir un cadre de vie agréable", style=BIG)]
        for part in range(1, count + 1):
            blocks += [
                paragraph(f"{letter}.{part} – Ouvrir les berges", style=MIDDLE),
                paragraph("Pilote : Service des parcs"),
                paragraph("Projet 1 – Planter une haie", style=BOLD),
                paragraph("Projet 2 – Semer un pré", style=BOLD),
            ]
    expected = [level for _, count in parts for level in ("OS", *("OO", "A", "A") * count)]
    assert [line.split()[0] for line in tree(*blocks)] == expected


def test_a_number_in_another_style_fills_the_gap_of_its_series() -> None:
    blocks: list[Block] = []
    for n in range(1, 5):
        title = f"Un village fleuri {n}"
        style = replace(MIDDLE, underline=n == 2)
        blocks.append(heading(f"{n}. {title}", style=style) if n == 2 else bullet(title, glyph=f"{n}.", style=style))
        for m in (1, 2):
            blocks.append(heading(f"{n}.{m}. Soigner le lieu {n}{m}", style=BOLD))
            rows = [[f"{n}.{m}.{k}.", f"Semer le pré {n}{m}{k}", "2027"] for k in (1, 2)]
            blocks.append(table([["N°", "Actions", "Échéance"], *rows]))
    found = items(*blocks)
    assert [item.title for item in found] == [f"Un village fleuri {n}" for n in range(1, 5)]
    assert [len(item.children) for item in found] == [2] * 4
