"""Families of what surrounds a plan or words it otherwise: forewords, annexes, other names of levels, tricky titles."""

# ruff: noqa: E501 - rows of words and of content are kept whole
from __future__ import annotations

import io
from html import escape

from openpyxl import Workbook

from corpus.samples.generate import columns as c
from corpus.samples.generate.blocks import Block, Break, Cell, Para, Table
from corpus.samples.generate.columns import Column, amount
from corpus.samples.generate.html import blocks_html
from corpus.samples.generate.model import Node, PlanModel
from corpus.samples.generate.packages import steady_zip
from corpus.samples.generate.webpage import plone_page, wordpress_page
from tests.layouts import headers
from tests.layouts import vocabulary as v
from tests.layouts.families.prose import values_below, walk_blocks
from tests.layouts.families.sheets import dress
from tests.layouts.families.tables import cover, document, head_row, marker_table, paper, titled, value_cells, widths
from tests.layouts.marking import mark
from tests.layouts.planting import Made, Seed
from tests.layouts.registry import family, printed


def _before(seed: Seed, plan: PlanModel) -> list[Block]:
    """Return pages that talk about plans, law, people and strengths, and hold no item."""
    members = [[Cell("Nom"), Cell("Fonction"), Cell("Attributions")]]
    members += [
        [
            Cell(v.person(seed.rng)),
            Cell(role),
            Cell(seed.rng.choice(("Travaux, mobilité", "Enseignement, culture", "Finances, sport", "Logement, aînés"))),
        ]
        for role in ("Bourgmestre", "1er Échevin", "2e Échevine", "Présidente du CPAS")
    ]
    swot = [[Cell("Forces"), Cell("Faiblesses")], [Cell("Tissu associatif dense\nSituation centrale", bullet="-"), Cell("Voiries dégradées\nPeu de transports en commun", bullet="-")],
            [Cell("Opportunités"), Cell("Menaces")], [Cell("Nouveaux appels à projets\nTélétravail", bullet="-"), Cell("Vieillissement\nHausse des coûts de l'énergie", bullet="-")]]  # fmt: skip
    return [
        Para("1. Le mot du Bourgmestre", "h1"), Para("Chères concitoyennes, chers concitoyens, vous tenez entre les mains la feuille de route de notre commune. Elle est ambitieuse et réaliste."),
        Para("2. Le cadre légal", "h1"),
        Para("« § 1er. Le conseil communal prend acte du programme stratégique transversal dans les neuf mois. § 2. Il est soumis à une évaluation. § 3. Il est publié. »", italic=True),
        Para("3. Les définitions", "h1"),
        Para("l'objectif stratégique (OS) dit ce que nous voulons être ;", bullet="•"), Para("l'objectif opérationnel (OO) dit ce que nous voulons faire ;", bullet="•"), Para("l'action dit comment, avec qui et pour quand.", bullet="•"),
        Para("4. La méthode", "h1"), Para("4.1 L'état des lieux", "h2"), Para("Chaque service a rempli un questionnaire. Les réponses ont été discutées en comité de direction."),
        Table(swot, 0, [1, 1], size=9), Para("4.2 Les ateliers", "h2"), Para("Quatre ateliers ont réuni 85 habitants, qui ont rédigé 132 propositions."),
        Para("5. Le Collège", "h1"), Table(members, 1, [1, 1, 1.5], size=9), Break(),
    ]  # fmt: skip


def _after(seed: Seed) -> list[Block]:
    rows = [
        [Cell("Plan"), Cell("Période")],
        *(
            [Cell(name), Cell(f"20{20 + i}-20{26 + i}")]
            for i, name in enumerate(("Plan communal de mobilité", "Plan de cohésion sociale", "Plan d'action climat"))
        ),
    ]
    return [
        Para("Annexes", "h1"), Para("Annexe 1 : les autres plans de la commune", "h2"), Table(rows, 1, [2, 1], size=9),
        Para("Annexe 2 : glossaire", "h2"), Para("Agence immobilière sociale.", label="AIS :"), Para("Réseau autonome de voies lentes.", label="RAVeL :"),
        Para("Contact : secrétariat communal, Grand-Place 1. Éditeur responsable : le Collège communal."),
    ]  # fmt: skip


