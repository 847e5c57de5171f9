from __future__ import annotations

import pytest

from extract.document import Kind, Role, TextBlock
from pst.errors import UnreadableSourceError
from tests.extract.html_pages import first_table, outline, page, soup_of, text_block


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h1>Plan</h1><h3>Volet</h3>", ["h1 Plan", "h3 Volet"]),
        ("<p>Un<br>deux</p>", ["p Un deux"]),
        ("<p>Un<br><br>Deux</p>", ["p Un", "p Deux"]),
        ("<div>Texte nu<p>Alinéa</p>Suite</div>", ["p Texte nu", "p Alinéa", "p Suite"]),
        (
            "<div class='card'><div>Parc</div><div>Planter <b>mille</b> haies</div></div>",
            ["p Parc", "p Planter mille haies"],
        ),
        ("<p>1<sup>er</sup> semestre, m<sub>2</sub></p>", ["p 1er semestre, m2"]),
        ("<p>- Créer un verger<br>- Rouvrir la source</p>", ["- Créer un verger", "- Rouvrir la source"]),
        ("<p>Actions :<br>• Semer<br>• Récolter</p>", ["p Actions :", "• Semer", "• Récolter"]),
        ("<p>2019-2024</p><p>-5 °C</p>", ["p 2019-2024", "p -5 °C"]),
        ("<blockquote>Cité</blockquote><address>Place 1</address>", ["p Cité", "p Place 1"]),
        ("<pre>Ligne une\nLigne deux</pre>", ["p Ligne une Ligne deux"]),
        ("<p>Dit : <q>bien</q></p>", ["p Dit : « bien »"]),
        ("<div role='heading' aria-level='3'>Axe</div>", ["h3 Axe"]),
        ("<p>a<!-- non -->b<script>var x</script></p>", ["p ab"]),
        ("<p>Avancement : <progress value='0.6'></progress></p>", ["p Avancement : 60 %"]),
        ("<p>Avancement : <i role='progressbar' aria-valuenow='0'></i></p>", ["p Avancement : 0 %"]),
        ("<div><div class='progress-bar' style='width: 45%'></div></div>", ["p 45 %"]),
        ("<p><span data-to-value='12'>0</span> arbres</p>", ["p 12 arbres"]),
        ("<p>Avancement : <meter value='3' max='4'>3/4</meter></p>", ["p Avancement : 75 %"]),
        ("<p><input type='checkbox' checked> Fait <input type='checkbox'> À faire</p>", ["☑ Fait ☐ À faire"]),
        ("<h2>Créer un quai <span class='badge'>En cours</span></h2>", ["h2 Créer un quai", "p En cours"]),
        ("<p>Statut : <span class='badge'>Fini</span><br>Fin : 2021</p>", ["p Statut : Fini Fin : 2021"]),
        (
            "<p>Pilotes : <i class='tag'>Parcs</i> <i class='tag'>Voirie</i> <i class='badge'>Lancé</i></p>",
            ["p Pilotes : Parcs, Voirie", "p Lancé"],
        ),
        ("<p>Pavage<sup><a href='#n1'>1</a></sup> neuf</p>", ["p Pavage neuf"]),
        ("<a href='x'><h3>Fiche 4</h3><p>Le kiosque</p></a>", ["h3 Fiche 4", "p Le kiosque"]),
        ("<h2>Axe<p>Un quartier qui respire</p></h2>", ["h2 Axe", "p Un quartier qui respire"]),
    ],
)
def test_flow_of_text(body: str, expected: list[str]) -> None:
    assert outline(page(body).blocks) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<ul><li>A<ul><li>B</li></ul></li><li>C</li></ul>", ["• A", "  • B", "• C"]),
        ("<ol><li>A</li><li>B</li></ol>", ["1. A", "2. B"]),
        ("<ol start='3'><li>A</li><li value='7'>B</li><li>C</li></ol>", ["3. A", "7. B", "8. C"]),
        ("<ol type='a'><li>A</li><li>B</li></ol>", ["a. A", "b. B"]),
        ("<ol type='I'><li>A</li><li>B</li><li>C</li><li>D</li></ol>", ["I. A", "II. B", "III. C", "IV. D"]),
        ("<ol reversed><li>A</li><li>B</li></ol>", ["2. A", "1. B"]),
        ("<ol style='list-style-type: upper-alpha'><li>A</li></ol>", ["A. A"]),
        ("<ul style='list-style:none'><li>OS 1 Être</li></ul>", ["None OS 1 Être"]),
        ("<ul><li><p>A</p><p>Détail</p></li></ul>", ["• A", "p Détail"]),
        ("<ol><li><h3>Axe</h3><ul><li>X</li></ul></li></ol>", ["h3 1. Axe", "  • X"]),
        ("<ul><li>A</li><ul><li>B</li></ul></ul>", ["• A", "  • B"]),
        ("<ul><li>- A</li></ul>", ["- A"]),
        ("<li>Seul</li>", ["• Seul"]),
        (
            "<ul class='lst-kix_a-0 start'><li>A</li></ul><ol class='lst-kix_a-1'><li>B</li></ol><ul"
            " class='lst-kix_a-0'>"
            "<li>C</li></ul>",
            ["• A", "  1. B", "• C"],
        ),
        (
            "<p style='mso-list:l0 level1'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>Rénover"
            " la salle</p>",
            ["1. Rénover la salle"],
        ),
    ],
)
def test_lists(body: str, expected: list[str]) -> None:
    assert outline(page(body).blocks) == expected


