"""What Word prints inside and around paragraphs: breaks, fields, boxes, notes, running heads, looks, roles."""

from __future__ import annotations

import pytest
from docx.document import Document as WordDocument

from extract.detect.words.legend import find_legend
from extract.document import Figure, Kind, Role, SourceFile, TextBlock
from extract.readers.docx import read_docx
from tests.extract.word_documents import paragraph, texts, word


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def one(body: str, styles: str = "") -> TextBlock:
    blocks = texts(word(body, styles=styles))
    assert len(blocks) == 1
    return blocks[0]


def field(instruction: str, *results: str) -> str:
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{middle}{''.join(results)}{end}"


def test_line_breaks_make_lines_and_page_breaks_none_of_their_own() -> None:
    block = one(p(run("Pilote"), "<w:r><w:br/></w:r>", run("DG"), '<w:r><w:br w:type="page"/></w:r>'))
    assert [line.text for line in block.lines] == ["Pilote", "DG"]


def test_tabs_and_special_characters() -> None:
    inside = "<w:t>2027</w:t><w:tab/><w:t>co</w:t><w:noBreakHyphen/><w:t>pilote</w:t><w:softHyphen/><w:t>s  x</w:t>"
    block = one(p(f"<w:r>{inside}</w:r>"))
    assert (block.lines[0].text, block.text) == ("2027\tco-pilote\u00ads x", "2027 co-pilotes x")


def test_insertions_count_and_deletions_do_not() -> None:
    body = p(run("Créer "), f'<w:ins w:id="1">{run("deux ")}</w:ins>',
             '<w:del w:id="2"><w:r><w:delText>trois </w:delText></w:r></w:del>', run("parcs"))  # fmt: skip
    assert one(body).text == "Créer deux parcs"


def test_links_smart_tags_and_inline_controls() -> None:
    body = p(f'<w:smartTag w:element="x">{run("Voir ")}</w:smartTag>',
             f'<w:sdt><w:sdtContent>{run("le ")}</w:sdtContent></w:sdt>',
             f'<w:hyperlink w:anchor="_Toc1">{run("plan")}</w:hyperlink>')  # fmt: skip
    assert one(body).text == "Voir le plan"


def test_field_codes_are_not_printed_and_links_by_field_are_kept() -> None:
    block = one(
        p(run("Page "), field("PAGE", run("3")), run(" "), field('HYPERLINK "https://exemple.be/a"', run("ici")))
    )
    assert block.text == "Page 3 ici"
    assert [(link.text, link.target) for link in block.links] == [("ici", "https://exemple.be/a")]


def test_fields_that_are_never_closed_swallow_nothing() -> None:
    body = p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', run("Un")) + p(run("Deux"))
    assert [block.text for block in texts(word(body))] == ["Un", "Deux"]


@pytest.mark.parametrize(("state", "sign"), [("1", "☒"), ("0", "☐")])
def test_check_boxes(state: str, sign: str) -> None:
    box = f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox></w:sdtPr>'
    box += f"<w:sdtContent>{run('?')}</w:sdtContent></w:sdt>"
    assert one(p(box, run(" Oui"))).text == f"{sign} Oui"
    legacy = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="{state}"/></w:checkBox>'
    legacy += '</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert one(p(legacy, run(" Non"))).text == f"{sign} Non"


def test_symbols() -> None:
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    ticked = run("ü", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
    assert one(p(sign, run(" fait "), ticked)).text == "☑ fait ✓"


def test_prompts_of_empty_controls_are_not_text() -> None:
    styles = '<w:style w:type="character" w:styleId="Invite"><w:name w:val="Placeholder Text"/></w:style>'
    prompt = run("Cliquez ici", '<w:rStyle w:val="Invite"/>')
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{prompt}</w:sdtContent></w:sdt>"
    assert one(p(run("Pilote : "), control), styles).text == "Pilote :"


BOX = "<w:txbxContent>" + p(run("Encadré")) + "</w:txbxContent>"


def test_text_boxes_are_read_once_after_their_paragraph() -> None:
    drawing = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wp:docPr id='1' name='x'/>"
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    blocks = texts(word(p(run("Ancre"), drawing) + p(run("Suite"))))
    assert [(block.text, block.lines[0].place.path) for block in blocks] == [
        ("Ancre", "paragraph 1"), ("Encadré", "paragraph 1"), ("Suite", "paragraph 2"),
    ]  # fmt: skip


def test_pictures_are_figures_with_their_words() -> None:
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Image 1" descr="Logo de la commune"/>'
        "<a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    document = read_docx(word(p(picture)))
    assert isinstance(document.blocks[0], Figure)
    assert document.blocks[0].alt == "Logo de la commune"
    assert [warning.code for warning in document.warnings] == ["page-without-text"]


def style(style_id: str, name: str, ppr: str = "", rpr: str = "", based_on: str = "") -> str:
    parent = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>{parent}'
        f"<w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
    )


