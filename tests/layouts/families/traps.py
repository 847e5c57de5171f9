"""Families of what trips readers up: turned cells, repeated headings, odd values, annotations inside titles."""

# ruff: noqa: E501 - rows of words and of content are kept whole
from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from corpus.samples.generate import columns as c
from corpus.samples.generate.blocks import Block, Cell, Para, Table
from corpus.samples.generate.columns import Column, amount, function_of, schedule
from corpus.samples.generate.model import Body, DocumentModel, Node
from tests.layouts import headers
from tests.layouts import vocabulary as v
from tests.layouts.families.prose import foreword, values_below, walk_blocks
from tests.layouts.families.tables import (
    by_volet,
    cover,
    document,
    head_row,
    marker_table,
    paper,
    titled,
    value_cells,
    widths,
)
from tests.layouts.marking import mark
from tests.layouts.planting import Made, Seed
from tests.layouts.registry import family, printed

_BREAK = re.compile(r"(?<=[aeiouyéèêàâîïôûù])(?=[bcdfgjklmnpqrstvz][aeiouyéèêàâîïôûù]\w{2})", re.IGNORECASE)


@family("rotated-cells", "OS in a merged first column whose text is turned by a quarter", "python-docx, Chromium", 2)
def rotated_cells(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3))
    mark(plan, "OS {s}", "OO {s}.{o}", "{s}.{o}.{a}")
    cols = [*headers.who(seed), headers.when(seed, plan)]
    rows = [head_row(["OS", "OO", "Action"], cols)]
    for os in plan.items:
        lead = [
            Cell(
                titled(os, " : "),
                rowspan=sum(len(oo.children) for oo in os.children),
                bold=True,
                rotate=True,
                fill="#deeaf6",
            )
        ]
        for oo in os.children:
            lead.append(Cell(titled(oo, " : "), rowspan=len(oo.children)))
            for node in oo.children:
                rows.append([*lead, Cell(titled(node)), *value_cells(cols, node)])
                lead = []
    blocks = [*cover(seed, plan), Table(rows, 1, widths([0.7, 1.8, 3], cols), size=8.5)]
    return Made(*printed(seed.pick("docx", "browser"), paper(seed, plan, blocks)), document(plan))


@family(
    "header-once", "The header stands on the first page only; rows run over page breaks", "Chromium, LibreOffice", 2
)
def header_once(seed: Seed) -> Made:
    plan = seed.plan((3, 3, 3))
    mark(plan, "O.S. {s}", "O.O. {s}.{o}", "Action {a}")
    cols = [*headers.who(seed), headers.when(seed, plan), c.steps("Étapes")]
    blocks: list[Block] = [*cover(seed, plan), *marker_table(seed, plan, cols)]
    for block in blocks:
        if isinstance(block, Table):
            block.header_rows = 0
            for cell in block.rows[0]:
                cell.bold, cell.fill = True, "#d9d9d9"
    sheet = paper(seed, plan, blocks)
    if seed.variant == 1:  # the browser sets this font as Type 3
        sheet.font = "Nimbus Sans"
    return Made(*printed(seed.pick("browser", "office"), sheet), document(plan))


@family(
    "hyphenated-lines",
    "Justified narrow text whose words are broken by hyphens at line ends",
    "Chromium, python-docx",
    2,
)
def hyphenated(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), rich=False)
    mark(plan, "OS {s}", "OO {s}.{o}", None)

    def soft(text: str) -> str:
        return _BREAK.sub("\u00ad", text)

    def setter(node: Node) -> list[Block]:
        if node.level == "A":
            return [Para(soft(node.title), bullet="•")]
        return [Para(soft(titled(node, " : ")), bold=True, align="justify")]

    blocks = cover(seed, plan) + walk_blocks(plan, setter)
    sheet = paper(seed, plan, blocks, False, margin=170, size=11)
    return Made(*printed(seed.pick("browser", "docx"), sheet), document(plan))


