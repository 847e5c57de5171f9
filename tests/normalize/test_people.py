from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import lexicon
from normalize.values.functions import function_of
from normalize.values.people import parse_pilots, split_names
from normalize.values.reading import Reading


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("AS et DG", ["AS", "DG"]),
        ("Aline Roche, 3e\nÉchevine", ["Aline Roche, 3e Échevine"]),
        ("Aline Roche, Cheffe du service\nForêts", ["Aline Roche, Cheffe du service Forêts"]),
        ("Cellule\nForêts", ["Cellule Forêts"]),
        ("Échevin\nAline Roche", ["Échevin", "Aline Roche"]),
        ("Service\nDG", ["Service", "DG"]),
        ("DG / DF", ["DG", "DF"]),
        ("Service des Eaux et Maison de la Rivière", ["Service des Eaux", "Maison de la Rivière"]),
        ("DG/DF", ["DG", "DF"]),
        ("AS DG", ["AS", "DG"]),
        ("DG, DF", ["DG", "DF"]),
        ("Service Enseignement, ATL", ["Service Enseignement", "ATL"]),
        ("Service de la Jeunesse, PCS", ["Service de la Jeunesse", "PCS"]),
        ("Service Fêtes de la Ville, Amis du carillon", ["Service Fêtes de la Ville", "Amis du carillon"]),
        ("Service du patrimoine du CPAS, Atelier Bois", ["Service du patrimoine du CPAS", "Atelier Bois"]),
        ("Service de la Jeunesse, Loisirs", ["Service de la Jeunesse, Loisirs"]),
        ("Service RH et Délégation syndicale", ["Service RH", "Délégation syndicale"]),
        ("Service Jeunesse & Associations", ["Service Jeunesse & Associations"]),
        ("Direction Social et Santé", ["Direction Social et Santé"]),
        ("Référente logement ; sans budget", ["Référente logement"]),
        ("Direction MRS, Service technique", ["Direction MRS", "Service technique"]),
        ("Service Jeunesse & CPAS", ["Service Jeunesse", "CPAS"]),
        ("Service Fêtes et Organisation des marchés", ["Service Fêtes et Organisation des marchés"]),
        ("DG\nDF", ["DG", "DF"]),
        ("DG & DF", ["DG", "DF"]),
        ("- DG\n- DF", ["DG", "DF"]),
        ("Dupont Jean, Martin Anne", ["Dupont Jean", "Martin Anne"]),
        ("Directeur général et Directeur financier", ["Directeur général", "Directeur financier"]),
        ("Bourgmestre et Échevin de la culture", ["Bourgmestre", "Échevin de la culture"]),
        ("Anne Petit, Députée", ["Anne Petit, Députée"]),
        ("Luc van den Bos, Échevin", ["Luc van den Bos, Échevin"]),
        ("Anne d'Alcourt, Échevine", ["Anne d'Alcourt, Échevine"]),
        ("DF, CPAS", ["DF", "CPAS"]),
        ("Graphiste, archiviste", ["Graphiste", "archiviste"]),
        ("Serv. Forêts & Serv. Eaux", ["Serv. Forêts", "Serv. Eaux"]),
        ("Pop. & E.C.", ["Pop", "E.C."]),
        ("Agence du bois & Service Eaux", ["Agence du bois", "Service Eaux"]),
        ("CPAS – Service Repas", ["CPAS – Service Repas"]),
        ("Échevine des Eaux –\nMme Rivière & DF", ["Échevine des Eaux – Mme Rivière", "DF"]),
        ("DG et tous les chefs de service", ["DG", "tous les chefs de service"]),
        ("Conseillère\nénergie", ["Conseillère énergie"]),
        ("Échevin Forêts + Chef des gardes", ["Échevin Forêts", "Chef des gardes"]),
        ("M. Luc Henry, Député provincial", ["M. Luc Henry, Député provincial"]),
        ("Service Jeunesse, Service Énergie", ["Service Jeunesse", "Service Énergie"]),
        (
            "Mme Anne Petit, Bourgmestre, M. Luc Henry, Échevin",
            ["Mme Anne Petit, Bourgmestre", "M. Luc Henry, Échevin"],
        ),
        ("Bourgmestre et CPAS", ["Bourgmestre", "CPAS"]),
        ("Voirie / Cimetières", ["Voirie", "Cimetières"]),
        ("Service juridique / Assurances", ["Service juridique", "Assurances"]),
        ("Service Parcs, Service Eaux / Forêts", ["Service Parcs", "Service Eaux / Forêts"]),
        ("DG / DF, Service Parcs", ["DG", "DF", "Service Parcs"]),
        ("Présidente / Mme Rivière, conseillère", ["Présidente", "Mme Rivière, conseillère"]),
        ("RH + Formation", ["RH", "Formation"]),
        ("Archives · Culture", ["Archives", "Culture"]),
        ("Urbanisme - Logement", ["Urbanisme", "Logement"]),
        ("A. Rivière & B. Lacroix", ["A. Rivière", "B. Lacroix"]),
        ("DF + DF CPAS", ["DF", "DF CPAS"]),
        ("Voirie +", ["Voirie"]),
        ("Bourgmestre et Responsable cimetières", ["Bourgmestre", "Responsable cimetières"]),
        ("Échevin des Travaux / Mme Rivière", ["Échevin des Travaux", "Mme Rivière"]),
    ],
)
def test_one_entry_a_person_or_body(text: str, names: list[str]) -> None:
    assert [pilot.name for pilot in parse_pilots(text).value] == names


