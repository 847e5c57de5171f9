"""What the marks of wikis are as blocks: headings, lists, paragraphs, and the parts that are no text of the plan."""

from __future__ import annotations

import pytest

from extract.document import Block, Figure, Kind, Role, SourceFile, Table, TextBlock
from extract.readers.text import read_text
from extract.readers.wiki import read_wiki
from extract.wiki_source import Wiki
from pst.errors import UnreadableSourceError

DOKU, MEDIA = Wiki.DOKUWIKI, Wiki.MEDIAWIKI


def blocks_of(text: str, wiki: Wiki) -> tuple[Block, ...]:
    return read_wiki(SourceFile("pst.txt", text.encode()), text, "utf-8", wiki).blocks


def texts_of(text: str, wiki: Wiki) -> list[TextBlock]:
    return [block for block in blocks_of(text, wiki) if isinstance(block, TextBlock)]


def body(text: str, wiki: Wiki, role: Role = Role.BODY) -> list[str]:
    return [block.text for block in texts_of(text, wiki) if block.role is role]


@pytest.mark.parametrize(
    ("line", "wiki", "level"),
    [
        ("====== Plan ======", DOKU, 1),
        ("== Plan ==", DOKU, 5),
        ("===== Plan ====", DOKU, 2),  # its first marks tell
        ("= Plan =", MEDIA, 1),
        ("=== Plan ===", MEDIA, 3),
    ],
)
def test_signs_of_a_heading_tell_its_level(line: str, wiki: Wiki, level: int) -> None:
    (heading,) = texts_of(line, wiki)
    assert (heading.kind, heading.text, heading.level) == (Kind.HEADING, "Plan", level)


def test_first_heading_of_the_first_level_is_the_title() -> None:
    text = "====== PST 2024-2030 ======\n===== OS 1 =====\n  * **a** \\\\ b\n"
    document = read_text(SourceFile("pst.txt", text.encode()))
    assert document.title == "PST 2024-2030"
    assert document.metadata["encoding"] == "utf-8"


@pytest.mark.parametrize(
    ("text", "wiki"),
    [
        ("  - un\n    * deux\n    * trois\n  - quatre\n    - cinq", DOKU),
        ("# un\n#* deux\n#* trois\n# quatre\n## cinq", MEDIA),
    ],
)
def test_entries_know_their_depth_and_number(text: str, wiki: Wiki) -> None:
    entries = [(block.text, block.level, block.marker) for block in texts_of(text, wiki)]
    expected = [("un", 0, "1."), ("deux", 1, "•"), ("trois", 1, "•"), ("quatre", 0, "2."), ("cinq", 1, "1.")]
    assert entries == expected


def test_list_goes_on_in_its_indented_lines_and_ends_at_text() -> None:
    blocks = texts_of("  * un\n    et demi\n  * deux\ntexte\n  - trois", DOKU)
    assert [block.text for block in blocks] == ["un et demi", "deux", "texte", "trois"]
    assert [block.kind for block in blocks].count(Kind.LIST_ITEM) == 3
    assert [block.text for block in texts_of("# un\n#: et demi\n# deux", MEDIA)] == ["un et demi", "deux"]


def test_lines_keep_their_places() -> None:
    (block,) = texts_of("Pilote : CPAS\\\\ Délai : 2026\nBudget ((voir\nplus bas)) : 5 €\nÉtat : fini", DOKU)[:1]
    assert [(line.text, line.place.path) for line in block.lines] == [
        ("Pilote : CPAS", "line 1"),
        ("Délai : 2026", "line 1"),
        ("Budget : 5 €", "line 2"),
        ("État : fini", "line 4"),
    ]


def test_line_ends_in_what_is_not_shown_are_counted() -> None:
    (block,) = texts_of("Pilote : {{abréviation|\nCPAS\n}}\nDélai : 2026", MEDIA)
    assert [(line.text, line.place.path) for line in block.lines][-1] == ("Délai : 2026", "line 4")


def test_style_is_told_where_a_whole_line_has_it_and_a_lead_where_its_first_words_have() -> None:
    (block,) = texts_of("**tout gras**\n//tout penché//\n**Pilote** CPAS\nun **mot** gras", DOKU)
    assert [(line.style.bold, line.style.italic, line.lead) for line in block.lines] == [
        (True, False, ""), (False, True, ""), (False, False, "Pilote"), (False, False, ""),
    ]  # fmt: skip
    (block,) = texts_of("'''''tout'''''", MEDIA)
    assert block.style.bold
    assert block.style.italic


@pytest.mark.parametrize(
    ("source", "wiki", "text"),
    [
        ("voir http://a.be/x//y//z ou //là//", DOKU, "voir http://a.be/x//y//z ou là"),
        ("[[pcdr:plan]] [[pcdr:plan|Le plan]] [[wp>Namur]]", DOKU, "plan Le plan Namur"),
        ("%%**tel quel**%% <nowiki>//aussi//</nowiki>", DOKU, "**tel quel** //aussi//"),
        ("__souligné__ à remplir : ____", DOKU, "souligné à remplir : ____"),
        ("2 ** 3 et a__b", DOKU, "2 ** 3 et a__b"),
        ("{{:doc:pst.pdf|Le PDF}} {{:doc:pst.pdf}}", DOKU, "Le PDF pst.pdf"),
        ("<del>fait</del> <sub>a</sub> <WRAP hi>b</WRAP>", DOKU, "fait a b"),
        ("[[Page (x)]] [[Page|autre]] [http://a.be ici]", MEDIA, "Page (x) autre ici"),
        ("près de l'''école'', '''gras'''", MEDIA, "près de l'école, gras"),
        ("{{unité|12|km}}, {{formatnum:1200}}, {{fait}}", MEDIA, "12 km, 1200, fait"),
        ("un<br />deux &eacute;t&eacute; <small>petit</small>", MEDIA, "un deux été petit"),
    ],
)
def test_marks_within_a_line_leave_what_they_show(source: str, wiki: Wiki, text: str) -> None:
    assert [block.text for block in texts_of(source, wiki)] == [text]