@family(
    "values-on-objectives",
    "Objectives have people in charge, indicators and deadlines of their own",
    "python-docx, reportlab",
    2,
)
def values_on_objectives(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3))
    mark(plan, "OS {s}", "OO {s}.{o}", "A {s}.{o}.{a}")
    for node in plan.walk():
        if node.level != "A":
            node.facts = seed.facts(plan)
    cols = [*headers.who(seed), headers.when(seed, plan), c.indicators("Indicateurs")]
    rows = [head_row(["N°", "Intitulé"], cols)]
    for node in plan.walk():
        bold = node.level != "A"
        rows.append([Cell(node.code or "", bold=bold), Cell(node.title, bold=bold), *value_cells(cols, node)])
    blocks = [*cover(seed, plan), Table(rows, 1, widths([1, 3], cols), size=8.5)]
    return Made(*printed(seed.pick("docx", "report"), paper(seed, plan, blocks)), document(plan))


def _forms(header: str, forms: list[Callable[[Node], str]], width: float = 1.4) -> Column:
    """Return a column whose rows take one form after the other."""
    order: dict[int, int] = {}

    def cell(node: Node) -> str:
        index = order.setdefault(id(node), len(order))
        return forms[index % len(forms)](node)

    return Column(header, cell, width)


def _money(text: str, value: int | None, **more: Any) -> Callable[[Node], str]:
    def form(node: Node) -> str:
        node.add("amounts", [amount("unspecified", value, text, **more)])
        return text

    return form


_NBSP = "\u00a0"
_MONEY = [
    _money("12.500 €", 12500), _money(f"12{_NBSP}500,00{_NBSP}€", 12500), _money("2.500 €/an", 2500, per="year"), _money("± 40.000 €", 40000, approximate=True),
    _money("45 k€", 45000), _money("1,2 M€", 1200000), _money("À déterminer", None), _money("5.000 à 8.000 €", 5000, amount_max="8000.00"), _money("18.150 € TVAC", 18150, vat="incl"),
    _money("15.000 € HTVA", 15000, vat="excl"), _money("3000€", 3000), _money("750 EUR", 750), _money("environ 20.000 €", 20000, approximate=True), _money("350 euros par mois", 350, per="month"),
    lambda node: "-", lambda node: "", lambda node: "Néant",
]  # fmt: skip


@family(
    "money-forms",
    "Amounts in every form: k€, ranges, a year, VAT, approximations, to be determined",
    "python-docx, reportlab",
    2,
)
def money_forms(seed: Seed) -> Made:
    plan = seed.plan((2, 3, 3))
    mark(plan, "OS {s}", "OO {s}.{o}", "Action {a}")
    forms = list(_MONEY)
    seed.rng.shuffle(forms)
    cols = [*headers.who(seed), _forms(seed.pick("Budget", "Coût estimé"), forms)]
    blocks = cover(seed, plan) + marker_table(seed, plan, cols)
    return Made(*printed(seed.pick("docx", "report"), paper(seed, plan, blocks)), document(plan))


def _date(text: str, **gold: Any) -> Callable[[Node], str]:
    def form(node: Node) -> str:
        node.gold["schedule"] = schedule(text, **gold)
        return text

    return form


_DEADLINES = [
    _date("2027", end=2027), _date("Fin 2026", end=2026), _date("31/12/2028", end=(2028, 12), precision="day"), _date("06/2027", end=(2027, 6), precision="month"),
    _date("Septembre 2026", end=(2026, 9), precision="month"), _date("1er semestre 2027", end=(2027, 6), precision="semester"), _date("3e trimestre 2028", end=(2028, 9), precision="quarter"),
    _date("Pour fin 2029 au plus tard", end=2029), _date("Avant fin 2027", end=2027), _date("Dès 2026", start=2026), _date("À partir de 2027", start=2027), _date("Permanent", ongoing=True),
    _date("Fin de législature", end=2030, precision="term"), _date("15 mars 2027", end=(2027, 3, 15), precision="day"), lambda node: "",
]  # fmt: skip
_PERIODS = [
    _date("2026", start=2026, end=2026), _date("2025-2027", start=2025, end=2027), _date("2026 – 2028", start=2026, end=2028), _date("2027/2029", start=2027, end=2029), _date("de 2026 à 2029", start=2026, end=2029),
    _date("T2 2027", start=(2027, 4), end=(2027, 6), precision="quarter"), _date("S1 2026", start=(2026, 1), end=(2026, 6), precision="semester"), _date("2e semestre 2028", start=(2028, 7), end=(2028, 12), precision="semester"),
    _date("En continu", ongoing=True), _date("Récurrent", ongoing=True), _date("2025, 2026 et 2027", start=2025, end=2027), _date("Fin 2026", end=2026), _date("À partir de 2028", start=2028), lambda node: "",
]  # fmt: skip