def test_lines_links_and_styles() -> None:
    document = page(
        "<p style='color:#c00'>Voir <a href='/docs/annexe.pdf'>l’annexe</a> et <a href='#bas'>le bas</a></p>"
        "<p><strong>Tout en gras</strong></p><p><b>Pilote</b> : la bibliothèque</p>"
        "<p style='background-color: yellow; font-weight:700; margin-left:40px'>Fond</p>",
        url="https://www.exemple.be/ville/plan",
    )
    first = text_block(document, "Voir l’annexe et le bas")
    assert first.links[0].text == "l’annexe"
    assert first.links[0].target == "https://www.exemple.be/docs/annexe.pdf"
    assert first.links[1].target == "https://www.exemple.be/ville/plan#bas"
    assert first.style.colour == "#cc0000"
    assert text_block(document, "Tout en gras").style.bold
    assert not text_block(document, "Pilote : la bibliothèque").style.bold
    shaded = text_block(document, "Fond").style
    assert (shaded.fill, shaded.bold, shaded.indent) == ("#ffff00", True, 30.0)


def test_breaks_are_lines() -> None:
    document = page("<p>Objectif stratégique 2<br>Être un bourg qui accueille</p>")
    assert [line.text for line in document.blocks[0].lines] == [  # type: ignore[union-attr]
        "Objectif stratégique 2",
        "Être un bourg qui accueille",
    ]


def test_blocks_that_a_style_puts_side_by_side_are_lines() -> None:
    item = '<div class="item" style="display:inline">'
    body = f"<div><span>Avec</span> {item}Le verger</div>{item}La source</div></div>"
    assert [line.text for line in text_block(page(body), "Avec Le verger La source").lines] == [
        "Avec Le verger",
        "La source",
    ]


def test_style_sheet_of_the_page_is_applied() -> None:
    document = page(
        "<div class='liste'><p class='os'>Être accueillant</p><p class='fait'>Fini</p><p class='cache'>Non</p></div>",
        head="<style>/* x */ .liste > .os{font-weight:bold;color:navy} p.fait{background:#0f0} .cache{display:none}"
        "@media print{.os{display:none}} @media (max-width:600px){.fait{display:none}}</style>",
    )
    assert text_block(document, "Être accueillant").style.bold
    assert text_block(document, "Être accueillant").style.colour == "#000080"
    assert text_block(document, "Fini").style.fill == "#00ff00"
    assert text_block(document, "Non").role is Role.HIDDEN


