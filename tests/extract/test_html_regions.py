from __future__ import annotations

import pytest

from extract.document import Kind, Role
from tests.extract.html_pages import outline, page, text_block

TEXT = "<p>" + "Le plan dit ce que la commune veut être et faire pendant six ans. " * 6 + "</p>"


@pytest.mark.parametrize(
    "aside",
    [
        "<nav><ul><li><a href='/a'>Vivre ici</a></li></ul></nav>",
        "<div class='breadcrumbs'><a href='/'>Accueil</a> / Vivre ici</div>",
        "<div id='fil-ariane'>Vivre ici</div>",
        "<footer><p>Vivre ici</p></footer>",
        "<header><a href='/'>Vivre ici</a></header>",
        "<div id='cookie-consent'><p>Vivre ici avec des cookies</p><button>Accepter</button></div>",
        "<div class='social-share'><a href='#s'>Vivre ici</a></div>",
        "<aside class='sidebar'><a href='/x'>Vivre ici</a></aside>",
        "<a class='skip-link' href='#main'>Vivre ici</a>",
        "<div role='navigation'>Vivre ici</div>",
        "<form class='search-form'><label>Vivre ici</label><input></form>",
        "<div class='documentActions'><a href='p'>Vivre ici</a></div>",
        "<ul class='main-menu'><li><a href='/x'>Vivre ici</a></li></ul>",
        "<ul class='pager pagenav'><li>Précédent</li><li>Suivant : Vivre ici</li></ul>",
    ],
)
@pytest.mark.parametrize("frame", ["{aside}<main><h1>Plan</h1>{text}</main>", "{aside}<div><h1>Plan</h1>{text}</div>"])
def test_site_furniture_is_kept_and_marked(aside: str, frame: str) -> None:
    document = page(frame.format(aside=aside, text=TEXT))
    roles = {block.role for role in Role for block in document.text_blocks(role) if "Vivre ici" in block.text}
    assert roles == {Role.FURNITURE}
    assert text_block(document, "Plan").role is Role.BODY


@pytest.mark.parametrize(
    "content",
    [
        "<div class='action-sociale'><p>Ouvrir un restaurant social</p></div>",
        "<section id='menu-cantine'><h2>Cantine</h2><p>Servir des repas locaux dans les écoles</p></section>",
        "<div class='tags'><p>Ouvrir des ateliers</p></div>",
        "<article><header><h2>Fiche 3</h2></header><p>Ouvrir un atelier</p></article>",
        "<ul><li><a href='fiche1.pdf'>Fiche 1</a></li><li><a href='fiche2.pdf'>Fiche 2</a></li></ul>",
        "<aside><p>Encadré : ce que nous voulons être</p></aside>",
        "<div class='header'><h2>Objectif 2</h2><p>Être une commune propre</p></div>",
        "<div class='social'><h3>Domaine social</h3><p>Soutenir les aidants</p></div>",
    ],
)
def test_content_with_names_like_furniture_stays_content(content: str) -> None:
    document = page(f"<main><h1>Plan</h1>{TEXT}{content}</main>")
    assert {block.role for role in Role for block in document.text_blocks(role)} == {Role.BODY}


def test_anchor_lists_are_contents() -> None:
    body = "<ul>" + "".join(f"<li><a href='#o{n}'>Objectif {n}</a></li>" for n in range(4)) + "</ul>"
    document = page(f"<main><h1>Plan</h1>{body}{TEXT}</main>")
    assert text_block(document, "Objectif 2").role is Role.CONTENTS


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='display:none'>Caché</p>",
        "<p hidden>Caché</p>",
        "<span aria-hidden='true'>Caché</span>",
        "<span class='visually-hidden'>Caché</span>",
        "<p class='screen-reader-text'>Caché</p>",
        "<div style='visibility:hidden'>Caché</div>",
        "<div style='position:absolute;left:-9999px'>Caché</div>",
        "<noscript>Caché</noscript>",
        "<p class='d-none'>Caché</p>",
    ],
)
def test_hidden_text_is_kept_and_marked(hidden: str) -> None:
    document = page(f"<main><h1>Plan</h1><div>Vu {hidden} aussi</div></main>")
    assert text_block(document, "Caché").role is Role.HIDDEN
    assert all("Caché" not in block.text for block in document.text_blocks())


def test_responsive_classes_are_not_hidden() -> None:
    document = page("<h1>Plan</h1><p class='d-none d-md-block'>Grand écran</p><p class='hidden lg:block'>Large</p>")
    assert outline(document.blocks) == ["h1 Plan", "p Grand écran", "p Large"]


def test_h1_outside_of_main_is_content() -> None:
    document = page(f"<div class='hero'><h1>Plan stratégique</h1></div><div>Ailleurs</div><main>{TEXT}</main>")
    assert text_block(document, "Plan stratégique").role is Role.BODY
    assert text_block(document, "Ailleurs").role is Role.FURNITURE


