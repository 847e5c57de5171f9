"""Families of tables and labels that white space alone tells apart: no rule, no shade, no tag."""

# ruff: noqa: E501 - rows of words and of content are kept whole
from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from corpus.samples.generate import columns as c
from corpus.samples.generate.blocks import Block, Break, Cell, Paper, Para, Table
from corpus.samples.generate.columns import Column, amount
from corpus.samples.generate.model import Node, PlanModel
from corpus.samples.generate.packages import steady_pdf
from corpus.samples.generate.printing import office_convert
from tests.layouts import headers
from tests.layouts import vocabulary as v
from tests.layouts.families.sheets import save
from tests.layouts.families.tables import VOLETS, by_volet, document, titled, value_cells
from tests.layouts.marking import mark
from tests.layouts.planting import Made, Seed
from tests.layouts.registry import family
from tests.layouts.spacing import Look, drawn_pdf, flowed_pdf, office_pdf, padded, tabbed_pdf, typed_rows

_TITLES = {"OS": v.other_strategic_title, "OO": v.other_operational_title, "A": v.other_action_title}


def reworded(seed: Seed, shape: tuple[int, int, int], **more: Any) -> PlanModel:
    """Return a plan whose titles are of the second stock of words."""
    plan = seed.plan(shape, **more)
    for node in plan.walk():
        make = _TITLES[node.level]
        node.title = seed.title(lambda make=make: make(seed.rng))  # type: ignore[misc]
    return plan


def opening(seed: Seed, plan: PlanModel) -> list[Block]:
    """Return the head of a document: body, name and term of the plan, in varied forms."""
    body, (first, last) = plan.bodies[0].name, plan.term or (2024, 2030)
    of = f"du {body}" if plan.bodies[0].kind == "cpas" else f"de la {body}"
    forms: list[list[Block]] = [
        [Para(body, "h2"), Para(f"PST {first}-{last}", "h1")],
        [Para("Programme stratégique transversal", "h1"), Para(f"Législature {first}-{last}", "h3"), Para(body, "h3")],
        [Para(f"{body} – Programme stratégique transversal (PST) {first} – {last}", "h2")],
        [Para(f"Programme stratégique transversal {first}-{last}", "h1"), Para(f"{body} – tableau des actions", "h3")],
        [Para(f"{body.upper()}", "h2"), Para(f"Plan d'actions du PST {first}-{last}", "h1", align="center")],
        [Para(f"Le programme stratégique transversal {of} ({first}-{last})", "h2", align="center")],
        [Para(f"P.S.T. {first}-{last}", "h1"), Para(f"Liste des objectifs et des actions {of}", "h3")],
        [Para(body, "h3"), Para(f"Programme stratégique transversal {first} - {last}", "h2"), Para("Le tableau est mis à jour chaque année par le comité de direction.")],
    ]  # fmt: skip
    return seed.rng.choice(forms)


def sheet(seed: Seed, plan: PlanModel, blocks: list[Block], **more: Any) -> Paper:
    """Return the paper around the blocks: nothing on it is ruled or shaded."""
    page = Paper(
        [*opening(seed, plan), *blocks], title="PST", landscape=True, size=9, margin=40, header_fill="", accent="#000000",
        head=seed.rng.choice((None, f"PST – {plan.bodies[0].name}", plan.bodies[0].name)),
        foot=seed.rng.choice((None, "{page}", "Page {page}", "- {page} -")),
    )  # fmt: skip
    for name, value in more.items():
        setattr(page, name, value)
    return page


def head(first: list[str], cols: list[Column]) -> list[Cell]:
    """Return a header row, each word above its values."""
    return [*(Cell(text) for text in first), *(Cell(col.header, align=col.align) for col in cols)]


def body_rows(nodes: Iterator[Node], cols: list[Column], numbered: bool, lines: bool, glue: str = " – ") -> list[list[Cell]]:  # fmt: skip
    """Return a row an item: numbers in a column of their own or before the titles; objectives in lines over all columns."""
    rows = []
    for node in nodes:
        bold = node.level != "A"
        if bold and lines:
            rows.append([Cell(titled(node, glue), colspan=len(cols) + 1 + numbered, bold=True)])
            continue
        lead = [Cell(node.code or "", bold=bold), Cell(node.title, bold=bold)] if numbered else [Cell(titled(node, glue), bold=bold)]  # fmt: skip
        rows.append([*lead, *([Cell() for _ in cols] if bold else value_cells(cols, node))])
    return rows