@pytest.mark.parametrize(
    ("styles", "direct", "expected"),
    [
        (style("S", "heading 3"), "", (Kind.HEADING, 3)),
        (style("S", "Titre 2"), "", (Kind.HEADING, 2)),
        (style("S", "Title"), "", (Kind.HEADING, 1)),
        (style("S", "Subtitle"), "", (Kind.HEADING, None)),
        (style("S", "Objectif", '<w:outlineLvl w:val="1"/>'), "", (Kind.HEADING, 2)),
        (style("B", "heading 4") + style("S", "Mon titre", based_on="B"), "", (Kind.HEADING, 4)),
        (style("S", "Corps"), '<w:outlineLvl w:val="0"/>', (Kind.HEADING, 1)),
        (style("S", "heading 1"), '<w:outlineLvl w:val="9"/>', (Kind.PARAGRAPH, None)),
        (style("S", "Titre de fiche"), "", (Kind.PARAGRAPH, None)),
    ],
)
def test_headings(styles: str, direct: str, expected: tuple[Kind, int | None]) -> None:
    block = one(p(run("Un titre"), properties=f'<w:pStyle w:val="S"/>{direct}'), styles)
    assert (block.kind, block.level) == expected


def test_looks_come_from_the_style_and_what_is_stated_on_the_run() -> None:
    styles = style("A", "Base", rpr='<w:b/><w:sz w:val="28"/><w:color w:val="1F4E79"/>') + style(
        "S", "Dérivé", '<w:jc w:val="center"/><w:shd w:val="clear" w:fill="EEEEEE"/>', "<w:i/>", based_on="A"
    )
    found = one(
        p(run("x", '<w:u w:val="single"/><w:color w:val="auto"/>'), properties='<w:pStyle w:val="S"/>'), styles
    ).style
    assert (found.size, found.bold, found.italic, found.underline) == (14.0, True, True, True)
    assert (found.colour, found.fill, found.centred, found.name) == (None, "#eeeeee", True, "Dérivé")


def test_bold_in_paragraph_and_character_style_cancel_out() -> None:
    styles = style("S", "Gras", rpr="<w:b/>")
    styles += '<w:style w:type="character" w:styleId="C"><w:name w:val="Fort"/><w:rPr><w:b/></w:rPr></w:style>'
    block = one(p(run("x", '<w:rStyle w:val="C"/>'), properties='<w:pStyle w:val="S"/>'), styles)
    assert not block.style.bold
    assert one(p(run("x", '<w:b w:val="0"/>'), properties='<w:pStyle w:val="S"/>'), styles).style.bold is False


def test_a_line_looks_like_most_of_its_characters() -> None:
    block = one(p(run("Pilote :", "<w:b/>"), run(" le service des travaux")))
    assert not block.style.bold
    assert one(p(run("OS 1 "), run("Une commune accueillante", "<w:b/>"))).style.bold


