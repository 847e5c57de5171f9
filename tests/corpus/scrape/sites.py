# ruff: noqa: E501 (pages are easier to read as the lines that they are)
"""Twenty municipal sites of our own writing, as such sites are built, and what is to be found on each.

Plone, Drupal, WordPress, Joomla, TYPO3-like and home-made; plans as files, behind viewers and download addresses, printed on
a page; brand names, annexes, decoys; sites that refuse, that break, that need JavaScript.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from tests.corpus.scrape.web_server import Reply

DOCUMENTS = Path(__file__).resolve().parents[3] / "corpus" / "samples" / "documents"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"

Url = Callable[[str, str], str]


@dataclass
class Site:
    """``wanted`` are the paths (of this host, or whole addresses) of all that is to be kept and nothing else."""

    host: str
    nis_code: str
    kind: str = "commune"
    start: str = "/"
    pages: dict[str, Reply] = field(default_factory=dict)
    wanted: tuple[str, ...] = ()


def page(title: str, content: str, *, menu: str = "", extra_head: str = "", footer: str = "") -> Reply:
    html = (
        f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title>{extra_head}</head><body>'
        f'<header><a href="/">Accueil</a><nav class="menu">{menu}</nav></header><main>{content}</main>'
        f'<footer><a href="/mentions-legales">Mentions légales</a> <a href="/contact">Contact</a>{footer}</footer></body></html>'
    )
    return Reply(html.encode())


def file(body: bytes, media_type: str = PDF, *, disposition: str | None = None, validators: str = "both") -> Reply:
    headers = {"Content-Disposition": f'attachment; filename="{disposition}"'} if disposition else {}
    return Reply(body, media_type=media_type, headers=headers, validators=validators)


def sample(name: str) -> bytes:
    return (DOCUMENTS / name).read_bytes()


def variant(body: bytes, number: int) -> bytes:
    """The same document in other bytes (PDF readers do not mind what follows the end)."""
    return body + f"\n% exemplaire {number}\n%%EOF\n".encode()


@cache
def written(*lines: str) -> bytes:
    """A small PDF of our own, the first line its title."""
    styles = getSampleStyleSheet()
    out = io.BytesIO()
    story = [Paragraph(line, styles["Title" if number == 0 else "BodyText"]) for number, line in enumerate(lines)]
    SimpleDocTemplate(out, invariant=True, title=lines[0]).build(story)
    return out.getvalue()


def policy_statement() -> bytes:
    return written(
        "Déclaration de politique communale 2024-2030",
        "Le collège présente au conseil les orientations de la majorité pour les six années à venir.",
        "Nous voulons une commune où chacun trouve sa place. La mobilité, l'école et le commerce local seront au cœur de notre action.",
        "Les finances seront gérées avec prudence et les taux des impôts resteront stables pendant toute la durée du mandat.",
    )


def rural_programme() -> bytes:
    return written(
        "Programme communal de développement rural",
        "Le PCDR décrit la situation de la commune et les projets retenus par la commission locale de développement rural.",
        "Lot 1, fiche 1 : aménagement de la place. Lot 2, fiche 1 : maison de village.",
    )


def municipal_web(url: Url) -> list[Site]:
    """Return the sites; ``url`` gives the address of a host and a path."""
    return [
        _plone_page(), _wordpress(), _drupal(), _plone_files(), _joomla_sheet(), _cpas_own_site(), _cpas_guest(url),
        _city_project(), _viewer(url), _typo3(), _province(), _two_bodies(), _guide_only(), _modern(), _old_terms(),
        _no_validators(), _sitemap_only(), _near_misses(), _external(url), _files_elsewhere(),
    ]  # fmt: skip


def _plone_page() -> Site:
    """The plan is printed on the page itself."""
    path = "/ma-commune/vie-politique/programme-strategique-transversal"
    return Site("tellin", "84068", start=path, wanted=(path,), pages={path: Reply(sample("commune-tellin-page.html"))})


def _wordpress() -> Site:
    menu = '<a href="/vie-communale/">Vie communale</a> <a href="/?p=12">Tourisme</a> <a href="/agenda/">Agenda</a>'
    content = """<h1>Le PST</h1><p>Notre plan pour la commune, adopté par le conseil.</p>
      <p><a href="/wp-content/uploads/2019/10/PST-web.pdf">Télécharger le document</a></p>
      <p><a href="/wp-content/uploads/2019/10/DPC.pdf">Déclaration de politique communale</a></p>"""
    return Site(
        "clavier", "61012",
        pages={
            "/": page("Commune de Clavier", '<h1>Bienvenue</h1><p><a href="/bulletin12.pdf">Bulletin communal n° 12</a></p>', menu=menu),
            "/vie-communale/": page(
                "Vie communale", '<h1>Vie communale</h1><ul><li><a href="/?p=701">Programme stratégique transversal</a></li>'
                '<li><a href="/roi.pdf">Règlement d\'ordre intérieur</a></li><li><a href="/?p=9">Conseil communal</a></li></ul>', menu=menu,
            ),
            "/?p=701": page("PST – Commune de Clavier", content, menu=menu),
            "/?p=9": page("Conseil communal", '<h1>Conseil communal</h1><a href="/pv.pdf">PV du 12 mars</a>', menu=menu),
            "/?p=12": page("Tourisme", "<h1>Tourisme</h1>", menu=menu),
            "/wp-content/uploads/2019/10/PST-web.pdf": file(sample("commune-clavier-prose.pdf")),
            "/wp-content/uploads/2019/10/DPC.pdf": file(policy_statement()),
            "/bulletin12.pdf": file(written("Bulletin communal", "Les nouvelles du mois.")),
        },
        wanted=("/wp-content/uploads/2019/10/PST-web.pdf",),
    )  # fmt: skip


def _drupal() -> Site:
    content = """<h1 class="page-title">Programme Stratégique Transversal (PST)</h1>
      <div class="field--name-body"><p>La Ville publie son plan et ce qu'il est devenu.</p>
      <table><tr><td>Le plan de la législature</td><td><a href="/sites/default/files/2024-03/plan%20final.docx">Ouvrir</a></td></tr>
      <tr><td>Évaluation à mi-parcours</td><td><a href="/sites/default/files/2024-03/mi_parcours.pdf">Ouvrir</a></td></tr>
      <tr><td>Règlement de travail</td><td><a href="/sites/default/files/2023-01/rt.pdf">Ouvrir</a></td></tr></table></div>"""
    sitemap = b"""<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <url><loc>/node/1</loc></url><url><loc>/ville/programme-strategique-transversal</loc></url><url><loc>/ville/piscine</loc></url></urlset>"""
    return Site(
        "chiny", "85007",
        pages={
            "/": page("Ville de Chiny", "<h1>Chiny</h1><p>Bienvenue dans la ville.</p><a href='/node/1'>Actualités</a>" + "<p>Les services de la ville sont ouverts du lundi au vendredi.</p>" * 3),
            "/robots.txt": Reply(b"User-agent: *\nDisallow: /admin/\nSitemap: /sitemap.xml\n", media_type="text/plain"),
            "/sitemap.xml": Reply(sitemap, media_type="application/xml"),
            "/ville/programme-strategique-transversal": page("PST | Ville de Chiny", content),
            "/sites/default/files/2024-03/plan%20final.docx": file(sample("ville-chiny-tableau.docx"), DOCX),
            "/sites/default/files/2024-03/mi_parcours.pdf": file(sample("ville-chiny-evaluation.pdf")),
            "/sites/default/files/2023-01/rt.pdf": file(written("Règlement de travail", "Horaires et congés.")),
        },
        wanted=("/sites/default/files/2024-03/plan%20final.docx", "/sites/default/files/2024-03/mi_parcours.pdf"),
    )  # fmt: skip


def _plone_files() -> Site:
    start = "/commune/vie-politique/pst"
    content = """<h1 class="documentFirstHeading">P.S.T.</h1><p>Le programme stratégique transversal de la commune.</p>
      <ul><li><a class="internal-link" href="/commune/vie-politique/pst/pst-fiches.pdf/view">Les fiches</a></li>
      <li><a href="/commune/vie-politique/pst/annexe/@@download/file/indicateurs.pdf">Annexe 1 : indicateurs</a></li>
      <li><a href="/commune/vie-politique/pst/dpc/@@download/file">Déclaration de politique communale</a></li></ul>"""
    side = '<div id="portal-column-one"><a href="/formulaires/prime.pdf">Télécharger le formulaire</a></div>'
    annex = written(
        "Annexe 1 : indicateurs de suivi", "Nombre de réunions tenues", "Nombre de mètres de trottoirs refaits"
    )
    return Site(
        "rendeux", "83044", start=start,
        pages={
            start: page("PST — Rendeux", content + side),
            "/commune/vie-politique/pst/pst-fiches.pdf": file(sample("commune-rendeux-fiches.pdf")),
            "/commune/vie-politique/pst/annexe/@@download/file/indicateurs.pdf": file(annex),
            "/commune/vie-politique/pst/dpc/@@download/file": file(policy_statement()),
            "/formulaires/prime.pdf": file(written("Formulaire de prime", "Nom, prénom, adresse.")),
        },
        wanted=(
            "/commune/vie-politique/pst/pst-fiches.pdf",
            "/commune/vie-politique/pst/annexe/@@download/file/indicateurs.pdf",
        ),
    )  # fmt: skip


def _joomla_sheet() -> Site:
    content = """<h1>Documents politiques</h1><h2>Programme stratégique transversal</h2>
      <p><a href="/images/docs/tableau.xlsx">Tableau de synthèse</a></p>
      <h2>Déclaration de politique générale</h2><p><a href="/images/docs/dpg.pdf">Télécharger</a></p>
      <h2>PCDR</h2><p><a href="/images/docs/pcdr-fiches-projets.pdf">Fiches-projets</a></p>"""
    return Site(
        "onhaye", "91103", start="/index.php/dpg",
        pages={
            "/index.php/dpg": page("Documents politiques", content),
            "/images/docs/tableau.xlsx": file(sample("commune-onhaye-feuille.xlsx"), XLSX),
            "/images/docs/dpg.pdf": file(policy_statement()),
            "/images/docs/pcdr-fiches-projets.pdf": file(rural_programme()),
        },
        wanted=("/images/docs/tableau.xlsx",),
    )  # fmt: skip


def _cpas_own_site() -> Site:
    content = """<h1>Plan Stratégique Transversal</h1><p>Le CPAS s'est donné un plan.
      <a href="/documents/at_download/file">Lire le texte complet</a></p>"""
    home = page(
        "CPAS",
        '<h1>Centre public d\'action sociale</h1><a href="/le-cpas">Le CPAS</a> <a href="/services">Nos services</a>',
    )
    return Site(
        "cpas-bievre", "91015", "cpas",
        pages={
            "/": home,
            "/le-cpas": page("Le CPAS", '<h1>Le CPAS</h1><p>Organisation, mandataires, <a href="/p-s-t">P.S.T.</a></p>'),
            "/services": page("Nos services", "<h1>Nos services</h1><p>Repas à domicile.</p>"),
            "/p-s-t": page("PST", content),
            "/documents/at_download/file": file(sample("cpas-bievre-texte.odt"), ODT, disposition="../../etc/passwd"),
        },
        wanted=("/documents/at_download/file",),
    )  # fmt: skip


def _cpas_guest(url: Url) -> Site:
    """A CPAS whose plan stands on the commune's site."""
    start = "/cpas/programme-strategique"
    content = '<h1>PST du CPAS</h1><p><a href="/docs/pst_cpas.docx" title="PST du CPAS 2018-2024">Document Word</a></p>'
    return Site(
        "musson", "85026", "cpas", start,
        pages={start: page("CPAS de Musson", content), "/docs/pst_cpas.docx": file(sample("cpas-musson-numerote.docx"), DOCX)},
        wanted=("/docs/pst_cpas.docx",),
    )  # fmt: skip