def grid(
    plan: PlanModel, first: list[str], cols: list[Column], shares: list[float], lines: bool, size: float, glue: str = " – "
) -> Table:  # fmt: skip
    """Return the whole plan as one table."""
    rows = [head(first, cols), *body_rows(plan.walk(), cols, len(first) == 2, lines, glue)]
    return Table(rows, 1, [*shares, *(col.width for col in cols)], "none", size=size)


@family(
    "narrow-gutters",
    "Columns so close that hardly a word space stands between them",
    "reportlab, Chromium (CSS grid)",
    2,
    hard=True,
)
def narrow_gutters(seed: Seed) -> Made:
    plan = reworded(seed, (2, 3, 4))
    if seed.variant == 1:
        mark(plan, "OS {s}", "OO {s}.{o}", "{s}.{o}.{a}")
        cols = [c.pilots("Service pilote", "services", "administrative", "\n", 1.15), c.deadline("Échéance", "words", 0.95),
                c.amounts("Budget estimé", "cost", "unspecified", "dot", empty="-", width=0.9), c.priority("Priorité", "haute", 0.62)]  # fmt: skip
        page = sheet(seed, plan, [grid(plan, ["N°", "Intitulé"], cols, [0.62, 3], False, 7.8)], landscape=False)
        return Made("pdf", drawn_pdf(page, Look(gap=3.6, pad=3.2)), document(plan))
    mark(plan, "OS.{s}", "OO.{s}.{o}", None)
    cols = [c.pilots("Responsable administratif", "services", "administrative", "\n", 1.1), c.pilots("Mandataire référent", "mandataries", "political", "\n", 1.2),
            c.period("Période", "dash", 0.6), c.partners("Partenaires", ", ", 1.3), c.indicators("Indicateurs", "\n", 1.5), c.status("Statut", "feminine", 0.75)]  # fmt: skip
    page = sheet(
        seed,
        plan,
        [grid(plan, ["Objectifs et actions"], cols, [3.3], False, 8, " : ")],
        font="Liberation Sans",
    )
    return Made("pdf", flowed_pdf(page, Look(gap=4, pad=3, every=False)), document(plan))


@family(
    "centred-cells",
    "Short values stand at mid-height beside titles of several lines",
    "LibreOffice, Chromium (CSS grid)",
    2,
    hard=True,
)
def centred_cells(seed: Seed) -> Made:
    plan = reworded(seed, (2, 3, 4))
    if seed.variant == 1:
        mark(plan, "OS{s}", "OO{s}.{o}", "A{s}.{o}.{a}")
        cols = [c.pilots("Service gestionnaire", "services", "administrative", "\n", 1.3), c.pilots("Mandataire", "mandataries", "political", "\n", 1.3),
                c.deadline("Échéance", "quarter", 1.2), c.indicators("Indicateurs de résultat", "\n", 1.8)]  # fmt: skip
        page = sheet(seed, plan, [grid(plan, ["N°", "Actions"], cols, [0.7, 2.6], True, 9, " – ")], font="Carlito")
        return Made("pdf", office_pdf(page, Look(gap=10, pad=7, valign="middle")), document(plan))
    mark(plan, "Objectif stratégique {s}", "Objectif opérationnel {s}.{o}", "{ga}")
    for node in plan.walk():
        node.facts.services = [v.person(seed.rng) for _ in node.facts.services]
    cols = [c.pilots("Responsable", "services", "unspecified", "\n", 1.2), c.period("Années", "spaced", 0.8),
            c.amounts("Coût (€)", "cost", "unspecified", "bare", width=0.8), c.progress("Taux\nde réalisation", "{} %", 0.9), c.remarks("Commentaires", 2)]  # fmt: skip
    for col in cols[:2]:
        col.align = "center"
    page = sheet(
        seed, plan, [grid(plan, ["N°", "Action"], cols, [0.4, 3], True, 9, " : ")], font="DejaVu Sans Condensed", size=9.5
    )  # fmt: skip
    return Made("pdf", flowed_pdf(page, Look(gap=14, pad=9, valign="middle", every=False)), document(plan))


