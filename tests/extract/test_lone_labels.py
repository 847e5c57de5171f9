"""Labels alone on their line, in fiches that no table frames."""

from __future__ import annotations

import pytest

from extract.detect.prose.lone_labels import lone_labels
from extract.document import Block, Style
from extract.printed import Field
from tests.extract.documents import bullet, find, heading, items, outline, paragraph, raws, table, tree, values

SMALL = Style(size=8.0, bold=True, colour="#0e6f7c")
TEXT = Style(size=11.0, indent=0.0)


def label(text: str) -> Block:
    return heading(text, style=SMALL)


def fiche(number: str, title: str) -> list[Block]:
    return [
        heading(f"Action {number}"),
        heading(title, level=2),
        label("CONTEXTE"),
        paragraph("Le hall est gris depuis vingt ans.", style=TEXT),
        paragraph("Les visiteurs s'y perdent.", style=TEXT),
        label("ÉTAPES CLÉS"),
        paragraph("Mars 2026 : choix des teintes", style=TEXT),
        paragraph("Mai 2026 : achat de la peinture", style=TEXT),
        label("PILOTE"),
        paragraph("Service des travaux", style=TEXT),
    ]


FICHES = (
    heading("OS 1 : Être une commune proche"),
    *fiche("1.1", "Repeindre le hall"),
    heading("OS 2 : Être une commune verte"),
    *fiche("2.1", "Isoler la crèche"),
)


def test_what_stands_under_a_label_is_its_value() -> None:
    found = items(*FICHES)
    assert outline(found) == [
        "OS 1 Être une commune proche",
        "  A 1.1 Repeindre le hall",
        "OS 2 Être une commune verte",
        "  A 2.1 Isoler la crèche",
    ]
    action = find(found, "Repeindre")
    assert raws(action, Field.DESCRIPTION) == ["Le hall est gris depuis vingt ans.", "Les visiteurs s'y perdent."]
    assert raws(action, Field.STEP) == ["Mars 2026 : choix des teintes", "Mai 2026 : achat de la peinture"]
    assert raws(action, Field.PILOT) == ["Service des travaux"]
    assert find(found, "Isoler").theme is None


def test_bullets_under_a_label_are_its_values() -> None:
    blocks = [b for b in FICHES if getattr(b, "text", "") != "Service des travaux"]
    found = items(*blocks[:10], bullet("DG"), bullet("Service social"), *blocks[10:], bullet("DG"))
    assert raws(find(found, "Repeindre"), Field.PILOT) == ["DG", "Service social"]


def test_a_dash_under_a_label_says_that_it_has_no_value() -> None:
    blocks: list[Block] = [heading("OS 1 : Être une commune proche")]
    for number, title, cost in (("1.1", "Repeindre 3 halls", "–"), ("1.2", "Isoler la crèche", "9.000 €"),
                                ("1.3", "Ouvrir tard", "500 €")):  # fmt: skip
        blocks += [heading(f"{number} {title}"), label("PILOTE"), paragraph("DG"), label("BUDGET"), paragraph(cost)]
    found = items(*blocks)
    assert outline(found)[1:] == ["  A 1.1 Repeindre 3 halls", "  A 1.2 Isoler la crèche", "  A 1.3 Ouvrir tard"]
    assert raws(find(found, "Repeindre"), Field.AMOUNT) == []
    assert raws(find(found, "Isoler"), Field.AMOUNT) == ["9.000 €"]


def test_a_figure_in_large_print_is_a_value_and_a_title_is_none() -> None:
    large = Style(size=14.0)
    found = items(
        heading("OS 1 : Être une commune proche"),
        *(
            block
            for number, title, years in (("1", "Repeindre le hall", "2026-2028"), ("2", "Isoler la crèche", "Dès 2027"))
            for block in (
                heading(f"Action {number}"),
                heading(title, style=large),
                label("PÉRIODE"),
                heading(years, style=large),
                label("PARTENAIRES"),
                paragraph("Comité de quartier", style=TEXT),
            )
        ),
    )
    assert outline(found)[1:] == ["  A 1 Repeindre le hall", "  A 2 Isoler la crèche"]
    assert raws(find(found, "Repeindre"), Field.SCHEDULE) == ["2026-2028"]
    assert raws(find(found, "Isoler"), Field.SCHEDULE) == ["Dès 2027"]


