"""Families of year grids, plannings, evaluations and budget matrices."""

# ruff: noqa: E501 - rows of words and of content are kept whole
from __future__ import annotations

from corpus.samples.generate import columns as c
from corpus.samples.generate.blocks import Block, Cell, Para, Table
from corpus.samples.generate.columns import Column, amount, schedule
from corpus.samples.generate.model import Node, PlanModel
from tests.layouts import headers
from tests.layouts.families.tables import cover, document, head_row, paper, titled, value_cells, widths
from tests.layouts.marking import mark
from tests.layouts.planting import Made, Seed
from tests.layouts.registry import family, printed


def item_rows(plan: PlanModel, span: int) -> list[tuple[Node, list[Cell]]]:
    """Return (node, first cells) of each row; objectives in full-width rows."""
    rows = []
    for node in plan.walk():
        if node.level == "A":
            rows.append((node, [Cell(node.code or ""), Cell(node.title)]))
        else:
            rows.append(
                (
                    node,
                    [
                        Cell(
                            titled(node, " : "),
                            colspan=span,
                            bold=True,
                            fill={"OS": "#d0cece", "OO": "#efefef"}[node.level],
                        )
                    ],
                )
            )
    return rows


@family("year-grid", "Crosses, dots or coloured cells under years", "LibreOffice, Chromium, python-docx", 3)
def year_grid(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 4))
    mark(plan, "OS {s}", "OO {s}.{o}", "{s}.{o}.{a}")
    first, last = plan.term or (2024, 2030)
    years = list(range(first + 1, last + 1))
    sign = seed.pick("X", "●", "", "x")
    who = headers.who(seed)
    span = 2 + len(who) + len(years)
    top = [
        Cell("N°", rowspan=2),
        Cell("Action", rowspan=2),
        *(Cell(col.header, rowspan=2) for col in who),
        Cell("Planification", colspan=len(years), align="center"),
    ]
    rows = (
        [top, [Cell(str(year)) for year in years]]
        if seed.variant in (1, 3)
        else [head_row(["N°", "Action"], who) + [Cell(str(year)) for year in years]]
    )
    heads = len(rows)
    for node, lead in item_rows(plan, span):
        if node.level == "A":
            lead += value_cells(who, node)
            start, end = node.facts.start or first + 1, node.facts.end or last
            ticked = [year for year in years if start <= year <= end]
            node.gold["schedule"] = schedule(" ".join(map(str, ticked)), start, end)
            lead += [
                Cell(
                    sign if year in ticked else "",
                    align="center",
                    fill="#70ad47" if not sign and year in ticked else None,
                )
                for year in years
            ]
        rows.append(lead)
    blocks = [*cover(seed, plan), Table(rows, heads, [*widths([0.8, 4], who), *([0.45] * len(years))], size=8.5)]
    return Made(*printed(seed.pick("office", "browser", "office", "docx"), paper(seed, plan, blocks)), document(plan))


@family(
    "quarter-planning",
    "Gantt-like planning: coloured cells or crosses under quarters of years",
    "Chromium, LibreOffice",
    2,
)
def quarter_planning(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3), term=(2024, 2030))
    mark(plan, "OS {s}", "OO {s}.{o}", "{s}.{o}.{a}")
    years = [2025, 2026, 2027]
    slots = [(year, quarter) for year in years for quarter in (1, 2, 3, 4)]
    rows = [[Cell("N°", rowspan=2), Cell("Action", rowspan=2), *(Cell(str(year), colspan=4, align="center") for year in years)],
            [Cell(f"T{quarter}") for _, quarter in slots]]  # fmt: skip
    for node, lead in item_rows(plan, 2 + len(slots)):
        if node.level == "A":
            start = seed.rng.randrange(len(slots) - 1)
            end = min(len(slots) - 1, start + seed.rng.randint(0, 5))
            (y0, q0), (y1, q1) = slots[start], slots[end]
            raw = " ".join(f"{year}-T{quarter}" for year, quarter in slots[start : end + 1])
            node.gold["schedule"] = schedule(raw, (y0, 3 * q0 - 2), (y1, 3 * q1), "quarter")
            lead += [Cell("X" if seed.variant == 2 and start <= i <= end else "", align="center",
                          fill="#f4b183" if seed.variant == 1 and start <= i <= end else None) for i in range(len(slots))]  # fmt: skip
        rows.append(lead)
    blocks = [*cover(seed, plan), Table(rows, 2, [0.9, 4.5, *([0.42] * len(slots))], size=8.5)]
    return Made(*printed(seed.pick("browser", "office"), paper(seed, plan, blocks)), document(plan))


def evaluation_cover(seed: Seed, plan: PlanModel) -> list[Block]:
    """Return the head of an evaluation."""
    first, last = plan.term or (2024, 2030)
    name = seed.rng.choice(
        (
            "Évaluation à mi-mandat du Programme stratégique transversal",
            "Bilan à mi-parcours du PST",
            "PST : évaluation de mi-législature",
        )
    )
    return [Para(plan.bodies[0].name, "h2"), Para(f"{name} {first}-{last}", "title"),
            Para("Le présent rapport dresse, action par action, l'état d'avancement du programme.")]  # fmt: skip


