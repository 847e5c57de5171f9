"""Families of ruled tables."""

# ruff: noqa: E501 - rows of words and of content are kept whole
from __future__ import annotations

from corpus.samples.generate import columns as c
from corpus.samples.generate.blocks import Block, Cell, Paper, Para, Table
from corpus.samples.generate.columns import Column
from corpus.samples.generate.model import DocumentModel, Node, PlanModel
from corpus.samples.generate.printing import office_pdf, page_count, rotate_pdf, turn_pdf
from tests.layouts import headers
from tests.layouts.marking import mark
from tests.layouts.planting import Made, Seed
from tests.layouts.registry import family, printed

VOLETS = {"external": "VOLET EXTERNE", "internal": "VOLET INTERNE"}
NAMES = ("Programme Stratégique Transversal", "Programme stratégique transversal", "Plan stratégique transversal")


def cover(seed: Seed, plan: PlanModel, note: str | None = None) -> list[Block]:
    """Return the head of a document: the plan's name, term and body; it is not always set the same way."""
    name, body = seed.rng.choice(NAMES), plan.bodies[0].name
    term = f"{plan.term[0]}-{plan.term[1]}" if plan.term else ""
    kind = seed.rng.randrange(3)
    if kind == 0:
        lines = [Para(body, "h2"), Para(f"{name} {term}".strip(), "title")]
    elif kind == 1:
        lines = [Para(f"{name} {term} – {body}".replace("  ", " "), "h1", align="center")]
    else:
        lines = [
            Para(name, "title", align="center"),
            Para(term, "h2", align="center"),
            Para(body, "h2", align="center"),
        ]
    blocks: list[Block] = [line for line in lines if line.text]
    if note:
        blocks.append(Para(note))
    return blocks


def document(plan: PlanModel, kind: str = "plan", unscored: tuple[str, ...] = ()) -> DocumentModel:
    """Return the model of a document that holds one plan; its title is not scored."""
    return DocumentModel(None, kind, [plan], unscored=unscored)


def paper(seed: Seed, plan: PlanModel, blocks: list[Block], landscape: bool = True, **more: object) -> Paper:
    """Return the blocks on paper, with looks that vary."""
    rng = seed.rng
    sheet = Paper(
        blocks, title=rng.choice(("PST", f"PST {plan.bodies[0].commune}", "Document1")), landscape=landscape,
        font=rng.choice(("Carlito", "Liberation Sans", "Liberation Serif", "DejaVu Sans")), size=rng.choice((9.5, 10, 10.5)),
        accent=rng.choice(("#1f4e79", "#385723", "#7f1d1d", "#333333", "#5b2c6f")),
        header_fill=rng.choice(("#d9e2f3", "#e2efd9", "#fff2cc", "#eeeeee", "#fbe4d5")),
        head=rng.choice((None, plan.bodies[0].name, f"PST – {plan.bodies[0].name}")),
        foot=rng.choice((None, "{page}", "Page {page}", "PST – page {page}")),
    )  # fmt: skip
    if sheet.font == "DejaVu Sans":
        sheet.size -= 1.5
        for block in blocks:
            if isinstance(block, Table) and block.size:
                block.size -= 1.3
    for name, value in more.items():
        setattr(sheet, name, value)
    return sheet


def by_volet(plan: PlanModel) -> list[tuple[str | None, list[Node]]]:
    """Return the roots under each volet, in document order."""
    groups: list[tuple[str | None, list[Node]]] = []
    for item in plan.items:
        if not groups or groups[-1][0] != item.volet:
            groups.append((item.volet, []))
        groups[-1][1].append(item)
    return groups


def head_row(first: list[str], cols: list[Column]) -> list[Cell]:
    """Return a header row."""
    return [Cell(text) for text in (*first, *(col.header for col in cols))]


def value_cells(cols: list[Column], node: Node, fill: str | None = None) -> list[Cell]:
    """Return the cells of a node's values."""
    return [Cell(col.cell(node), align=col.align, bullet=col.bullet, fill=fill) for col in cols]


def widths(first: list[float], cols: list[Column]) -> list[float]:
    """Return relative widths."""
    return [*first, *(col.width for col in cols)]