def test_a_numbered_title_below_labels_without_a_value_is_none_of_theirs() -> None:
    bold = Style(size=11.0, bold=True)
    blocks: list[Block] = [heading("OS 1 : Être une commune proche")]
    for number in range(1, 8):
        said = ("Pilote : DG", "Situation :") if number % 2 else ("Situation : en cours", "Pilote :")
        blocks += [heading(f"1.{number} Curer le bief {number}", style=bold), *map(paragraph, said)]
    found = items(*blocks)
    assert outline(found)[1:] == [f"  A 1.{number} Curer le bief {number}" for number in range(1, 8)]


@pytest.mark.parametrize(
    "texts",
    [
        ["Communication", "Mobilité", "Communication"],  # themes
        ["Budget", "Pilote", "Partenaires"],  # none comes again
        ["Pilote", "Mobilité", "Pilote"],  # one label alone
        ["Échéance : 2027", "Budget : 3 €", "Échéance : 2027", "Budget : 3 €"],  # with their values
    ],
)
def test_headings_that_fiches_do_not_repeat_are_no_labels(texts: list[str]) -> None:
    blocks = [block for text in texts for block in (heading(text), paragraph("Le hall est gris."))]
    assert lone_labels(blocks) == frozenset()


def test_a_chapter_named_like_a_label_stays_a_heading() -> None:
    lines = tree(
        heading("Communication"),
        heading("OS 1 : Être une commune proche"),
        bullet("Repeindre le hall"),
        bullet("Isoler la crèche"),
    )
    assert lines == ["OS 1 Être une commune proche", "  A Repeindre le hall", "  A Isoler la crèche"]


def test_large_print_under_several_labels_is_a_value() -> None:
    large = Style(size=14.0)
    fiches = [
        block
        for number, cost in enumerate(("12.000 €", "Sans frais"), 1)
        for block in (
            heading(f"Projet {number} : Curer le bief {number}"),
            heading("Pilote", style=SMALL),
            heading("Voirie", style=large),
            heading("Budget", style=SMALL),
            heading(cost, style=large),
        )
    ]
    found = items(FICHES[0], *fiches)
    actions = [find(found, f"Curer le bief {number}") for number in (1, 2)]
    assert [raws(action, Field.AMOUNT) for action in actions] == [["12.000 €"], ["Sans frais"]]
    assert [raws(action, Field.PILOT) for action in actions] == [["Voirie"], ["Voirie"]]


def test_labels_in_the_cells_of_a_frame_head_their_values() -> None:
    blocks: list[Block] = [heading("OS 1 : Être un bourg au fil de l'eau")]
    for number in (1, 2):
        texts = (
            label("INDICATEURS"),
            bullet("Mètres de berge"),
            label("OÙ EN EST-ON ?"),
            paragraph("Le lit est curé."),
        )
        blocks.append(table([[f"Action {number} : Curer le bief {number}"], [texts]]))
    action = find(items(*blocks), "Curer le bief 2")
    assert raws(action, Field.INDICATOR) == ["Mètres de berge"]
    assert raws(action, Field.STATUS) == ["Le lit est curé."]


def test_amounts_with_labels_of_their_own_and_abbreviations_among_labels() -> None:
    blocks: list[Block] = [heading("OS 1 : Être un bourg au fil de l'eau")]
    for number in (1, 2):
        blocks += [
            heading(f"Action {number} : Curer le bief {number}"),
            label("Budget"),
            paragraph("Investissement : 900 €"),
            paragraph("Entretien des berges : 50 €/an"),
            label("ODD"),
            paragraph("ODD 6 Eau propre ; ODD 15 Vie terrestre"),
            label("Partenaires"),
            paragraph("Contrat de rivière"),
        ]
    action = find(items(*blocks), "Curer le bief 2")
    assert raws(action, Field.AMOUNT) == ["900 €", "Entretien des berges : 50 €/an"]
    assert raws(action, Field.SDG) == ["ODD 6 Eau propre ; ODD 15 Vie terrestre"]
    assert raws(action, Field.PARTNER) == ["Contrat de rivière"]
    assert raws(action, Field.DESCRIPTION) == []