ACCORDIONS = {
    "details": "<details><summary>Être verte</summary><p>Planter</p></details>"
    "<details><summary>Être calme</summary><p>Ralentir</p></details>",
    "bootstrap": "<div class='accordion' id='acc'>"
    "<div class='accordion-item'><h2 class='accordion-header'><button class='accordion-button collapsed' "
    "data-bs-toggle='collapse' data-bs-target='#c1'>Être verte</button></h2>"
    "<div id='c1' class='accordion-collapse collapse'><div class='accordion-body'><p>Planter</p></div></div></div>"
    "<div class='accordion-item'><h2 class='accordion-header'><button class='accordion-button collapsed' "
    "data-bs-toggle='collapse' data-bs-target='#c2'>Être calme</button></h2>"
    "<div id='c2' class='accordion-collapse collapse'><div class='accordion-body'><p>Ralentir</p></div></div>"
    "</div></div>",
    "aria": "<div><button aria-expanded='false' aria-controls='p1'>Être verte</button><div id='p1' hidden>"
    "<p>Planter</p></div>"
    "<button aria-expanded='false' aria-controls='p2'>Être calme</button><div id='p2' hidden><p>Ralentir</p>"
    "</div></div>",
    "bootstrap of divs": "<div class='accordion-item'><div class='accordion-header'><button class='accordion-button' "
    "data-bs-toggle='collapse' data-bs-target='#b1'><span>Être verte</span></button></div>"
    "<div id='b1' class='accordion-collapse collapse'><div class='accordion-body'><p>Planter</p></div></div></div>"
    "<div class='accordion-item'><div class='accordion-header'><button class='accordion-button' "
    "data-bs-toggle='collapse' data-bs-target='#b2'><span>Être calme</span></button></div>"
    "<div id='b2' class='accordion-collapse collapse'><div class='accordion-body'><p>Ralentir</p></div></div></div>",
    "school": "<button class='accordion'>Être verte</button><div class='panel' style='display:none'><p>Planter"
    "</p></div>"
    "<button class='accordion'>Être calme</button><div class='panel' style='display:none'><p>Ralentir</p></div>",
    "jquery": "<div class='ui-accordion'><h3 class='ui-accordion-header' role='tab' aria-controls='q1'><a"
    " href='#'>Être verte</a>"
    "</h3><div id='q1' role='tabpanel' aria-hidden='true' style='display:none'><p>Planter</p></div>"
    "<h3 class='ui-accordion-header' role='tab' aria-controls='q2'><a href='#'>Être calme</a></h3>"
    "<div id='q2' role='tabpanel' aria-hidden='true' style='display:none'><p>Ralentir</p></div></div>",
    "divi": "<div class='et_pb_toggle'><h5 class='et_pb_toggle_title'>Être verte</h5>"
    "<div class='et_pb_toggle_content' style='display:none'><p>Planter</p></div></div>"
    "<div class='et_pb_toggle'><h5 class='et_pb_toggle_title'>Être calme</h5>"
    "<div class='et_pb_toggle_content' style='display:none'><p>Ralentir</p></div></div>",
    "dl": "<dl class='accordion'><dt><a class='accordion-toggle' href='#d1' role='button'>Être verte</a></dt>"
    "<dd id='d1' class='collapse'><p>Planter</p></dd>"
    "<dt><a class='accordion-toggle' href='#d2' role='button'>Être calme</a></dt><dd id='d2' class='collapse'>"
    "<p>Ralentir</p></dd></dl>",
}


@pytest.mark.parametrize("name", ACCORDIONS)
def test_what_a_click_opens_is_content_under_its_button(name: str) -> None:
    document = page(f"<main><h1>Plan</h1><h2>Volet externe</h2>{ACCORDIONS[name]}<h2>Volet interne</h2></main>")
    lines = outline(document.blocks)
    level = lines[2][:2]
    assert level in {"h3", "h5"}
    assert lines == [
        "h1 Plan",
        "h2 Volet externe",
        f"{level} Être verte",
        "p Planter",
        f"{level} Être calme",
        "p Ralentir",
        "h2 Volet interne",
    ]


def test_accordions_nest() -> None:
    inner = "<details><summary>Action 1</summary><p>Semer</p></details>"
    document = page(
        f"<h1>Plan</h1><details><summary>OS 1</summary><h2>Sens</h2><p>Mot</p>{inner}{inner}</details>"
        "<details><summary>OS 2</summary><p>Fin</p></details>"
    )
    assert outline(document.blocks) == [
        "h1 Plan", "h2 OS 1", "h3 Sens", "p Mot", "h4 Action 1", "p Semer", "h4 Action"
        " 1", "p Semer", "h2 OS 2", "p Fin",
    ]  # fmt: skip