@family(
    "long-foreword",
    "The plan stands between a long foreword (law, definitions, method, people) and annexes",
    "python-docx, LibreOffice, HTML",
    3,
)
def long_foreword(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), "commune")
    mark(plan, "OS {s}", "OO {s}.{o}", "Action {a}")
    cols = [*headers.who(seed, ", "), headers.when(seed, plan)]
    if seed.variant == 2:
        body: list[Block] = marker_table(seed, plan, cols)
    else:

        def setter(node: Node) -> list[Block]:
            if node.level == "A":
                return [Para(titled(node, " : "), bold=True), *values_below(cols, node, "lines", 10)]
            return [Para(titled(node, " : "), {"OS": "h2", "OO": "h3"}[node.level])]

        body = walk_blocks(plan, setter)
    blocks = [*cover(seed, plan), *_before(seed, plan), Para("6. Le programme", "h1"), *body, Break(), *_after(seed)]
    if seed.variant == 3:
        html = plone_page(
            f"Programme stratégique transversal {(plan.term or (0, 0))[0]}-{(plan.term or (0, 0))[1]}",
            plan.bodies[0].commune,
            blocks_html(blocks),
            ["Ma commune", "PST"],
        )
        return Made("html", html.encode(), document(plan))
    return Made(*printed(seed.pick("docx", "office"), paper(seed, plan, blocks, seed.variant == 2)), document(plan))


@family(
    "index-then-fiches",
    "A table of all actions first, then a sheet for each: nothing twice",
    "python-docx, LibreOffice",
    2,
)
def index_then_fiches(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 2))
    mark(plan, "OS {s}", "OO {s}.{o}", "Fiche {s}.{o}.{a}")
    labels = [c.description(), *headers.who(seed, ", "), headers.when(seed, plan), c.indicators("Indicateurs")]
    rows = [[Cell("N°"), Cell("Objectifs et actions")]]
    rows += [[Cell(node.code or ""), Cell(node.title, bold=node.level != "A")] for node in plan.walk()]
    blocks = [
        *cover(seed, plan),
        Para("Liste des actions", "h1"),
        Table(rows, 1, [1, 5], size=9),
        Para("Fiches-actions", "h1"),
    ]
    for os in plan.items:
        for oo in os.children:
            for node in oo.children:
                fiche = [
                    [Cell(titled(node, " : "), colspan=2, bold=True, fill="#ddebf7")],
                    [Cell("Objectif stratégique"), Cell(titled(os, " : "))],
                    [Cell("Objectif opérationnel"), Cell(titled(oo, " : "))],
                ]
                fiche += [[Cell(col.header), Cell(col.cell(node))] for col in labels]
                blocks += [Break(), Table(fiche, 0, [1, 3], size=10)]
    return Made(*printed(seed.pick("docx", "office"), paper(seed, plan, blocks, False)), document(plan))


_TRICKY = (
    "Action sociale : coordonner les aides matérielles des associations", "Objectif zéro déchet dans les cantines et lors des fêtes communales", "Priorité aux piétons dans les rues étroites du centre ancien",
    "3 bornes de réparation pour vélos à installer près des gares", "100 % d'éclairage LED dans les bâtiments scolaires", "Axe cyclable nord-sud : acquérir les emprises manquantes", "Volet numérique du plan de cohésion : ouvrir un espace public",
    "Projet « Demain nos villages » : accompagner dix comités", "Fiche d'accueil du nouvel agent : la rédiger et la traduire", "Mesures de vitesse : acheter deux radars préventifs", "Budget participatif (2e édition)",
    "Échéancier des travaux de voirie : le publier chaque printemps", "Service citoyen : accueillir deux jeunes par an", "Responsable énergie : engager un équivalent temps plein", "2025-2030 : renouveler la flotte par des véhicules partagés",
    "Étape suivante du RAVeL : relier la rive droite", "O.N.E. : agrandir le local des consultations", "Indicateurs de bien-être : mener une enquête bisannuelle", "En cours de route : visites guidées des chantiers pour les écoles", "Partenaires du terroir : éditer un carnet d'adresses",
)  # fmt: skip