@pytest.mark.parametrize(
    "text",
    [
        "Échevin des travaux et de la mobilité",
        "Service des sports et de la jeunesse",
        "Mme X, Échevine du Logement",
        "Le Collège communal",
        "Échevin des Sports, de la Culture et du Tourisme",
        "Service Sports et Jeunesse",
        "Service Travaux & Urbanisme",
        "Directrice générale (J. Lebrun, f.f.)",
        "Service travaux – Jean Dupont",
        "Échevin des Sports, Jeunesse et Culture",
        "Échevin des Sports / Jeunesse",
        "Échevine du Logement / de la Culture",
        "DGO4 Énergie et Logement",
        "SPW Agriculture et Ressources",
        "Population – État civil",
        "Secrétaire f.f.",
    ],
)
def test_what_belongs_together_stays(text: str) -> None:
    assert [pilot.name for pilot in parse_pilots(text).value] == [text]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Service Parcs – à définir", "Service Parcs"),
        ("DG (à confirmer)", "DG"),
        ("À déterminer – Bibliothèque", "Bibliothèque"),
        ("Agent PCS à engager", "Agent PCS à engager"),
    ],
)
def test_what_says_that_somebody_is_not_named_yet_is_no_name(text: str, name: str) -> None:
    assert [pilot.name for pilot in parse_pilots(text).value] == [name]


@pytest.mark.parametrize(
    "text", ["", "-", "/", "néant", "(néant)", "[aucun]", "à définir", "X", "N/A", "à désigner", "«|", "• •"]
)
def test_placeholders_are_nobody(text: str) -> None:
    assert parse_pilots(text).value == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Administratif : DG – Politique : Bourgmestre", [("administrative", "DG"), ("political", "Bourgmestre")]),
        ("Anne Leroy (pol.), Luc Henry (adm.)", [("political", "Anne Leroy"), ("administrative", "Luc Henry")]),
        ("Mandataire: Bourgmestre", [("political", "Bourgmestre")]),
        ("Responsable : DG", [("unspecified", "DG")]),
    ],
)
def test_roles_printed_in_the_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(pilot.role, pilot.name) for pilot in parse_pilots(text).value] == expected