def _city_project() -> Site:
    """A brand name instead of PST."""
    menu = '<a href="/la-ville">La ville</a> <a href="/sport">Sport</a>'
    body = variant(sample("commune-clavier-prose.pdf"), 8)
    return Site(
        "huy", "61031",
        pages={
            "/": page("Ville de Huy", "<h1>Ma ville</h1><p>" + "La ville au quotidien. " * 20 + "</p>", menu=menu),
            "/la-ville": page("La ville", '<h1>La ville</h1><ul><li><a href="/la-ville/projet-de-ville">Projet de ville 2019-2024</a></li><li><a href="/budget">Budget 2024</a></li></ul>', menu=menu),
            "/la-ville/projet-de-ville": page("Projet de ville", '<h1>Projet de ville</h1><p><a href="/f/Projet_de_Ville_2019-2024.pdf">Projet de Ville 2019-2024 (PDF)</a></p><p><a href="/f/budget-2024.pdf">Budget 2024</a></p>', menu=menu),
            "/f/Projet_de_Ville_2019-2024.pdf": file(body),
            "/f/budget-2024.pdf": file(written("Budget 2024", "Recettes et dépenses.")),
        },
        wanted=("/f/Projet_de_Ville_2019-2024.pdf",),
    )  # fmt: skip