def test_links_are_kept_with_their_words() -> None:
    (block,) = texts_of("  * voir [[pcdr:plan|le plan]] et https://a.be.", DOKU)
    assert [(link.text, link.target) for link in block.links] == [
        ("le plan", "pcdr:plan"),
        ("https://a.be", "https://a.be"),
    ]


@pytest.mark.parametrize(
    ("source", "wiki", "role", "text"),
    [
        ("~~NOCACHE~~", DOKU, Role.FURNITURE, "~~NOCACHE~~"),
        ("{{tag>pst}}", DOKU, Role.FURNITURE, "{{tag>pst}}"),
        ("<code>\n**x**\n</code>", DOKU, Role.FURNITURE, "**x**"),
        ("<note tip>Les actions\nen gras</note>", DOKU, Role.NOTE, "Les actions en gras"),
        ("<WRAP info 60%>\nUn mot\n</WRAP>", DOKU, Role.NOTE, "Un mot"),
        ("Texte ((la note)).", DOKU, Role.NOTE, "la note"),
        ("[[a|Accueil]] » [[b|Plans]]", DOKU, Role.FURNITURE, "Accueil » Plans"),
        ("p. 12", DOKU, Role.FOOTER, "p. 12"),
        ("__TOC__", MEDIA, Role.FURNITURE, "__TOC__"),
        ("Texte <ref name='a'>la\nnote</ref>.", MEDIA, Role.NOTE, "la note"),
        ("[[Catégorie:PST]]", MEDIA, Role.FURNITURE, "[[Catégorie:PST]]"),
        ("{{Ébauche|Wallonie}}", MEDIA, Role.FURNITURE, "{{Ébauche|Wallonie}}"),
    ],
)
def test_what_is_no_text_of_the_plan_is_kept_and_marked(source: str, wiki: Wiki, role: Role, text: str) -> None:
    assert body(f"{source}\n\nfin", wiki, role) == [text]
    assert body(f"{source}\n\nfin", wiki)[-1] == "fin"


def test_note_that_holds_a_table_is_a_part_of_the_plan() -> None:
    (table,) = (block for block in blocks_of("<note>\n^ N° ^ Action ^\n| 1 | Planter |\n</note>", DOKU))
    assert isinstance(table, Table)
    assert table.role is Role.BODY


def test_contents_by_hand_are_no_entries() -> None:
    text = (
        "===== Sommaire =====\n  * [[./i/start|I. Volet interne]] [[#p. 3|p. 3]]\n"
        "  * [[./ii/start|II. Volet externe]] [[#p. 9|9]]\n===== OS 1 =====\n"
        "  * Créer un parc [[#p. 12|p. 12]]\n  * [[./banc|Poser un banc]]\n"
    )
    assert body(text, DOKU, Role.CONTENTS) == ["Sommaire", "I. Volet interne p. 3", "II. Volet externe 9"]
    assert body(text, DOKU) == ["OS 1", "Créer un parc", "Poser un banc"]
    assert body("* [[#os1|OS 1 : Être]]\n* [[#os2|OS 2 : Avoir]]\n\nTexte", MEDIA) == ["Texte"]


def test_sources_at_the_end_are_furniture_unless_items_follow() -> None:
    text = "== OS 1 ==\n* Planter\n== Voir aussi ==\n* [[PCDR]]\n=== Presse ===\n* un journal\n== Notes ==\n"
    assert body(text, MEDIA) == ["OS 1", "Planter"]
    assert body(text + "== OS 2 ==\n* Semer\n", MEDIA)[2:4] == ["Voir aussi", "PCDR"]


def test_folded_part_opens_with_its_title() -> None:
    blocks = texts_of("texte\n++++ Action 2 |\n  * un point\n++++\nfin", DOKU)
    assert [block.text for block in blocks] == ["texte", "Action 2", "un point", "fin"]
    assert blocks[1].style.bold


def test_picture_is_a_figure() -> None:
    (figure,) = blocks_of("{{ :carte.jpg?direct&200 |La carte}}\n\nfin", DOKU)[:1]
    assert figure == Figure("La carte", figure.places if isinstance(figure, Figure) else ())
    (figure,) = blocks_of("[[Fichier:Carte.jpg|thumb|200px|La [[carte]]]]\nfin", MEDIA)[1:]
    assert isinstance(figure, Figure)
    assert figure.alt == "La carte"


def test_page_without_a_text_cannot_be_read() -> None:
    with pytest.raises(UnreadableSourceError):
        blocks_of("\n----\n\n", DOKU)
