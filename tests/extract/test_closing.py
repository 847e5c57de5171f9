"""Where the plan ends: chapters below it that hold no items, whatever they are called, and lists of links."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from extract.document import Block, Link, Style, TextBlock
from extract.printed import Level
from tests.extract.documents import bullet, find, heading, items, paragraph, table, tree

BIG, LARGE, SMALL = Style(bold=True, size=16.0), Style(bold=True, size=14.0), Style(bold=True, size=12.0)


def as_text(block: Block) -> TextBlock:
    assert isinstance(block, TextBlock)
    return block


def plan(os_style: Style = LARGE, os_level: int | None = 2) -> tuple[Block, ...]:
    oo_level = None if os_level is None else os_level + 1
    return (
        heading("OS 1 : Être une commune sobre", level=os_level, style=os_style),
        heading("OO 1.1 : Isoler les bâtiments", level=oo_level, style=SMALL),
        bullet("Isoler la crèche"),
        bullet("Changer les châssis du hall"),
        heading("OS 2 : Être une commune conviviale", level=os_level, style=os_style),
        heading("OO 2.1 : Faire vivre les places", level=oo_level, style=SMALL),
        bullet("Ombrager la place du Marché"),
        bullet("Ouvrir une halle"),
    )


BELOW = (paragraph("Chacun peut suivre nos travaux."), bullet("un tableau de bord"), bullet("une soirée par an"))


@pytest.mark.parametrize("title", ["Et le citoyen dans tout cela", "Le suivi", "Évaluer ensemble", "Bon à savoir"])
@pytest.mark.parametrize(("level", "style"), [(1, BIG), (2, LARGE), (None, BIG), (None, LARGE)])
def test_a_heading_as_high_as_the_objectives_ends_the_plan(title: str, level: int | None, style: Style) -> None:
    body = plan(os_level=None if level is None else 2)
    assert tree(*body, heading(title, level=level, style=style), *BELOW) == tree(*body)


def test_a_heading_like_that_of_a_volet_ends_the_plan() -> None:
    volet = heading("Volet externe", style=Style(size=14.0, colour="#205080"))
    body = (volet, *plan())
    assert tree(*body, replace(volet, lines=heading("Le suivi", style=volet.style).lines), *BELOW) == tree(*body)


def test_bold_lines_that_look_alike_are_headings_here_too() -> None:
    body = [paragraph(block.text, style=block.style) if block.style.bold else block for block in map(as_text, plan())]
    assert tree(*body, paragraph("Le suivi", style=LARGE), *BELOW) == tree(*body)


def test_a_heading_like_those_of_the_volets_ends_a_plan_without_markers() -> None:
    def volet(name: str, title: str, *deeds: str) -> tuple[Block, ...]:
        over = (heading(name, level=1), heading(title, level=2), heading("Mieux faire", level=3))
        return (*over, *(paragraph(f"Action {i} : {deed}") for i, deed in enumerate(deeds, 1)))

    outer = volet("Volet externe", "Être une commune sobre", "Isoler la crèche", "Ouvrir une halle")
    inner = volet("Volet interne", "Être un employeur attentif", "Former les agents", "Ouvrir un vestiaire")
    told = [value.raw for item in items(*outer, *inner, heading("Le suivi", level=1), *BELOW) for value in item.values]
    assert told == []
    assert tree(*outer, *inner, heading("Le suivi", level=1), *BELOW) == tree(*outer, *inner)


NUMBERED: tuple[Block, ...] = (
    bullet("Être une commune sobre", glyph="1."),
    bullet("Isoler les bâtiments", glyph="1.1."),
    bullet("Isoler la crèche", glyph="1.1.1."),
    bullet("Isoler le hall", glyph="1.1.2."),
    bullet("Être une commune conviviale", glyph="2."),
    bullet("Faire vivre les places", glyph="2.1."),
    bullet("Ouvrir une halle", glyph="2.1.1."),
)


def test_a_chapter_beside_that_of_the_numbered_items_is_none_of_theirs() -> None:
    sums = table([["Objectif stratégique", "Budget"], ["Être une commune sobre", "25.000 €"],
                  ["Être une commune conviviale", "60.000 €"]])  # fmt: skip
    dates = table([["Date", "Étape"], ["Octobre 2027", "Bilan à mi-mandat"], ["Juin 2030", "Bilan final"]])
    before = (heading("Les moyens", level=1), sums, heading("Le programme", level=1))
    after = (heading("Les rendez-vous", level=1), dates, paragraph("Tout sera publié."))
    assert tree(*before, *NUMBERED, *after) == tree(*NUMBERED)
    roots = items(*before, *NUMBERED, *after)
    assert [item.theme for item in roots] == [None, None]
    assert [value.raw for root in roots for item in root.walk() for value in item.values] == []


def test_a_heading_like_the_numbered_ones_ends_the_plan() -> None:
    lines = ("1. ÊTRE UNE COMMUNE SOBRE", "1.1. Isoler les bâtiments", "1.1.1. Isoler la crèche",
             "1.1.2. Isoler le hall", "2. ÊTRE UNE COMMUNE VIVANTE", "2.1. Ouvrir les places",
             "2.1.1. Ouvrir une halle")  # fmt: skip
    styles = {2: LARGE, 4: SMALL}
    body = [paragraph(line, style=styles.get(len(line.split()[0]), Style(size=11.0))) for line in lines]
    closing = (
        paragraph("COMMENT LE PLAN VIT", style=LARGE),
        paragraph("Une séance lui est consacrée.", style=Style(size=11.0)),
    )
    values = [value for root in items(*body, *closing) for item in root.walk() for value in item.values]
    assert values == []


def test_a_lower_heading_does_not_end_the_plan() -> None:
    body = plan()
    assert len(tree(*body, heading("Autres lieux", level=3, style=SMALL), *BELOW)) > len(tree(*body))


def test_what_the_plan_goes_on_with_is_read() -> None:
    body, chapter = plan(), heading("La nature", level=1, style=BIG)
    more = (heading("OS 3 : Être une commune verte", level=2, style=LARGE), bullet("Semer un pré"))
    assert tree(*body, chapter, *more)[-1] == "  A Semer un pré"
    rows = table([["Objectif", "Action", "Pilote"], ["OO 2.1", "Paver la place", "Travaux"]])
    assert any("Paver la place" in line for line in tree(*body, chapter, rows))


def test_headings_that_hold_actions_inside_the_plan_hold_them_at_its_end() -> None:
    style = Style(bold=True, size=14.0)
    titles = ("Isoler la crèche", "Ouvrir une halle", "Planter des tilleuls", "Semer un pré")
    actions = [[heading(title, style=style), paragraph("Pilote : Travaux"), bullet("mesurer")] for title in titles]
    first, second = heading("OS 1 : Être sobre", style=style), heading("OS 2 : Être verte", style=style)
    lines = tree(first, *actions[0], *actions[1], second, *actions[2], *actions[3])
    assert [line.strip() for line in lines if line.strip().startswith("A ")] == [f"A {title}" for title in titles]


def link(text: str) -> TextBlock:
    return replace(bullet(text), links=(Link(text, "https://commune.example/page"),))


def test_a_list_of_links_below_the_plan_holds_no_actions() -> None:
    links = (link("Voir la déclaration"), link("Télécharger le plan"))
    assert tree(*plan(), paragraph("Plus loin :"), *links) == tree(*plan())
    assert find(items(*plan(), paragraph("Plus loin :"), *links), "Ouvrir").values == ()


def test_files_to_fetch_are_no_actions_though_their_links_are_lost() -> None:
    files = [bullet("Plan complet (PDF – 2,1 Mo)"), bullet("Carte des chemins (pdf)")]
    assert tree(*plan(), paragraph("Documents"), *files) == tree(*plan())


def test_actions_may_be_links_to_their_pages() -> None:
    linked = [link(b.text) if isinstance(b, TextBlock) and b.marker else b for b in plan()]
    assert tree(*linked) == tree(*plan())
    last = plan()[:-2]
    assert tree(*last, link("Ombrager la place du Marché"), link("Ouvrir une halle")) == tree(*plan())


@pytest.mark.parametrize(
    "line", ["Dernière mise à jour : 4 mai 2025", "Page modifiée le 04/05/2025", "Publié en mai 2025"]
)
def test_when_a_page_was_changed_is_nothing_of_the_plan(line: str) -> None:
    assert find(items(*plan(), paragraph(line)), "Ouvrir").values == ()


def test_headings_below_the_large_title_of_an_objective_end_nothing() -> None:
    blocks: list[Block] = []
    for number, names in ((1, ("Isoler", "Chauffer")), (2, ("Marcher", "Rouler"))):
        blocks += [
            paragraph(f"Objectif stratégique {number}", style=SMALL),
            heading(f"Un bourg sobre {number}", style=BIG),
        ]
        colour = Style(bold=True, size=14.0, colour=f"#00{number}{number}88")
        for name in names:
            blocks += [heading(name, style=colour), bullet(f"{name} la crèche"), bullet(f"{name} le hall")]
    assert tree(*blocks)[-1].endswith("Rouler le hall")


def test_large_quotes_in_the_colours_of_chapters_end_nothing() -> None:
    blocks: list[Block] = []
    for number, colour in enumerate(("#2f7d32", "#c2410c", "#1d4ed8"), 1):
        blocks += [
            heading(f"Objectif stratégique {number}", style=Style(bold=True, size=8.0, colour=colour)),
            heading("Un village où l'on se croise", style=Style(bold=True, size=17.0, colour=colour)),
            paragraph("Les habitants le demandent."),
            heading("« Ici, chacun se dit bonjour. »", style=Style(bold=True, size=12.0, colour=colour)),
        ]
        for at, deed in enumerate(("Ouvrir une halle", "Semer un pré"), 1):
            blocks += [heading(f"{at}. {deed}", style=Style(bold=True, size=9.0)), paragraph("Échéance : 2028.")]
    assert tree(*blocks)[-2:] == ["  A 1 Ouvrir une halle", "  A 2 Semer un pré"]
    assert sum("A 1" in line for line in tree(*blocks)) == 3
    contacts = heading("Nous écrire", style=Style(bold=True, size=14.0))
    assert tree(*blocks, contacts, paragraph("Rue des Tilleuls, 4")) == tree(*blocks)


def test_an_objective_told_before_without_a_heading_is_judged_by_its_own() -> None:
    told = (paragraph("OS 1 : Être une commune sobre"), paragraph("OS 2 : Être une commune conviviale"))
    body = plan()
    assert tree(*told, *body, heading("Le suivi", level=2, style=LARGE), *BELOW) == tree(*body)


CHAPTER = Style(bold=True, size=15.0, colour="#305070")


@pytest.mark.parametrize(("number", "ends"), [(3, True), (4, False)])
def test_the_chapter_behind_that_of_the_plan_ends_it(number: int, ends: bool) -> None:
    body = plan()
    before = (heading("1. Notre méthode", style=CHAPTER), paragraph("Chacun a parlé."))
    whole = (*before, heading("2. Les objectifs du programme", style=CHAPTER), *body)
    after = (heading(f"{number}. Entraide", style=CHAPTER), *BELOW)
    told = [value for root in items(*whole, *after) for item in root.walk() for value in item.values]
    assert (told == []) is ends


@pytest.mark.parametrize(
    ("numbers", "ends"),
    [
        (("A.", "B.", "C."), True),
        (("A.", "B.", "D."), False),
        (("a)", "b)", "c)"), False),  # of a list
        (("I.", "II.", "III."), True),
        (("I.", "II.", "IV."), False),
        (("1.", "2.", "3."), True),
    ],
)
@pytest.mark.parametrize("chapter", [heading, paragraph])
def test_chapters_count_on_by_capital_letters_and_may_be_bold_lines(
    numbers: tuple[str, str, str], ends: bool, chapter: Callable[..., TextBlock]
) -> None:
    method, programme, life = numbers
    before = (chapter(f"{method} Notre méthode", style=CHAPTER), paragraph("Chacun a parlé."))
    whole = (*before, chapter(f"{programme} Les objectifs du programme", style=CHAPTER), *plan())
    after = (chapter(f"{life} Entraide", style=CHAPTER), *BELOW)
    told = [value for root in items(*whole, *after) for item in root.walk() for value in item.values]
    assert (told == []) is ends


@pytest.mark.parametrize("behind", [(), (heading("Extrait du registre", level=1), paragraph("Le Conseil décide."))])
def test_an_annex_of_nothing_but_sums_holds_no_items(behind: tuple[Block, ...]) -> None:
    sums = table([["Poste", "Compte 2023", "Budget 2024"], ["Intérêts", "1.000 €", "900 €"], ["Eau", "40 €", "50 €"]])
    lines = tree(*plan(), heading("Annexe 2 – Chiffres", level=1, style=BIG), sums, *behind)
    assert lines == tree(*plan())


def test_the_chapter_behind_the_plan_ends_it_where_those_before_are_left_out() -> None:
    def chapter(text: str) -> TextBlock:
        return as_text(paragraph(text))

    body = [chapter(block.text) if block.kind.value == "heading" else block for block in map(as_text, plan())]
    before = (chapter("BOURG DE HODY"), chapter("1. CADRE LÉGAL"), paragraph("Chacun a parlé, dit le Code."))
    after = (chapter("3. ENTRAIDE"), paragraph("Chacun peut suivre nos travaux sur le site."))
    roots = items(*before, chapter("2. NOS OBJECTIFS"), *body, *after)
    assert [value for root in roots for item in root.walk() for value in item.values] == []
    assert find(roots, "Ouvrir une halle").level is Level.ACTION
