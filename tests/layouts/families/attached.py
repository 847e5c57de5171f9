"""Families in which values stand by the item that they belong to: under it, behind its title, in a line or a sentence."""

# ruff: noqa: E501 - rows of words and of content are kept whole
from __future__ import annotations

from corpus.samples.generate import columns as c
from corpus.samples.generate.blocks import Block, Break, Cell, Para, Table
from corpus.samples.generate.columns import Column, amount, schedule
from corpus.samples.generate.model import Node, PlanModel
from tests.layouts import headers
from tests.layouts.families.grids import evaluation_cover
from tests.layouts.families.tables import cover, document, head_row, paper, titled, value_cells, widths
from tests.layouts.marking import mark
from tests.layouts.planting import Made, Seed
from tests.layouts.registry import family, printed


def _headings(plan: PlanModel, glue: str = " : ") -> list[tuple[Node, Para]]:
    """Return each objective with its heading, each action with its line."""
    styles = {"OS": "h1", "OO": "h2", "A": "body"}
    return [
        (node, Para(titled(node, glue), styles[node.level], bold=node.level == "A", keep=True)) for node in plan.walk()
    ]


def _one_service(node: Node) -> str:
    """Return a service in charge, and plant it."""
    service = node.facts.services[0]
    node.add("pilots", [{"role": "unspecified", "name": service, "function": c.function_of(service)}])
    return service


def _one_sum(node: Node) -> str | None:
    """Return what the node costs, where that is known, and plant it."""
    cost = c.cost(node)
    if cost is None:
        return None
    raw = c.money(cost, "dot")
    node.add("amounts", [amount("unspecified", cost, raw)])
    return raw


@family(
    "attribute-tables",
    "Under each action, a small table: a row of labels, a row of values",
    "python-docx, LibreOffice, Chromium",
    3,
)
def attribute_tables(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3))
    mark(plan, *[("OS {s}", "OO {s}.{o}", "Action {s}.{o}.{a}"), ("Objectif stratégique {s}", "Objectif opérationnel {s}.{o}", "{s}.{o}.{a}"),
                 ("OS{s}", "OO{s}.{o}", "A{ga}")][seed.variant - 1])  # fmt: skip
    cols = [*headers.who(seed, ", "), c.partners("Partenaires", ", "), headers.when(seed, plan), *headers.money(seed)]
    blocks = cover(seed, plan)
    for node, line in _headings(plan, seed.pick(" : ", " – ", " : ")):
        blocks.append(line)
        if node.level == "A":
            top = [Cell(col.header, italic=True, fill=seed.pick("#f2f2f2", "", "#e2efd9") or None) for col in cols]
            blocks.append(Table([top, value_cells(cols, node)], 0, widths([], cols), size=9))
    return Made(*printed(seed.pick("docx", "office", "browser"), paper(seed, plan, blocks, False)), document(plan))


@family(
    "objective-sheets",
    "A table an operational objective: its head row, a list of actions, and the objective's own labels",
    "python-docx, LibreOffice",
    2,
)
def objective_sheets(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3), rich=False)
    listed = seed.variant == 1
    mark(plan, "OS {s}", seed.pick("Objectif opérationnel {s}.{o}", "OO {s}.{o}"), None if listed else "A{a}.")
    labels = [
        *headers.who(seed, ", "),
        headers.when(seed, plan),
        c.indicators("Indicateurs", "\n"),
        *headers.money(seed)[:1],
    ]
    blocks = cover(seed, plan)
    for os in plan.items:
        blocks.append(Para(titled(os, " : "), "h1"))
        for oo in os.children:
            oo.facts = seed.facts(plan)
            entries = "\n".join(f"{node.code}. {node.title}" if node.code else node.title for node in oo.children)
            actions = [Cell("Actions", bold=True), Cell(entries, bullet="•" if listed else None)]
            rest = [[Cell(col.header, bold=True), Cell(col.cell(oo))] for col in labels]
            head = [Cell(titled(oo, " : "), colspan=2, bold=True, fill="#d9e2f3")]
            rows = [head, actions, *rest] if listed else [head, *rest, actions]
            blocks.append(Table(rows, 0, [1, 3.4], size=10, margin=12))
    return Made(*printed(seed.pick("docx", "office"), paper(seed, plan, blocks, False)), document(plan))


@family(
    "said-in-sentences",
    "Prose: a sentence under each action says who does it, when and for how much",
    "LibreOffice, python-docx",
    2,
)
def said_in_sentences(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3))
    mark(
        plan, seed.pick("{s}.", "OS {s}"), seed.pick("{s}.{o}.", "OO {s}.{o}"), seed.pick("{s}.{o}.{a}.", "Action {a}")
    )
    blocks = cover(seed, plan)
    for node, line in _headings(plan, seed.pick(" ", " : ")):
        blocks.append(line)
        if node.level == "A":
            blocks.append(Para(_sentence(seed, node)))
    return Made(*printed(seed.pick("office", "docx"), paper(seed, plan, blocks, False)), document(plan))