def test_an_abbreviation_is_a_label_like_those_in_small_letters() -> None:
    def box(goals: list[str]) -> list[Block]:
        partners = paragraph("Le club", style=TEXT)
        return [label("Pilote"), paragraph("La régie", style=TEXT), label("Partenaires"), partners, label("ODD"),
                table([[goal] for goal in goals])]  # fmt: skip

    found = items(
        heading("OS 1 : Être une commune proche"),
        heading("Action 1 : Repeindre le hall"),
        *box(["4 Éducation de qualité", "15 Vie terrestre"]),
        heading("Action 2 : Isoler la crèche"),
        *box(["13 Lutte contre les changements climatiques"]),
    )
    assert raws(find(found, "Repeindre"), Field.SDG) == ["4 Éducation de qualité", "15 Vie terrestre"]
    assert raws(find(found, "Isoler"), Field.SDG) == ["13 Lutte contre les changements climatiques"]
    assert find(found, "Isoler").theme is None


def test_a_label_may_count_what_stands_under_it_and_say_that_there_is_nothing() -> None:
    def fiche(number: int, notes: list[str], goal: str) -> list[Block]:
        said = [paragraph(note) for note in notes] or [paragraph("Aucun commentaire pour le moment")]
        return [heading(f"Action {number} : Curer le bief {number}"), label("Indicateurs"), paragraph(goal),
                label(f"Commentaires ({len(notes)})"), *said, label("Priorité"), paragraph("Moyenne")]  # fmt: skip

    blocks = [*fiche(1, ["Vu le 3 mars.", "Revu le 4 mai."], "Aucun indicateur"), *fiche(2, [], "Mètres curés")]
    found = items(heading("OS 1 : Être une commune d'eau"), *blocks)
    assert len(found[0].children) == 2
    one, two = found[0].children
    assert raws(one, Field.REMARK) == ["Vu le 3 mars.", "Revu le 4 mai."]
    assert [raws(item, Field.INDICATOR) for item in (one, two)] == [[], ["Mètres curés"]]
    assert raws(two, Field.REMARK) == []
    assert [raws(item, Field.PRIORITY) for item in (one, two)] == [["Moyenne"]] * 2


def test_each_frame_of_a_column_holds_a_fiche() -> None:
    cards = [
        [
            (
                heading(f"Action {n} : Curer le bief {n}"),
                label("PILOTE"),
                paragraph("Parcs"),
                label("DÉLAI"),
                paragraph(year),
            )
        ]
        for n, year in ((1, "2031"), (2, "2033"))
    ]
    action = find(items(heading("OS 1 : Être un bourg au fil de l'eau"), table(cards)), "Curer le bief 2")
    assert raws(action, Field.PILOT) == ["Parcs"]
    assert raws(action, Field.SCHEDULE) == ["2033"]


def test_a_label_without_a_colon_that_always_stands_over_a_list_lists_its_values() -> None:
    said = paragraph("Indicateurs", style=Style(bold=True))
    found = items(
        heading("OS 1 : Être un bourg au fil de l'eau"),
        heading("Action 1 : Curer le bief"),
        paragraph("Étapes", style=Style(bold=True, size=9.0)),
        bullet("Sonder la vase"),
        said,
        bullet("Mètres curés"),
        bullet("Poissons comptés"),
        heading("Action 2 : Planter des saules"),
        said,
        bullet("Saules plantés"),
    )
    assert raws(find(found, "Curer"), Field.INDICATOR) == ["Mètres curés", "Poissons comptés"]
    assert raws(find(found, "Curer"), Field.STEP) == ["Sonder la vase"]
    assert raws(find(found, "Planter"), Field.INDICATOR) == ["Saules plantés"]


