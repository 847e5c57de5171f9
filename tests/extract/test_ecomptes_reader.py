from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from extract.document import Document, Kind, SourceFile, Table, TextBlock
from extract.readers import read
from extract.readers.ecomptes import read_ecomptes
from pst.errors import UnreadableSourceError

SHARED = Path(__file__).resolve().parents[2].parent / "shared"

ACTION = """
<Action ElementId="a1" Exercice="2021">
  <Libelle>A.1 - Ouvrir un atelier vélo</Libelle><DateDebut>2021-01-15</DateDebut><DateFin>2022-06-30</DateFin>
  <Description><Mode>{mode}</Mode><Valeur>{text}</Valeur></Description><Statut>EN_ATTENTE</Statut>
  <Responsable><Civilite>MADAME</Civilite><Nom>Lebeau</Nom><Prenom>Anne</Prenom><Tel/><eMail/></Responsable>
  <Mandataire><Civilite>MONSIEUR</Civilite><Nom>Échevin des sports</Nom><Prenom/><Tel/><eMail/></Mandataire>
  <Departement>Service mobilité</Departement><TauxAvancement>62.50</TauxAvancement>
  <RemarqueStatut><Mode>TEXTE</Mode><Valeur>Local à trouver</Valeur></RemarqueStatut><ETP>0.50</ETP>
  <Plans><Plan>Plan communal de mobilité</Plan><Plan>PAEDC</Plan></Plans>
  <Partenaires><Partenaire>Les Roues libres</Partenaire></Partenaires>
  <Articles><Article><Exercice>2021</Exercice><Service>E</Service><Type>D</Type><CodeArticle>421/741-52</CodeArticle>
    <Libelle>Outillage</Libelle><Montant>12500.5</Montant></Article></Articles>
  <Projections><Projection><Service>O</Service><Type>R</Type><GroupeEco>61</GroupeEco><Libelle>Transferts</Libelle>
    <Exercices><Exercice Valeur="2021"><Montant>0</Montant></Exercice>
    <Exercice Valeur="2022"><Montant>-250</Montant></Exercice></Exercices></Projection></Projections>
</Action>"""

PLAN = """<?xml version="1.0" encoding="UTF-8"?>
<dataroot{attributes}><Identifiants><Id>1</Id><TypeAdmin>CPAS</TypeAdmin><INS>99999</INS><Type>PST</Type>
<Exercice>2021</Exercice><Version>201805V1</Version><Generateur>ESSAI</Generateur></Identifiants>
<PST><DescriptionPST><IdPST>x</IdPST><Libelle>PST 2019-2024</Libelle><ExerciceDebut>2019</ExerciceDebut>
<ExerciceFin>2024</ExerciceFin></DescriptionPST><Volets>
<Volet ElementId="v1" Exercice="2021"><Libelle>Volet externe</Libelle><ObjectifStrategiques>
<ObjectifStrategique ElementId="s1" Exercice="2021"><Libelle>OS.1 - Être un centre ouvert</Libelle>
<Statut>EN_COURS</Statut><TauxAvancement>10</TauxAvancement><ETP>0</ETP><ObjectifsOperationnels>
<ObjectifOperationnel ElementId="o1" Exercice="2021"><Libelle>OO.1 - Aider à se déplacer</Libelle>
<Statut>TERMINE</Statut>
<Actions>{action}</Actions></ObjectifOperationnel></ObjectifsOperationnels></ObjectifStrategique>
</ObjectifStrategiques></Volet>
<Volet ElementId="v2" Exercice="2021"><Libelle>Volet interne</Libelle></Volet></Volets></PST></dataroot>"""


def plan(mode: str = "TEXTE", text: str = "Un lieu où réparer", attributes: str = "") -> Document:
    content = PLAN.format(action=ACTION.format(mode=mode, text=text), attributes=attributes)
    return read_ecomptes(SourceFile("plan.xml", content.encode()))


def rows(table: Table) -> dict[str, str]:
    return {row[0].text: row[1].text for row in table.grid() if row[0] is not None and row[1] is not None}


def test_head_volets_and_fiches_in_document_order() -> None:
    document = plan()
    shown = [
        f"{block.kind} {block.text}" if isinstance(block, TextBlock) else block.cells[0].text
        for block in document.blocks
        if isinstance(block, TextBlock | Table)
    ]
    assert shown == [
        "heading PST 2019-2024",
        "paragraph CPAS (code INS 99999)",
        "paragraph Législature 2019-2024",
        "heading Volet externe",
        "Objectif stratégique",
        "Objectif opérationnel",
        "Action",
        "heading Volet interne",
    ]
    assert document.title == "PST 2019-2024"
    assert document.metadata["nis_code"] == "99999"
    assert document.metadata["body_type"] == "CPAS"
    assert (document.metadata["start_year"], document.metadata["end_year"]) == ("2019", "2024")