def test_tabs_name_their_panels() -> None:
    document = page(
        "<h1>Plan</h1><ul class='nav nav-tabs' role='tablist'><li><a role='tab' data-toggle='tab'"
        " href='#t1'>Commune</a></li>"
        "<li><a role='tab' data-toggle='tab' href='#t2'>CPAS</a></li></ul><div class='tab-content'>"
        "<div id='t1' class='tab-pane active' role='tabpanel'><p>Un</p></div>"
        "<div id='t2' class='tab-pane' role='tabpanel' style='display:none'><p>Deux</p></div></div><p>Après</p>"
    )
    assert outline(document.blocks) == ["h1 Plan", "h2 Commune", "p Un", "h2 CPAS", "p Deux", "p Après"]
    assert [line for line in outline(document.blocks, all_roles=True) if "furniture" in line] == [
        "furniture • Commune", "furniture • CPAS",
    ]  # fmt: skip


@pytest.mark.parametrize("label", ["Lire la suite", "+", "Voir plus"])
def test_generic_buttons_are_no_headings(label: str) -> None:
    document = page(
        f"<h1>Plan</h1><p>Début</p><button aria-expanded='false' aria-controls='m'>{label}</button>"
        "<div id='m' class='collapse' hidden><p>Suite</p></div>"
    )
    assert outline(document.blocks) == ["h1 Plan", "p Début", "p Suite"]


def test_a_menu_toggle_is_no_accordion() -> None:
    document = page(
        "<nav><button class='navbar-toggler' data-toggle='collapse' data-target='#n'>Menu</button>"
        "<div id='n' class='collapse'><ul><li><a href='/'>Accueil</a></li></ul></div></nav>"
        f"<main><h1>Plan</h1>{TEXT}</main>"
    )
    assert outline(document.blocks)[0] == "h1 Plan"


@pytest.mark.parametrize(
    ("entry", "role"),
    [
        ("<a href='b.pdf'>Bilan du programme</a> PDF - 640 Ko", Role.FURNITURE),
        ("<a href='b.pdf'>Fiche 12 : le kiosque</a> (PDF, 1,2 Mo)", Role.BODY),
        ("<a href='/kiosque'>Rénover le kiosque</a>", Role.BODY),
        ("Il a été adopté le 2 mai. On le lira en entier. <a href='b.pdf'>Le programme (PDF, 2 Mo)</a>", Role.BODY),
    ],
)
def test_files_to_fetch_are_furniture_unless_named_as_fiches(entry: str, role: Role) -> None:
    document = page(f"<main><h1>Plan</h1>{TEXT}<ul><li>{entry}</li></ul></main>")
    assert document.blocks[-1].role is role


ENTRIES = "<ul><li>Poser dix bancs</li><li>Tailler les haies</li></ul>"


@pytest.mark.parametrize(
    "entry",
    [
        "<div class='accordion'><h3>OO {0}</h3><div>{1}</div></div>",
        "<div class='accordion'><button class='accordion-title'>OO {0}</button><div>{1}</div></div>",
        "<div><button>OO {0}</button><div>{1}</div></div>",
        "<button>OO {0}</button><section><p>Constat</p>{1}</section>",
    ],
)
def test_accordions_side_by_side_have_a_title_and_a_text_each(entry: str) -> None:
    entries = "".join(entry.format(title, ENTRIES) for title in ("1.1 Soigner les parcs", "1.2 Soigner les rues"))
    document = page(f"<main><h2>OS 1 Être verte</h2>{entries}</main>")
    titles = [block.text for block in document.text_blocks() if block.kind is Kind.HEADING]
    assert titles == ["OS 1 Être verte", "OO 1.1 Soigner les parcs", "OO 1.2 Soigner les rues"]


def test_buttons_that_all_say_the_same_open_nothing() -> None:
    parts = "".join(f"<div><button>Partager</button><div>{ENTRIES}</div></div>" for _ in range(2))
    assert text_block(page(f"<main><h2>OS 1 Être verte</h2>{parts}</main>"), "Partager").role is Role.FURNITURE


@pytest.mark.parametrize("words", ["Retour en haut", "Haut de page", "Remonter en haut de la page"])
def test_a_link_to_the_head_of_the_page_is_furniture(words: str) -> None:
    document = page(f"<main><h2>Plan</h2>{TEXT}<p><a href='#main'>{words}</a></p></main>")
    assert text_block(document, words).role is Role.FURNITURE


def test_a_link_that_says_nothing_of_where_it_leads_is_furniture() -> None:
    more = "<a class='more' href='#'>En savoir plus</a>"
    document = page(f"<main><h1>Plan</h1>{TEXT}<section><h3>Curer le bief</h3>{more}</section></main>")
    assert text_block(document, "En savoir plus").role is Role.FURNITURE