def test_every_place_is_a_path_that_selects_its_element() -> None:
    document = page(
        "<main id='contenu'><h1>Plan</h1><div><p>Un</p><p>Deux</p></div><ul><li>Trois<ol><li>Quatre</li></ol></li></ul>"
        "<div id='a:b'><p>Cinq</p></div><div id='1x'><x-fiche><p>Six</p></x-fiche></div></main>"
    )
    soup = soup_of(document)
    for block in document.text_blocks():
        path = block.places[0].path
        assert path is not None
        found = soup.select(path)
        assert len(found) == 1
        assert found[0].get_text(" ", strip=True).startswith(block.text)


@pytest.mark.parametrize(
    "body",
    [
        "<p>Un<p>Deux<ul><li>A<li>B</ul><table><tr><td>x<td>y<tr><td>z</table>",
        "<div><span>Un<div>Deux</span></div></b></i>",
        "<table><tr><td>x</td></tr><p>perdu</p></table>",
        "<h2>Titre sans fin <p>texte</p><p>" + "mot " * 200 + "</p>",
        "<div>" * 600 + "profond" + "</div>" * 600,
        "<font><b>" * 300 + "profond",
        "<p>&nbsp;&#8203;x &eacute; &bogus; &#x26;</p>",
    ],
)
def test_broken_pages_are_read(body: str) -> None:
    document = page(f"<h1>Plan</h1>{body}")
    assert any(isinstance(block, TextBlock) and block.text == "Plan" for block in document.blocks)
    assert len(document.blocks) > 1


def test_a_page_without_text_is_an_error() -> None:
    with pytest.raises(UnreadableSourceError, match="sans texte"):
        page("<div id='app'></div><script>render()</script>")


def test_hidden_text_alone_is_a_warning() -> None:
    document = page("<noscript>Activez JavaScript</noscript>")
    assert [w.code for w in document.warnings] == ["page-without-text"]


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("<title>Notre plan — Ville d’Aubépine</title>", "<h1>Plan 2019-2024</h1>", "Plan 2019-2024"),
        ("<title>Notre plan — Ville d’Aubépine</title>", "<p>Texte</p>", "Notre plan"),
        (
            "<meta property='og:site_name' content='Aubépine'><title>Aubépine | Le plan | Actions</title>",
            "<p>Texte</p>",
            "Le plan | Actions",
        ),
        ("<meta property='og:title' content='Le PST'><title>Accueil</title>", "<p>Texte</p>", "Le PST"),
        ("<title>Plan-action</title>", "<p>Texte</p>", "Plan-action"),
        ("", "<p>Texte</p>", None),
    ],
)
def test_title(head: str, body: str, expected: str | None) -> None:
    assert page(body, head).title == expected


def test_metadata() -> None:
    document = page(
        "<p>Texte</p>",
        "<title>Plan - Aubépine</title><meta name='description' content='Le plan'><link rel='canonical' "
        "href='https://www.aubepine.be/plan'><meta property='og:site_name' content='Commune d’Aubépine'>",
    )
    assert document.metadata["host"] == "www.aubepine.be"
    assert document.metadata["canonical"] == "https://www.aubepine.be/plan"
    assert document.metadata["site_name"] == "Commune d’Aubépine"
    assert document.metadata["description"] == "Le plan"
    assert document.media_type == "text/html"
    assert document.page_count is None


def test_base_and_kind_of_definition_lists() -> None:
    document = page(
        "<dl><dt>Pilote</dt><dd>Bibliothèque</dd><dt>Échéance</dt><dd>2021</dd><dd>2022</dd></dl>"
        "<dl><dt>Objectif 1 : un bourg vivant et ouvert à toutes les générations</dt><dd><p>Un</p><ul><li>Deux"
        "</li></ul></dd></dl>"
        "<p><a href='b.pdf'>b</a></p>",
        head="<base href='https://exemple.be/x/'>",
    )
    assert outline(document.blocks) == [
        "[2x2]",
        "p Objectif 1 : un bourg vivant et ouvert à toutes les générations",
        "p Un",
        "• Deux",
        "p b",
    ]
    assert text_block(document, "b").links[0].target == "https://exemple.be/x/b.pdf"
    assert text_block(document, "b").kind is Kind.PARAGRAPH