def _viewer(url: Url) -> Site:
    shown = variant(sample("commune-rendeux-fiches.pdf"), 9)
    content = f"""<h1>Programme stratégique transversal 2018-2024</h1>
      <iframe src="/pdfjs/web/viewer.html?file=/media/pst.pdf"></iframe>
      <a href="https://docs.google.com/gview?embedded=true&url={url("hamoir", "/media/pst.pdf")}">Lire en ligne</a>
      <a href="#" onclick="window.open('/media/evaluation.pdf')">Évaluation du PST</a>"""
    return Site(
        "hamoir", "61024", start="/pst",
        pages={
            "/pst": page("PST", content),
            "/media/pst.pdf": file(shown),
            "/media/evaluation.pdf": file(variant(sample("ville-chiny-evaluation.pdf"), 9)),
        },
        wanted=("/media/pst.pdf", "/media/evaluation.pdf"),
    )  # fmt: skip


def _typo3() -> Site:
    content = """<h1>Vision stratégique</h1><section><h2>PST 2019 - 2024</h2><div class="ce-uploads"><ul>
      <li><span class="ce-uploads-fileName"><a href="/fileadmin/user_upload/volet_externe.pdf">Volet externe</a></span></li>
      <li><a href="/fileadmin/user_upload/agenda.pdf">Calendrier des collectes</a></li></ul></div></section>
      <section><h2>Plan de cohésion sociale</h2><a href="/fileadmin/user_upload/pcs.pdf">Télécharger</a></section>"""
    return Site(
        "ouffet", "61048", start="/index.php?id=44",
        pages={
            "/index.php?id=44": page("Vision stratégique", content),
            "/fileadmin/user_upload/volet_externe.pdf": file(variant(sample("cpas-valombreux-tableau.pdf"), 10)),
            "/fileadmin/user_upload/agenda.pdf": file(written("Calendrier", "Collecte le lundi.")),
            "/fileadmin/user_upload/pcs.pdf": file(written("Plan de cohésion sociale", "Axes du plan.")),
        },
        wanted=("/fileadmin/user_upload/volet_externe.pdf",),
    )  # fmt: skip