@family(
    "tab-stops",
    "A page typed with tabs: cells broken by hand line after line, or the title last with a hanging indent",
    "LibreOffice",
    2,
    hard=True,
)
def tab_stops(seed: Seed) -> Made:
    plan = reworded(seed, (2, 3, 4))
    for node in plan.walk():
        node.facts.services = node.facts.services[:1]
    blocks: list[Block] = []
    if seed.variant == 1:
        mark(plan, "Objectif stratégique {s}", "Objectif opérationnel {s}.{o}", "{s}.{o}.{a}")
        cols = [
            c.pilots("Porteur", "both", "unspecified"),
            c.deadline("Délai", "fin", 1.0, plan.term[1] if plan.term else 0),
        ]
        widths = [44.0, 255, 110, 80]
        blocks.append(Para("\t".join(["N°", "Action", *(col.header for col in cols)]), bold=True))
        for node in plan.walk():
            if node.level != "A":
                blocks.append(Para(titled(node, " : "), bold=True, keep=True))
                continue
            cells = [node.code or "", node.title, *(col.cell(node) for col in cols)]
            blocks += [Para("\t".join(line).rstrip()) for line in typed_rows(cells, widths, "Helvetica", 9)]
            blocks.append(Para("", size=5))
        page = sheet(seed, plan, blocks, landscape=False, font="Liberation Sans", margin=50)
        return Made("pdf", tabbed_pdf(page, [(46, "left"), (308, "left"), (424, "left")], after=0), document(plan))
    mark(plan, "OS {s}", "OO {s}.{o}", None)
    cols = [c.period("Planning", "dash"), c.pilots("Service pilote", "services", "administrative"), c.amounts("Budget", "cost", "unspecified", "space", empty="/")]  # fmt: skip
    blocks.append(Para("\t".join([*(col.header for col in cols), "Action"]), bold=True))
    for node in plan.walk():
        if node.level == "A":
            blocks.append(Para("\t".join([*(col.cell(node) for col in cols), node.title])))
        else:
            blocks.append(Para(titled(node), bold=True, keep=True, size=11 if node.level == "OS" else None))
    page = sheet(seed, plan, blocks, font="Liberation Serif", size=10.5, margin=55, landscape=False)
    stops = [(66.0, "left"), (262.0, "right"), (276.0, "left")]
    return Made("pdf", tabbed_pdf(page, stops, hanging=276, after=5), document(plan))


@family(
    "fixed-pitch-listing",
    "A listing in type of fixed pitch, one text object a line, columns made of spaces",
    "LibreOffice, reportlab",
    2,
    hard=True,
)
def fixed_pitch_listing(seed: Seed) -> Made:
    plan = reworded(seed, (2, 3, 4))
    mark(plan, "OS{s}", "OO{s}.{o}", seed.pick("A{s}.{o}.{a}", "ACT.{ga}"))
    first = seed.variant == 1
    right: tuple[int, ...] = (4, 5) if first else (4,)
    if first:
        cols = [c.pilots("Service", "services", "administrative"), c.deadline("Echéance", "month"), c.amounts("Ordinaire", "ordinary", "ordinary", "bare"),
                c.amounts("Extraordinaire", "extraordinary", "extraordinary", "bare"), c.status("Etat", "usual")]  # fmt: skip
        widths = [10, 58, 28, 11, 13, 18, 16]
    else:
        cols = [c.pilots("RESPONSABLE", "both", "unspecified"), c.period("PERIODE", "dash"), c.amounts("BUDGET", "cost", "unspecified", "cents")]  # fmt: skip
        widths = [9, 48, 28, 12, 18]
    names = ["Code", "Intitulé"] if first else ["CODE", "LIBELLE"]
    top = [padded([*names, *(col.header for col in cols)], widths, right)]
    if not first:
        top.append(padded(["-" * (width - 2) for width in widths], widths))
    wide = sum(widths[1:]) - 6
    groups = []
    for node in plan.walk():
        if node.level == "A":
            cells = [node.code or "", node.title, *(col.cell(node) for col in cols)]
            lines = typed_rows(cells, [6.0 * (width - 2) + 0.1 for width in widths], "Courier", 10)
            groups.append([padded(line, widths, right) for line in lines])
        else:
            lines = typed_rows([node.code or "", node.title], [6.0 * widths[0], 6.0 * wide], "Courier", 10)
            groups.append(["  ", *(padded(line, [widths[0], wide]) for line in lines)])
    if first:
        texts = [*top, *(line for group in groups for line in group)]
        blocks: list[Block] = [Para(line if line.strip() else "") for line in texts]
        page = sheet(seed, plan, blocks, font="Liberation Mono", size=7.5)
        return Made("pdf", tabbed_pdf(page, []), document(plan))
    blocks = [Para(line) for line in top]
    used = 8
    for group in groups:
        if used + len(group) + (4 if group[0] == "  " else 0) > 62:
            blocks += [Break(), *(Para(line) for line in top)]
            used = 2
        blocks += [Para(line) for line in group]
        used += len(group)
    page = sheet(seed, plan, blocks, size=7, landscape=False, head=f"PST - LISTE DES ACTIONS - {plan.bodies[0].name}")
    return Made("pdf", drawn_pdf(page, Look(font="Courier")), document(plan))