@family(
    "tricky-titles", "Titles that begin like markers, labels, numbers or years", "python-docx, LibreOffice, HTML", 3
)
def tricky_titles(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 4))
    titles = seed.rng.sample(_TRICKY, len(_TRICKY))
    for node, title in zip(plan.of_level("A"), titles, strict=False):
        node.title = title
    mark(plan, "OS {s}", "OO {s}.{o}", seed.pick("Action {a}", "{s}.{o}.{a}", "") or None)
    cols = [*headers.who(seed, ", "), headers.when(seed, plan)]

    def setter(node: Node) -> list[Block]:
        if node.level != "A":
            return [Para(titled(node, " : "), {"OS": "h2", "OO": "h3"}[node.level])]
        return [
            Para(node.title, bullet="•") if not node.code else Para(titled(node, " : " if seed.variant == 1 else " "))
        ]

    if seed.variant == 2:
        blocks = cover(seed, plan) + marker_table(seed, plan, cols)
        return Made(*printed("office", paper(seed, plan, blocks)), document(plan))
    blocks = cover(seed, plan) + walk_blocks(plan, setter)
    if seed.variant == 3:
        return Made(
            "html",
            wordpress_page("Programme stratégique transversal", plan.bodies[0].commune, blocks_html(blocks)).encode(),
            document(plan),
        )
    return Made(*printed("docx", paper(seed, plan, blocks, False, margin=60)), document(plan))


@family("other-words", "Actions are called mesures, projets, fiches-projets or leviers", "python-docx, LibreOffice", 4)
def other_words(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3))
    mark(
        plan,
        "Objectif stratégique {s}",
        "Objectif opérationnel {s}.{o}",
        seed.pick("Mesure {a}", "Projet {s}.{o}.{a}", "Fiche-projet {ga}", "Projet n° {a}"),
    )
    cols = [*headers.who(seed, ", "), headers.when(seed, plan), *headers.money(seed)]
    if seed.variant in (2, 3):
        blocks = cover(seed, plan) + marker_table(seed, plan, cols)
        return Made(*printed(seed.pick("", "docx", "office"), paper(seed, plan, blocks)), document(plan))

    def setter(node: Node) -> list[Block]:
        if node.level != "A":
            return [Para(titled(node, " : "), {"OS": "h1", "OO": "h2"}[node.level])]
        return [Para(titled(node, " : "), "h3"), *values_below(cols, node, "bold", 0)]

    blocks = cover(seed, plan) + walk_blocks(plan, setter)
    return Made(*printed("docx", paper(seed, plan, blocks, False, margin=60)), document(plan))


@family(
    "strategic-axes",
    "Axes that are the strategic objectives: the document says so, or nothing else is",
    "python-docx, reportlab",
    2,
)
def strategic_axes(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3))
    mark(
        plan,
        seed.pick("Axe stratégique {s}", "Axe {s}"),
        seed.pick("Objectif opérationnel {s}.{o}", "Objectif opérationnel {o}"),
        "Action {a}",
    )
    cols = [*headers.who(seed, ", "), headers.when(seed, plan)]
    blocks = cover(seed, plan)
    for os in plan.items:
        blocks.append(Para(titled(os, " : "), "h1"))
        for oo in os.children:
            rows = [head_row(["N°", "Intitulé de l'action"], cols)]
            rows += [[Cell(n.code or ""), Cell(n.title), *value_cells(cols, n)] for n in oo.children]
            blocks += [Para(titled(oo, " : "), "h2", keep=True), Table(rows, 1, widths([0.9, 3.4], cols), size=9)]
    return Made(*printed(seed.pick("docx", "report"), paper(seed, plan, blocks)), document(plan))


@family("state-columns", "One column a state, ticked: Réalisé, En cours, À faire", "python-docx, Chromium", 2)
def state_columns(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 4), term=(2018, 2024))
    mark(plan, "OS {s}", "OO {s}.{o}", "{s}.{o}.{a}")
    states = [
        {"done": "Réalisé", "in_progress": "En cours", "not_started": "À faire"},
        {"not_started": "Non commencé", "in_progress": "En cours", "done": "Terminé", "cancelled": "Abandonné"},
    ][seed.variant - 1]
    remarks = c.remarks("Commentaires", 2)
    rows = [head_row(["N°", "Objectifs et actions", *states.values()], [remarks])]
    for node in plan.walk():
        if node.level != "A":
            rows.append(
                [
                    Cell(node.code or "", bold=True),
                    Cell(node.title, bold=True),
                    *(Cell() for _ in range(len(states) + 1)),
                ]
            )
            continue
        state = node.facts.status if node.facts.status in states else "in_progress"
        node.gold["status"] = {"code": state, "raw": states[state or ""]}
        ticks = [Cell(seed.pick("X", "✓") if code == state else "", align="center") for code in states]
        rows.append([Cell(node.code or ""), Cell(node.title), *ticks, Cell(remarks.cell(node))])
    first, last = plan.term or (2018, 2024)
    blocks: list[Block] = [Para(plan.bodies[0].name, "h2"), Para(f"Évaluation finale du programme stratégique transversal {first}-{last}", "title"),
                           Table(rows, 1, [0.9, 4, *([0.8] * len(states)), 2], size=9)]  # fmt: skip
    return Made(
        *printed(seed.pick("docx", "browser"), paper(seed, plan, blocks, font="DejaVu Sans", size=9)),
        document(plan, "evaluation"),
    )