def _province() -> Site:
    content = "<h1>Le contrat d'avenir provincial</h1><p><a href=\"/download/cap\">Consulter le contrat d'avenir 2024-2030</a></p>"
    return Site(
        "province", "50000", "province", "/la-province/contrat-davenir",
        pages={
            "/la-province/contrat-davenir": page("Contrat d'avenir", content),
            "/download/cap": page("Téléchargement", '<h1>Contrat d\'avenir 2024-2030</h1><a href="/files/CAP-2024-2030-contrat-avenir-provincial.pdf">CAP 2030, contrat d\'avenir provincial (pdf)</a>'),
            "/files/CAP-2024-2030-contrat-avenir-provincial.pdf": file(variant(sample("commune-clavier-prose.pdf"), 11)),
        },
        wanted=("/files/CAP-2024-2030-contrat-avenir-provincial.pdf",),
    )  # fmt: skip


def _two_bodies() -> Site:
    """A page presents the plans of commune and CPAS and links both; it holds none itself."""
    return Site(
        "daverdisse", "84016", start="/pst",
        pages={
            "/pst": Reply(sample("commune-daverdisse-presentation.html")),
            "/documents/pst-communal.pdf": file(variant(sample("commune-clavier-prose.pdf"), 12)),
            "/documents/pst-cpas.pdf": file(sample("cpas-valombreux-tableau.pdf")),
        },
        wanted=("/documents/pst-communal.pdf", "/documents/pst-cpas.pdf"),
    )  # fmt: skip