def marker_table(seed: Seed, plan: PlanModel, cols: list[Column], borders: str = "all", together: bool = False,
                 tint: bool = True) -> list[Block]:  # fmt: skip
    """Return one table a volet, a row an item, its marker in a cell of its own or before the title."""
    first = (
        ["Objectifs et actions"]
        if together
        else [seed.rng.choice(("N°", "Réf.", "Code")), seed.rng.choice(("Intitulé", "Libellé", "Objectifs / actions"))]
    )
    blocks: list[Block] = []
    for volet, items in by_volet(plan):
        if volet:
            blocks.append(Para(VOLETS[volet], "h2"))
        rows = [head_row(first, cols)]
        for node in (n for item in items for n in item.walk()):
            bold = node.level in ("OS", "OO")
            fill = {"OS": "#bfbfbf", "OO": "#e7e6e6"}.get(node.level) if tint else None
            text = [f"{node.code} : {node.title}"] if together else [node.code or "", node.title]
            values = [Cell("", fill=fill) for _ in cols] if bold else value_cells(cols, node)
            rows.append([*(Cell(t, bold=bold, fill=fill) for t in text), *values])
        blocks.append(Table(rows, 1, widths([4] if together else [1, 3.4], cols), borders, size=8.5))
    return blocks


@family(
    "marker-rows",
    "Ruled table, a row an item, its marker in the first cell",
    "LibreOffice, python-docx, Chromium, reportlab",
    3,
)
def marker_rows(seed: Seed) -> Made:
    plan = seed.plan((3, 3, 3), volets=seed.variant in (1, 3))
    os, oo, action = [("O.S.{s}", "O.O.{s}.{o}", "Action {a}"), ("OS {s}", "OO {s}.{o}", "A {s}.{o}.{a}"),
                      ("Objectif stratégique {s}", "Objectif opérationnel {s}.{o}", "Action {s}.{o}.{a}")][seed.variant - 1]  # fmt: skip
    mark(plan, os, oo, action)
    blocks = cover(seed, plan) + marker_table(seed, plan, headers.usual(seed, plan, 1), together=seed.variant == 3)
    return Made(*printed(seed.pick("office", "docx", "report"), paper(seed, plan, blocks)), document(plan))


@family(
    "two-row-header", "Ruled table whose header has two rows with merged cells", "LibreOffice, python-docx, Chromium", 2
)
def two_row_header(seed: Seed) -> Made:
    plan = seed.plan((2, 3, 3))
    mark(
        plan,
        *[
            ("OS.{s}", "OO.{s}.{o}", "{s}.{o}.{a}"),
            ("OS {s}", "OO {o}", "Action {a}"),
            ("O.S. {s}.", "O.O. {s}.{o}.", "A. {s}.{o}.{a}."),
        ][seed.variant - 1],
    )
    pilot = seed.pick("Pilotes", "Responsables", "Pilotage")
    cols = [
        c.pilots(seed.pick("Administratif", "Service", "Administration"), "services", "administrative"),
        c.pilots(seed.pick("Mandataire", "Politique", "Mandataire"), "mandataries", "political"),
        headers.when(seed, plan),
        c.amounts("Ordinaire", "ordinary", "ordinary", seed.pick("dot", "cents", "space")),
        c.amounts("Extraordinaire", "extraordinary", "extraordinary", seed.pick("dot", "cents", "space"), width=1.2),
        c.amounts(seed.pick("Subsides", "Subventions", "Subsides"), "subsidy", "subsidy", seed.pick("dot", "cents", "space")),
    ]  # fmt: skip
    rows = [[Cell("N°", rowspan=2), Cell(seed.pick("Actions", "Intitulé", "Objectifs et actions"), rowspan=2), Cell(pilot, colspan=2, align="center"),
             Cell(cols[2].header, rowspan=2), Cell(seed.pick("Budget", "Moyens financiers", "Budget (en €)"), colspan=3, align="center")],
            [Cell(col.header) for col in (cols[0], cols[1], *cols[3:])]]  # fmt: skip
    for node in plan.walk():
        bold = node.level != "A"
        rows.append([Cell(node.code or "", bold=bold), Cell(node.title, bold=bold),
                     *([Cell() for _ in cols] if bold else value_cells(cols, node))])  # fmt: skip
    blocks = [*cover(seed, plan), Table(rows, 2, widths([0.9, 3], cols), size=8.5)]
    return Made(*printed(seed.pick("office", "docx", "browser"), paper(seed, plan, blocks)), document(plan))