FIELDS_OF_A_FICHE = (
    "<h4>Curer l'étang</h4><div><p><{tag}>Pilote</{tag}> DG</p><p><{tag}>Budget</{tag}> 900 €</p></div>"
    "<h4>Rouvrir le lavoir</h4><div><p><{tag}>Pilote</{tag}> Parcs</p><p><{tag}>Délai</{tag}> 2027</p>"
    "<p><{tag}>Budget</{tag}> 70 €</p></div>"
)


@pytest.mark.parametrize("tag", ["b", "span"])
def test_words_that_open_the_lines_of_each_fiche_are_labels(tag: str) -> None:
    lines = outline(page(FIELDS_OF_A_FICHE.replace("{tag}", tag)).blocks)
    assert lines[1:3] == ["p Pilote : DG", "p Budget : 900 €"]
    assert "p Délai : 2027" in lines


def test_words_that_go_on_in_a_line_in_one_look_are_labels() -> None:
    fiches = "".join(
        f"<p><b class='k'>Porteur</b><i>{who}</i> <b class='k'>Fin</b> {year}</p><p>Texte</p>"
        for who, year in (("Verger", 2026), ("Étang", 2027))
    )
    lines = [[line.text for line in block.lines] for block in page(fiches).blocks if isinstance(block, TextBlock)]
    assert lines[::2] == [["Porteur : Verger", "Fin : 2026"], ["Porteur : Étang", "Fin : 2027"]]


def test_states_before_titles_and_bold_first_words_are_no_labels() -> None:
    states = "<ul><li><b>Fini</b> Curer l'étang</li><li><b>Fini</b> Paver</li><li><b>Prévu</b> Semer</li></ul>"
    assert outline(page(states).blocks) == ["• Fini Curer l'étang", "• Fini Paver", "• Prévu Semer"]
    words = "<p><b>Curer</b> l'étang</p><p><b>Rouvrir</b> le lavoir</p>"
    assert outline(page(words).blocks) == ["p Curer l'étang", "p Rouvrir le lavoir"]


def test_items_of_a_flexible_row_are_off_each_other() -> None:
    row = "<style>.bar{display:flex}</style><div class='bar'><span>En cours</span><span>40%</span></div>"
    assert outline(page(row).blocks) == ["p En cours 40%"]


def test_letters_of_sign_fonts_that_word_left_are_bullets() -> None:
    entry = (
        "<p style='margin-left:{margin}pt'><!--[if]--><span style='font-family:{font}'>{sign}"
        "<span style='font:7.0pt Times'>&nbsp;&nbsp;</span></span>{text}</p>"
    )
    first = entry.format(margin=36, font="Symbol", sign="·", text="Semer")
    second = entry.format(margin=72, font="Courier New", sign="o", text="le pré")
    blocks = [block for block in page(first + second).blocks if isinstance(block, TextBlock)]
    assert [(block.kind, block.level, block.marker, block.text) for block in blocks] == [
        (Kind.LIST_ITEM, 0, "·", "Semer"),
        (Kind.LIST_ITEM, 1, "o", "le pré"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "<p>Semer <b>Pilote :</b> Parcs | <b>Fin :</b> 2027</p>",
        "<p>Semer <b>Pilote</b> : Parcs <b>Fin</b> : 2027</p>",
        "<p>Semer<br>Pilote : <b>Parcs</b> Fin : <b>2027</b></p>",
        "<p>Semer <i><em>Pilote :</em> Parcs</i> ; <i><em>Fin :</em> 2027</i></p>",
        "<p>Semer <em>Pilote :</em> <i class='tag'>Parcs</i> <em>Fin :</em> 2027</p>",
    ],
)
def test_labels_that_look_alike_begin_lines(body: str) -> None:
    (block,) = (block for block in page(body).blocks if isinstance(block, TextBlock))
    assert [line.text for line in block.lines] == ["Semer", "Pilote : Parcs", "Fin : 2027"]