@family(
    "dozen-columns",
    "A dozen narrow columns in small type on landscape pages, headers of two lines",
    "Chromium (CSS grid), reportlab",
    2,
    hard=True,
)
def dozen_columns(seed: Seed) -> Made:
    plan = reworded(seed, (2, 2, 4) if seed.variant == 1 else (3, 2, 4))
    if seed.variant == 1:
        mark(plan, "OS {s}", "OO {s}.{o}", "Action {s}.{o}.{a}")
        cols = [c.pilots("Service\ngestionnaire", "services", "administrative", "\n", 1.25), c.pilots("Mandataire\nresponsable", "mandataries", "political", "\n", 1.2),
                c.partners("Partenaires", "\n", 1.25), c.deadline("Date\nde fin", "month", 0.65), c.amounts("Budget\nordinaire", "ordinary", "ordinary", "dot", width=0.75),
                c.amounts("Budget extra-\nordinaire", "extraordinary", "extraordinary", "dot", width=0.95), c.amounts("Subsides\nattendus", "subsidy", "subsidy", "dot", width=0.85),
                c.sdgs("ODD", "comma", 0.6), c.indicators("Indicateurs\nde résultat", "\n", 1.6), c.priority("Degré de\npriorité", "haute", 0.7), c.status("État", "usual", 0.8)]  # fmt: skip
        page = sheet(seed, plan, [grid(plan, ["N°", "Intitulé"], cols, [0.85, 2.3], False, 7)], font="Liberation Sans", margin=28)  # fmt: skip
        return Made("pdf", flowed_pdf(page, Look(gap=7, pad=5, every=False)), document(plan))
    mark(plan, "{s}", "{s}.{o}", "{s}.{o}.{a}")
    cols = [c.pilots("Agent\ntraitant", "services", "administrative", "\n", 1.35), c.pilots("Échevin(e)", "mandataries", "political", "\n", 1.3), c.period("Période", "dash", 0.75),
            c.amounts("Service\nordinaire", "ordinary", "ordinary", "space", empty="-", width=0.75), c.amounts("Service extra-\nordinaire", "extraordinary", "extraordinary", "space", empty="-", width=0.95),
            c.amounts("Subventions", "subsidy", "subsidy", "space", empty="-", width=0.95), c.progress("%", "{}", 0.4), c.status("Avancement", "done", 1.05),
            c.plans("Plans\nliés", 0.6), c.remarks("Remarques", 1.6)]  # fmt: skip
    table = grid(plan, ["N°", "Objectifs et\nactions"], cols, [0.5, 2.4], False, 7)
    return Made("pdf", drawn_pdf(sheet(seed, plan, [table], margin=30), Look(gap=7, pad=4)), document(plan))


@family(
    "objectives-printed-once",
    "OS and OO in the first columns, printed once beside the first of their actions",
    "reportlab, LibreOffice",
    2,
    hard=True,
)
def objectives_printed_once(seed: Seed) -> Made:
    plan = reworded(seed, (3, 2, 4))
    if seed.variant == 1:
        mark(plan, "OS{s}", "OO{s}.{o}", "{s}.{o}.{a}")
        cols = [c.pilots("Pilote", "both", "unspecified", "\n", 1.5), c.deadline("Échéance", "year", 0.8), c.priority("Priorité", "feminine", 0.8)]  # fmt: skip
        first = ["Objectif stratégique", "Objectif opérationnel", "N°", "Action"]
    else:
        mark(plan, None, None, None)
        cols = [c.pilots("Service en charge", "services", "administrative", "\n", 1.4), c.period("Timing", "words", 1.2), c.amounts("Estimation budgétaire", "cost", "unspecified", "dot", width=1.2)]  # fmt: skip
        first = ["Objectifs stratégiques", "Objectifs opérationnels", "Actions"]
    rows = [head(first, cols)]
    for os in plan.items:
        lead = [Cell(titled(os, " "), rowspan=sum(len(oo.children) for oo in os.children))]
        for oo in os.children:
            lead.append(Cell(titled(oo, " "), rowspan=len(oo.children)))
            for node in oo.children:
                own = [Cell(node.code), Cell(node.title)] if node.code else [Cell(node.title)]
                rows.append([*lead, *own, *value_cells(cols, node)])
                lead = []
    shares = [1.7, 1.9, 0.6, 3] if seed.variant == 1 else [1.8, 1.9, 3]
    table = Table(rows, 1, [*shares, *(col.width for col in cols)], "none", size=8.5)
    if seed.variant == 1:
        return Made("pdf", drawn_pdf(sheet(seed, plan, [table]), Look(gap=12, pad=6, font="Times-Roman")), document(plan))  # fmt: skip
    page = sheet(seed, plan, [table], font="Liberation Sans", size=9.5)
    return Made("pdf", office_pdf(page, Look(gap=10, pad=5, every=True)), document(plan))