def test_typed_bullets_are_list_entries() -> None:
    body = p(run("Étapes :"), "<w:r><w:br/></w:r>", run("- étudier"), "<w:r><w:br/></w:r>", run("• réaliser"))
    assert [(b.kind, b.marker, b.text) for b in texts(word(body))] == [
        (Kind.PARAGRAPH, None, "Étapes :"), (Kind.LIST_ITEM, "-", "étudier"), (Kind.LIST_ITEM, "•", "réaliser"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["-5 %", "- 5 %", "–", "Saint-Vaast", "o une lettre", "-sans blanc"])
def test_dashes_that_are_no_bullets(text: str) -> None:
    assert one(p(run(text))).marker is None


def test_tables_of_contents() -> None:
    entry = p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>',
              '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', run("1. Introduction 4"))  # fmt: skip
    end = p(run("2. Bilan 5"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    styled = p(run("3. Suite 6"), properties='<w:pStyle w:val="TM1"/>')
    dots = p(run("4. Fin ........ 7"))
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    control = f"<w:sdt>{gallery}<w:sdtContent>{p(run('Sommaire'))}</w:sdtContent></w:sdt>"
    leader = p(run("5. Annexe\t8").replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">'),
               properties='<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>')  # fmt: skip
    body = entry + end + styled + dots + control + leader + p(run("Introduction"))
    roles = [block.role for block in texts(word(body, styles=style("TM1", "toc 1")))]
    assert roles == [Role.CONTENTS] * 6 + [Role.BODY]


def test_coloured_signs_in_a_line_keep_their_colours() -> None:
    signs = [run("●", f'<w:color w:val="{colour}"/>') for colour in ("00AA00", "FFCC00")]
    block = one(p(signs[0], run(" Réalisé "), signs[1], run(" En cours")))
    assert block.sign_colours == ("#00aa00", "#ffcc00")
    legend = find_legend([block])
    assert [legend.of_colour(colour) for colour in block.sign_colours] == ["Réalisé", "En cours"]


def test_hidden_and_white_text_are_marked() -> None:
    body = p(run("vu ", ""), run("caché", "<w:vanish/>")) + p(run("blanc", '<w:color w:val="FFFFFF"/>'))
    body += p(run("bandeau", '<w:color w:val="FFFFFF"/>'), properties='<w:shd w:val="clear" w:fill="1F4E79"/>')
    assert [(b.text, b.role) for b in texts(word(body))] == [
        ("vu", Role.BODY), ("caché", Role.HIDDEN), ("blanc", Role.HIDDEN), ("bandeau", Role.BODY),
    ]  # fmt: skip


def test_running_heads_come_first_and_footers_last_once() -> None:
    def add(document: WordDocument) -> None:
        document.sections[0].header.paragraphs[0].text = "Commune d'Essai"
        document.sections[0].footer.paragraphs[0].text = "Page 1"
        second = document.add_section()
        second.header.is_linked_to_previous = False
        second.header.paragraphs[0].text = "Commune d'Essai"

    blocks = texts(word(p(run("Corps")), change=add))
    assert [(b.text, b.role) for b in blocks] == [
        ("Commune d'Essai", Role.RUNNING_HEAD), ("Corps", Role.BODY), ("Page 1", Role.FOOTER),
    ]  # fmt: skip


def test_paths_count_empty_paragraphs_and_open_controls() -> None:
    body = paragraph() + f"<w:sdt><w:sdtContent>{p(run('A'))}</w:sdtContent></w:sdt>" + paragraph() + p(run("B"))
    assert [block.lines[0].place.path for block in texts(word(body))] == ["paragraph 2", "paragraph 4"]


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Programme stratégique 2024-2030", "Programme stratégique 2024-2030"),
        ("Document1", None),
        ("Microsoft Word - plan_final.doc", None),
        ("plan_2024-v3", None),
        ("Présentation PowerPoint", None),
        ("", None),
    ],
)
def test_titles_of_properties(stated: str, title: str | None) -> None:
    def entitle(document: WordDocument) -> None:
        document.core_properties.title = stated

    document = read_docx(word(p(run("x")), change=entitle))
    assert document.title == title
    assert document.metadata.get("title", "") == stated


def test_reading_twice_gives_the_same() -> None:
    source = word(p(run("x")) + paragraph("y"))
    assert read_docx(source).blocks == read_docx(SourceFile("autre.docx", source.data)).blocks


def test_options_struck_out_are_hidden_and_whole_lines_are_not() -> None:
    gone = "<w:strike/>"
    line = p(run("Haute", gone), run(" – "), run("Moyenne"), run(" – "), run("Basse", gone))
    chosen, hidden = texts(word(line))
    assert (chosen.text, chosen.role) == ("Moyenne", Role.BODY)
    assert (hidden.text, hidden.role) == ("Haute Basse", Role.HIDDEN)
    assert one(p(run("Ouvrir une piscine", gone))).text == "Ouvrir une piscine"


def test_the_first_words_of_a_line_may_be_in_another_print() -> None:
    bold, red = "<w:b/>", '<w:color w:val="C00000"/>'
    assert one(p(run("Date ", bold), run("de fin ", bold), run("30/06"))).lines[0].lead == "Date de fin"
    assert one(p(run("Pilote", red), run("\tDG"))).lines[0].lead == "Pilote"
    assert one(p(run("Curer le "), run("bief", bold), run(" et le pont"))).lines[0].lead == ""
    assert one(p(run("Pilote", bold), run(" "), run("DG", bold))).lines[0].lead == ""