def test_labels_below_the_steps_of_an_action_are_its_own_and_money_may_be_named_by_its_source() -> None:
    blocks: list[Block] = [heading("OS 1 : Être un bourg au fil de l'eau")]
    for number in (1, 2):
        blocks += [
            heading(f"Action {number} : Curer le bief {number}", style=Style(size=14.0, bold=True)),
            paragraph("Étapes :", style=Style(bold=True)),
            bullet("Sonder la vase"),
            paragraph("Partenaires", style=Style(size=8.0)),
            paragraph("Le club de pêche", style=TEXT),
            paragraph("Financement", style=Style(size=8.0)),
            paragraph("900 €", style=TEXT),
        ]
    action = find(items(*blocks), "Curer le bief 2")
    assert raws(action, Field.STEP) == ["Sonder la vase"]
    assert raws(action, Field.PARTNER) == ["Le club de pêche"]
    assert raws(action, Field.AMOUNT) == ["900 €"]


def test_a_label_that_comes_again_alone_and_before_its_values_is_one() -> None:
    def card(title: str, *goals: str) -> list[Block]:
        told = [label("Indicateur"), *map(bullet, goals)] if len(goals) > 1 else [paragraph(f"Indicateur {goals[0]}")]
        return [heading(title), paragraph("Pilote Service des fêtes"), *told]

    blocks = [
        heading("OS 1 : Être une commune verte"),
        heading("OO 1 : Soigner les berges"),
        *card("Action 1 : Curer l'étang", "Vase retirée", "Truites comptées"),
        *card("Action 2 : Semer un pré", "Fleurs comptées"),
        *card("Action 3 : Planter une haie", "Plants repris"),
        *card("Action 4 : Rouvrir le halage", "Pas comptés", "Bancs posés"),
    ]
    found = items(*blocks)
    assert raws(find(found, "Curer"), Field.INDICATOR) == ["Vase retirée", "Truites comptées"]
    assert raws(find(found, "Semer"), Field.INDICATOR) == ["Fleurs comptées"]
    assert len(found[0].children[0].children) == 4


def test_a_sign_of_the_legend_alone_under_a_label_is_the_state() -> None:
    def card(title: str, sign: str) -> list[Block]:
        return [heading(title), label("ÉTAT"), paragraph(sign), label("PILOTE"), paragraph("Parcs")]

    found = items(
        paragraph("Légende – état : ✔ réalisé ➜ en cours ✖ abandonné"),
        heading("OS 1 : Être une commune verte"),
        *card("Action 1 : Curer l'étang", "✔"),
        *card("Action 2 : Semer un pré", "✖"),
    )
    assert [value.hints["legend"] for value in values(find(found, "Semer"), Field.STATUS)] == ["abandonné"]
    assert raws(find(found, "Semer"), Field.PILOT) == ["Parcs"]


def test_labels_beside_the_titles_of_cards_are_read_row_by_row() -> None:
    cards: list[list[list[Block]]] = [
        [
            [heading(f"1.1.{n} {title}"), paragraph("a) Choisir le lieu"), paragraph("b) Poser la clôture")],
            [
                label("PILOTE"),
                paragraph("Parcs", style=TEXT),
                label("FINANCEMENT"),
                paragraph("Subsides : 900 €", style=TEXT),
                paragraph("Fonds propres : 300 €", style=TEXT),
                label("ÉTAT"),
                paragraph("En cours", style=TEXT),
            ],
        ]
        for n, title in ((1, "Curer l'étang"), (2, "Semer un pré"))
    ]
    found = items(heading("1 Être une commune verte"), heading("1.1 Soigner les berges"), table(cards))
    assert outline(found)[2::3] == ["    A 1.1.1 Curer l'étang", "    A 1.1.2 Semer un pré"]
    action = find(found, "Semer")
    assert [raws(action, field) for field in (Field.PILOT, Field.AMOUNT, Field.STATUS)] == [
        ["Parcs"],
        ["900 €", "300 €"],
        ["En cours"],
    ]