@family("date-forms", "Deadlines and periods in every form", "python-docx, reportlab, LibreOffice", 2)
def date_forms(seed: Seed) -> Made:
    plan = seed.plan((2, 3, 3), term=(2024, 2030))
    mark(plan, "OS {s}", "OO {s}.{o}", "{s}.{o}.{a}")
    forms = list(_PERIODS if seed.variant == 2 else _DEADLINES)
    seed.rng.shuffle(forms)
    cols = [*headers.who(seed), _forms(seed.pick("Échéance", "Calendrier", "Délai de réalisation"), forms)]
    blocks = cover(seed, plan) + marker_table(seed, plan, cols)
    return Made(*printed(seed.pick("docx", "report", "office"), paper(seed, plan, blocks)), document(plan))


@family(
    "people-forms",
    "People and bodies in charge in every form: names with functions, abbreviations, several in a cell",
    "python-docx, reportlab",
    2,
)
def people_forms(seed: Seed) -> Made:
    plan = seed.plan((2, 3, 3))
    mark(plan, "OS {s}", "OO {s}.{o}", "Action {a}")
    role = seed.pick("unspecified", "administrative")

    def people(text: Callable[[], tuple[str, list[str]]]) -> Callable[[Node], str]:
        def form(node: Node) -> str:
            printed_, names = text()
            node.add("pilots", [{"role": role, "name": name, "function": function_of(name)} for name in names])
            return printed_

        return form

    def pair() -> tuple[str, list[str]]:
        first, second = v.person(seed.rng), v.person(seed.rng)
        return f"{first} et {second}", [first, second]

    def lines() -> tuple[str, list[str]]:
        names = [v.person(seed.rng), v.person(seed.rng)]
        return "\n".join(names), names

    def with_function() -> tuple[str, list[str]]:
        name = f"{v.person(seed.rng)}, {seed.rng.choice(('Cheffe du service travaux', 'Directrice générale', 'Agent PCS'))}"
        return name, [name]

    def civil() -> tuple[str, list[str]]:
        name = f"{seed.rng.choice(('M.', 'Mme'))} {v.person(seed.rng)}"
        return name, [name]

    forms = [people(lambda: ("DG et DF", ["DG", "DF"])), people(lambda: ("Service travaux / Service urbanisme", ["Service travaux", "Service urbanisme"])), people(pair), people(lines), people(with_function), people(civil),
             people(lambda: ("Service jeunesse, Service culture et Bibliothèque communale", ["Service jeunesse", "Service culture", "Bibliothèque communale"])), people(lambda: ("DG", ["DG"])),
             people(lambda: ("Service population – état civil", ["Service population – état civil"])), lambda node: ""]  # fmt: skip
    cols = [_forms(seed.pick("Responsable", "Service gestionnaire"), forms, 2), headers.when(seed, plan)]
    blocks = cover(seed, plan) + marker_table(seed, plan, cols)
    return Made(*printed(seed.pick("docx", "report"), paper(seed, plan, blocks)), document(plan))


