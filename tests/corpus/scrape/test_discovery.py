"""Which links are worth following and why: a table to read, page by page."""

from __future__ import annotations

import pytest

from corpus.scrape.discovery import PLAN_PAGE, address_candidates, candidates, page_score
from corpus.scrape.page import Page, parse_page
from corpus.scrape.shell import cues, shell_of
from corpus.scrape.vocabulary import fold, phrases

URL = "https://www.exemple.be/ma-commune/documents"


def parsed(content: str, *, title: str = "Documents", url: str = URL) -> Page:
    html = f"<html><head><title>{title}</title></head><body><main>{content}</main></body></html>"
    page = parse_page(url, html.encode())
    assert page is not None
    return page


def found(content: str, *, title: str = "Documents") -> dict[str, str]:
    """The kind of each candidate by the last part of its address, hubs left out."""
    page = parsed(content, title=title)
    kinds = {c.url.rpartition("/")[2]: c.kind for c in candidates(page, site="https://www.exemple.be/")}
    return {name: kind for name, kind in kinds.items() if kind != "hub"}


@pytest.mark.parametrize("phrase", phrases(), ids=lambda phrase: phrase.name)
def test_each_row_of_the_vocabulary_matches_its_examples_only(phrase: object) -> None:
    from corpus.scrape.vocabulary import Phrase

    assert isinstance(phrase, Phrase)
    assert phrase.examples
    assert phrase.counter_examples
    assert [text for text in phrase.examples if phrase.find(text) is None] == []
    assert [text for text in phrase.counter_examples if phrase.find(text) is not None] == []


@pytest.mark.parametrize("state", ["challenge", "login", "script"])
def test_each_shell_is_known_by_its_words(state: str) -> None:
    section = cues()[state]
    assert all(any(f" {words} " in f" {fold(text)} " for words in section["words"]) for text in section["examples"])
    assert not any(any(f" {words} " in f" {fold(text)} " for words in section["words"]) for text in section["not"])


@pytest.mark.parametrize(
    "content",
    [
        '<a href="a.pdf">Programme stratégique transversal 2024-2030</a>',
        '<a href="a.pdf">P.S.T. – volet commun de la Ville et du CPAS</a>',
        '<a href="PST_19-24.pdf">ici</a>',
        '<a href="a.pdf">Tableau de bord du PST au 31 décembre</a>',
        '<a href="a.pdf">Plan stratégique communal 2019-2024 (PDF)</a>',
        '<a href="a.pdf">Projet de ville 2019-2024</a>',
        '<a href="a.pdf">Évaluation du Plan Stratégique Transversal à mi-mandat</a>',
        '<a href="ProgrammeStrategiqueTransversal2024.pdf"><img src="couverture.jpg"></a>',
        '<p>Le programme stratégique transversal du CPAS : <a href="a.pdf">PDF</a></p>',
        '<ul><li>PST 2018-2024 <a href="a.docx"><i class="icon"></i></a></li></ul>',
        '<h2>Programme Stratégique Transversal</h2><ul><li><a href="a.pdf">Version complète</a></li></ul>',
        '<p><b>Programme stratégique transversal</b></p><ul><li><a href="a.pdf">Version complète</a></li></ul>',
        '<details><summary>PST</summary><a href="a.pdf">Télécharger le document</a></details>',
        '<div class="content-sidebar-wrap"><h2>PST</h2><a href="a.pdf">Télécharger</a></div>',
        '<div class="elementor-widget elementor-widget-text"><h2>PST</h2><a href="a.pdf">Télécharger</a></div>',
        '<div class="accordion-header"><h3>PST</h3></div><div class="body"><a href="a.pdf">Télécharger</a></div>',
        '<article><header><h2>PST</h2></header><a href="a.pdf">Télécharger</a></article>',
        '<article><h2>PST</h2><p>Le plan.</p><footer><a href="a.pdf">Télécharger</a></footer></article>',
        '<section class="menu-open has-sidebar"><h2>PST</h2><a href="a.pdf">Télécharger</a></section>',
        '<div class="page-header"><h2>PST</h2></div><a href="a.pdf">Télécharger</a>',
        '<button aria-expanded="false">PST</button><div><a href="a.pdf">Télécharger</a></div>',
        '<a data-toggle="collapse" href="#c1">Le PST</a><div id="c1"><a href="a.pdf">Synthèse</a></div>',
        '<table><tr><th>PST de la commune</th></tr><tr><td><a href="a.pdf">Synthèse</a></td></tr></table>',
        '<a href="#" onclick="window.open(\'/f/pst.pdf\')">Lire le PST</a>',
        '<embed src="/f/pst-2024.pdf">',
        '<a href="/pdfjs/viewer.html?file=%2Ff%2Fpst.pdf">Feuilleter le PST</a>',
        '<a href="https://cdn.exemple.net/x/8271.pdf">Le PST de la commune</a>',
        '<a href="/index.php?download=44&title=x">Programme stratégique transversal</a>',
        '<a href="/?wpdmdl=701">Le P.S.T.</a>',
        '<a href="a.pdf" title="PST 2024-2030">Document</a>',
        '<a href="a.pdf">PST et déclaration de politique communale</a>',
    ],
)
def test_documents_worth_fetching(content: str) -> None:
    assert list(found(content).values()) == ["document"]