def test_labels_below_a_list_that_a_line_announces_are_of_the_item() -> None:
    def card(number: int, title: str) -> list[Block]:
        return [
            heading(f"Action {number} : {title}"),
            paragraph("Étapes :", style=Style(size=9.5, bold=True)),
            bullet("Choisir le lieu"),
            label("PILOTE"),
            paragraph("Parcs", style=TEXT),
            label("ÉTAT"),
            paragraph("En cours", style=TEXT),
        ]

    found = items(heading("OS 1 : Être une commune verte"), *card(1, "Curer l'étang"), *card(2, "Semer un pré"))
    assert raws(find(found, "Semer"), Field.PILOT) == ["Parcs"]
    assert raws(find(found, "Semer"), Field.STEP) == ["Choisir le lieu"]


def test_a_label_may_go_on_in_a_second_line() -> None:
    blocks = []
    for _ in range(2):
        blocks += [heading("Objectifs de développement", "durable"), paragraph("4, 11"), heading("Pilote", "Budget")]
        blocks += [heading("Échéance"), paragraph("2031")]
    assert lone_labels(blocks) == {"objectifs de developpement durable", "echeance"}


def test_a_label_in_capitals_may_run_over_two_lines() -> None:
    blocks: list[Block] = [heading("OS 1 : Être une commune proche")]
    for number, title in enumerate(("Repeindre le hall", "Isoler la crèche"), 1):
        blocks += [heading(f"Action {number} : {title}"), label("PILOTE"), paragraph("DG", style=TEXT)]
        blocks += [
            heading("OBJECTIFS DE DÉVELOPPEMENT", "DURABLE", style=SMALL),
            paragraph("Pas de pauvreté", style=TEXT),
        ]
    found = items(*blocks)
    assert [raws(find(found, title), Field.SDG) for title in ("Repeindre", "Isoler")] == [["Pas de pauvreté"]] * 2


def test_two_labels_in_capitals_are_two() -> None:
    blocks: list[Block] = [heading("OS 1 : Être une commune proche")]
    for number, title in enumerate(("Repeindre le hall", "Isoler la crèche"), 1):
        blocks += [heading(f"Action {number} : {title}"), label("PILOTE"), paragraph("DG", style=TEXT)]
        blocks += [heading("PLAN", "BUDGET", style=SMALL), paragraph("500 €", style=TEXT)]
    assert "plan budget" not in lone_labels(blocks)


def test_the_text_in_the_next_column_is_no_value_of_the_last_label() -> None:
    """A fiche of two columns: labels over values, and what the action is about beside them."""
    blocks: list[Block] = []
    for n, title in enumerate(("Curer la mare", "Tailler la haie", "Semer un pré"), 1):
        side = [label("Pilote"), paragraph("Garde champêtre"), label("Partenaires")]
        about = paragraph("Les promeneurs le demandent depuis longtemps")
        blocks.append(
            table(
                [[f"Projet {n} – {title}", ""], [[*side, paragraph("Cercle des marcheurs")], about]],
                spans={(0, 0): (1, 2)},
            )
        )
    first, *_ = items(heading("OO 1.1 : Soigner les mares"), *blocks)[0].children
    assert raws(first, Field.PILOT) == ["Garde champêtre"]
    assert raws(first, Field.PARTNER) == ["Cercle des marcheurs"]


def test_a_label_on_top_of_a_cell_beside_labels_is_one_in_whatever_look() -> None:
    side = Style(size=6.0, bold=True, colour="#884400")
    cards = [
        table(
            [
                [
                    [
                        paragraph(f"Action {n} : Curer le bief {n}", style=TEXT),
                        label("PILOTE"),
                        paragraph("DG", style=TEXT),
                        label("ÉTAPES CLÉS"),
                        paragraph("Choix des outils", style=TEXT),
                    ],
                    [paragraph("ODD LIÉS", style=side), paragraph(f"ODD {n}, ODD 15", style=TEXT)],
                ]
            ]
        )
        for n in (6, 14)
    ]
    found = items(heading("OS 1 : Être un bourg au fil de l'eau"), *cards)
    assert outline(found)[1:] == ["  A 6 Curer le bief 6", "  A 14 Curer le bief 14"]
    assert raws(find(found, "Curer le bief 14"), Field.SDG) == ["ODD 14, ODD 15"]