def test_a_colon_in_a_sentence_begins_no_line() -> None:
    (block,) = page("<p>La place a <b>deux visages :</b> le jour, et <i>La nuit :</i> tout dort.</p>").blocks
    assert isinstance(block, TextBlock)
    assert len(block.lines) == 1


def test_numbers_that_count_up_before_titles_belong_to_them() -> None:
    codes = ["OS 1", "1.1", "1.2", "1.3"]
    body = "".join(f"<h3><span class='badge'>{code}</span> Titre</h3>" for code in codes)
    assert outline(page(body).blocks) == [f"h3 {code} Titre" for code in codes]
    body = "<p><span class='badge'>1.1</span> Titre</p><h2><b class='tag'>OS 1</b> Titre</h2>"
    assert outline(page(body).blocks) == ["p 1.1 Titre", "h2 OS 1 Titre"]
    named = [f"Objectif opérationnel 2.{n}" for n in (1, 2)]
    body = "".join(f"<h3><span class='pill'>{code}</span> Titre</h3>" for code in named)
    assert outline(page(body).blocks) == [f"h3 {code} Titre" for code in named]
    ranks = ["P1", "P1", "P3", "P1"]
    body = "".join(f"<h3><span class='badge'>{rank}</span> Titre</h3>" for rank in ranks)
    assert outline(page(body).blocks) == [line for rank in ranks for line in ("h3 Titre", f"p {rank}")]


def test_counts_behind_the_heads_of_an_accordion_are_no_part_of_them() -> None:
    heads = [("Verger", "3 arbres"), ("Source", "(1)"), ("Étang", "2/5 finis")]
    body = "".join(f"<details><summary>{title} <small class='n'>{n}</small></summary></details>" for title, n in heads)
    assert outline(page(body).blocks) == [line for title, n in heads for line in (f"h1 {title}", f"p {n}")]
    other = "<h3>Vendre <em class='n'>12 pommes</em></h3><h3>Presser <em class='n'>le jus</em></h3>"
    assert outline(page(other).blocks) == ["h3 Vendre 12 pommes", "h3 Presser le jus"]


def test_states_that_end_lines_in_a_look_of_their_own_stand_apart() -> None:
    said = ["En cours", "Réalisé", "En cours"]
    body = "".join(f"<li>Curer la mare {n} <em>(Pilote : DG)</em> <span>{s}</span></li>" for n, s in enumerate(said))
    lines = [line for n, s in enumerate(said) for line in (f"• Curer la mare {n} (Pilote : DG)", f"p {s}")]
    assert outline(page(f"<ul>{body}</ul>").blocks) == lines
    two = "<li>Curer la mare <b>En cours</b></li><li>Semer un pré <b>Réalisé</b></li>"
    assert outline(page(f"<ul>{two}</ul>").blocks) == ["• Curer la mare En cours", "• Semer un pré Réalisé"]
    stressed = "".join(
        f"<li>Curer <b>{what}</b></li>" for what in ("En cours", "Réalisé", "Terminé", "la mare", "tout")
    )
    assert outline(page(f"<ul>{stressed}</ul>").blocks)[0] == "• Curer En cours"