def evaluation(
    seed: Seed, plan: PlanModel, cols: list[Column], legend: list[Block], how: str, landscape: bool = True
) -> Made:
    """Return an evaluation as one table."""
    rows = [head_row(["N°", "Objectifs et actions"], cols)]
    for node in plan.walk():
        bold = node.level != "A"
        rows.append(
            [
                Cell(node.code or "", bold=bold),
                Cell(node.title, bold=bold),
                *([Cell() for _ in cols] if bold else value_cells(cols, node)),
            ]
        )
    blocks = [*evaluation_cover(seed, plan), *legend, Table(rows, 1, widths([1, 4], cols), size=8.5)]
    return Made(
        *printed(how, paper(seed, plan, blocks, landscape, font="DejaVu Sans", size=9)), document(plan, "evaluation")
    )


@family("evaluation-letters", "Evaluation with states in letters and a legend", "LibreOffice, python-docx", 2)
def evaluation_letters(seed: Seed) -> Made:
    plan = seed.plan((2, 3, 3), term=(2018, 2024))
    mark(plan, "OS {s}", "OO {s}.{o}", "{s}.{o}.{a}")
    letters = [{"done": "R", "in_progress": "EC", "not_started": "NC", "cancelled": "A", "waiting": "EA"},
               {"done": "T", "in_progress": "C", "not_started": "N", "cancelled": "X", "waiting": "S"}][seed.variant - 1]  # fmt: skip
    words = {
        "done": "réalisé",
        "in_progress": "en cours",
        "not_started": "non commencé",
        "cancelled": "abandonné",
        "waiting": "en attente",
    }
    legend: list[Block] = [Para("Légende : " + " ; ".join(f"{letters[code]} = {word}" for code, word in words.items()))]
    cols = [c.status(seed.pick("État", "Statut"), letters, 0.6), c.remarks("Commentaires", 2.5)]
    return evaluation(seed, plan, cols, legend, seed.pick("office", "docx"))


@family(
    "evaluation-icons",
    "Evaluation with ticks, smileys or coloured dots and a legend",
    "Chromium, LibreOffice, python-docx",
    3,
)
def evaluation_icons(seed: Seed) -> Made:
    plan = seed.plan((2, 3, 3), term=(2018, 2024))
    mark(plan, "OS {s}", "OO {s}.{o}", "A{s}.{o}.{a}")
    signs = [{"done": "✓", "in_progress": "➔", "not_started": "✗"}, {"done": "☺", "in_progress": "♦", "not_started": "☹"},
             {"done": "●", "in_progress": "◐", "not_started": "○"}][seed.variant - 1]  # fmt: skip
    for node in plan.walk():
        if node.facts.status not in signs:
            node.facts.status = "in_progress"
    words = {"done": "Action réalisée", "in_progress": "Action en cours", "not_started": "Action non démarrée"}
    legend: list[Block] = [
        Para("Légende", bold=True),
        *(Para(f"{signs[code]} : {word}") for code, word in words.items()),
    ]
    cols = [c.status("Avancement", signs, 0.8), c.remarks("Remarques", 2.5)]
    return evaluation(seed, plan, cols, legend, seed.pick("browser", "office", "docx"))


@family(
    "evaluation-colours",
    "Evaluation with states told by the cell's colour and a legend",
    "Chromium, LibreOffice, python-docx",
    3,
)
def evaluation_colours(seed: Seed) -> Made:
    plan = seed.plan((2, 3, 3), term=(2018, 2024))
    mark(plan, "OS {s}", "OO {s}.{o}", "{s}.{o}.{a}")
    fills = {"done": "#00b050", "in_progress": "#ffc000", "not_started": "#ff0000"}
    words = {
        "done": "Vert : action terminée",
        "in_progress": "Orange : action en cours",
        "not_started": "Rouge : action non entamée",
    }
    raws = {"done": "vert", "in_progress": "orange", "not_started": "rouge"}
    legend: list[Block] = [
        Table([[Cell("", fill=fills[code]), Cell(words[code])] for code in fills], 0, [0.3, 6], size=8.5)
    ]
    remarks = c.remarks("Commentaires", 2.5)
    rows = [head_row(["N°", "Objectifs et actions", "État"], [remarks])]
    for node in plan.walk():
        if node.level != "A":
            rows.append([Cell(node.code or "", bold=True), Cell(node.title, bold=True), Cell(), Cell()])
            continue
        state = node.facts.status if node.facts.status in fills else "in_progress"
        node.gold["status"] = {"code": state, "raw": raws[state or ""]}
        rows.append(
            [Cell(node.code or ""), Cell(node.title), Cell("", fill=fills[state or ""]), Cell(remarks.cell(node))]
        )
    blocks = [*evaluation_cover(seed, plan), *legend, Table(rows, 1, [1, 4, 0.6, 2.5], size=8.5)]
    return Made(
        *printed(seed.pick("browser", "office", "docx"), paper(seed, plan, blocks)), document(plan, "evaluation")
    )