@family("repeated-objective", "The objective is printed again at the head of each table", "python-docx, LibreOffice", 2)
def repeated_objective(seed: Seed) -> Made:
    plan = seed.plan((2, 3, 3))
    mark(plan, "OS {s}", "OO {s}.{o}", "Action {a}")
    cols = headers.usual(seed, plan, 0)
    span = 2 + len(cols)
    blocks = cover(seed, plan)
    for os in plan.items:
        for index, oo in enumerate(os.children):
            again = " (suite)" if index and seed.variant == 2 else ""
            rows = [
                [Cell(titled(os, " : ") + again, colspan=span, bold=True, fill="#9cc2e5")],
                [Cell(titled(oo, " : "), colspan=span, bold=True, fill="#deeaf6")],
                head_row(["N°", "Action"], cols),
            ]
            rows += [[Cell(n.code or ""), Cell(n.title), *value_cells(cols, n)] for n in oo.children]
            blocks.append(Table(rows, 0, widths([0.9, 3], cols), size=8.5, margin=14))
    return Made(*printed(seed.pick("docx", "office"), paper(seed, plan, blocks)), document(plan))


@family(
    "joint-plan",
    "One plan of commune and CPAS together, with three volets and a column of synergies",
    "python-docx, HTML to PDF",
    2,
)
def joint_plan(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), "commune", term=(2024, 2030))
    commune = plan.bodies[0]
    plan.bodies.append(seed.body("cpas", (commune.commune, commune.nis)))
    for os, printed_volet in zip(plan.items, ("external", "internal", "joint"), strict=True):
        os.volet = printed_volet
    mark(plan, "OS {s}", "OO {s}.{o}", "Action {a}")
    names = {"external": "Volet externe", "internal": "Volet interne", "joint": "Volet commun"}

    def synergy(node: Node) -> str:
        shared = len(node.title) % 3 == 0
        node.gold["synergy"] = True if shared else None
        return "X" if shared else ""

    cols = [*headers.who(seed), headers.when(seed, plan), Column("Synergie commune/CPAS", synergy, 0.8, "center")]
    blocks: list[Block] = [Para("Programme stratégique transversal 2024-2030", "title"),
                           Para(seed.pick(f"PST commun – {commune.name} et {plan.bodies[1].name}", f"{commune.name} – {plan.bodies[1].name}"), "h2")]  # fmt: skip
    for volet, items in by_volet(plan):
        rows = [head_row(["N°", "Intitulé"], cols)]
        for node in (n for item in items for n in item.walk()):
            bold = node.level != "A"
            rows.append(
                [
                    Cell(node.code or "", bold=bold),
                    Cell(node.title, bold=bold),
                    *([Cell() for _ in cols] if bold else value_cells(cols, node)),
                ]
            )
        blocks += [Para(names[volet or "joint"], "h1"), Table(rows, 1, widths([1, 3], cols), size=8.5)]
    return Made(*printed(seed.pick("docx", "browser"), paper(seed, plan, blocks, head=None)), document(plan))


@family("province-plan", "The plan of a province", "python-docx", 1)
def province_plan(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 2), "commune", term=(2018, 2024), rich=False)
    plan.bodies = [Body("province", "Province de Namur", "", "90000")]
    for node in plan.items:
        node.title = node.title.replace("une commune", "une province").replace("une ville", "une province")
    mark(plan, "Objectif stratégique {s}", "Objectif opérationnel {s}.{o}", None)
    blocks: list[Block] = [
        Para("Province de Namur", "h2"),
        Para("Programme stratégique transversal 2018-2024", "title"),
    ]
    for node in plan.walk():
        blocks.append(
            Para(titled(node, " : "), {"OS": "h2", "OO": "h3"}[node.level])
            if node.level != "A"
            else Para(node.title, bullet="•")
        )
    return Made(*printed("docx", paper(seed, plan, blocks, False, margin=60, head=None)), document(plan))


@family(
    "title-next-line",
    "The marker stands alone on its line, the title in quotes under it",
    "python-docx, LibreOffice",
    2,
)
def title_next_line(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), rich=False)
    mark(
        plan,
        seed.pick("Objectif stratégique {s}", "O.S. {s}"),
        seed.pick("Objectif opérationnel {s}.{o}", "O.O. {s}.{o}"),
        None,
    )

    def setter(node: Node) -> list[Block]:
        if node.level == "A":
            return [Para(node.title, bullet="-")]
        title = f"« {node.title} »" if seed.variant == 1 and "«" not in node.title else node.title
        return [Para(node.code or "", "h2" if node.level == "OS" else "h3"), Para(title, bold=True)]

    blocks = cover(seed, plan) + foreword(seed) + walk_blocks(plan, setter)
    return Made(*printed(seed.pick("docx", "office"), paper(seed, plan, blocks, False, margin=60)), document(plan))