def _sentence(seed: Seed, node: Node) -> str:
    """Return a sentence that says who, when and how much, and plant it."""
    year, cost = node.facts.end, _one_sum(node)
    node.gold["schedule"] = schedule(str(year), year, year)
    parts = [
        seed.pick("Cette action sera menée par", "L'action est portée par"),
        _with_article(_one_service(node)),
        f"en {year}",
    ]
    if cost is not None:
        parts.append(f"{seed.pick('pour un budget de', 'pour un montant estimé à')} {cost}")
    return " ".join(parts) + "."


def _with_article(service: str) -> str:
    feminine = service.split()[0] in (
        "Cellule",
        "Direction",
        "Bibliothèque",
        "Régie",
        "Maison",
        "Zone",
        "Coordinatrice",
    )
    return f"l’{service}" if service[0] in "AEIOUÉ" else f"{'la' if feminine else 'le'} {service}"


@family(
    "values-on-one-line",
    "Under each action a line of values without labels: service, deadline, cost",
    "Chromium, LibreOffice",
    2,
)
def values_on_one_line(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3))
    mark(plan, "OS {s}", "OO {s}.{o}", seed.pick("Action {s}.{o}.{a}", "{s}.{o}.{a}"))
    blocks = cover(seed, plan)
    for node, line in _headings(plan):
        blocks.append(line)
        if node.level == "A":
            year = node.facts.end
            node.gold["schedule"] = schedule(f"fin {year}", None, year)
            parts = [_one_service(node), f"fin {year}", _one_sum(node)]
            text = seed.pick(" · ", " | ").join(part for part in parts if part)
            blocks.append(Para(text, italic=seed.variant == 1, size=9, colour="#555555"))
    return Made(*printed(seed.pick("browser", "office"), paper(seed, plan, blocks, False)), document(plan))


@family(
    "title-endings",
    "Behind each action's title, a dash and who does it, a dash and when",
    "LibreOffice, python-docx",
    2,
)
def title_endings(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 4))
    mark(plan, "OS {s}", "OO {s}.{o}", None if seed.variant == 1 else "{s}.{o}.{a}")
    blocks = cover(seed, plan)
    for node, line in _headings(plan):
        if node.level != "A":
            blocks.append(line)
            continue
        year = node.facts.end
        node.gold["schedule"] = schedule(str(year), year, year)
        text = f"{titled(node, ' ')} – {_one_service(node)} – {year}"
        blocks.append(Para(text, bullet="•" if seed.variant == 1 else None))
    return Made(*printed(seed.pick("office", "docx"), paper(seed, plan, blocks, False)), document(plan))


@family(
    "letter-codes",
    "Codes of letters: OS A, OO A1, A1.1, in bands over tables of actions",
    "LibreOffice, Chromium, python-docx",
    3,
)
def letter_codes(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3))
    mark(plan, "OS {SL}", "OO {SL}{o}", seed.pick("{SL}{o}.{a}", "{SL}.{o}.{a}", "Action {SL}{o}.{a}"))
    for node in plan.walk():
        if node.level == "OO" or (node.level == "A" and seed.variant != 2):
            letter, rest = (node.number or "").split(".", 1)
            node.number = letter + rest
    cols = [*headers.who(seed), headers.when(seed, plan)]
    blocks = cover(seed, plan)
    for os in plan.items:
        blocks.append(Para(titled(os, " – "), "h1", fill="#385723", colour="#ffffff"))
        for oo in os.children:
            blocks.append(Para(titled(oo, " – "), "h2"))
            rows = [head_row(["N°", "Action"], cols)]
            rows += [[Cell(node.code or ""), Cell(node.title), *value_cells(cols, node)] for node in oo.children]
            blocks.append(Table(rows, 1, widths([0.8, 3.5], cols), size=9))
    return Made(*printed(seed.pick("office", "browser", "docx"), paper(seed, plan, blocks, False)), document(plan))


@family(
    "year-ranges",
    "Budgets under single years, a range of the years that follow, and their total",
    "LibreOffice, python-docx",
    2,
)
def year_ranges(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3), term=(2024, 2030))
    mark(plan, "OS {s}", "OO {s}.{o}", "{s}.{o}.{a}")
    who = headers.who(seed)
    heads = ["2025", "2026", seed.pick("2027-2030", "2027 à 2030"), "Total"]
    rows = [[*head_row(["N°", "Action"], who), *map(Cell, heads)]]
    for node in plan.walk():
        if node.level == "A":
            rows.append([Cell(node.code or ""), Cell(node.title), *value_cells(who, node), *_budgets(seed, node)])
        else:
            fill = {"OS": "#d0cece", "OO": "#efefef"}[node.level]
            rows.append([Cell(titled(node, " : "), colspan=6 + len(who), bold=True, fill=fill)])
    blocks = [*cover(seed, plan), Table(rows, 1, [0.8, 3.6, *(col.width for col in who), 0.9, 0.9, 1, 1], size=8.5)]
    return Made(*printed(seed.pick("office", "docx"), paper(seed, plan, blocks)), document(plan))