@family(
    "evaluation-percent",
    "Evaluation with states in words, percentages and comments",
    "LibreOffice, python-docx, Chromium",
    2,
)
def evaluation_percent(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), term=(2018, 2024))
    mark(
        plan,
        *[
            ("OS {s}", "OO {s}.{o}", "{s}.{o}.{a}"),
            ("O.S.{s}", "O.O.{s}.{o}", "Action {a}"),
            ("OS{s}", "OO{o}", "A{a}"),
        ][seed.variant - 1],
    )
    cols = [c.progress(seed.pick("% de réalisation", "Taux d'avancement", "Réalisation"), seed.pick("{} %", "{}%", "{} %")),
            c.status(seed.pick("État d'avancement", "Statut", "Avancement"), seed.pick("usual", "feminine", "done")), c.remarks("Commentaires", 2.2)]  # fmt: skip
    return evaluation(seed, plan, cols, [], seed.pick("office", "docx", "browser"))


@family(
    "budget-matrix",
    "A matrix of budgets under each action: kind or funder by year, with totals",
    "LibreOffice, python-docx",
    2,
)
def budget_matrix(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 2), term=(2024, 2030))
    mark(plan, "OS {s}", "OO {s}.{o}", "Action {s}.{o}.{a}")
    years = [2025, 2026, 2027]
    kinds = [("Ordinaire", "ordinary", None), ("Extraordinaire", "extraordinary", None), ("Subsides", "subsidy", None)]
    funders = [
        ("Europe", "unspecified", "europe"),
        ("Wallonie", "unspecified", "wallonie"),
        ("Province", "unspecified", "province"),
        ("Commune", "unspecified", "commune"),
    ]
    labels = [*headers.who(seed, ", "), c.deadline("Échéance", "words")]
    blocks = cover(seed, plan)
    for os in plan.items:
        blocks.append(Para(titled(os, " : "), "h1"))
        for oo in os.children:
            blocks.append(Para(titled(oo, " : "), "h2"))
            for node in oo.children:
                blocks.append(Para(titled(node, " : "), "h3", keep=True))
                blocks += [Para(text, label=f"{col.header} :") for col in labels if (text := col.cell(node))]
                rows = [[Cell(seed.pick("Budget", "Source")), *(Cell(str(year)) for year in years), Cell("Total")]]
                sums = [0] * len(years)
                for name, kind, funder in kinds if seed.variant == 1 else funders:
                    line = [Cell(name)]
                    total = 0
                    for index, year in enumerate(years):
                        value = seed.rng.choice((0, 0, 0, 1500, 8000, 25000))
                        if value:
                            raw = c.money(value, "dot")
                            node.add("amounts", [amount(kind, value, raw, year=year, funder=funder)])
                        total += value
                        sums[index] += value
                        line.append(Cell(c.money(value, "dot") if value else "-", align="right"))
                    rows.append([*line, Cell(c.money(total, "dot") if total else "-", align="right")])
                grand = sum(sums)
                rows.append(
                    [
                        Cell("Totaux", bold=True),
                        *(Cell(c.money(s, "dot") if s else "-", align="right") for s in sums),
                        Cell(c.money(grand, "dot") if grand else "-", align="right"),
                    ]
                )
                blocks.append(Table(rows, 1, [1.4, 1, 1, 1, 1], size=9))
    unscored = () if seed.variant == 1 else ("amounts",)  # the contract gives no kind for a mere funder
    return Made(
        *printed(seed.pick("office", "docx"), paper(seed, plan, blocks, False)), document(plan, unscored=unscored)
    )


@family("totals-rows", "Tables with a row of totals at the foot of each objective", "LibreOffice, reportlab", 2)
def totals_rows(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3))
    mark(plan, "OS {s}", "OO {s}.{o}", "Action {a}")
    cols = [
        *headers.who(seed),
        headers.when(seed, plan),
        c.amounts("Ordinaire", "ordinary", "ordinary", "dot"),
        c.amounts("Extraordinaire", "extraordinary", "extraordinary", "dot", width=1.1),
    ]
    rows = [head_row(["N°", "Intitulé"], cols)]
    for os in plan.items:
        rows.append([Cell(os.code or "", bold=True), Cell(os.title, bold=True), *(Cell() for _ in cols)])
        for oo in os.children:
            rows.append([Cell(oo.code or "", bold=True), Cell(oo.title, bold=True), *(Cell() for _ in cols)])
            rows += [[Cell(n.code or ""), Cell(n.title), *value_cells(cols, n)] for n in oo.children]
        actions = [n for oo in os.children for n in oo.children]
        sums = [sum(getattr(n.facts, fact) or 0 for n in actions) for fact in ("ordinary", "extraordinary")]
        word = seed.pick(f"Total {os.code}", "Sous-total")
        rows.append(
            [
                Cell(word, colspan=len(cols), bold=True, align="right"),
                *(Cell(c.money(s, "dot"), bold=True, align="right") for s in sums),
            ]
        )
    blocks = [*cover(seed, plan), Table(rows, 1, widths([0.9, 3.2], cols), size=8.5)]
    return Made(*printed(seed.pick("office", "report"), paper(seed, plan, blocks)), document(plan))
