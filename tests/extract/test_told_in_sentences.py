"""Plans told in running text: sentences name the objectives and quote what they are."""

from __future__ import annotations

from extract.detect.prose.told_in_sentences import with_told_items
from tests.extract.documents import bullet, heading, paragraph, tree


def test_sentences_quote_objectives_and_actions() -> None:
    lines = tree(
        heading("Volet externe"),
        paragraph(
            "Le premier objectif stratégique est le suivant : « Être un village qui prend soin de ses rives ».",
            "Il se décline en deux objectifs opérationnels.",
        ),
        paragraph(
            "Le premier objectif opérationnel est « Entretenir les berges ». Deux actions y contribueront :",
            "« Curer le bief du moulin » et « Rouvrir le halage (projet pilote) ».",
        ),
        paragraph(
            "Le deuxième objectif opérationnel est « Border les chemins ». Trois actions y contribueront :",
            "« Semer un pré », « Planter une haie » et « Tracer un sentier ».",
        ),
        paragraph("Le deuxième objectif stratégique est le suivant : « Être un village qui lit »."),
        paragraph("Le premier objectif opérationnel est “Ouvrir les bibliothèques”. Les actions retenues sont :"),
        bullet("Prêter des livres au marché ;"),
        bullet("Former les bénévoles"),
    )
    assert lines == [
        "OS 1 Être un village qui prend soin de ses rives",
        "  OO 1 Entretenir les berges",
        "    A Curer le bief du moulin",
        "    A Rouvrir le halage (projet pilote)",
        "  OO 2 Border les chemins",
        "    A Semer un pré",
        "    A Planter une haie",
        "    A Tracer un sentier",
        "OS 2 Être un village qui lit",
        "  OO 1 Ouvrir les bibliothèques",
        "    A Prêter des livres au marché",
        "    A Former les bénévoles",
    ]


def test_sentences_say_what_objectives_aim_at() -> None:
    lines = tree(
        paragraph("L'objectif stratégique n° 1 vise à devenir un village sobre. Le Conseil y tient."),
        paragraph("L'objectif opérationnel 1.1 consiste à isoler les bâtiments. Les actions : « Isoler la crèche »."),
        paragraph("L'objectif opérationnel 1.2 consiste à produire du courant. Les actions : « Couvrir le hall »."),
    )
    assert lines == [
        "OS 1 Devenir un village sobre",
        "  OO 1.1 Isoler les bâtiments",
        "    A Isoler la crèche",
        "  OO 1.2 Produire du courant",
        "    A Couvrir le hall",
    ]


def test_a_foreword_that_quotes_an_objective_is_no_plan() -> None:
    blocks = [
        paragraph("Notre premier objectif stratégique est « Être un village qui lit » : il nous est cher."),
        paragraph("Le projet « Lire ici » a été salué."),
    ]
    assert with_told_items(blocks) == blocks


def test_a_sentence_may_point_at_the_only_objective() -> None:
    lines = tree(
        paragraph("Le premier objectif stratégique est : « Être un village qui prend soin de ses rives »."),
        paragraph(
            "Il comporte un seul objectif opérationnel.", "Cet objectif opérationnel est « Entretenir les berges »."
        ),
        bullet("Curer le bief du moulin ;"),
        bullet("Rouvrir le halage."),
        paragraph("Le deuxième objectif stratégique est : « Être un village qui lit »."),
        paragraph("Cet objectif opérationnel est « Ouvrir les bibliothèques »."),
        bullet("Prêter des livres au marché ;"),
        bullet("Former les bénévoles."),
    )
    assert [line.split()[0] for line in lines] == ["OS", "OO", "A", "A", "OS", "OO", "A", "A"]