def test_fields_in_french() -> None:
    table = [block for block in plan().blocks if isinstance(block, Table)][2]
    found = rows(table)
    assert {label: found[label] for label in list(found)[:13]} == {
        "Action": "A.1 - Ouvrir un atelier vélo",
        "Description": "Un lieu où réparer",
        "Date de début": "15/01/2021",
        "Échéance": "30/06/2022",
        "Statut": "En attente",
        "Responsable administratif": "Mme Anne Lebeau",
        "Mandataire": "Échevin des sports",
        "Département": "Service mobilité",
        "Taux d'avancement": "62,5 %",
        "Remarque sur le statut": "Local à trouver",
        "ETP": "0,5",
        "Plans": "Plan communal de mobilité\nPAEDC",
        "Partenaires": "Les Roues libres",
    }


def test_articles_and_projections_are_tables_in_the_value() -> None:
    table = [block for block in plan().blocks if isinstance(block, Table)][2]
    nested = [block for cell in table.cells for block in cell.blocks if isinstance(block, Table)]
    shown = [[[cell.text if cell else "" for cell in row] for row in inner.grid()] for inner in nested]
    assert shown == [
        [
            ["Exercice", "Service", "Article", "Recette/Dépense", "Montant", "Libellé"],
            ["2021", "Extraordinaire", "421/741-52", "Dépense", "12 500,50 €", "Outillage"],
        ],
        [
            ["Exercice", "Service", "Groupe économique", "Recette/Dépense", "Montant", "Libellé"],
            ["2021", "Ordinaire", "61", "Recette", "0,00 €", "Transferts"],
            ["2022", "Ordinaire", "61", "Recette", "-250,00 €", "Transferts"],
        ],
    ]
    assert [inner.header_rows for inner in nested] == [1, 1]


@pytest.mark.parametrize(
    ("mode", "text", "expected"),
    [
        ("HTML", "&lt;p&gt;Un &lt;b&gt;lieu&lt;/b&gt;&lt;/p&gt;&lt;li&gt;outils&lt;/li&gt;", "Un lieu\noutils"),
        ("HTML", "<![CDATA[<div>Un lieu<br/>pour tous</div>]]>", "Un lieu\npour tous"),
        (
            "RTF",
            r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0\fs20 Un lieu \'e0 part\par pour \u233?t\u233?}",
            "Un lieu à part\npour été",
        ),
        ("TEXTE", "Deux\nlignes", "Deux\nlignes"),
    ],
)
def test_descriptions_lose_their_mark_up(mode: str, text: str, expected: str) -> None:
    table = [block for block in plan(mode, text).blocks if isinstance(block, Table)][2]
    assert rows(table)["Description"] == expected


def test_places_are_xpaths() -> None:
    document = plan()
    tree = etree.fromstring(document.source.data)
    for block in document.blocks:
        for place in block.places:
            found = tree.xpath(place.path or "")
            assert isinstance(found, list)
            assert len(found) == 1
    assert isinstance(document.blocks[0], TextBlock)
    assert document.blocks[0].kind is Kind.HEADING


def test_namespaces_do_not_matter() -> None:
    document = plan(attributes=' xmlns="urn:essai"')
    assert sum(isinstance(block, Table) for block in document.blocks) == 3


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("mot de passe", encoding="utf-8")
    head = f'<!DOCTYPE dataroot [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    content = PLAN.format(action=ACTION.format(mode="TEXTE", text="&x;"), attributes="").replace("?>", f"?>{head}", 1)
    document = read_ecomptes(SourceFile("plan.xml", content.encode()))
    assert all("mot de passe" not in block.text for block in document.text_blocks())


@pytest.mark.parametrize("data", [b"<dataroot><PST>", b"<dataroot><PST><DescriptionPST/></PST></dataroot>"])
def test_broken_or_empty_files_are_errors(data: bytes) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read_ecomptes(SourceFile("plan.xml", data))
    assert caught.value.hint


@pytest.mark.skipif(not SHARED.is_dir(), reason="development documents are not at hand")
def test_development_exchange_file() -> None:
    path = next((SHARED / "documents" / "docs").glob("*ecomptes*.xml"))
    document = read(SourceFile(path.name, path.read_bytes()))
    levels = [block.cells[0].text for block in document.blocks if isinstance(block, Table)]
    assert (levels.count("Objectif stratégique"), levels.count("Objectif opérationnel"), levels.count("Action")) == (
        3,
        5,
        12,
    )