def _guide_only() -> Site:
    content = (
        '<h1>PST</h1><p><a href="/g.pdf">Programme stratégique transversal : guide pour les pouvoirs locaux</a></p>'
    )
    return Site(
        "verlaine", "61063", start="/pst", pages={"/pst": page("PST", content), "/g.pdf": file(sample("guide-pratique.pdf"))}
    )  # fmt: skip


def _modern() -> Site:
    """What a browser gets today: cookie banner, mega menu, scripts, side column, cards, lazy pictures."""
    mega = (
        "".join(
            f'<li class="has-sub"><a href="/{name}">{name.title()}</a><ul>'
            + "".join(f'<li><a href="/{name}/{n}">{name} {n}</a></li>' for n in range(8))
            + "</ul></li>"
            for name in ("vivre", "loisirs", "economie", "services")
        )
        + '<li><a href="/ma-commune">Ma commune</a></li>'
    )
    head = '<meta name="generator" content="Moderne 5"><script src="/app.js"></script><script type="application/ld+json">{"@type":"City"}</script><link rel="stylesheet" href="/s.css">'
    banner = '<div id="cookie-banner" class="cookies">Ce site utilise des cookies. <a href="/cookies.pdf">Charte (PDF)</a></div>'
    side = '<aside class="sidebar"><h2>À la une</h2><a href="/brocante.pdf">Affiche de la brocante (PDF)</a><a href="/bulletin-communal-2024.pdf">Bulletin communal</a></aside>'
    card = """<article class="card"><a href="/ma-commune/vie-politique/pst"><img data-src="/i.jpg" alt=""><h3>Le Programme Stratégique
      Transversal</h3><span>Lire la suite</span></a></article><article class="card"><a href="/ma-commune/conseil"><h3>Conseil communal</h3></a></article>"""
    content = """<h1>Le Programme Stratégique Transversal</h1><p>Adopté à l'automne, le PST fixe le cap.</p>
      <div class="file-card"><i class="icon-pdf"></i><a href="/media/4021/download?inline" aria-label="Télécharger le PST 2024-2030 (PDF, 2 Mo)"><span>PDF</span></a></div>
      <div class="file-card"><a href="/media/4022/download?inline">Synthèse</a></div>"""
    return Site(
        "gesves", "92054",
        pages={
            "/": page("Commune de Gesves", banner + "<h1>Bienvenue</h1>" + "<p>La commune vous accueille.</p>" * 20 + side, menu=f"<ul>{mega}</ul>", extra_head=head),
            "/ma-commune": page("Ma commune", banner + "<h1>Ma commune</h1>" + card + side, menu=f"<ul>{mega}</ul>", extra_head=head),
            "/ma-commune/conseil": page("Conseil communal", banner + '<h1>Conseil</h1><a href="/oj.pdf">Ordre du jour</a>' + side, menu=f"<ul>{mega}</ul>", extra_head=head),
            "/ma-commune/vie-politique/pst": page("PST", banner + content + side, menu=f"<ul>{mega}</ul>", extra_head=head),
            "/media/4021/download?inline": file(variant(sample("commune-rendeux-fiches.pdf"), 14), disposition="PST_2024-2030.pdf"),
            "/media/4022/download?inline": file(variant(sample("cpas-valombreux-tableau.pdf"), 14)),
            "/cookies.pdf": file(written("Charte", "Cookies.")),
            "/brocante.pdf": file(written("Brocante", "Dimanche.")),
        },
        wanted=("/media/4021/download?inline", "/media/4022/download?inline"),
    )  # fmt: skip