@family(
    "objective-lines",
    "Objectives in lines over the full width between rows of actions without numbers",
    "Chromium (CSS flex), python-pptx through LibreOffice",
    2,
    hard=True,
)
def objective_lines(seed: Seed) -> Made:
    if seed.variant == 2:
        return _slides(seed)
    plan = reworded(seed, (3, 2, 4), volets=True)
    mark(plan, "Objectif stratégique {s}", "Objectif opérationnel {s}.{o}", None)
    cols = [*headers.who(seed), headers.when(seed, plan), *headers.more(seed, 1)]
    shares = [3.4, *(col.width for col in cols)]
    rows = [head(["Actions"], cols)]
    for volet, items in by_volet(plan):
        rows.append([Cell(VOLETS[volet or ""], colspan=len(shares), bold=True, size=11)])
        for os in items:
            rows += body_rows(os.walk(), cols, False, True, " – ")
    page = sheet(seed, plan, [Table(rows, 1, shares, "none", size=9)], font="Liberation Serif", size=10)
    return Made("pdf", flowed_pdf(page, Look(gap=16, pad=6, every=False), flex=True), document(plan))


def _slides(seed: Seed) -> Made:
    from pptx import Presentation
    from pptx.util import Pt

    plan = reworded(seed, (2, 2, 3), term=(2025, 2030))
    mark(plan, "OS {s}", "OO {s}.{o}", None)
    cols = [c.pilots("Mandataire", "mandataries", "political", "\n", 1.4), c.pilots("Service pilote", "services", "administrative", "\n", 1.4), c.deadline("Échéance", "semester", 1.3)]  # fmt: skip
    first, last = plan.term or (2025, 2030)
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(960), Pt(540)
    shares = [3.6, *(col.width for col in cols)]
    for os in plan.items:
        rows = body_rows(os.walk(), cols, False, True, " : ")
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        box = slide.shapes.add_textbox(Pt(40), Pt(18), Pt(880), Pt(30))
        box.text_frame.text = f"{plan.bodies[0].name} – Programme stratégique transversal {first}-{last}"
        box.text_frame.paragraphs[0].runs[0].font.size = Pt(18)
        frame = slide.shapes.add_table(len(rows) + 1, len(shares), Pt(40), Pt(60), Pt(880), Pt(20))
        style = frame._element.graphic.graphicData.tbl.tblPr
        for flag in ("firstRow", "bandRow"):
            style.set(flag, "0")
        style[0].text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no style, no grid
        table = frame.table
        for index, share in enumerate(shares):
            table.columns[index].width = Pt(880 * share / sum(shares))
        for r, row in enumerate([head(["Action"], cols), *rows]):
            if row[0].colspan > 1:
                table.cell(r, 0).merge(table.cell(r, len(shares) - 1))
            for column, cell in enumerate(row):
                target = table.cell(r, column)
                target.margin_top = target.margin_bottom = Pt(3)
                target.text_frame.text = cell.text
                for paragraph in target.text_frame.paragraphs:
                    for run in paragraph.runs:
                        run.font.size, run.font.bold = Pt(12), cell.bold or r == 0
    out = io.BytesIO()
    deck.save(out)
    return Made("pdf", steady_pdf(office_convert(out.getvalue(), "pptx", "pdf")), document(plan))