@family("glued-numbers", "Numbers glued to their titles, or followed by a tab", "python-docx, LibreOffice", 2)
def glued_numbers(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), rich=False)
    mark(plan, seed.pick("{s}", "OS{s}"), seed.pick("{s}.{o}", "OO{s}.{o}"), seed.pick("{s}.{o}.{a}", "{s}.{o}.{a}"))
    glue = seed.pick("", "\t")

    def setter(node: Node) -> list[Block]:
        style = {"OS": "h2", "OO": "h3"}.get(node.level, "body")
        return [Para(f"{node.code}{'. ' if seed.variant == 1 and node.level == 'OS' else glue}{node.title}", style)]

    blocks = cover(seed, plan) + walk_blocks(plan, setter)
    return Made(*printed(seed.pick("docx", "office"), paper(seed, plan, blocks, False, margin=60)), document(plan))


@family("line-breaks", "A web page of one long paragraph cut by line breaks, dashes typed by hand", "HTML", 2)
def line_breaks(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), rich=False)
    mark(
        plan,
        seed.pick("OS {s}", "Objectif stratégique {s}"),
        seed.pick("OO {s}.{o}", "Objectif opérationnel {o}"),
        None,
    )
    dash = seed.pick("- ", "&nbsp;&nbsp;&nbsp;– ")
    parts = []
    for node in plan.walk():
        text = escape(titled(node, " : "), quote=False)
        parts.append({"OS": f"<br /><b>{text}</b>", "OO": f"<u>{text}</u>"}.get(node.level, f"{dash}{text}"))
    body = (
        f"<p>Le PST {(plan.term or (2024, 2030))[0]}-{(plan.term or (2024, 2030))[1]} ({escape(plan.bodies[0].name, quote=False)}) :<br />\n"
        + "<br />\n".join(parts)
        + "</p>"
    )
    make = (
        plone_page("Programme stratégique transversal", plan.bodies[0].commune, body, ["Ma commune", "PST"])
        if seed.variant == 1
        else wordpress_page("Programme stratégique transversal", plan.bodies[0].commune, body)
    )
    return Made("html", make.encode(), document(plan))


@family("sheet-per-objective", "A workbook with a sheet a strategic objective", "openpyxl", 2)
def sheet_per_objective(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3))
    mark(plan, "OS {s}", "OO {s}.{o}", "Action {a}")
    cols = [*headers.who(seed, ", "), headers.when(seed, plan), *headers.more(seed, 1)]
    book = Workbook()
    first = book.active
    assert first is not None
    term = plan.term or (2024, 2030)
    for index, os in enumerate(plan.items):
        sheet = first if not index else book.create_sheet()
        sheet.title = os.code or f"OS {index + 1}"
        sheet.append([f"{plan.bodies[0].name} – PST {term[0]}-{term[1]}"])
        sheet.append([titled(os, " : ")])
        if seed.variant == 1:
            sheet.append(["Objectif opérationnel", "N°", "Action", *(col.header for col in cols)])
            header = 3
            for oo in os.children:
                for node in oo.children:
                    sheet.append(
                        [
                            titled(oo, " : ") if node is oo.children[0] else None,
                            node.code,
                            node.title,
                            *(col.cell(node) or None for col in cols),
                        ]
                    )
        else:
            sheet.append(["N°", "Intitulé", *(col.header for col in cols)])
            header = 3
            for node in (n for oo in os.children for n in oo.walk()):
                sheet.append(
                    [node.code, node.title, *((col.cell(node) or None for col in cols) if node.level == "A" else ())]
                )
        dress(sheet, header)
    out = io.BytesIO()
    book.save(out)
    return Made("xlsx", steady_zip(out.getvalue()), document(plan))