@family(
    "merged-objectives",
    "OS and OO in vertically merged first columns, over page breaks too",
    "LibreOffice, Chromium, python-docx",
    3,
)
def merged_objectives(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 4), volets=seed.variant == 1)
    os, oo, action = [
        ("OS {s}", "OO {s}.{o}", "{s}.{o}.{a}"),
        ("{s}", "{s}.{o}", None),
        (None, None, None),
        ("O.S. {s}", "O.O. {s}.{o}", "Action {ga}"),
    ][seed.variant - 1]
    mark(plan, os, oo, action)
    shared = seed.variant == 2
    who = [c.pilots("Responsable", "services", "unspecified")] if shared else headers.who(seed)
    cols = [*who, headers.when(seed, plan), *headers.more(seed, 1)]
    first = [["Objectif stratégique", "Objectif opérationnel", "Action"], ["OS", "OO", "Actions"], ["Objectifs stratégiques", "Objectifs opérationnels", "Projets / actions"],
             ["Objectif stratégique", "Objectif opérationnel", "Action"]][seed.variant - 1]  # fmt: skip
    blocks = cover(seed, plan)
    for volet, items in by_volet(plan):
        if volet:
            blocks.append(Para(VOLETS[volet].capitalize(), "h2"))
        rows = [head_row(first, cols)]
        for objective in items:
            leaves = sum(len(oo_.children) for oo_ in objective.children)
            lead = [Cell(titled(objective), rowspan=leaves, bold=True, fill="#dbe5f1" if seed.variant != 3 else None)]
            for operational in objective.children:
                lead.append(Cell(titled(operational), rowspan=len(operational.children)))
                for index, node in enumerate(operational.children):
                    values = value_cells(cols, node)
                    if shared:  # the people in charge stand once, in a cell merged over all actions of the objective
                        owner = operational.children[0]
                        node.gold["pilots"] = owner.gold["pilots"]
                        owned = Cell(values[0].text, rowspan=len(operational.children))
                        values = values[1:] if index else [owned, *values[1:]]
                    rows.append([*lead, Cell(titled(node)), *values])
                    lead = []
        blocks.append(Table(rows, 1, widths([1.8, 2, 3], cols), size=8.5))
    return Made(*printed(seed.pick("office", "tagged", "docx", "browser"), paper(seed, plan, blocks)), document(plan))


def titled(node: Node, glue: str = " – ") -> str:
    """Return marker and title as one text."""
    return f"{node.code}{glue}{node.title}" if node.code else node.title


@family(
    "shaded-rows", "OS and OO in shaded rows over the full width", "Chromium, LibreOffice, python-docx, reportlab", 3
)
def shaded_rows(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 4))
    os, oo, action = [("OS {s}", "OO {s}.{o}", "{a}"), ("Objectif stratégique {s}", "Objectif opérationnel {s}.{o}", None),
                      ("OS{s}", "OO{s}.{o}", "A{s}.{o}.{a}"), ("Objectif stratégique n° {s}", "Objectif opérationnel n° {o}", "Action {a}")][seed.variant - 1]  # fmt: skip
    mark(plan, os, oo, action)
    cols = headers.usual(seed, plan, 1)
    numbered = action is not None
    first = ["N°", "Action"] if numbered else ["Action"]
    rows = [head_row(first, cols)]
    span = len(first) + len(cols)
    dark = seed.variant in (1, 4)
    for node in plan.walk():
        if node.level == "OS":
            rows.append(
                [
                    Cell(
                        titled(node, " : "),
                        colspan=span,
                        bold=True,
                        fill="#1f3864" if dark else "#f4b083",
                        colour="#ffffff" if dark else None,
                    )
                ]
            )
        elif node.level == "OO":
            rows.append([Cell(titled(node, " : "), colspan=span, bold=True, fill="#d9e2f3" if dark else "#fbe4d5")])
        else:
            rows.append([*([Cell(node.code or "")] if numbered else []), Cell(node.title), *value_cells(cols, node)])
    blocks = [*cover(seed, plan), Table(rows, 1, widths([0.6, 3.4] if numbered else [3.6], cols), size=8.5)]
    return Made(*printed(seed.pick("browser", "office", "docx"), paper(seed, plan, blocks)), document(plan))


@family(
    "table-per-objective",
    "Headings for OS and OO, one table of actions an operational objective",
    "LibreOffice, python-docx, Chromium",
    2,
)
def table_per_objective(seed: Seed) -> Made:
    plan = seed.plan((2, 3, 3), volets=seed.variant == 1)
    mark(
        plan,
        *[
            ("Objectif stratégique {s}", "Objectif opérationnel {s}.{o}", None),
            ("OS{s}", "OO{s}.{o}", "Action {a}"),
            ("OS {s}", "OO {s}.{o}", "{ga}"),
        ][seed.variant - 1],
    )
    cols = headers.usual(seed, plan, 1)
    blocks = cover(seed, plan)
    for volet, items in by_volet(plan):
        if volet:
            blocks.append(Para(VOLETS[volet], "h1"))
        for objective in items:
            blocks.append(Para(titled(objective, " : "), "h2"))
            for operational in objective.children:
                first = ["Actions"] if operational.children[0].code is None else ["N°", "Actions"]
                rows = [head_row(first, cols)]
                rows += [
                    [*([Cell(n.code)] if n.code else []), Cell(n.title), *value_cells(cols, n)]
                    for n in operational.children
                ]
                size = [0.9, 3] if len(first) == 2 else [3.4]
                blocks += [
                    Para(titled(operational, " : "), "h3", keep=True),
                    Table(rows, 1, widths(size, cols), size=8.5),
                ]
    return Made(
        *printed(seed.pick("office", "docx", "browser"), paper(seed, plan, blocks, seed.variant != 3)), document(plan)
    )