def test_underlined_labels_with_a_colon_over_lists_tell_of_the_title_above_other_lists() -> None:
    underlined = Style(size=11.0, underline=True, indent=20.0)
    listed = Style(size=11.0, indent=20.0)
    blocks: list[Block] = [heading("OS 1 : Être une commune verte"), heading("OO 1.1 : Ouvrir les berges")]
    for number, title in enumerate(("Curer le bief", "Poser un ponton", "Louer des barques"), 1):
        blocks.append(heading(f"1.1.{number}. {title}", level=3))
        steps = ("Relevé des fonds", "Choix du tracé") if number != 2 else ()
        blocks.extend(bullet(step, style=listed) for step in steps)
        blocks.append(heading("Indicateurs de suivi :", style=underlined))
        blocks.extend(bullet(text, style=listed) for text in ("Mètres de rive ouverts", "Nombre de barques"))
        blocks.append(paragraph("Avancement : en cours", style=listed))
    found = items(*blocks)
    actions = found[0].children[0].children
    assert [action.title for action in actions] == ["Curer le bief", "Poser un ponton", "Louer des barques"]
    assert [raws(action, Field.INDICATOR) for action in actions] == [
        ["Mètres de rive ouverts", "Nombre de barques"]
    ] * 3
    assert raws(actions[0], Field.STEP) == ["Relevé des fonds", "Choix du tracé"]


def captioned(goal: str, pilot: str, *actions: str) -> list[Block]:
    caption, title, name = (
        Style(size=9.0, colour="#ffffff"),
        Style(size=20.0, bold=True, colour="#ffffff"),
        Style(size=12.0, bold=True, colour="#ffffff"),
    )
    return [
        paragraph("OBJECTIF OPÉRATIONNEL", style=caption),
        heading(goal, style=title),
        paragraph("PORTÉ PAR", style=caption),
        heading(pilot, style=name),
        *(heading(action, style=Style(size=14.0, bold=True, colour="#aa0000")) for action in actions),
    ]


def test_a_label_beside_captions_of_levels_is_one_and_what_is_always_under_it_its_value() -> None:
    goals = ("Soigner les vergers", "Ouvrir les quais", "Curer le bief", "Chauffer les halles")
    blocks = [
        b for goal in goals for b in captioned(goal, "Échevin du Bief", f"Aller {goal.lower()}", f"Voir {goal.lower()}")
    ]
    found = items(paragraph("OS 1 : Être un bourg au fil de l'eau"), *blocks)
    assert [raws(find(found, goal), Field.PILOT) for goal in goals] == [["Échevin du Bief"]] * 4
    assert len([item for root in found for item in root.walk()]) == 1 + 3 * len(goals)


def test_what_stands_elsewhere_too_is_no_value_of_one_label() -> None:
    goals = ("Soigner les vergers", "Ouvrir les quais", "Curer le bief", "Chauffer les halles")
    style = Style(size=12.0, bold=True, colour="#ffffff")
    blocks: list[Block] = [heading("Repeindre le kiosque", style=style)]
    blocks += [b for goal in goals for b in captioned(goal, f"Visiter {goal.split(' ', 1)[1]}", f"{goal} du bas")]
    found = items(paragraph("OS 1 : Être un bourg au fil de l'eau"), *blocks)
    assert not any(raws(item, Field.PILOT) for root in found for item in root.walk())


def test_the_name_of_a_level_in_the_print_of_all_texts_makes_no_label_of_others() -> None:
    deeds = ("Curer le bief", "Semer un pré")
    lists = [
        (paragraph("Actions"), *(paragraph(f"{n}.{m} {deed} {n}") for m, deed in enumerate(deeds, 1))) for n in (1, 2)
    ]
    blocks = [b for found in lists for b in (*found, paragraph("Indicateurs :"), paragraph("1. Nombre de pas"))]
    assert not lone_labels(blocks)
    assert lone_labels([b for goal in ("Curer", "Semer") for b in captioned(goal, "Échevin du Bief")]) == {"porte par"}