@family(
    "inline-annotations",
    "Annotations inside the action's own line: priority, progress, indicator, deadline",
    "python-docx, reportlab, text",
    3,
)
def inline_annotations(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), term=(2024, 2030))
    mark(plan, "O.S. {s}", "O.O. {s}.{o}", None)
    states = {"in_progress": "en cours", "done": "terminé", "not_started": "non commencé"}

    def note(node: Node) -> str:
        kind = len(node.title) % 4
        if kind == 0:
            return (
                f" (indicateur : {c.indicators().cell(node).split(chr(10))[0]})"
                if len(node.facts.indicators) == 1
                else ""
            )
        if kind == 1:
            return f" – {c.priority(words='phrase').cell(node)}"
        if kind == 2 and node.facts.status in states:
            raw = f"Avancement : {states[node.facts.status]}"
            node.gold["status"] = {"code": node.facts.status, "raw": raw}
            return f" ({raw})"
        if node.facts.end:
            node.gold["schedule"] = schedule(f"Échéance : {node.facts.end}", None, node.facts.end)
            return f" (Échéance : {node.facts.end})"
        return ""

    def setter(node: Node) -> list[Block]:
        if node.level != "A":
            return [Para(titled(node, " : "), {"OS": "h2", "OO": "h3"}[node.level])]
        return [Para(node.title + note(node), bullet="•")]

    blocks = cover(seed, plan) + foreword(seed) + walk_blocks(plan, setter)
    if seed.variant == 3:
        lines = [("- " if block.bullet else "") + block.text for block in blocks if isinstance(block, Para)]
        return Made("txt", ("\n".join(lines) + "\n").encode(), document(plan))
    return Made(*printed(seed.pick("docx", "report"), paper(seed, plan, blocks, False, margin=60)), document(plan))


@family(
    "actions-in-cell",
    "All actions of an operational objective as bullets in one cell of the column Actions",
    "python-docx, Chromium",
    2,
)
def actions_in_cell(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), rich=False)
    mark(plan, "OS {s}", "OO {s}.{o}", None)
    bullet = seed.pick("-", "•")
    rows = [[Cell("Objectifs stratégiques"), Cell("Objectifs opérationnels"), Cell("Actions")]]
    for os in plan.items:
        lead = [Cell(titled(os, " : "), rowspan=len(os.children), bold=True)]
        for oo in os.children:
            rows.append([*lead, Cell(titled(oo, " : ")), Cell("\n".join(n.title for n in oo.children), bullet=bullet)])
            lead = []
    blocks = [*cover(seed, plan), Table(rows, 1, [1.6, 1.8, 3.4], size=9)]
    return Made(*printed(seed.pick("docx", "browser"), paper(seed, plan, blocks)), document(plan))


@family(
    "labels-in-prose",
    "Paragraphs that name who, when and how much in labelled sentences under each action",
    "python-docx, reportlab",
    2,
)
def labels_in_prose(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3))
    mark(plan, "Objectif stratégique n°{s}", "Objectif opérationnel n°{s}.{o}", "Action n°{a}")
    cols = [*headers.who(seed, ", "), headers.when(seed, plan), *headers.money(seed), *headers.more(seed, 1)]

    def setter(node: Node) -> list[Block]:
        if node.level != "A":
            return [Para(titled(node, " – "), {"OS": "h1", "OO": "h2"}[node.level])]
        return [Para(titled(node, " – "), bold=True), *values_below(cols, node, "lines", 0)]

    blocks = cover(seed, plan) + walk_blocks(plan, setter)
    return Made(
        *printed(seed.pick("docx", "report"), paper(seed, plan, blocks, False, margin=60)),
        DocumentModel(None, plans=[plan]),
    )