@family(
    "aligned-labels",
    "Sheets of labels and values that stand on both sides of one white line",
    "LibreOffice (tabs), Chromium (CSS grid)",
    2,
    hard=True,
)
def aligned_labels(seed: Seed) -> Made:
    plan = reworded(seed, (2, 2, 3))
    if seed.variant == 1:
        mark(plan, "OS {s}", "OO {s}.{o}", "Action {s}.{o}.{a}")
        cols = [c.pilots("Service gestionnaire", "services", "administrative", ", "), c.pilots("Mandataire", "mandataries", "political", ", "),
                c.partners("Partenaires", ", "), c.deadline("Échéance", "date"), c.amounts("Budget extraordinaire", "extraordinary", "extraordinary", "cents"),
                c.amounts("Subsides", "subsidy", "subsidy", "cents"), c.indicators("Indicateurs", " ; "), c.status("État d'avancement", "usual")]  # fmt: skip
        blocks: list[Block] = []
        for node in plan.walk():
            if node.level != "A":
                blocks.append(Para(titled(node, " – "), "h2" if node.level == "OS" else "h3", keep=True))
                continue
            blocks.append(Para(f"{node.code}\t{node.title}", bold=True, keep=True))
            blocks += [Para(f"{col.header}\t{text}") for col in cols if (text := col.cell(node))]
            blocks.append(Para(""))
        page = sheet(seed, plan, blocks, landscape=False, font="Carlito", size=10.5, margin=55)
        return Made("pdf", tabbed_pdf(page, [(140, "left")], hanging=140, after=1), document(plan))
    mark(plan, "Objectif stratégique {s}", "Objectif opérationnel {s}.{o}", "Action {a}")
    cols = [c.pilots("Pilote", "both", "unspecified", "\n"), c.period("Période", "words"), c.amounts("Budget", "cost", "unspecified", "eur"), c.priority("Priorité", "haute"),
            c.indicators("Indicateurs"), c.sdgs("ODD", "comma"), c.remarks("Remarques")]  # fmt: skip
    rows = []
    for node in plan.walk():
        bold = node.level != "A"
        rows.append([Cell(node.code or "", align="right"), Cell(node.title, bold=bold, size=11 if bold else 10)])
        if not bold:
            rows += [[Cell(col.header, align="right"), Cell(text)] for col in cols if (text := col.cell(node))]
    page = sheet(seed, plan, [Table(rows, 0, [1, 2.6], "none", size=9.5)], landscape=False, font="Liberation Sans", margin=60)  # fmt: skip
    return Made("pdf", flowed_pdf(page, Look(gap=12, pad=4, every=False)), document(plan))


@family(
    "paired-labels",
    "Sheets of labels and values in two or three pairs side by side, told apart by white space",
    "Chromium (CSS flex), reportlab",
    2,
    hard=True,
)
def paired_labels(seed: Seed) -> Made:
    plan = reworded(seed, (2, 2, 3))
    blocks: list[Block] = []
    if seed.variant == 1:
        mark(plan, "OS {s}", "OO {s}.{o}", "Action {s}.{o}.{a}")
        cols = [c.pilots("Service pilote", "services", "administrative", "\n"), c.deadline("Échéance", "words"), c.pilots("Mandataire", "mandataries", "political", "\n"),
                c.priority("Priorité", "feminine"), c.partners("Partenaires", ", "), c.amounts("Budget estimé", "cost", "unspecified", "dot")]  # fmt: skip
    else:
        mark(plan, "Objectif stratégique {s}", "Objectif opérationnel {s}.{o}", "Fiche {ga}")
        cols = [c.pilots("Responsable", "both", "unspecified", "\n"), c.period("Calendrier", "dash"), c.status("Statut", "feminine"),
                c.indicators("Indicateurs", "\n"), c.amounts("Coût estimé", "cost", "unspecified", "space", empty="/"), c.sdgs("ODD", "words")]  # fmt: skip
    for node in plan.walk():
        if node.level != "A":
            blocks.append(Para(titled(node, " : "), "h2" if node.level == "OS" else "h3", keep=True))
            continue
        blocks.append(Para(titled(node, " : "), bold=True, keep=True))
        cells = [(col.header, col.cell(node)) for col in cols]
        if seed.variant == 1:
            rows = [
                [Cell(left[0], bold=True), Cell(left[1]), Cell(right[0], bold=True), Cell(right[1])]
                for left, right in zip(cells[::2], cells[1::2], strict=True)
            ]
            blocks.append(Table(rows, 0, [1, 2, 1, 1.6], "none", size=9.5, margin=12))
        else:
            rows = [
                line
                for trio in (cells[:3], cells[3:])
                for line in ([Cell(label, size=7) for label, _ in trio], [Cell(text, bold=True) for _, text in trio])
            ]
            blocks.append(Table(rows, 0, [1.6, 1.1, 1], "none", size=9, margin=10))
    if seed.variant == 1:
        page = sheet(seed, plan, blocks, landscape=False, font="Liberation Sans", size=10)
        return Made("pdf", flowed_pdf(page, Look(gap=10, pad=3, every=False), flex=True), document(plan))
    page = sheet(seed, plan, blocks, landscape=False, size=9.5)
    return Made("pdf", drawn_pdf(page, Look(gap=14, pad=2)), document(plan))