@family("volet-column", "Flat table: volet, OS and OO in columns, repeated on each row", "LibreOffice, reportlab", 2)
def volet_column(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 2), volets=True)
    mark(plan, "OS {s}", "OO {s}.{o}", "{s}.{o}.{a}" if seed.variant == 1 else None)
    cols = [*headers.who(seed), headers.when(seed, plan)]
    words = {"external": seed.pick("Externe", "Volet externe"), "internal": seed.pick("Interne", "Volet interne")}
    rows = [head_row(["Volet", "Objectif stratégique", "Objectif opérationnel", "Action"], cols)]
    for objective in plan.items:
        for operational in objective.children:
            rows += [[Cell(words[objective.volet or ""]), Cell(titled(objective)), Cell(titled(operational)), Cell(titled(n)), *value_cells(cols, n)]
                     for n in operational.children]  # fmt: skip
    blocks = [*cover(seed, plan), Table(rows, 1, widths([0.8, 2, 2, 3], cols), size=8.5)]
    return Made(*printed(seed.pick("office", "report"), paper(seed, plan, blocks)), document(plan))


@family("dotted-double", "Tables with dotted or double borders", "reportlab, LibreOffice", 2)
def dotted_double(seed: Seed) -> Made:
    plan = seed.plan((2, 3, 3))
    mark(plan, "O.S. {s}", "O.O. {s}.{o}", "A {s}.{o}.{a}")
    blocks = cover(seed, plan) + marker_table(
        seed, plan, headers.usual(seed, plan, 1), borders=seed.pick("dotted", "double"), tint=False
    )
    return Made(*printed(seed.pick("office", "report"), paper(seed, plan, blocks)), document(plan))


@family("horizontal-rules", "Table with horizontal rules only, columns told by white space", "Chromium, reportlab", 2)
def horizontal_rules(seed: Seed) -> Made:
    plan = seed.plan((2, 3, 3))
    mark(plan, "OS {s}", "OO {s}.{o}", "{s}.{o}.{a}")
    cols = [*headers.who(seed), headers.when(seed, plan), *headers.money(seed)]
    blocks = cover(seed, plan) + marker_table(seed, plan, cols, borders="horizontal", tint=False)
    return Made(*printed(seed.pick("browser", "report"), paper(seed, plan, blocks)), document(plan))


@family("borderless-table", "Table without any rule, shade or tag", "Chromium, LibreOffice, reportlab", 3, hard=True)
def borderless(seed: Seed) -> Made:
    plan = seed.plan((2, 3, 3))
    mark(plan, "OS {s}", "OO {s}.{o}", "Action {a}")
    cols = [*headers.who(seed), headers.when(seed, plan)]
    blocks = cover(seed, plan) + marker_table(seed, plan, cols, borders="none", tint=False)
    sheet = paper(seed, plan, blocks, header_fill="#ffffff")
    return Made(*printed(seed.pick("browser", "office", "report"), sheet), document(plan))


@family("shaded-only", "Table whose cells are told by shades alone, without rules", "Chromium, LibreOffice", 2)
def shaded_only(seed: Seed) -> Made:
    plan = seed.plan((2, 3, 3))
    mark(plan, "OS {s}", "OO {s}.{o}", "{s}.{o}.{a}")
    cols = [*headers.who(seed), headers.when(seed, plan), *headers.more(seed, 1)]
    rows = [head_row(["N°", "Intitulé"], cols)]
    for index, node in enumerate(plan.walk()):
        fill = {"OS": "#8eaadb", "OO": "#d9e2f3"}.get(node.level, "#f7f7f7" if index % 2 else "#ededed")
        values = value_cells(cols, node, fill) if node.level == "A" else [Cell(fill=fill) for _ in cols]
        rows.append(
            [
                Cell(node.code or "", fill=fill, bold=node.level != "A"),
                Cell(node.title, fill=fill, bold=node.level != "A"),
                *values,
            ]
        )
    blocks = [*cover(seed, plan), Table(rows, 1, widths([1, 3.4], cols), "none", size=8.5)]
    return Made(*printed(seed.pick("browser", "office"), paper(seed, plan, blocks)), document(plan))


