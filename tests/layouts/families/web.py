"""Families of web pages."""

# ruff: noqa: E501 - rows of words and of content are kept whole
from __future__ import annotations

from html import escape

from corpus.samples.generate.blocks import Cell, Table
from corpus.samples.generate.html import table_html
from corpus.samples.generate.model import Node, PlanModel
from corpus.samples.generate.webpage import plone_page, wordpress_page
from tests.layouts import headers
from tests.layouts.families.tables import document, head_row, titled, value_cells, widths
from tests.layouts.marking import mark
from tests.layouts.planting import Made, Seed
from tests.layouts.registry import family


def _text(text: str) -> str:
    return escape(text, quote=False)


def _page(seed: Seed, plan: PlanModel, body: str, head: str = "") -> bytes:
    body_name, commune = plan.bodies[0].name, plan.bodies[0].commune
    term = f"{plan.term[0]}-{plan.term[1]}" if plan.term else ""
    lead = f"<p>Découvrez le programme stratégique transversal {term} ({_text(body_name)}).</p>\n"
    if seed.variant % 2:
        crumbs = (
            ["Ma commune", "Vie politique", "PST"]
            if plan.bodies[0].kind == "commune"
            else ["Ma commune", "CPAS", "PST du CPAS"]
        )
        return plone_page(f"Programme stratégique transversal {term}", commune, lead + body, crumbs).encode()
    return wordpress_page(f"PST {term} – {body_name}", commune, lead + body, head).encode()


def _levels(node: Node, glue: str) -> str:
    return _text(titled(node, glue))


@family("nested-lists", "Nested HTML lists in a municipal page", "HTML (Plone, WordPress)", 3)
def nested_lists(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), rich=False)
    mark(plan, *[("OS {s}", "OO {s}.{o}", None), (None, None, None), ("{s}", "{s}.{o}", None)][seed.variant - 1])
    tag = seed.pick("ul", "ul", "ul")

    def items(nodes: list[Node]) -> str:
        rows = []
        for node in nodes:
            text = _levels(node, seed.pick(" : ", "", " ") if node.level != "A" else "")
            if node.level == "OS":
                text = f"<strong>{text}</strong>"
            below = f"\n<{tag}>{items(node.children)}</{tag}>" if node.children else ""
            rows.append(f"<li>{text}{below}</li>")
        return "\n".join(rows)

    note = (
        "<p>Chaque objectif stratégique se décline en objectifs opérationnels, puis en actions.</p>"
        if seed.variant == 2
        else ""
    )
    return Made("html", _page(seed, plan, f"{note}<{tag}>\n{items(plan.items)}\n</{tag}>"), document(plan))


@family("web-headings", "Headings of three levels and paragraphs in a web page", "HTML (Plone, WordPress)", 2)
def web_headings(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), volets=seed.variant == 2)
    mark(plan, "Objectif stratégique {s}", "Objectif opérationnel {s}.{o}", "Action {a}" if seed.variant == 1 else None)
    cols = [*headers.who(seed, ", "), headers.when(seed, plan)]
    parts = []
    volet = None
    for node in plan.walk():
        if node.volet and node.level == "OS" and node.volet != volet:
            volet = node.volet
            parts.append(f"<h2>Volet {'externe' if volet == 'external' else 'interne'}</h2>")
        if node.level == "A":
            facts = "<br>".join(
                f"<em>{_text(col.header)}</em> : {_text(text)}" for col in cols if (text := col.cell(node))
            )
            parts.append(f"<p><strong>{_levels(node, ' : ')}</strong><br>{facts}</p>")
        else:
            tag = {"OS": "h3", "OO": "h4"}[node.level]
            parts.append(f"<{tag}>{_levels(node, ' : ')}</{tag}>")
    return Made("html", _page(seed, plan, "\n".join(parts)), document(plan))


@family("accordion", "Accordions: details and summary, or Bootstrap collapse", "HTML", 2)
def accordion(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), rich=False)
    mark(plan, "OS {s}", "OO {s}.{o}", None)
    parts = []
    for index, os in enumerate(plan.items):
        inner = "".join(
            f"<h4>{_levels(oo, ' : ')}</h4>\n<ul>"
            + "".join(f"<li>{_text(n.title)}</li>" for n in oo.children)
            + "</ul>\n"
            for oo in os.children
        )
        if seed.variant == 1:
            parts.append(f"<details><summary>{_levels(os, ' : ')}</summary>\n{inner}</details>")
        else:
            parts.append(
                f'<div class="accordion-item"><h2 class="accordion-header" id="h{index}"><button class="accordion-button collapsed" type="button" data-bs-toggle="collapse" '
                f'data-bs-target="#c{index}" aria-expanded="false">{_levels(os, " : ")}</button></h2>\n<div id="c{index}" class="accordion-collapse collapse" aria-labelledby="h{index}">'
                f'<div class="accordion-body">{inner}</div></div></div>'
            )
    body = "\n".join(parts)
    css = "<style>.collapse:not(.show){display:none}.visually-hidden{position:absolute;clip:rect(0 0 0 0)}</style>"
    return Made(
        "html",
        _page(seed, plan, f'<div class="accordion">{body}</div>' if seed.variant == 2 else body, css),
        document(plan),
    )


@family("html-table-spans", "HTML tables with merged cells", "HTML (Plone, WordPress)", 2)
def html_table_spans(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3))
    mark(plan, "OS {s}", "OO {s}.{o}", "{s}.{o}.{a}")
    cols = headers.usual(seed, plan, 1)
    rows = []
    if seed.variant == 1:
        rows.append(head_row(["Objectif stratégique", "Objectif opérationnel", "Action"], cols))
        for os in plan.items:
            lead = [Cell(titled(os), rowspan=sum(len(oo.children) for oo in os.children))]
            for oo in os.children:
                lead.append(Cell(titled(oo), rowspan=len(oo.children)))
                for node in oo.children:
                    rows.append([*lead, Cell(titled(node)), *value_cells(cols, node)])
                    lead = []
    else:
        rows.append(head_row(["N°", "Action"], cols))
        for node in plan.walk():
            if node.level == "A":
                rows.append([Cell(node.code or ""), Cell(node.title), *value_cells(cols, node)])
            else:
                rows.append([Cell(titled(node, " : "), colspan=len(cols) + 2, bold=True)])
    return Made(
        "html",
        _page(seed, plan, table_html(Table(rows, 1, widths([2, 2, 3] if seed.variant == 1 else [1, 3], cols)))),
        document(plan),
    )


@family("web-cards", "Cards and tabs of a modern site", "HTML", 2)
def web_cards(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3))
    mark(
        plan,
        "Objectif stratégique {s}",
        "Objectif opérationnel {s}.{o}",
        "Action {s}.{o}.{a}" if seed.variant == 1 else None,
    )
    cols = [*headers.who(seed, ", "), headers.when(seed, plan)]
    parts = []
    for os in plan.items:
        parts.append(f'<section class="objective"><h2>{_levels(os, " : ")}</h2>')
        for oo in os.children:
            parts.append(f'<h3>{_levels(oo, " : ")}</h3>\n<div class="grid">')
            for node in oo.children:
                label = f'<span class="badge">{_text(node.code)}</span>' if node.code else ""
                facts = "".join(
                    f"<dt>{_text(col.header)}</dt><dd>{_text(text)}</dd>" for col in cols if (text := col.cell(node))
                )
                parts.append(f'<article class="card">{label}<h4>{_text(node.title)}</h4><dl>{facts}</dl></article>')
            parts.append("</div>")
        parts.append("</section>")
    return Made("html", _page(seed, plan, "\n".join(parts)), document(plan))