@family(
    "printed-sheet",
    "A spreadsheet printed without its grid: values at the foot of their rows, long texts running over",
    "openpyxl through LibreOffice Calc",
    2,
    hard=True,
)
def printed_sheet(seed: Seed) -> Made:
    plan = reworded(seed, (2, 3, 4))
    book = Workbook()
    page: Any = book.active
    first, last = plan.term or (2024, 2030)
    page.append([f"{plan.bodies[0].name} - Programme stratégique transversal {first}-{last}"])
    page["A1"].font = Font(name="Calibri", bold=True, size=14)
    page.append([])
    long: list[int] = []
    if seed.variant == 1:
        mark(plan, "OS {s}", "OO {s}.{o}", "A.{s}.{o}.{a}")
        cols = [c.pilots("Service gestionnaire", "services", "administrative"), c.pilots("Mandataire", "mandataries", "political"), c.deadline("Date de fin", "date"),
                c.amounts("Budget ordinaire", "ordinary", "ordinary", "cents"), c.amounts("Budget extraordinaire", "extraordinary", "extraordinary", "cents"), c.status("Etat")]  # fmt: skip
        widths = [10.0, 48, 24, 24, 12, 14, 16, 15]
        page.append(["N°", "Action", *(col.header for col in cols)])
        for node in plan.walk():
            if node.level == "A":
                page.append([node.code, node.title, *(col.cell(node) or None for col in cols)])
            else:
                page.append([titled(node, " : ")])
                long.append(page.max_row)
    else:
        mark(plan, "{s}.", "{s}.{o}.", None)
        cols = [c.pilots("Responsable", "both", "unspecified", "\n"), c.period("Planification", "list"), c.indicators("Indicateurs"), c.progress("Avancement", "{}%")]  # fmt: skip
        widths = [30.0, 32, 46, 26, 16, 34, 14]
        page.append(["Objectif stratégique", "Objectif opérationnel", "Action", *(col.header for col in cols)])
        for os in plan.items:
            for i, oo in enumerate(os.children):
                for j, node in enumerate(oo.children):
                    lead = [titled(os, " ") if i + j == 0 else None, titled(oo, " ") if j == 0 else None]
                    page.append([*lead, node.title, *(col.cell(node) or None for col in cols)])
    aligned = [None] * (len(widths) - len(cols)) + [col.align if col.align != "left" else None for col in cols]
    for row in page.iter_rows(min_row=3):
        for cell, place in zip(row, aligned, strict=False):
            cell.alignment = Alignment(wrap_text=cell.row not in long, horizontal=place)
            cell.font = Font(name="Calibri", size=11, bold=cell.row == 3 or cell.row in long)
        if row[0].row not in long:  # an office suite leaves heights as they are saved
            room = [0.75 * (7 * width + 5) - 4 for width in widths]
            lines = typed_rows([str(cell.value or "") for cell in row], room, "Helvetica", 10.3)
            page.row_dimensions[row[0].row].height = 15.0 * len(lines)
    for index, width in enumerate(widths):
        page.column_dimensions[chr(ord("A") + index)].width = width
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    if seed.variant == 1:
        page.print_title_rows = "3:3"
        page.oddFooter.center.text = "Page &P de &N"
    return Made("pdf", steady_pdf(office_convert(save(book), "xlsx", "pdf")), document(plan))


def yearly(seed: Seed, header: str, kind: str, year: int) -> Column:
    """Return a column of the amounts of one year."""

    def cell(node: Node) -> str:
        value = seed.rng.choice((0, 0, 1500, 4000, 12500, 60000, 135000))
        if not value:
            return ""
        raw = c.money(value, "bare")
        node.add("amounts", [amount(kind, value, raw, year=year)])
        return raw

    return Column(header, cell, 0.7, align="right")