@family("tagged-borderless", "Table without rules in a PDF that carries its structure tree", "Chromium (tagged)", 1)
def tagged_borderless(seed: Seed) -> Made:
    plan = seed.plan((2, 3, 3))
    mark(plan, "OS {s}", "OO {s}.{o}", "{s}.{o}.{a}")
    cols = [*headers.who(seed), headers.when(seed, plan), *headers.money(seed)]
    blocks = cover(seed, plan) + marker_table(seed, plan, cols, borders="none", tint=False)
    return Made(*printed("tagged", paper(seed, plan, blocks, header_fill="#ffffff")), document(plan))


@family(
    "sideways-pages",
    "Landscape tables on turned pages: by the page's rotation, or drawn sideways",
    "LibreOffice, pdfium",
    2,
)
def sideways(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3))
    mark(plan, "OS {s}", "OO {s}.{o}", "Action {a}")
    blocks = cover(seed, plan) + marker_table(seed, plan, headers.usual(seed, plan, 0))
    data = office_pdf(paper(seed, plan, blocks, head=None))
    assert page_count(data)
    return Made("pdf", rotate_pdf(data, 90) if seed.variant == 1 else turn_pdf(data), document(plan))


@family("nested-tables", "A table of actions inside the cell of each operational objective", "python-docx, Chromium", 2)
def nested_tables(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3))
    mark(plan, "OS {s}", "OO {s}.{o}", "Action {a}" if seed.variant == 1 else None)
    cols = [*headers.who(seed), headers.when(seed, plan)]
    blocks = cover(seed, plan)
    for objective in plan.items:
        rows = [[Cell(titled(objective, " : "), bold=True, colspan=2, fill="#fff2cc")]]
        for operational in objective.children:
            first = ["N°", "Action"] if operational.children[0].code else ["Action"]
            inner = [head_row(first, cols)]
            inner += [
                [*([Cell(n.code)] if n.code else []), Cell(n.title), *value_cells(cols, n)]
                for n in operational.children
            ]
            rows.append([Cell(titled(operational, " : "), bold=True),
                         Cell(nested=Table(inner, 1, widths([0.8, 3] if len(first) == 2 else [3], cols), size=8))])  # fmt: skip
        blocks.append(Table(rows, 0, [1, 4], size=9))
    return Made(*printed(seed.pick("docx", "browser"), paper(seed, plan, blocks)), document(plan))


@family(
    "levels-missing-table",
    "Tables without one of the levels: OS and actions only, or OO and actions only",
    "LibreOffice, python-docx",
    2,
)
def levels_missing_table(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), levels=seed.pick("OS A", "OO A"))
    mark(plan, "OS {s}", "OO {o}", seed.pick("{s}.{a}", "Action {o}.{a}"))
    cols = headers.usual(seed, plan, 1)
    blocks = cover(seed, plan)
    for objective in plan.items:
        rows = [head_row(["N°", "Action"], cols)]
        rows += [[Cell(n.code or ""), Cell(n.title), *value_cells(cols, n)] for n in objective.children]
        full = {"OS": "Objectif stratégique", "OO": "Objectif opérationnel"}[objective.level]
        objective.code = f"{full} {objective.number}"
        blocks += [Para(titled(objective, " : "), "h2", keep=True), Table(rows, 1, widths([0.9, 3], cols), size=8.5)]
    return Made(*printed(seed.pick("office", "docx"), paper(seed, plan, blocks)), document(plan))


@family(
    "steps-column",
    "Ruled table with a column of steps as bullets, and indicators",
    "LibreOffice, python-docx, Chromium",
    3,
)
def steps_column(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3))
    mark(plan, "OS {s}", "OO {s}.{o}", "A{a}")
    bullet = {1: "-", 2: "•", 3: None}[seed.variant]
    cols = [c.steps(seed.pick("Étapes", "Étapes de mise en œuvre", "Étapes"), bullet), *headers.who(seed), headers.when(seed, plan),
            c.indicators(seed.pick("Indicateurs", "Indicateurs de résultat", "Indicateur(s)"), bullet=bullet)]  # fmt: skip
    blocks = cover(seed, plan) + marker_table(seed, plan, cols)
    return Made(*printed(seed.pick("office", "docx", "browser"), paper(seed, plan, blocks)), document(plan))
