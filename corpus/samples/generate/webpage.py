"""Municipal web pages around a text: the menus, crumbs and banners of two site software families."""

# ruff: noqa: E501 - prose and rows of content are kept whole
from __future__ import annotations

from html import escape

_MENU = ("Ma commune", "Vivre à la commune", "Services communaux", "CPAS", "Loisirs et culture", "Économie locale")
_AGENDA = (
    "Marché hebdomadaire – jeudi de 8 h à 13 h",
    "Conseil communal – séance publique à 20 h",
    "Bourse aux vêtements",
)


def plone_page(title: str, commune: str, body: str, crumbs: list[str], style: str = "") -> str:
    """Return a page as an older Plone site serves it."""
    trail = " ".join(
        f'<span><a href="{"../" * (len(crumbs) - i)}">{escape(name)}</a> <span class="breadcrumbSeparator">›</span></span>'
        for i, name in enumerate(["Accueil", *crumbs[:-1]])
    )
    menu = "".join(f'<li class="plain"><a href="/{i}">{escape(name)}</a></li>' for i, name in enumerate(_MENU))
    agenda = "".join(
        f'<dd class="portletItem"><a href="/agenda/{i}">{escape(t)}</a></dd>' for i, t in enumerate(_AGENDA)
    )
    return f"""<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="fr">
<head><meta charset="utf-8" /><meta name="generator" content="Plone - http://plone.com" />
<title>{escape(title)} — {escape(commune)}</title>
<style>.hiddenStructure{{position:absolute;left:-9999px}}body{{font-family:Verdana,sans-serif;font-size:13px}}{style}</style>
</head>
<body class="template-document_view portaltype-document">
<div id="visual-portal-wrapper">
<div id="portal-top">
<p class="hiddenStructure"><a accesskey="2" href="#content">Aller au contenu.</a> | <a accesskey="6" href="#nav">Aller à la navigation</a></p>
<div id="portal-header"><a id="portal-logo" href="/">Commune de {escape(commune)}</a>
<form id="searchGadget_form" action="@@search"><label>Chercher par</label><input type="text" name="SearchableText" />
<input type="submit" value="Rechercher" /></form></div>
<h5 class="hiddenStructure">Sections</h5>
<ul id="portal-globalnav">{menu}</ul>
<div id="portal-breadcrumbs"><span id="breadcrumbs-you-are-here">Vous êtes ici :</span> {trail} <span>{escape(crumbs[-1])}</span></div>
</div>
<table id="portal-columns"><tbody><tr>
<td id="portal-column-one"><dl class="portlet portletNavigationTree" id="nav"><dt class="portletHeader">Navigation</dt>
<dd class="portletItem"><ul class="navTree"><li><a href="./">{escape(crumbs[-1])}</a></li><li><a href="../conseil">Conseil communal</a></li>
<li><a href="../college">Collège communal</a></li></ul></dd></dl></td>
<td id="portal-column-content"><div id="content">
<h1 class="documentFirstHeading">{escape(title)}</h1>
<div id="content-core"><div id="parent-fieldname-text">
{body}
</div></div>
<div class="documentActions"><ul><li><a href="javascript:print()">Imprimer cette page</a></li></ul></div>
</div></td>
<td id="portal-column-two"><dl class="portlet portletEvents"><dt class="portletHeader">Agenda</dt>{agenda}</dl></td>
</tr></tbody></table>
<div id="portal-footer"><p>Administration communale de {escape(commune)} – Place communale 1 – Tél. 000 00 00 00</p>
<ul id="portal-siteactions"><li><a href="/sitemap">Plan du site</a></li><li><a href="/accessibility-info">Accessibilité</a></li></ul></div>
</div></body></html>
"""


def wordpress_page(title: str, commune: str, body: str, head: str = "") -> str:
    """Return a page as a WordPress site serves it, with its cookie banner."""
    menu = "".join(
        f'<li class="menu-item"><a href="/?p={100 + i}">{escape(name)}</a></li>' for i, name in enumerate(_MENU)
    )
    return f"""<!doctype html>
<html lang="fr-FR">
<head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)} – {escape(commune)}</title><meta name="generator" content="WordPress 6.5" />{head}
</head>
<body class="page-template-default page">
<a class="skip-link screen-reader-text" href="#content">Aller au contenu principal</a>
<header id="masthead"><p class="site-title"><a href="/">{escape(commune)}</a></p>
<nav id="site-navigation"><button aria-expanded="false">Menu</button><ul id="primary-menu">{menu}</ul></nav></header>
<main id="content"><article class="page type-page">
<header class="entry-header"><h1 class="entry-title">{escape(title)}</h1></header>
<div class="entry-content">
{body}
</div></article></main>
<aside id="secondary"><section class="widget widget_recent_entries"><h2 class="widget-title">Articles récents</h2>
<ul><li><a href="/?p=2041">Travaux rue Haute : déviation</a></li><li><a href="/?p=2038">Collecte des sapins</a></li></ul></section></aside>
<footer id="colophon"><p>© Commune de {escape(commune)} – Mentions légales – Politique de confidentialité</p></footer>
<div id="cookie-notice" role="dialog"><span>Ce site utilise des cookies pour améliorer votre expérience.</span>
<button>Accepter</button><button>Refuser</button></div>
</body></html>
"""