@family(
    "grouped-headers",
    "Headers in two storeys, a word over several columns, above budgets aligned to the right",
    "LibreOffice, reportlab (an object a word)",
    2,
    hard=True,
)
def grouped_headers(seed: Seed) -> Made:
    plan = reworded(seed, (2, 3, 3), volets=seed.variant == 1, term=(2024, 2030))
    if seed.variant == 1:
        mark(plan, "O.S. {s}", "O.O. {s}.{o}", "{s}.{o}.{a}")
        groups = [("Pilotage", [c.pilots("Administratif", "services", "administrative", "\n", 1.3), c.pilots("Politique", "mandataries", "political", "\n", 1.3)]),
                  ("", [c.deadline("Échéance", "month", 0.8)]),
                  ("Budget (en €)", [c.amounts("Ordinaire", "ordinary", "ordinary", "bare", width=0.8), c.amounts("Extraordinaire", "extraordinary", "extraordinary", "bare", width=1), c.amounts("Subsides", "subsidy", "subsidy", "bare", width=0.8)])]  # fmt: skip
    else:
        mark(plan, "Objectif stratégique {s}", "Objectif opérationnel {s}.{o}", "{s}.{o}.{a}")
        groups = [("Mise en œuvre", [c.pilots("Responsable", "services", "unspecified", "\n", 1.3), c.deadline("Fin prévue", "words", 0.9), c.status("État", "usual", 0.9)]),
                  ("Budget ordinaire (€)", [yearly(seed, str(year), "ordinary", year) for year in (2025, 2026)]),
                  ("Budget extraordinaire (€)", [yearly(seed, str(year), "extraordinary", year) for year in (2025, 2026)])]  # fmt: skip
    cols = [col for _, group in groups for col in group]
    top = [Cell(), Cell(), *(Cell(name, colspan=len(group), align="center") for name, group in groups)]
    rows = [top, head(["N°", "Action"], cols)]
    for volet, items in by_volet(plan):
        if volet:
            rows.append([Cell(VOLETS[volet].capitalize(), colspan=len(cols) + 2, bold=True)])
        for os in items:
            rows += body_rows(os.walk(), cols, True, seed.variant == 2, " : ")
    shares = [0.75 if seed.variant == 1 else 0.5, 3, *(col.width for col in cols)]
    table = Table(rows, 2, shares, "none", size=8.5)
    if seed.variant == 1:
        return Made("pdf", office_pdf(sheet(seed, plan, [table], font="Liberation Serif"), Look(gap=8, pad=5)), document(plan))  # fmt: skip
    return Made("pdf", drawn_pdf(sheet(seed, plan, [table]), Look(gap=12, pad=6, words=True, every=False)), document(plan))  # fmt: skip


@family(
    "rows-over-pages",
    "Tall rows without rules that begin on one page and end on the next",
    "Chromium, LibreOffice",
    2,
    hard=True,
)
def rows_over_pages(seed: Seed) -> Made:
    plan = reworded(seed, (2, 3, 3) if seed.variant == 1 else (2, 2, 4))
    if seed.variant == 1:
        mark(plan, "OS {s}", "OO {s}.{o}", "A{s}.{o}.{a}")
        for node in plan.walk():
            node.facts.steps = v.steps(seed.rng, seed.rng.choice((2, 4, 5)))
        cols = [c.steps("Étapes", None, 1.6), c.pilots("Service gestionnaire", "services", "administrative", "\n", 1.3), c.deadline("Échéance", "year", 0.95), c.indicators("Indicateurs", "\n", 1.4)]  # fmt: skip
        table = grid(plan, ["N°", "Action"], cols, [0.8, 2], False, 10.5)
        page = sheet(seed, plan, [table], landscape=False, font="Liberation Sans", size=11)
        return Made("pdf", flowed_pdf(page, Look(gap=12, pad=14, split=True)), document(plan))
    mark(plan, "Objectif stratégique {s}", "Objectif opérationnel {s}.{o}", None)
    cols = [c.description("Description", 1.9), c.pilots("Porteur(s)", "both", "unspecified", "\n", 1.3), c.period("Période", "spaced", 0.9), c.partners("Partenaires", "\n", 1.3), c.status("Avancement", "feminine", 1)]  # fmt: skip
    table = grid(plan, ["Action"], cols, [1.7], True, 11, " – ")
    page = sheet(seed, plan, [table], font="Carlito", size=11)
    return Made("pdf", office_pdf(page, Look(gap=12, pad=12, split=True, every=False)), document(plan))
