"""Whose plan it is and for which years: heads, names and prose of many hands, with what each should give."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from corpus.registry import Organisation, organisations
from corpus.registry.register import fold_name
from extract.detect.plan.head import collect
from extract.document import Document, Kind, Line, Place, Role, SourceFile, TextBlock
from extract.printed import Evidence, Level, PrintedDocument, PrintedItem, PrintedPlan
from normalize.organisations import Identity, choose_term, identify


@dataclass(frozen=True)
class Head:
    """What a document shows: title lines, running heads, prose, file name, address, metadata title."""

    titles: tuple[str, ...] = ()
    prose: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    file: str = "document.pdf"
    url: str | None = None
    title: str | None = None
    metadata: dict[str, str] = field(default_factory=dict)
    goals: tuple[str, ...] = ()


def _block(text: str, kind: Kind, role: Role, page: int) -> TextBlock:
    return TextBlock(kind, (Line(text, Place(page=page)),), role)


def _document(head: Head) -> tuple[Document, tuple[TextBlock, ...]]:
    blocks = (
        *(_block(text, Kind.HEADING, Role.BODY, 1) for text in head.titles),
        *(_block(text, Kind.PARAGRAPH, Role.RUNNING_HEAD, 2) for text in head.heads),
        *(_block(text, Kind.PARAGRAPH, Role.BODY, 2) for text in head.prose),
    )
    source = SourceFile(head.file, b"", url=head.url)
    return Document(source, "application/pdf", blocks, 3, title=head.title, metadata=head.metadata), blocks


def read(head: Head) -> Identity:
    document, blocks = _document(head)
    items = tuple(PrintedItem(Level.STRATEGIC, goal) for goal in head.goals)
    plan = PrintedPlan(items, collect(document, blocks))
    return identify(plan, PrintedDocument(document, "plan", "fr", head.title))


def test_an_action_that_commune_and_cpas_share_makes_no_joint_plan() -> None:
    said = "Écrire un PST commun à la commune et au CPAS"
    document, blocks = _document(Head(("Commune de Wellin", PST), prose=(f"3. {said}",)))
    action = PrintedItem(Level.ACTION, said)
    plan = PrintedPlan((PrintedItem(Level.STRATEGIC, "Se parler", children=(action,)),), collect(document, blocks))
    assert bodies(identify(plan, PrintedDocument(document, "plan", "fr", None))) == ["commune 84075"]


def bodies(identity: Identity) -> list[str]:
    return [f"{o.kind} {o.nis_code or o.commune}" for o in identity.organisations]


def years(identity: Identity) -> tuple[int | None, int | None] | None:
    return (identity.term.start_year, identity.term.end_year) if identity.term else None


PST = "Programme stratégique transversal"

HEADS: list[tuple[Head, list[str], tuple[int, int] | None]] = [
    # covers
    (Head(("Commune de Gouvy", PST, "2018-2024")), ["commune 82037"], (2018, 2024)),
    (Head(("VILLE DE FLORENVILLE", "PST 2019 - 2024")), ["commune 85011"], (2019, 2024)),
    (Head((f"{PST} du CPAS de TINTIGNY", "Mandature 2024-2030")), ["cpas 85039"], (2024, 2030)),
    (Head(("C.P.A.S. D'OHEY", "P.S.T. 2019/2024")), ["cpas 92097"], (2019, 2024)),
    (Head(("Centre public d'action sociale de Lasne", PST)), ["cpas 25119"], None),
    (Head(("Centre Public d'Action Sociale", "de la Commune de Rebecq", PST)), ["cpas 25123"], None),
    (
        Head(("Administration communale de Pecq", "Plan stratégique transversal", "2018 – 2024")),
        ["commune 57062"],
        (2018, 2024),
    ),
    (Head((f"{PST} 2024-2030", "HOUYET")), ["commune 91072"], (2024, 2030)),
    (Head(("PST", "Ath", "2019-2024")), ["commune 51004"], (2019, 2024)),
    (Head(("Lens", f"{PST} communal", "de 2025 à 2030")), ["commune 53046"], (2025, 2030)),
    (Head(("Commune de Saint-Georges-sur-Meuse", "PST 2018-2024")), ["commune 64065"], (2018, 2024)),
    (Head(("SAINTE-ODE – PST 2018-2024",)), ["commune 82038"], (2018, 2024)),
    (
        Head(("PROVINCE DE LIÈGE", "Arrondissement de Huy", "COMMUNE D'OUFFET", "PST 2018-2024")),
        ["commune 61048"],
        (2018, 2024),
    ),
    (Head(("Province de Liège", f"{PST} 2018-2024")), ["province 60000"], (2018, 2024)),
    (
        Head(("Province de Namur", "Arrondissement de Dinant", "Commune de B-5590 CINEY", f"{PST} 2018-2024")),
        ["commune 91030"],
        (2018, 2024),
    ),
    (
        Head(("Plan stratégique provincial", "Province du Brabant wallon", "2019-2024")),
        ["province 20002"],
        (2019, 2024),
    ),
    (Head(("Ville de Limbourg", "PST 2018-2024")), ["commune 63046"], (2018, 2024)),
    (Head(("PST de la Ville de Bastogne 2018-2024",)), ["commune 82003"], (2018, 2024)),
    (Head(("PST de la Ville de Bastogne 2024-2030",)), ["commune 82039"], (2024, 2030)),
    (Head(("CPAS de Bertogne", "PST 2018-2024")), ["cpas 82005"], (2018, 2024)),
    (Head(("CPAS de La Louvière", "PST 2012-2018")), ["cpas 58001"], (2012, 2018)),
    (Head(("CPAS de Roselmont", "PST 2018-2024")), ["cpas Roselmont"], (2018, 2024)),
    (Head((f"{PST} 2018-2024", "Commune des Bons Villers")), ["commune 52075"], (2018, 2024)),
    (Head(("CPAS du Roeulx", "PST")), ["cpas 55035"], None),
    (
        Head(("Commune de Leuze-en-Hainaut",), prose=("Notre PST 2019-2024 est ambitieux.",)),
        ["commune 57094"],
        (2019, 2024),
    ),
    (
        Head(("Plan Stratégique Transversal (P.S.T.)", "Commune de Modave", "Législature 2018-2024")),
        ["commune 61041"],
        (2018, 2024),
    ),
    (Head(("BRAINE-LE-COMTE", "PST", "2024 > 2030")), ["commune 55004"], (2024, 2030)),
    (Head(("CPAS", "d'EGHEZEE", "PST 2019-2024")), ["cpas 92035"], (2019, 2024)),
    (Head(("CPAS HUY", PST)), ["cpas 61031"], None),
    (Head(("Le Centre Public d'Action Sociale (CPAS) de Fléron", PST)), ["cpas 62038"], None),
    (Head((f"{PST} de l'Administration communale d’ Aywaille",)), ["commune 62009"], None),
    (Head(("Commune de CHAUMONT-GISTOUX", "PST")), ["commune 25018"], None),
    (Head(("C O M M U N E  D E  H É R O N", "PST 2018-2024")), ["commune 61028"], (2018, 2024)),
    (Head(("Commune de Villers-la-Ville", "PST 2018-2024")), ["commune 25107"], (2018, 2024)),
    (Head(("Administration communale", "Rue de Namur, 12", "5310 EGHEZEE", "PST")), ["commune 92035"], None),
    (Head(("Conseil de l'Action sociale de Nivelles", "PST 2019-2024")), ["cpas 25072"], (2019, 2024)),
    (Head(("Rapport d'évaluation du PST 2019-2024", "Commune de Berloz")), ["commune 64008"], (2019, 2024)),
    (Head(("CPAS de la Ville de Dinant", "PST")), ["cpas 91034"], None),
    (Head(("Projet de Ville de Verviers 2019-2024",)), ["commune 63079"], (2019, 2024)),
    (Head(("Marche-en-Famenne : " + PST,)), ["commune 83034"], None),
    (Head(("PST de Comblain-au-Pont 2019-2024",)), ["commune 62026"], (2019, 2024)),
    # joint plans
    (Head(("Ville et CPAS de Gembloux", f"{PST} 2018-2024")), ["commune 92142", "cpas 92142"], (2018, 2024)),
    (Head((f"{PST} commun à la Commune et au CPAS d'Anhée",)), ["commune 91005", "cpas 91005"], None),
    (Head(("Commune de Tellin", "CPAS de Tellin", "PST 2024-2030")), ["commune 84068", "cpas 84068"], (2024, 2030)),
    (Head(("Commune d'Assesse – CPAS d'Assesse", "PST 2024-2030")), ["commune 92006", "cpas 92006"], (2024, 2030)),
    (Head(("PST de Lobbes 2025-", "2030 – volet interne")), ["commune 56044"], (2025, 2030)),
    (Head(("PST de la Commune et du CPAS de Wellin",)), ["commune 84075", "cpas 84075"], None),
    (Head(("PST de la Ville de Hannut et de son CPAS",)), ["commune 64034", "cpas 64034"], None),
    (Head(("Commune de Wanze et CPAS de Wanze", "PST")), ["commune 61072", "cpas 61072"], None),
    (Head(("PST Commune/CPAS d'Esneux",)), ["commune 62032", "cpas 62032"], None),
    (Head(("PST de Mettet", "Les synergies entre la commune et le CPAS")), ["commune 92087"], None),
    (
        Head(("Commune de Wellin", PST), prose=("Bâtir un plan de mobilité commun à la commune et au CPAS.",)),
        ["commune 84075"],
        None,
    ),
    (
        Head(("Wellin", PST), prose=("Ce programme est commun à la commune et au CPAS.",)),
        ["commune 84075", "cpas 84075"],
        None,
    ),
    (
        Head(
            (PST,),
            url="https://www.clavier.be/pst",
            prose=(
                "La Commune et le CPAS ont bâti leur stratégie ensemble.",
                "Les objectifs que la commune/le CPAS veut atteindre sont décrits ici.",
                "Durant la mandature, la Commune et son CPAS avanceront.",
            ),
        ),
        ["commune 61012", "cpas 61012"],
        None,
    ),
    # provinces
    (Head(("Plan stratégique provincial 2019-2024", "Namur")), ["province 90000"], (2019, 2024)),
    (Head(("PST", "Namur"), url="https://www.namur.be/pst"), ["commune 92094"], None),
    (Head(("CPAS de Ciney", "PST", "Avec le soutien de la Province de Namur")), ["cpas 91030"], None),
    # names that hold a real one
    (Head(("Ville de Beaumont-les-Tilleuls", PST)), ["commune Beaumont-les-Tilleuls"], None),
    (
        Head(("CPAS de Lens-la-Jolie", PST), prose=("Une convention avec le CPAS de Lens.",)),
        ["cpas Lens-la-Jolie"],
        None,
    ),
    (Head(("Commune d'Étalle", "PST")), ["commune 85009"], None),
    (Head(("Commune de Jemeppe s/Sambre", "PST")), ["commune 92140"], None),
    # running heads, metadata, file names, hosts
    (Head((f"{PST}",), heads=("CPAS de Fernelmont – PST 2018-2024",)), ["cpas 92138"], (2018, 2024)),
    (Head((PST,), title="PST de la commune de Doische 2019-2024"), ["commune 93018"], (2019, 2024)),
    (Head((PST,), file="pst-cpas-hamois-2019.pdf"), ["cpas 91059"], None),
    (Head((PST,), file="PST_Yvoir_2024-2030.pdf"), ["commune 91141"], (2024, 2030)),
    (Head((PST,), file="PSTCommuneDeHotton.docx"), ["commune 83028"], None),
    (Head((PST,), file="pst_ville_de_st_hubert_2018_2024.pdf"), ["commune 84059"], (2018, 2024)),
    (Head((PST,), file="p.s.t.-la-bruyere-19-24.pdf"), ["commune 92141"], None),
    (Head((PST,), file="20190930_PST_CPAS_Ecaussinnes.pdf"), ["cpas 55050"], None),
    (Head((PST,), file="pstbraives2019.pdf"), ["commune 64015"], None),
    (Head((PST,), file="cpasdegesves-pst.pdf"), ["cpas 92054"], None),
    (Head((PST,), file="Pst_chaumontgistoux.pdf"), ["commune 25018"], None),
    (Head((PST,), file="pst 2019 2024 lasne.pdf"), ["commune 25119"], (2019, 2024)),
    (Head((PST,), file="PST-2024-2030_Commune_Walhain_VF.pdf"), ["commune 25124"], (2024, 2030)),
    (Head((PST,), metadata={"author": "Commune de Flobecq"}), ["commune 51019"], None),
    (Head((PST,), metadata={"author": "Luc Thuin"}), [], None),
    (Head(("PST du CPAS",), url="https://www.assesse.be/social/cpas/pst"), ["cpas 92006"], None),
    (Head((PST,), url="http://www.cpasdewalcourt.be/pst"), ["cpas 93088"], None),
    (Head((PST,), url="https://cpas.musson.be/"), ["cpas 85026"], None),
    (Head((PST,), url="https://www.libin.be/ma-commune/pst-2018-2024"), ["commune 84035"], (2018, 2024)),
    (Head(("PST 2018-2024",), metadata={"canonical": "https://www.trooz.be/pst"}), ["commune 62122"], (2018, 2024)),
    (Head((PST,), metadata={"INS": "91103", "TypeAdmin": "CPAS"}), ["cpas 91103"], None),
    # prose
    (
        Head(
            (PST,),
            prose=("Le Conseil de l'action sociale onhaytois se réunit.", "Le CPAS d'Onhaye est au service de tous."),
        ),
        ["cpas 91103"],
        None,
    ),
    (
        Head(
            (PST,),
            prose=(
                "La Commune de Vresse-sur-Semois est rurale.",
                "Une convention avec la Ville de Bouillon est envisagée, de même qu'avec la Commune de Bièvre.",
                "Les élus de la Commune de Vresse-sur-Semois ont travaillé à ce plan.",
            ),
        ),
        ["commune 91143"],
        None,
    ),
    (
        Head(
            ("PST 2018-2024",),
            prose=(
                "Notre commune entend être proche de ses habitants.",
                "Une synergie avec le CPAS est recherchée; le Président du CPAS pilote l'action.",
                "L'administration communale de Geer compte vingt agents, dans la province de Liège.",
            ),
        ),
        ["commune 64029"],
        (2018, 2024),
    ),
    (
        Head(("PST",), prose=("Le Collège communal lobbain présente son plan.", "Notre commune bouge.")),
        ["commune 56044"],
        None,
    ),
    (Head((PST,), file="pst-marchin.pdf", goals=("Être un CPAS ouvert", "Être un CPAS durable")), ["cpas 61039"], None),
    (Head(("PST", "Maison communale – Place du Marché 1 – 5670 Viroinval")), ["commune 93090"], None),
    # the years of something else
    (
        Head(("CPAS de Rendeux", PST), prose=("Le plan de cohésion sociale 2020-2025 y contribue.",)),
        ["cpas 83044"],
        None,
    ),
    (
        Head(("Commune de Manhay", "PST 2024-2030"), prose=("Le PST 2018-2024 précédent comptait moins d'actions.",)),
        ["commune 83055"],
        (2024, 2030),
    ),
    (
        Head(("Commune d'Erezée", "PST"), prose=("Durant la législature 2018-2024, nous avancerons.",)),
        ["commune 83013"],
        (2018, 2024),
    ),
    (Head(("Commune de Paliseul", "PST"), prose=("Ces travaux sont prévus de 2019 à 2024.",)), ["commune 84050"], None),
    (Head(("PST 2018-2024 de Gouvy", "Évaluation 2018-2021")), ["commune 82037"], (2018, 2024)),
    (Head(("PST 2019-2024", "Commune de Gouvy", "Législature 2018-2024")), ["commune 82037"], (2019, 2024)),
    # nobody, or two
    (Head((PST, "2018-2024")), [], (2018, 2024)),
    (Head((PST,), prose=("Les communes de Stavelot et de Stoumont coopèrent.",)), [], None),
    (Head(("Commune de Lierneux – Commune de Stoumont", PST)), [], None),
    (Head(("PST",), prose=("L'Union des Villes et Communes de Wallonie accompagne les communes.",)), [], None),
]


@pytest.mark.parametrize(("head", "expected", "term"), HEADS, ids=lambda value: None)
def test_heads(head: Head, expected: list[str], term: tuple[int, int] | None) -> None:
    identity = read(head)
    assert bodies(identity) == expected
    assert years(identity) == term


EVERY = [body for body in organisations() if body.kind != "province" and body.nis_code != "82039"]
SHAPES: dict[str, Callable[[Organisation, str], Head]] = {
    "named": lambda body, slug: Head((body.name, PST)),
    "capitals": lambda body, slug: Head((_plain(body.name).upper(), PST)),
    "file name": lambda body, slug: Head((PST,), file=f"pst-{_cpas(body, 'cpas-')}{slug}-2019.pdf"),
    "camel case": lambda body, slug: Head((PST,), file=f"PST{_cpas(body, 'CPAS')}{slug.title().replace('-', '')}.pdf"),
    "host": lambda body, slug: Head((PST,), url=f"https://{_cpas(body, 'cpas') or 'www'}.{slug}.be/pst"),
    "prose": lambda body, slug: Head((PST,), prose=(f"Le {body.name} se donne un cap pour six ans.",)),
}


def _plain(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def _cpas(body: Organisation, text: str) -> str:
    return text if body.kind == "cpas" else ""


@pytest.mark.parametrize("shape", SHAPES)
def test_every_body_of_the_registry_is_known_by_its_names(shape: str) -> None:
    wrong = []
    for body in EVERY:
        head = SHAPES[shape](body, fold_name(body.place).replace(" ", "-"))
        evidence = collect(*_document(head))
        identity = identify(
            PrintedPlan((), evidence), PrintedDocument(_document(head)[0], "plan", "fr", None), term=(2018, 2024)
        )
        if bodies(identity) != [f"{body.kind} {body.nis_code}"]:
            wrong.append((body.name, bodies(identity)))
    assert wrong == []


def test_two_equal_bodies_are_no_answer_but_a_warning_that_names_both() -> None:
    identity = read(Head(("Commune de Lierneux – Commune de Stoumont", PST)))
    assert [warning.code for warning in identity.warnings] == ["ambiguous-body"]
    assert "Lierneux" in identity.warnings[0].message
    assert "Stoumont" in identity.warnings[0].message


def test_nobody_named_is_a_warning() -> None:
    assert [warning.code for warning in read(Head((PST,))).warnings] == ["unknown-body"]


def test_a_body_that_the_registry_lacks_is_kept_without_code() -> None:
    identity = read(Head(("CPAS de Roselmont", PST)))
    assert identity.organisations[0].name == "CPAS de Roselmont"
    assert identity.organisations[0].nis_code is None
    assert [warning.code for warning in identity.warnings] == ["unknown-body"]


def test_the_caller_knows_better() -> None:
    document = Document(SourceFile("x.pdf", b""), "application/pdf", ())
    plan = PrintedPlan((), (Evidence("title", "Commune de Gouvy – PST 2018-2024"),))
    printed = PrintedDocument(document, "plan", "fr", None)
    for body in ("CPAS de Chiny", "cpas 85007"):
        identity = identify(plan, printed, body=body, term=(2024, 2030))
        assert bodies(identity) == ["cpas 85007"]
        assert years(identity) == (2024, 2030)


@pytest.mark.parametrize(
    ("evidence", "term"),
    [
        ([("title", "PST 2018-2024"), ("prose", "la législature 2024-2030")], (2018, 2024)),
        ([("prose", "le PST 2018-2024"), ("file-name", "pst-2024-2030.pdf")], (2024, 2030)),
        ([("heading", "2019-2024")], None),
        ([("heading", "Législature 2019-2024")], (2019, 2024)),
        ([("prose", "la mandature 2018-2024"), ("prose", "la mandature 2024-2030")], None),
        ([("prose", "la mandature 2018-2024 écoulée"), ("prose", "la mandature 2024-2030")], (2024, 2030)),
        ([("running-head", "PST 2024-2030"), ("metadata", "PST 2018-2024")], (2024, 2030)),
        ([("file-name", "annexe-3.pdf")], None),
    ],
)
def test_choose_term(evidence: list[tuple[str, str]], term: tuple[int, int] | None) -> None:
    assert choose_term([Evidence(source, text) for source, text in evidence]) == term


def test_totals_and_adoption_come_from_the_evidence() -> None:
    identity = read(
        Head(
            ("Commune de Crisnée", "PST 2018-2024"),
            prose=(
                "Le PST a été adopté par le Conseil communal du 26 août 2019.",
                "Il compte cinq objectifs stratégiques, 14 objectifs opérationnels et plus de 90 actions.",
                "À côté, le PST de la Commune de Donceel compte 7 objectifs stratégiques et 300 actions.",
            ),
        )
    )
    totals = identity.declared_totals
    assert (totals.strategic_objectives, totals.operational_objectives, totals.actions) == (5, 14, 90)
    assert identity.adopted_on is not None
    assert identity.adopted_on.isoformat() == "2019-08-26"


@pytest.mark.parametrize(("kind", "sizes"), [("commune", (3, 9)), ("cpas", (2, 5)), (None, (None, None))])
def test_the_size_of_the_other_body_s_plan_is_not_this_one_s(
    kind: str | None, sizes: tuple[int | None, int | None]
) -> None:
    prose = ("Plan de la Commune : 3 OS, 9 actions.", "Plan du CPAS : 2 OS, 5 actions.")
    document, blocks = _document(Head(("PST de Gouvy",), prose=prose))
    plan = PrintedPlan((), collect(document, blocks, kind=kind))
    totals = identify(plan, PrintedDocument(document, "plan", "fr", None)).declared_totals
    assert (totals.strategic_objectives, totals.actions) == sizes


def test_totals_given_under_each_volet_add_up() -> None:
    prose = ("Volet interne", "2 OS, 5 OO et 20 actions", "Volet externe : nos politiques", "4 OS, 12 OO et 60 actions")
    totals = read(Head(("PST de Gouvy",), prose=prose)).declared_totals
    assert (totals.strategic_objectives, totals.operational_objectives, totals.actions) == (6, 17, 80)


def test_the_size_of_an_earlier_plan_is_not_this_one_s() -> None:
    prose = ("Le PST 2019-2024 comptait 62 actions.", "Le PST compte 4 objectifs stratégiques.")
    totals = read(Head(("PST de Gouvy 2025-2030",), prose=prose)).declared_totals
    assert (totals.strategic_objectives, totals.actions) == (4, None)