@pytest.mark.parametrize(
    "content",
    [
        '<a href="a.pdf">Télécharger le document</a>',
        '<a href="a.pdf">Déclaration de politique communale 2024-2030</a>',
        '<a href="a.pdf">Programme de politique générale</a>',
        '<a href="a.pdf">PCDR : fiches-projets</a>',
        '<a href="a.pdf">Plan de cohésion sociale 2020-2025</a>',
        '<a href="a.pdf">Plan stratégique de développement communal</a>',
        '<a href="a.pdf">Budget 2024</a>',
        '<a href="a.pdf">Ordre du jour du conseil communal</a>',
        '<a href="a.pdf">Bulletin communal de mars</a>',
        '<a href="a.pdf">Annexe 2</a>',
        '<h2>PST</h2><p>Voir la commune.</p><h2>PCDR</h2><a href="a.pdf">Télécharger</a>',
        '<h2>PST</h2><a href="photo.jpg">PST</a><a href="mailto:pst@exemple.be">PST</a><a href="/agenda/pst">PST</a>',
        '<aside><h2>PST</h2><a href="a.pdf">Télécharger</a></aside>',
        '<a href="javascript:void(0)">PST</a>',
        '<button aria-expanded="false">PST</button><button aria-expanded="false">Taxes</button><a href="a.pdf">PDF</a>',
        '<p>Le PST. <a href="/p">Stages d\'été</a></p>',
    ],
)
def test_what_is_left_where_it_is(content: str) -> None:
    assert found(content) == {}


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ('<a href="a.pdf">2018-2024</a> <a href="b.pdf">2024-2030</a>', {"a.pdf", "b.pdf"}),
        ('<a href="a.pdf">Annexe</a> <a href="b.pdf">Formulaire d\'inscription</a>', {"a.pdf"}),
        ('<a href="a.xlsx">Tableau des actions</a> <a href="b.pdf">Offres d\'emploi</a>', {"a.xlsx"}),
        ('<a href="a.pdf">Volet interne</a> <a href="b.pdf">Volet externe</a>', {"a.pdf", "b.pdf"}),
        ('<a href="a.pdf">Télécharger</a> <a href="b.pdf">Déclaration de politique communale</a>', {"a.pdf"}),
        ('<a href="a.pdf">Rapport de mi-législature</a>', {"a.pdf"}),
    ],
)
def test_on_a_page_about_the_plan_fewer_words_are_enough(content: str, kept: set[str]) -> None:
    assert set(found(content, title="Programme stratégique transversal")) == kept


@pytest.mark.parametrize(
    "box",
    [
        '<div class="sidebar">{}</div>',
        '<div id="main-menu">{}</div>',
        '<div class="widget widget_text">{}</div>',
        '<dl class="portlet portletCollection"><dt>Fichiers</dt><dd>{}</dd></dl>',
        '<div class="cookie-banner">{}</div>',
        '<ul class="related-posts"><li>{}</li></ul>',
        "<nav>{}</nav>",
        '<div role="complementary">{}</div>',
    ],
)
def test_beside_the_plan_stand_other_things(box: str) -> None:
    beside = box.format('<a href="b.pdf">Télécharger</a>')
    content = f'<h1>PST</h1><p><a href="a.pdf">Télécharger</a></p>{beside}'
    assert found(content, title="PST") == {"a.pdf": "document"}