def test_wrapped_lines_are_one_name_and_repeats_one_entry() -> None:
    assert split_names("Échevine du\nLogement", articles=True) == ("Échevine du Logement",)
    assert [pilot.name for pilot in parse_pilots("DG, DF, DG").value] == ["DG", "DF"]
    assert [pilot.role for pilot in parse_pilots("DG", "political").value] == ["political"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("CPAS, Forem, ASBL Les Ormes", ("CPAS", "Forem", "ASBL Les Ormes")),
        ("la Croix-Rouge et le Forem", ("Croix-Rouge", "Forem")),
        ("Écoles, clubs sportifs et associations", ("Écoles", "clubs sportifs", "associations")),
        ("Maison de la culture et du tourisme", ("Maison de la culture et du tourisme",)),
        ("Service social (AS, éducateurs), Relais social", ("Service social (AS, éducateurs)", "Relais social")),
        ("bpost, Aide et Soins à domicile", ("bpost", "Aide et Soins à domicile")),
        ("Forem, Lire et Écrire", ("Forem", "Lire et Écrire")),
        ("Union des Villes et Communes, Forem", ("Union des Villes et Communes", "Forem")),
        ("Forem, Vents et Marées, police", ("Forem", "Vents et Marées", "police")),
        ("Forem, Zone de secours Lesse et Lomme", ("Forem", "Zone de secours Lesse et Lomme")),
        ("Forem, zone de secours et Natagora", ("Forem", "zone de secours", "Natagora")),
        ("Forem, Province de Liège et Natagora", ("Forem", "Province de Liège", "Natagora")),
        ("Forem, Eaux et Forêts", ("Forem", "Eaux et Forêts")),
        ("Forem, Natagora et Ressources", ("Forem", "Natagora", "Ressources")),
        ("Province de Liège, éleveurs", ("Province de Liège", "éleveurs")),
        ("Commune et Province de Liège", ("Commune", "Province de Liège")),
        ("Rucher Maubeuge, apiculteurs", ("Rucher Maubeuge", "apiculteurs")),
        ("Luc Henry, apiculteur", ("Luc Henry, apiculteur",)),
        ("Service des fêtes, loisirs", ("Service des fêtes, loisirs",)),
    ],
)
def test_partners(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize("row", lexicon.load("functions")["function"], ids=lambda row: str(row["code"]))
def test_function_rows_know_their_examples(row: dict[str, list[str]]) -> None:
    code = str(row["code"])
    assert {example: function_of(example) for example in row["examples"]} == dict.fromkeys(row["examples"], code)
    assert code not in [function_of(example) for example in row["counter_examples"]]


def test_a_name_alone_has_no_function() -> None:
    assert function_of("Mme Dupré") is None
    assert function_of("Mme Dupré, Échevine du Logement") == "echevin"


@given(st.text(alphabet="DGASét ,/&+()\n-.:", max_size=40))
def test_names_are_printed_ones(text: str) -> None:
    for name in split_names(text, articles=True):
        assert all(word.strip("()") in text for word in name.split())


def test_a_lone_letter_is_nobody() -> None:
    assert parse_pilots("P").value == ()
    assert parse_pilots("P").unread == "P"
    assert split_names("R") == ()


def test_the_header_of_a_column_is_one_name() -> None:
    assert [pilot.name for pilot in parse_pilots("Eau / Bois et forêts", heads=True).value] == ["Eau / Bois et forêts"]


def test_the_departments_of_the_region_are_one_partner_each() -> None:
    names = ("Forem", "SPW Intérieur et Action sociale")
    assert split_names("Forem, SPW Intérieur et Action sociale") == names
    assert split_names("Forem et SPW Mobilité et Infrastructures") == ("Forem", "SPW Mobilité et Infrastructures")


def test_a_number_alone_is_nobody() -> None:
    assert parse_pilots("16") == Reading((), unread="16")
    assert split_names("Forem, 12") == ("Forem",)


def test_partners_that_an_export_has_run_together_are_parted() -> None:
    glued = "PêcheursAmis de la rivière hauteÉcoles du villageParents d'élèves"
    assert split_names(glued) == (
        "Pêcheurs",
        "Amis de la rivière haute",
        "Écoles du village",
        "Parents d'élèves",
    )
    assert split_names("GRACQ ProVelo") == ("GRACQ ProVelo",)
    assert split_names("ProVelo, AgriPlus, EauVive") == ("ProVelo", "AgriPlus", "EauVive")


def test_names_with_a_bracket_each_are_two() -> None:
    assert split_names("Jean Petit (DG) et Anne Petit (DF)") == ("Jean Petit (DG)", "Anne Petit (DF)")
    assert split_names("Service Jeunesse et Sports (STC)") == ("Service Jeunesse et Sports (STC)",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("TEC - AIS - Zone de police", ("TEC", "AIS", "Zone de police")),
        ("ONE – AViQ", ("ONE", "AViQ")),
        ("SPW - Mobilité - Routes", ("SPW - Mobilité - Routes",)),
        ("Service Travaux - Voirie - Propreté", ("Service Travaux - Voirie - Propreté",)),
    ],
)
def test_dashes_part_bodies_but_not_the_parts_of_one(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anne Petit et Conseillère en mobilité", ["Anne Petit", "Conseillère en mobilité"]),
        ("Anne Petit et échevine des Finances", ["Anne Petit et échevine des Finances"]),
        ("DG & M. Petit", ["DG", "M. Petit"]),
        ("Anne Petit (Bourgmestre) & Luc Noir", ["Anne Petit (Bourgmestre)", "Luc Noir"]),
        ("Service Haies & Cabinet du Bourgmestre", ["Service Haies", "Cabinet du Bourgmestre"]),
        ("Service Haies & Secrétariat", ["Service Haies", "Secrétariat"]),
        ("Maison de repos et Cellule\nPST", ["Maison de repos", "Cellule PST"]),
        ("Service Haies & Luc NOIR", ["Service Haies", "Luc NOIR"]),
        ("Luc NOIR & Service Haies", ["Luc NOIR", "Service Haies"]),
        ("Échevin des Haies & Grands Travaux", ["Échevin des Haies & Grands Travaux"]),
        (
            "Département des Haies et des Rives (DHR), Cercle des Prés",
            ["Département des Haies et des Rives (DHR)", "Cercle des Prés"],
        ),
        ("à déf.", []),
    ],
)
def test_a_name_beside_a_function_is_of_another(text: str, names: list[str]) -> None:
    assert [pilot.name for pilot in parse_pilots(text).value] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("DG-DF", ["DG", "DF"]),
        ("DG-CPAS", ["DG-CPAS"]),
        ("Service Halage (pilote), DG (copilote)", ["Service Halage", "DG"]),
        ("Serv. Halage et serv. Sports", ["Serv. Halage", "serv. Sports"]),
        ("Mme Petit, Échevine des Bois, et M. Roux, DG", ["Mme Petit, Échevine des Bois", "M. Roux, DG"]),
        ("Service Halage, DG, etc.", ["Service Halage", "DG"]),
        ("Service Halage…", ["Service Halage"]),
    ],
)
def test_signs_between_names_and_words_behind_them(text: str, names: list[str]) -> None:
    assert [pilot.name for pilot in parse_pilots(text).value] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Forem-ONE-AViQ", ("Forem", "ONE", "AViQ")),
        ("Croix-Rouge, Apaq-W", ("Croix-Rouge", "Apaq-W")),
        ("les riverains et les commerçants", ("riverains", "commerçants")),
        ("Clubs sportifs et culturels", ("Clubs sportifs et culturels",)),
        ("Forem, etc.", ("Forem",)),
    ],
)
def test_partners_between_hyphens_and_articles(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names