@pytest.mark.parametrize("parent", ["div", "p"])
def test_boxes_in_a_row_are_paragraphs_each(parent: str) -> None:
    head = "<style>.v{display:inline-block;background:#eee;padding:2px}.u{display:inline-block}</style>"
    row = "<{0}><span class='v a'>Pilote : DG</span> <span class='v'>2027</span> <span class='v'>☺</span></{0}>"
    assert outline(page(row.format(parent), head).blocks) == ["p Pilote : DG", "p 2027", "p ☺"]
    words = "<p>Semer <span class='v'>un pré</span> <span class='v'>fleuri</span></p>"
    plain = "<p><span class='u'>Semer</span> <span class='u'>un pré</span></p>"
    assert outline(page(words + plain, head).blocks) == ["p Semer un pré fleuri", "p Semer un pré"]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>Priorité : <s>haute</s> – moyenne – <del>basse</del></p>", ["p Priorité : moyenne"]),
        ("<p>État : <span style='text-decoration: line-through'>lancé</span> /\n  clos</p>", ["p État : clos"]),
        ("<ul><li><strike>2025</strike>, 2026</li></ul>", ["• 2026"]),
        ("<p>Pilote : <s>Voirie</s><br>Bâtiments</p>", ["p Pilote : Bâtiments"]),
        ("<p><s>Creuser une mare</s></p>", ["p Creuser une mare"]),  # given up, and said
        ("<p>Planter <s>deux</s> trois haies</p>", ["p Planter deux trois haies"]),
    ],
)
def test_options_struck_out_are_not_said(body: str, lines: list[str]) -> None:
    assert outline(page(body).blocks) == lines


def test_what_is_struck_out_or_hidden_in_a_cell_stands_behind_the_table() -> None:
    cells = "<td>Haute / <s>Basse</s></td><td>Semer <span hidden>caché</span></td>"
    read = page(f"<table><tr><th>A</th><th>B</th></tr><tr>{cells}</tr></table>")
    assert [cell.text for cell in first_table(read).cells] == ["A", "B", "Haute", "Semer"]
    assert outline(read.blocks, all_roles=True) == ["[2x2]", "hidden p Basse", "hidden p caché"]


def test_the_name_of_a_level_in_a_box_of_its_own_before_a_title_is_its_label() -> None:
    titles = ["Être un bourg", "« Être une ville »"]
    body = "".join(f"<h3><span class='badge'>Objectif stratégique</span> {title}</h3>" for title in titles)
    assert outline(page(body).blocks) == [f"h3 Objectif stratégique : {title}" for title in titles]
    other = "".join(f"<h3><span class='badge'>Action</span> {n} Semer</h3>" for n in (1, 2))
    assert "h3 Action : 1 Semer" not in outline(page(other).blocks)


def test_coloured_dots_of_a_key_are_signs_wherever_they_stand() -> None:
    dot = '<span class="dot" style="background:{}"></span>'.format
    key = f"<p>Légende : {dot('#70AD47')} Réalisé {dot('#FFC000')} En cours</p>"
    document = page(f"{key}<p>État : {dot('#FFC000')}</p><p>Suivi <i class='bar' style='background:#404040'></i></p>")
    texts = [(block.text, block.sign_colours) for block in document.text_blocks()]
    assert texts == [
        ("Légende : ● Réalisé ● En cours", ("#70ad47", "#ffc000")),
        ("État : ●", ("#ffc000",)),
        ("Suivi", ()),
    ]


ONE = "<dt>OO 1.1 Curer</dt><dd>ODD : 6</dd><dd>{0}Faucher les rives<br>Pilote : DG</dd><dd>{1}Semer</dd>"


@pytest.mark.parametrize(
    "marks", [("<b>Action 1.1.1</b> ", "<b>Action 1.1.2</b> "), ("Action 1 : ", "Action 2 : "), ("", "")]
)
def test_definition_lists_of_items_are_no_tables(marks: tuple[str, str]) -> None:
    found = outline(page(f"<h2>OS 1 Vivre au fil de l'eau</h2><dl>{ONE.format(*marks)}</dl><p>Fin</p>").blocks)
    assert found[1] == "h3 OO 1.1 Curer"
    assert len(found) == 6


@pytest.mark.parametrize("objective", ["1.1 Curer les biefs", "Curer les biefs"])
def test_definition_lists_of_labels_stay_tables(objective: str) -> None:
    rows = f"<dt>Objectif</dt><dd>{objective}</dd><dt>Action</dt><dd>1.1.2 Faucher</dd>"
    rows += "<dt>Pilote</dt><dd>DG</dd><dd>DF</dd>"
    assert outline(page(f"<dl>{rows}</dl>").blocks) == ["[3x2]"]