@family("unit-in-header", "Amounts without a sign: the header says k€, euros or a year", "python-docx, reportlab", 2)
def unit_in_header(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3))
    mark(plan, "OS {s}", "OO {s}.{o}", "{s}.{o}.{a}")
    thousands = seed.variant == 1

    def column(header: str, fact: str, kind: str) -> Column:
        def cell(node: Node) -> str:
            value = getattr(node.facts, fact)
            if value is None:
                return ""
            text = f"{value / 1000:g}".replace(".", ",") if thousands else f"{value:,}".replace(",", ".")
            node.add("amounts", [amount(kind, value, text)])
            return text

        return Column(header, cell, 1.0, "right")

    unit = "(en k€)" if thousands else "(en €)"
    cols = [
        *headers.who(seed),
        column(f"Ordinaire {unit}", "ordinary", "ordinary"),
        column(f"Extraordinaire {unit}", "extraordinary", "extraordinary"),
        column(f"Subsides {unit}", "subsidy", "subsidy"),
    ]
    blocks = cover(seed, plan) + marker_table(seed, plan, cols)
    return Made(*printed(seed.pick("docx", "report"), paper(seed, plan, blocks)), document(plan))


@family("long-plan", "A long plan of some forty pages with running heads, contents and tables", "LibreOffice", 1)
def long_plan(seed: Seed) -> Made:
    plan = seed.plan((7, 4, 6), volets=True)
    mark(plan, "OS {s}", "OO {s}.{o}", "{s}.{o}.{a}")
    cols = [*headers.who(seed), headers.when(seed, plan), *headers.money(seed), c.indicators("Indicateurs")]
    blocks = cover(seed, plan) + _before(seed, plan) + marker_table(seed, plan, cols)
    sheet = paper(
        seed, plan, blocks, head=f"PST – {plan.bodies[0].name}", foot="Page {page}", font="Liberation Sans", margin=60
    )
    for block in blocks:
        if isinstance(block, Table):
            block.size = 10
    return Made(*printed("office", sheet), document(plan))


@family(
    "body-in-prose",
    "The body's name stands in the foreword only, other communes are named as neighbours",
    "python-docx, HTML",
    3,
)
def body_in_prose(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 2), seed.pick("commune", "cpas", "commune"), term=(2024, 2030), rich=False)
    mark(plan, "OS {s}", "OO {s}.{o}", "Action {a}")
    body = plan.bodies[0]
    other = next(name for name, _ in v.COMMUNES if name != body.commune and name[0] not in "AEIOUYÉH")
    of = body.name.split(" ", 1)[1]
    council = f"Le Conseil communal {of}" if body.kind == "commune" else f"Le Conseil de l'Action sociale {of}"
    lines = [
        f"{council} a pris acte du présent programme pour la mandature 2024-2030.",
        f"Certaines actions seront menées avec la commune voisine de {other}, qui partage les mêmes défis.",
    ]
    blocks: list[Block] = [
        Para("Programme stratégique transversal", "title"),
        Para("Avant-propos", "h1"),
        *(Para(line) for line in lines),
        Para("Objectifs et actions", "h1"),
    ]
    blocks += [Para(titled(node, " : "), {"OS": "h2", "OO": "h3"}.get(node.level, "body")) for node in plan.walk()]
    if seed.variant == 3:
        html = f"<!DOCTYPE html><html lang='fr'><head><meta charset='utf-8'><title>PST</title></head><body>{blocks_html(blocks)}</body></html>"
        return Made("html", html.encode(), document(plan))
    return Made(*printed("docx", paper(seed, plan, blocks, False, margin=60, head=None, title="")), document(plan))


@family(
    "term-forms",
    "The years of the term in other forms: slash, words, two digits in the file's title, législature",
    "python-docx",
    4,
)
def term_forms(seed: Seed) -> Made:
    plan = seed.plan(
        (2, 2, 2), term=[(2019, 2024), (2018, 2024), (2024, 2030), (2025, 2030)][seed.variant - 1], rich=False
    )
    first, last = plan.term or (2024, 2030)
    mark(plan, "OS {s}", "OO {s}.{o}", None)
    name = seed.pick(
        f"PST {first}/{last}",
        f"Programme stratégique transversal – législature {first} - {last}",
        f"Programme stratégique transversal de {first} à {last}",
        f"PST {first} → {last}",
    )
    blocks: list[Block] = [
        Para(plan.bodies[0].name, "h2"),
        Para(name, "title"),
        Para(f"Ce programme succède à celui de {first - 6}-{first} et s'appuie sur son évaluation."),
    ]
    blocks += [
        Para(titled(node, " : "), {"OS": "h2", "OO": "h3"}[node.level])
        if node.level != "A"
        else Para(node.title, bullet="•")
        for node in plan.walk()
    ]
    return Made(*printed("docx", paper(seed, plan, blocks, False, margin=60, head=None, title="")), document(plan))