def test_a_page_may_say_in_its_first_lines_what_its_brand_stands_for() -> None:
    content = """<h1>Ensemble vers demain</h1><p>C'est le nom que porte le programme stratégique transversal de la
      province.</p><a href="e.pdf">Ensemble vers demain 2018-2024</a><a href="m.pdf">Le menu des cantines</a>"""
    assert found(content, title="Ensemble vers demain") == {"e.pdf": "document"}


def test_pages_are_followed_on_the_same_site_only() -> None:
    content = """<a href="/vie/pst">PST</a> <a href="https://cpas.exemple.be/pst">PST du CPAS</a>
      <a href="https://www.uvcw.be/pst">Le PST expliqué</a>
      <a href="https://issuu.com/commune/docs/pst">Le PST en ligne</a>"""
    kinds = {c.url: c.kind for c in candidates(parsed(content), site="https://www.exemple.be/")}
    assert kinds == {
        "https://www.exemple.be/vie/pst": "page",
        "https://cpas.exemple.be/pst": "page",
        "https://issuu.com/commune/docs/pst": "viewer",
    }


def test_reasons_are_said_in_words() -> None:
    page = parsed('<h1>PST</h1><a href="a.pdf">Tableau de synthèse</a>', title="PST")
    (candidate,) = candidates(page, site=URL)
    assert candidate.score >= 5
    assert candidate.annex
    assert candidate.reasons == (
        "texte du lien : « tableau de synthese » (annexe, synthèse, volet)",
        "sous l'intertitre « PST »",
    )


def test_best_first_and_each_address_once() -> None:
    content = '<a href="a.pdf">Plan stratégique du CPAS</a> <a href="b.pdf">PST 2024-2030</a> <a href="b.pdf">PDF</a>'
    scored = [(c.url[-5:], c.score) for c in candidates(parsed(content), site=URL)]
    assert [name for name, _ in scored] == ["b.pdf"] or [name for name, _ in scored] == ["b.pdf", "a.pdf"]
    assert scored == sorted(scored, key=lambda pair: -pair[1])


@pytest.mark.parametrize(
    ("title", "content", "about"),
    [
        ("PST — Exemple", "", True),
        ("Exemple", "<h1>Le programme stratégique transversal</h1>", True),
        ("Déclaration de politique communale", "<h1>DPC</h1>", False),
        ("Vie politique", "<h1>Vie politique</h1><nav><a href='/pst'>PST</a></nav>", False),
        ("Projet de ville 2019-2024", "", True),
    ],
)
def test_pages_about_a_plan(title: str, content: str, about: bool) -> None:
    assert (page_score(parsed(content, title=title)) >= PLAN_PAGE) is about


def test_addresses_of_a_sitemap() -> None:
    base = "https://www.exemple.be"
    urls = [f"{base}/vie/p-s-t", f"{base}/piscine", f"{base}/f/PST2024-2030.pdf", f"{base}/pst.jpg", f"{base}/pcdr"]
    kinds = {c.url.removeprefix(base): c.kind for c in address_candidates(urls, page_url=f"{base}/sitemap.xml")}
    assert kinds == {"/vie/p-s-t": "page", "/f/PST2024-2030.pdf": "document"}


@pytest.mark.parametrize(
    ("html", "status", "state"),
    [
        ("<title>Just a moment...</title><p>Checking your browser before accessing.</p>", 503, "challenge"),
        ('<title>Exemple</title><script src="/cdn-cgi/challenge-platform/x.js"></script>', 403, "challenge"),
        ("<p>Vérification que vous n'êtes pas un robot</p>", 200, "challenge"),
        ("<h1>Connexion</h1><p>Veuillez vous identifier</p><input type=password>", 200, "login"),
        ('<noscript>Activez JavaScript</noscript><div id="root"></div><script src="x.js"></script>', 200, "shell"),
        ("<html><body></body></html>", 200, "shell"),
        (
            "<h1>PST</h1>" + "<p>Un plan pour la commune, et un captcha dans le formulaire de contact.</p>" * 30,
            200,
            None,
        ),
        ("<h1>PST</h1>" + "<p>Texte du plan.</p>" * 90 + "<form><input type=password></form>", 200, None),
        (
            '<h1>PST</h1><p>Voici.</p><a href="a.pdf">1</a><a href="b">2</a><a href="c">3</a><a href="d">4</a>',
            200,
            None,
        ),
    ],
)
def test_pages_that_are_none(html: str, status: int, state: str | None) -> None:
    page = parse_page(URL, html.encode())
    assert page is not None
    shell = shell_of(page, html.encode(), status)
    assert (shell.state if shell else None) == state