def _old_terms() -> Site:
    """Two terms on one page, and the old evaluation on another."""
    content = """<h1>Programme stratégique transversal</h1><ul><li><a href="/d/2024.pdf">2024-2030</a></li><li><a href="/d/2018.pdf">2018-2024</a></li></ul>
      <p><a href="/pst/archives">Voir les évaluations</a></p>"""
    return Site(
        "doische", "93018", start="/pst",
        pages={
            "/pst": page("PST", content),
            "/pst/archives": page("Archives", '<h1>Évaluations du PST</h1><a href="/d/eval.pdf">Bilan de la législature</a>'),
            "/d/2024.pdf": file(variant(sample("commune-clavier-prose.pdf"), 15)),
            "/d/2018.pdf": file(variant(sample("cpas-valombreux-tableau.pdf"), 15)),
            "/d/eval.pdf": file(variant(sample("ville-chiny-evaluation.pdf"), 15)),
        },
        wanted=("/d/2024.pdf", "/d/2018.pdf", "/d/eval.pdf"),
    )  # fmt: skip


def _no_validators() -> Site:
    """A server that says neither ETag nor Last-Modified, and a page whose token changes."""
    content = '<h1>PST</h1><a href="/pst.pdf">Programme stratégique transversal</a>'
    start = page("PST", content)
    start.validators = "none"
    return Site(
        "philippeville", "93056", start="/pst",
        pages={"/pst": start, "/pst.pdf": file(variant(sample("commune-rendeux-fiches.pdf"), 16), validators="modified")},
        wanted=("/pst.pdf",),
    )  # fmt: skip


def _sitemap_only() -> Site:
    """Nothing in the menus leads to the plan: only an index of sitemaps does."""
    index = b'<?xml version="1.0"?><sitemapindex><sitemap><loc>/sitemap-posts.xml</loc></sitemap><sitemap><loc>/sitemap-pages.xml</loc></sitemap></sitemapindex>'
    pages = b"<urlset><url><loc>/2019/09/12/plan-strategique-transversal-2018-2024/</loc></url><url><loc>/brocante/</loc></url></urlset>"
    content = '<h1>Plan stratégique transversal 2018-2024</h1><a href="/up/PSTtableau.pdf">Voir le tableau</a>'
    return Site(
        "viroinval", "93090",
        pages={
            "/": page("Viroinval", "<h1>Viroinval</h1>" + "<p>Une commune verte et boisée.</p>" * 10),
            "/sitemap.xml": Reply(index, media_type="text/xml"),
            "/sitemap-posts.xml": Reply(b"<urlset></urlset>", media_type="text/xml"),
            "/sitemap-pages.xml": Reply(pages, media_type="text/xml"),
            "/2019/09/12/plan-strategique-transversal-2018-2024/": page("Plan stratégique transversal", content),
            "/up/PSTtableau.pdf": file(variant(sample("cpas-valombreux-tableau.pdf"), 17)),
        },
        wanted=("/up/PSTtableau.pdf",),
    )  # fmt: skip


def _near_misses() -> Site:
    """Nothing but what resembles a plan."""
    content = """<h1>Publications</h1><a href="/a.pdf">Programme communal de développement rural (PCDR)</a>
      <a href="/b.pdf">Déclaration de politique communale</a> <a href="/c.pdf">Plan d'investissement communal</a>"""
    return Site(
        "couvin", "93014", start="/publications",
        pages={
            "/publications": page("Publications", content),
            "/a.pdf": file(rural_programme()),
            "/b.pdf": file(policy_statement()),
            "/c.pdf": file(written("Plan d'investissement communal", "Voiries.")),
        },
    )  # fmt: skip


def _external(url: Url) -> Site:
    """The file lies on another host; a policy statement is named like the plan and only its text tells."""
    content = f"""<h1>PST 2024-2030</h1><p><a href="{url("fichiers", "/abc/pst-2024-2030.pdf")}">Le PST</a></p>
      <p><a href="/x/document.pdf">Télécharger le document</a></p>"""
    return Site(
        "florennes", "93022", start="/pst",
        pages={"/pst": page("PST", content), "/x/document.pdf": file(policy_statement())},
        wanted=(url("fichiers", "/abc/pst-2024-2030.pdf"),),
    )  # fmt: skip


def _files_elsewhere() -> Site:
    """The file host of another site; it is no source."""
    return Site(
        "fichiers", "", pages={"/abc/pst-2024-2030.pdf": file(variant(sample("commune-clavier-prose.pdf"), 19))}
    )
