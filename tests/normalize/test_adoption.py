"""The day on which the council adopted the plan, and the days of everything else."""

from __future__ import annotations

from datetime import date

import pytest

from normalize.values.adoption import choose_adoption, decides, find_adoption, find_dates, session_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Le PST a été adopté par le Conseil communal du 24 septembre 2019.", date(2019, 9, 24)),
        ("PST approuvé par le Conseil de l'action sociale en séance du 1er octobre 2019", date(2019, 10, 1)),
        ("Le Conseil communal a pris acte du programme stratégique transversal le 26/08/2019.", date(2019, 8, 26)),
        ("En séance du 23.09.2019, le Conseil prend acte du PST.", date(2019, 9, 23)),
        ("Ce document, validé par le Conseil provincial le 5 juin 2025, est public.", date(2025, 6, 5)),
        ("Prise d'acte du PST par le Conseil communal : 30 septembre 2019", date(2019, 9, 30)),
        ("PST adopté au Conseil communal du 2 septembre 2019 et actualisé le 20 décembre 2021", date(2019, 9, 2)),
        ("Adoption du PST par le Conseil communal le 29 août 2019", date(2019, 8, 29)),
        ("Le PST a été actualisé ; le Conseil communal l'a adopté le 4 mai 2021.", date(2021, 5, 4)),
        (
            "Ce PST a été adopté par le collège le 3 juin 2019 et débattu au conseil communal le 25 juin 2019.",
            date(2019, 6, 25),
        ),
        ("Le Conseil communal a pris connaissance du programme le 12 mai 2025.", date(2025, 5, 12)),
        ("Le PST a été approuvé par le Collège communal le 3 juin 2019.", None),
        ("Le Conseil communal a pris connaissance du programme de la fête le 12 mai 2025.", None),
        # other days
        ("La déclaration de politique sociale a été adoptée par le Conseil le 21 mars 2019.", None),
        ("Le PST a été soumis au comité de concertation du 3 juin 2019.", None),
        ("Le PST sera présenté au Conseil communal du 24 septembre 2019.", None),
        ("Le PST devra être adopté par le Conseil communal avant le 30 septembre 2019.", None),
        ("Le décret du 19 juillet 2018, adopté en séance, impose un PST.", None),
        ("Le Conseil communal du 24 septembre 2019 a parlé du PST.", None),
        ("Le budget du PST a été approuvé par le Conseil le 18 décembre 2019.", None),
        ("Le Conseil communal a adopté le plan de cohésion sociale le 27 mai 2019.", None),
        ("Le PST a été adopté par le Conseil communal le 31 février 2019.", None),
        ("Le PST a été adopté par le Conseil communal.", None),
    ],
)
def test_sentences(text: str, day: date | None) -> None:
    mention = find_adoption(text)
    assert (mention.day if mention else None) == day


@pytest.mark.parametrize(
    ("line", "day", "plain"),
    [
        ("Adopté par le Conseil communal du 24 septembre 2019", date(2019, 9, 24), True),
        ("Approuvé en séance du Conseil de l'action sociale le 12/09/2019", date(2019, 9, 12), True),
        ("Conseil communal du 30 septembre 2019", date(2019, 9, 30), False),
        ("Séance publique du 30 septembre 2019", date(2019, 9, 30), False),
        ("Mise à jour – Conseil communal du 3 mai 2021", None, False),
        ("Version du 3 mai 2021", None, False),
    ],
)
def test_lines_of_a_title_page(line: str, day: date | None, plain: bool) -> None:
    mention = find_adoption(line, named=True)
    assert (mention.day if mention else None) == day
    assert mention is None or mention.plain is plain


def test_plain_words_win_over_a_date_alone_and_two_days_are_no_answer() -> None:
    plain = find_adoption("PST adopté par le Conseil communal du 24 septembre 2019")
    alone = find_adoption("Conseil communal du 30 septembre 2019", named=True)
    other = find_adoption("PST adopté par le Conseil communal du 2 septembre 2019")
    assert plain
    assert alone
    assert other
    assert choose_adoption([alone, plain]) == date(2019, 9, 24)
    assert choose_adoption([alone]) == date(2019, 9, 30)
    assert choose_adoption([plain, other]) is None
    assert choose_adoption([plain], (2024, 2030)) is None
    assert choose_adoption([]) is None


@pytest.mark.parametrize(("cpas", "day"), [(False, date(2025, 6, 4)), (True, date(2025, 5, 28))])
def test_of_two_councils_the_own_one_counts(cpas: bool, day: date) -> None:
    text = "PST adopté au Conseil communal du 4 juin 2025 et au conseil de l'action sociale du 28 mai 2025."
    mention = find_adoption(text, cpas=cpas)
    assert mention
    assert mention.day == day


def test_minutes_give_their_day_to_the_decision() -> None:
    assert session_day("PROVINCE DE LIÈGE – Séance publique du 4 juin 2025") == date(2025, 6, 4)
    assert session_day("Le budget fut voté en séance ; le collège du 4 juin 2025 s'en souvient") is None
    assert decides("Article 1er : d'adopter le programme stratégique transversal ci-annexé.")
    assert decides("DÉCIDE à l'unanimité de prendre acte du PST 2024-2030")
    assert not decides("Considérant qu'il convient de charger le Collège du PST ;")
    assert not decides("Article 2 : de transmettre le PST au Gouvernement.")


def test_dates_in_all_forms() -> None:
    text = "le 1er mai 2019, le 2/06/2019, le 3.7.2019, le 04-08-2019 et le 5 août 2020"
    assert [day for _, day in find_dates(text)] == [
        date(2019, 5, 1),
        date(2019, 6, 2),
        date(2019, 7, 3),
        date(2019, 8, 4),
        date(2020, 8, 5),
    ]