def _budgets(seed: Seed, node: Node) -> list[Cell]:
    """Return the cells of an action's sums: two years, the years that follow together, the total of all."""
    cells, total = [], 0
    for year in (2025, 2026, None):
        value = seed.rng.choice((0, 2500, 8000, 2026, 45000)) if total or year else 12500
        if value:
            raw = c.money(value, "dot")
            node.add("amounts", [amount("unspecified", value, raw, year=year)])
        total += value
        cells.append(Cell(c.money(value, "dot") if value else "", align="right"))
    return [*cells, Cell(c.money(total, "dot"), align="right", bold=True)]


@family(
    "status-pills",
    "Rows of number, title, state and percentage, without header or rules",
    "Chromium, LibreOffice",
    2,
)
def status_pills(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 4), term=(2018, 2024))
    mark(plan, "OS {s}", "OO {s}.{o}", "{s}.{o}.{a}")
    cols: list[Column] = [c.status("", "feminine"), c.progress("", "{} %")]
    blocks = evaluation_cover(seed, plan)
    for os in plan.items:
        blocks.append(Para(titled(os, " : "), "h1"))
        for oo in os.children:
            blocks.append(Para(titled(oo, " : "), "h2", keep=True))
            rows = [
                [Cell(node.code or "", bold=True), Cell(node.title), *value_cells(cols, node)] for node in oo.children
            ]
            blocks.append(Table(rows, 0, [0.7, 4.5, 1.2, 0.6], "horizontal" if seed.variant == 1 else "none", size=9.5))
    return Made(
        *printed(seed.pick("browser", "office"), paper(seed, plan, blocks, False)), document(plan, "evaluation")
    )


@family(
    "minutes-annex",
    "Minutes of a council that adopt the plan, which is annexed as a table printed sideways",
    "LibreOffice, python-docx",
    2,
)
def minutes_annex(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3), "commune")
    mark(plan, seed.pick("{S}", "OS {s}"), seed.pick("{S}.{o}", "OO {s}.{o}"), seed.pick("{S}.{o}.{a}", "{s}.{o}.{a}"))
    body, term = plan.bodies[0], plan.term or (2024, 2030)
    day, month = seed.rng.randint(3, 27), seed.rng.choice((5, 6, 9))
    plan.adopted_on = f"{term[0] + 1}-{month:02d}-{day:02d}"
    head: list[Block] = [
        Para(body.name, bold=True),
        Para(seed.pick("Extrait du procès-verbal du Conseil communal", "Procès-verbal de la séance du Conseil communal"), "h2", align="center"),
        Para(f"Séance du {day} {c.MONTHS[month - 1]} {term[0] + 1}", bold=True, align="center"),
        Para(f"Objet : Programme stratégique transversal {term[0]}-{term[1]} – Adoption"),
        Para("Le Conseil communal,"), Para("Vu le Code de la démocratie locale et de la décentralisation, article L1123-27 ;"),
        Para("Considérant l'avis favorable du comité de direction ;"), Para("DÉCIDE :", bold=True),
        Para(f"Article 1er. Le programme stratégique transversal {term[0]}-{term[1]}, annexé à la présente, est adopté."),
        Para("Article 2. Le Collège communal est chargé de l'exécution de la présente délibération."), Break(),
        Para(f"ANNEXE – Programme stratégique transversal {term[0]}-{term[1]}", "h2"),
    ]  # fmt: skip
    cols = [*headers.who(seed), headers.when(seed, plan), *headers.money(seed)[:1]]
    rows = [head_row(["N°", "Intitulé"], cols)]
    for node in plan.walk():
        if node.level == "A":
            rows.append([Cell(node.code or ""), Cell(node.title), *value_cells(cols, node)])
        else:
            fill = {"OS": "#bfbfbf", "OO": "#e7e6e6"}[node.level]
            title = Cell(node.title, colspan=1 + len(cols), bold=True, fill=fill)
            rows.append([Cell(node.code or "", bold=True, fill=fill), title])
    sheet = paper(seed, plan, [*head, Table(rows, 1, widths([0.8, 3.4], cols), size=8.5)], True, head=None)
    return Made(*printed(seed.pick("office", "docx"), sheet), document(plan))
