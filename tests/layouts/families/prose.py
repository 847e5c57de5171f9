"""Families of running text: levels told by markers, numbers, letters, style, indent or colour."""

# ruff: noqa: E501 - rows of words and of content are kept whole
from __future__ import annotations

from collections.abc import Callable

from corpus.samples.generate import columns as c
from corpus.samples.generate.blocks import Block, Break, Cell, Columns, Leader, Para, Table
from corpus.samples.generate.columns import Column
from corpus.samples.generate.model import DocumentModel, Node, PlanModel
from corpus.samples.generate.packages import steady_zip
from corpus.samples.generate.printing import office_convert
from corpus.samples.generate.word import docx_bytes
from tests.layouts import headers
from tests.layouts import vocabulary as v
from tests.layouts.families.tables import (
    VOLETS,
    by_volet,
    cover,
    document,
    head_row,
    paper,
    titled,
    value_cells,
    widths,
)
from tests.layouts.marking import mark
from tests.layouts.planting import Made, Seed
from tests.layouts.registry import family, printed

Setter = Callable[[Node], list[Block]]
_FOREWORD = (
    "Ce programme traduit en objectifs et en actions les engagements pris devant le Conseil. Il a été construit avec les services, qui en assureront le suivi.",
    "Le présent document est évolutif : il sera adapté chaque fois que les circonstances, les moyens ou les attentes de la population l'exigeront.",
    "Une évaluation aura lieu à mi-mandature et une autre à la fin de celle-ci. Les résultats seront communiqués au Conseil.",
)  # fmt: skip


def foreword(seed: Seed, heading: str = "Introduction") -> list[Block]:
    """Return some words before the plan, bullets included, that hold no item."""
    goals = [
        "offrir une vision claire des priorités ;",
        "mobiliser les équipes autour de projets communs ;",
        "rendre compte de l'action menée.",
    ]
    return [
        Para(heading, "h2"),
        *(Para(text, align="justify") for text in seed.rng.sample(_FOREWORD, 2)),
        Para("Ses finalités sont les suivantes :"),
        *(Para(text, bullet="•") for text in goals),
    ]


def walk_blocks(plan: PlanModel, setter: Setter, volet_style: str = "h1") -> list[Block]:
    """Return the blocks of all items in order, under volet headings where the plan has volets."""
    blocks: list[Block] = []
    for volet, items in by_volet(plan):
        if volet:
            blocks.append(Para(VOLETS[volet], volet_style))
        for node in (n for item in items for n in item.walk()):
            blocks += setter(node)
    return blocks


def values_below(cols: list[Column], node: Node, form: str, indent: float = 30) -> list[Block]:
    """Return a node's values as text. ``form``: lines (a line a label), bold (label in bold), inline (" – " between)."""
    glue = {True: " ; ", False: ", "}  # indicators have commas of their own
    texts = [(col.header, col.cell(node).replace("\n", glue[col.header.startswith("Indicateur")])) for col in cols]
    filled = [(header, text) for header, text in texts if text]
    if form == "inline":
        return (
            [Para(" – ".join(f"{header} : {text}" for header, text in filled), italic=True, indent=indent)]
            if filled
            else []
        )
    if form == "bold":
        return [Para(text, label=f"{header} :", indent=indent) for header, text in filled]
    return [Para(f"{header} : {text}", indent=indent) for header, text in filled]


@family(
    "prose-markers",
    "Headings OS and OO, actions as bullets, annotations under them",
    "LibreOffice, python-docx, reportlab",
    3,
)
def prose_markers(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), volets=seed.variant != 2)
    mark(
        plan,
        *[
            ("O.S.{s}.", "O.O.{s}.{o}.", None),
            ("Objectif stratégique {s}", "Objectif opérationnel {s}.{o}", "Action {s}.{o}.{a}"),
            ("OS {s}", "OO {s}.{o}", None),
        ][seed.variant - 1],
    )
    bullet = seed.pick("-", "", "•")
    cols = [c.priority("Priorité", "feminine"), headers.when(seed, plan)]
    glue = seed.pick(" ", " : ", " - ")

    def setter(node: Node) -> list[Block]:
        if node.level == "OS":
            return [Para(f"{titled(node, glue)}", "h2")]
        if node.level == "OO":
            return [Para(titled(node, glue), bold=True, underline=seed.variant == 1, keep=True)]
        if seed.variant == 1:
            end = Para(f"{node.title} ;", bullet=bullet)
            level = node.facts.priority or "low"
            raw = c.PRIORITIES["phrase"][level]
            node.gold["priority"] = {"level": level, "raw": raw}
            return [end, Para(raw, italic=True, indent=36)]
        return [
            Para(titled(node, glue) if not bullet else node.title, bullet=bullet or None),
            *values_below(cols, node, seed.pick("lines", "inline", "bold"), 36),
        ]

    blocks = cover(seed, plan) + foreword(seed) + walk_blocks(plan, setter)
    return Made(
        *printed(seed.pick("office", "docx", "report"), paper(seed, plan, blocks, False, margin=60)), document(plan)
    )


@family("bare-numbers", "Levels told by numbers without words: 1, 1.1, 1.1.1", "LibreOffice, reportlab, python-docx", 3)
def bare_numbers(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3))
    dot = seed.pick(".", "", ".")
    mark(plan, "{s}", "{s}.{o}", "{s}.{o}.{a}")
    cols = [*headers.who(seed, ", "), headers.when(seed, plan)]

    def setter(node: Node) -> list[Block]:
        text = f"{node.code}{dot} {node.title}"
        if node.level == "OS":
            return [Para(text, "h1" if seed.variant != 2 else "body", bold=True, size=14)]
        if node.level == "OO":
            return [Para(text, bold=True, keep=True)]
        return [Para(text, indent=18), *values_below(cols, node, "inline", 36)]

    intro: list[Block] = (
        [
            Para(
                "Le programme compte des objectifs stratégiques (1., 2. …), des objectifs opérationnels (1.1, 1.2 …) et des actions (1.1.1, 1.1.2 …)."
            )
        ]
        if seed.variant == 1
        else []
    )
    blocks = cover(seed, plan) + intro + walk_blocks(plan, setter)
    return Made(
        *printed(seed.pick("office", "report", "docx"), paper(seed, plan, blocks, False, margin=60)), document(plan)
    )


@family("restarting-numbers", "Numbers that restart in each parent", "LibreOffice, python-docx", 2)
def restarting_numbers(seed: Seed) -> Made:
    plan = seed.plan((3, 3, 3))
    mark(plan, "Objectif stratégique {s}", "Objectif opérationnel {o}", seed.pick("{a}", "Action {a}"))

    def setter(node: Node) -> list[Block]:
        if node.level == "OS":
            return [Para(titled(node, " : "), "h2")]
        if node.level == "OO":
            return [Para(titled(node, " : "), "h3"), *([Para("Actions :", bold=True)] if seed.variant == 1 else [])]
        return [Para(titled(node, ". " if seed.variant == 1 else " : "), indent=14)]

    blocks = cover(seed, plan) + foreword(seed) + walk_blocks(plan, setter)
    return Made(*printed(seed.pick("office", "docx"), paper(seed, plan, blocks, False, margin=60)), document(plan))


@family(
    "partial-numbers",
    "The action's number holds that of the operational objective, without the strategic one",
    "reportlab, LibreOffice",
    2,
)
def partial_numbers(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3))
    mark(plan, seed.pick("OS {s}", "Objectif stratégique {s}"), seed.pick("{o}", "OO {o}"), "{o}.{a}")
    cols = [headers.when(seed, plan)]

    def setter(node: Node) -> list[Block]:
        if node.level == "OS":
            return [Para(titled(node, " – "), "h2")]
        if node.level == "OO":
            return [Para(titled(node, ". " if seed.variant == 1 else " : "), bold=True, keep=True)]
        return [Para(titled(node, " "), indent=14), *values_below(cols, node, "lines", 28)]

    blocks = cover(seed, plan) + walk_blocks(plan, setter)
    return Made(*printed(seed.pick("report", "office"), paper(seed, plan, blocks, False, margin=60)), document(plan))


@family(
    "letters-roman",
    "Roman numerals, capital letters, digits and small letters",
    "LibreOffice, python-docx, reportlab",
    3,
)
def letters_roman(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), rich=False)
    mark(
        plan,
        seed.pick("{S}.", "Objectif stratégique {S}", "OS {S}"),
        seed.pick("{O}.", "{O}.", "{o}."),
        seed.pick("{a}.", "{a})", "{al})"),
    )

    def setter(node: Node) -> list[Block]:
        if node.level == "OS":
            glue = seed.pick(". ", " : ", " – ")
            return [Para(titled(node, glue), "h2")]
        if node.level == "OO":
            return [Para(titled(node, ". "), bold=True, keep=True)]
        return [Para(titled(node, seed.pick(". ", ") ", ") ")), indent=16)]

    blocks = cover(seed, plan) + foreword(seed) + [Para("Objectifs et actions", "h1")] + walk_blocks(plan, setter)
    return Made(
        *printed(seed.pick("office", "docx", "report"), paper(seed, plan, blocks, False, margin=60)), document(plan)
    )


@family("ordinal-words", "Ordinal words: Premier objectif stratégique", "LibreOffice, python-docx", 2)
def ordinal_words(seed: Seed) -> Made:
    plan = seed.plan((4, 2, 3))
    mark(plan, "{ord} objectif stratégique", "Objectif opérationnel {o}", "{a}" if seed.variant == 1 else None)
    cols = [headers.when(seed, plan)]

    def setter(node: Node) -> list[Block]:
        if node.level == "OS":
            return [Para(titled(node, " : "), "h2")]
        if node.level == "OO":
            return [Para(titled(node, " : "), bold=True, keep=True), Para("Actions :", italic=True)]
        lead = Para(f"{node.code}. {node.title}", indent=14) if node.code else Para(node.title, bullet="–")
        return [lead, *values_below(cols, node, "lines", 28)]

    blocks = cover(seed, plan) + foreword(seed) + walk_blocks(plan, setter)
    return Made(*printed(seed.pick("office", "docx"), paper(seed, plan, blocks, False, margin=60)), document(plan))


@family("composite-codes", "Composite codes: OS1-OO2-A3, A.1.2.3, 1.2/3", "LibreOffice, reportlab, python-docx", 3)
def composite_codes(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), volets=seed.variant == 2)
    mark(
        plan,
        *[
            ("OS{s}", "OS{s}-OO{o}", "OS{s}-OO{o}-A{a}"),
            ("OS.{s}", "OO.{s}.{o}", "A.{s}.{o}.{a}"),
            ("OS {s}", "OO {s}/{o}", "A {s}/{o}/{a}"),
        ][seed.variant - 1],
    )
    cols = [*headers.who(seed), headers.when(seed, plan), *headers.more(seed, 1)]
    if seed.variant == 1:
        blocks = cover(seed, plan)
        rows = [head_row(["Code", "Intitulé"], cols)]
        for node in plan.walk():
            values = value_cells(cols, node) if node.level == "A" else [Cell() for _ in cols]
            rows.append([Cell(node.code or ""), Cell(node.title, bold=node.level != "A"), *values])
        blocks.append(Table(rows, 1, widths([1.3, 3.2], cols), size=8.5))
        return Made(*printed("office", paper(seed, plan, blocks)), document(plan))

    def setter(node: Node) -> list[Block]:
        style = {"OS": "h2", "OO": "h3"}.get(node.level)
        if style:
            return [Para(titled(node, " "), style)]
        return [Para(titled(node, " "), bold=True, indent=10), *values_below(cols, node, "bold", 24)]

    blocks = cover(seed, plan) + walk_blocks(plan, setter)
    return Made(*printed(seed.pick("", "report", "docx"), paper(seed, plan, blocks, False, margin=55)), document(plan))


@family(
    "suffix-codes",
    "Codes in parentheses after the title, chapter numbers or none before it",
    "LibreOffice, python-docx",
    2,
)
def suffix_codes(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3))
    mark(plan, "(OS.{gs})", "(OO.{go})", "(A.{ga})")
    cols = [*headers.who(seed, ", "), c.deadline("Échéance", "date"), c.progress("Avancement", "{}%")]

    def setter(node: Node) -> list[Block]:
        style = {"OS": "h1", "OO": "h2", "A": "h3"}[node.level]
        head: Block = Para(f"{node.title} ({node.code})", style)
        return [head, *(values_below(cols, node, "bold", 0) if node.level == "A" else [])]

    blocks = cover(seed, plan) + walk_blocks(plan, setter)
    return Made(*printed(seed.pick("office", "docx"), paper(seed, plan, blocks, False, margin=55)), document(plan))


@family("levels-by-indent", "Levels told by the indent alone", "LibreOffice, python-docx", 2)
def levels_by_indent(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), rich=False)

    def setter(node: Node) -> list[Block]:
        return [Para(node.title, indent={"OS": 0, "OO": 28, "A": 56}[node.level])]

    note = "Les objectifs stratégiques figurent en marge ; les objectifs opérationnels et les actions sont en retrait."
    blocks = cover(seed, plan, note) + walk_blocks(plan, setter)
    return Made(*printed(seed.pick("office", "docx"), paper(seed, plan, blocks, False, margin=60)), document(plan))


@family("levels-by-style", "Levels told by size, bold or colour alone", "LibreOffice, reportlab, python-docx", 3)
def levels_by_style(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), rich=False)
    looks: dict[str, dict[str, object]] = [
        {"OS": {"size": 15, "bold": True}, "OO": {"size": 12, "bold": True}, "A": {}},
        {"OS": {"colour": "#c00000", "bold": True}, "OO": {"colour": "#2e74b5", "bold": True}, "A": {}},
        {"OS": {"bold": True, "underline": True}, "OO": {"bold": True}, "A": {"bullet": "•"}},
    ][seed.variant - 1]  # type: ignore[assignment]
    note = {
        1: None,
        2: "En rouge : les objectifs stratégiques. En bleu : les objectifs opérationnels. En noir : les actions.",
        3: None,
    }[seed.variant]

    def setter(node: Node) -> list[Block]:
        return [Para(node.title, **looks[node.level])]  # type: ignore[arg-type]

    blocks = cover(seed, plan, note) + walk_blocks(plan, setter)
    return Made(
        *printed(seed.pick("office", "report", "docx"), paper(seed, plan, blocks, False, margin=60)), document(plan)
    )


@family("word-numbering", "Numbers computed by the word processor", "python-docx, LibreOffice", 3)
def word_numbering(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), rich=False)
    numbering = [
        [("decimal", "OS %1"), ("decimal", "OO %1.%2"), ("decimal", "A %1.%2.%3")],
        [("decimal", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3)")],
        [("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3.")],
    ][seed.variant - 1]
    mark(
        plan,
        *[("OS {s}", "OO {s}.{o}", "A {s}.{o}.{a}"), ("{s}", "{s}.{o}", "{al})"), ("{S}.", "{o}.", "{o}.{a}.")][
            seed.variant - 1
        ],
    )

    def setter(node: Node) -> list[Block]:
        depth = {"OS": 0, "OO": 1, "A": 2}[node.level]
        return [Para(node.title, number=depth, bold=depth < 2, size=13 if depth == 0 else None)]

    sheet = paper(
        seed,
        plan,
        cover(seed, plan) + foreword(seed) + walk_blocks(plan, setter),
        False,
        margin=60,
        numbering=numbering,
    )
    return Made(*printed(seed.pick("docx", "docx", "office"), sheet), document(plan))


@family("two-columns", "Text set in two columns", "Chromium", 2)
def two_columns(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), rich=False)
    mark(plan, "OS {s}", "OO {s}.{o}", None if seed.variant == 1 else "{s}.{o}.{a}")

    def setter(node: Node) -> list[Block]:
        if node.level == "OS":
            return [Para(titled(node, " – "), "h3")]
        if node.level == "OO":
            return [Para(titled(node, " : "), bold=True)]
        return [Para(node.title, bullet="•") if seed.variant == 1 else Para(titled(node, ". "), indent=8)]

    blocks: list[Block] = [*cover(seed, plan), Columns(walk_blocks(plan, setter))]
    return Made(*printed("browser", paper(seed, plan, blocks, False)), document(plan))


@family(
    "contents-leaders",
    "Contents page with leaders and page numbers before the body",
    "LibreOffice, Chromium, reportlab",
    2,
)
def contents_leaders(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3))
    mark(plan, "OS {s}", "OO {s}.{o}", "Action {s}.{o}.{a}")
    cols = [*headers.who(seed, ", "), headers.when(seed, plan)]
    leaders: list[Block] = [Para("Table des matières", "h1"), Leader("Introduction", 3)]
    for index, node in enumerate(n for n in plan.walk() if n.level != "A" or seed.variant == 2):
        leaders.append(Leader(titled(node, " – ")[:88], 4 + index // 4, {"OS": 0, "OO": 1, "A": 2}[node.level]))

    def setter(node: Node) -> list[Block]:
        style = {"OS": "h1", "OO": "h2", "A": "h4"}[node.level]
        return [Para(titled(node, " – "), style), *(values_below(cols, node, "lines", 0) if node.level == "A" else [])]

    blocks = [*cover(seed, plan), Break(), *leaders, Break(), *foreword(seed), Break(), *walk_blocks(plan, setter)]
    return Made(
        *printed(seed.pick("office", "browser", "report"), paper(seed, plan, blocks, False, margin=60)), document(plan)
    )


@family("footnotes", "Notes at the foot of sections, with their signs in the titles' lines", "Chromium, LibreOffice", 2)
def footnotes(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), rich=False)
    mark(plan, "O.S. {s}", "O.O. {s}.{o}", None)
    notes = (
        "Commission locale de développement rural.",
        "Sous réserve de l'accord de la tutelle.",
        "Voir le plan de cohésion sociale.",
        "Montants hors taxe sur la valeur ajoutée.",
    )
    counter = 0

    def setter(node: Node) -> list[Block]:
        nonlocal counter
        if node.level == "A":
            return [Para(node.title, bullet="-")]
        if node.level == "OO":
            return [Para(titled(node, " : "), bold=True)]
        if counter >= len(notes):
            return [Para(titled(node, " : "), "h2")]
        counter += 1
        sign = "¹²³⁴"[counter - 1]
        note = Para(f"{sign} {notes[counter - 1]}", "small")
        if seed.variant == 2:
            return [Para(titled(node, " : ") + sign, "h2"), note]
        text = f"Objectif en lien avec la déclaration de politique{sign} adoptée en début de mandature."
        node.gold["description"] = text.replace(sign, "")
        return [Para(titled(node, " : "), "h2"), Para(text, italic=True), note]

    blocks = cover(seed, plan) + foreword(seed) + walk_blocks(plan, setter)
    return Made(*printed(seed.pick("browser", "office"), paper(seed, plan, blocks, False, margin=60)), document(plan))


@family(
    "themes-above", "Axes, enjeux or domaines above the strategic objectives", "LibreOffice, python-docx, reportlab", 3
)
def themes_above(seed: Seed) -> Made:
    plan = seed.plan((4, 2, 3))
    mark(plan, "OS {s}", "OO {s}.{o}", None)
    themes = seed.rng.sample(v.THEMES, 2)
    label = seed.pick("Axe {n} – {t}", "Enjeu {n} : {t}", "Domaine : {t}")
    cols = [c.deadline("Échéance", "year")]
    for index, objective in enumerate(plan.items):
        objective.theme = themes[index // 2]
    seen: set[str] = set()

    def setter(node: Node) -> list[Block]:
        if node.level == "OS":
            blocks: list[Block] = []
            if node.theme and node.theme not in seen:
                seen.add(node.theme)
                blocks.append(Para(label.format(n=len(seen), t=node.theme), "h1"))
            return [*blocks, Para(titled(node, " : "), "h2")]
        if node.level == "OO":
            return [Para(titled(node, " : "), "h3")]
        return [Para(node.title, bullet="•"), *values_below(cols, node, "lines", 30)]

    blocks = cover(seed, plan) + walk_blocks(plan, setter)
    return Made(
        *printed(seed.pick("office", "docx", "report"), paper(seed, plan, blocks, False, margin=60)), document(plan)
    )


@family("volets-restart", "Numbering that restarts in each volet", "LibreOffice, python-docx", 2)
def volets_restart(seed: Seed) -> Made:
    plan = seed.plan((4, 2, 2), volets=True)
    mark(plan, "O.S.{s}", "O.O.{s}.{o}", "Action {a}", restart_in_volet=True)
    cols = [*headers.who(seed, ", "), headers.when(seed, plan)]

    def setter(node: Node) -> list[Block]:
        if node.level != "A":
            return [Para(titled(node, " : "), {"OS": "h2", "OO": "h3"}[node.level])]
        return [Para(titled(node, " : "), indent=10), *values_below(cols, node, "inline", 24)]

    body = walk_blocks(plan, setter)
    if seed.variant == 2:  # the volet is first announced part-way: what stands before it is the other one
        body = body[1:]
    blocks = cover(seed, plan) + foreword(seed) + body
    return Made(*printed(seed.pick("office", "docx"), paper(seed, plan, blocks, False, margin=60)), document(plan))


@family(
    "levels-missing",
    "Prose with strategic objectives and actions only, or operational objectives and actions only",
    "LibreOffice, reportlab",
    2,
)
def levels_missing(seed: Seed) -> Made:
    plan = seed.plan((4, 2, 3), levels=seed.pick("OS A", "OO A"), rich=False)
    mark(plan, "Objectif stratégique {s}", "Objectif opérationnel {o}", None)

    def setter(node: Node) -> list[Block]:
        if node.level == "A":
            return [Para(node.title, bullet="-")]
        return [Para(titled(node, " : "), "h2"), Para("Actions :", bold=True)]

    blocks = cover(seed, plan) + foreword(seed) + walk_blocks(plan, setter)
    return Made(*printed(seed.pick("office", "report"), paper(seed, plan, blocks, False, margin=60)), document(plan))


@family(
    "sub-actions",
    "Sub-actions with letters or numbers of their own under actions",
    "LibreOffice, python-docx, Chromium",
    3,
)
def sub_actions(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3), sub=0.5)
    mark(
        plan,
        "OS {s}",
        "OO {s}.{o}",
        seed.pick("Action {a}", "{s}.{o}.{a}", "A{a}"),
        seed.pick("{sl})", "{s}.{o}.{a}.{x}", "{sl})"),
    )
    cols = [headers.when(seed, plan)]
    if seed.variant == 3:
        rows = [head_row(["N°", "Intitulé"], cols)]
        for node in plan.walk():
            rows.append([Cell(node.code + ")" if node.level == "SA" and node.code else node.code or ""), Cell(node.title, bold=node.level in ("OS", "OO")),
                         *(value_cells(cols, node) if node.level in ("A", "SA") else [Cell() for _ in cols])])  # fmt: skip
        blocks = [*cover(seed, plan), Table(rows, 1, widths([0.9, 4], cols), size=9)]
        return Made(*printed("browser", paper(seed, plan, blocks)), document(plan))

    def setter(node: Node) -> list[Block]:
        if node.level in ("OS", "OO"):
            return [Para(titled(node, " : "), {"OS": "h2", "OO": "h3"}[node.level])]
        if node.level == "A":
            return [
                Para(titled(node, " : " if seed.variant == 1 else " "), bold=True, indent=10),
                *values_below(cols, node, "lines", 24),
            ]
        return [Para(titled(node, ") " if seed.variant == 1 else " "), indent=34)]

    blocks = cover(seed, plan) + walk_blocks(plan, setter)
    return Made(*printed(seed.pick("office", "docx"), paper(seed, plan, blocks, False, margin=60)), document(plan))


@family(
    "summary-first",
    "A summary of the objectives first, the body after: nothing twice",
    "LibreOffice, python-docx, reportlab",
    3,
)
def summary_first(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3))
    mark(plan, "OS {s}", "OO {s}.{o}", "Action {a}")
    cols = headers.usual(seed, plan, 0)
    summary: list[Block] = [
        Para(seed.pick("Synthèse des objectifs", "Vue d'ensemble", "Nos objectifs en un coup d'œil"), "h1")
    ]
    for node in plan.walk():
        if node.level != "A":
            summary.append(Para(titled(node, " : "), indent=0 if node.level == "OS" else 20, bold=node.level == "OS"))
    body: list[Block] = [Para(seed.pick("Détail du programme", "Objectifs et actions", "Le programme"), "h1")]
    for objective in plan.items:
        body.append(Para(titled(objective, " : "), "h2"))
        for operational in objective.children:
            rows = [head_row(["N°", "Action"], cols)]
            rows += [[Cell(n.code or ""), Cell(n.title), *value_cells(cols, n)] for n in operational.children]
            body += [
                Para(titled(operational, " : "), "h3", keep=True),
                Table(rows, 1, widths([0.9, 3], cols), size=8.5),
            ]
    blocks = [*cover(seed, plan), *summary, Break(), *body]
    return Made(*printed(seed.pick("office", "docx", "report"), paper(seed, plan, blocks)), document(plan))


def _small_plan(plan: PlanModel, cols: list[Column], table: bool) -> list[Block]:
    blocks: list[Block] = []
    for objective in plan.items:
        blocks.append(Para(titled(objective, " : "), "h2"))
        for operational in objective.children:
            blocks.append(Para(titled(operational, " : "), "h3", keep=True))
            if table:
                rows = [head_row(["N°", "Action"], cols)]
                rows += [[Cell(n.code or ""), Cell(n.title), *value_cells(cols, n)] for n in operational.children]
                blocks.append(Table(rows, 1, widths([0.9, 3], cols), size=9))
            else:
                for node in operational.children:
                    blocks += [Para(titled(node, " : "), indent=10), *values_below(cols, node, "inline", 24)]
    return blocks


@family("two-plans", "Two plans in one file: the commune's, then its CPAS's", "LibreOffice, reportlab, python-docx", 3)
def two_plans(seed: Seed) -> Made:
    commune = seed.plan((2, 2, 2), "commune", term=(2024, 2030))
    body = commune.bodies[0]
    cpas = seed.plan((2, 2, 2), term=(2024, 2030), body=seed.body("cpas", (body.commune, body.nis)))
    blocks: list[Block] = [
        Para(f"{body.name} et {cpas.bodies[0].name}", "title"),
        Para("Programmes stratégiques transversaux 2024-2030", "h2"),
    ]
    for number, plan in enumerate((commune, cpas)):
        mark(plan, "OS {s}", "OO {s}.{o}", "Action {a}")
        cols = [*headers.who(seed), headers.when(seed, plan)]
        name = [f"Programme stratégique transversal 2024-2030 – {plan.bodies[0].name}", f"PST 2024-2030 de la {plan.bodies[0].name}" if not number else f"PST 2024-2030 du {plan.bodies[0].name}",
                f"Partie {number + 1} : PST 2024-2030 – {plan.bodies[0].name}"][seed.variant - 1]  # fmt: skip
        blocks += [Break(), Para(name, "h1"), *_small_plan(plan, cols, seed.variant != 2)]
    model = DocumentModel(None, "plan", [commune, cpas])
    sheet = paper(seed, commune, blocks, seed.variant != 2, head=None)
    return Made(*printed(seed.pick("office", "report", "docx"), sheet), model)


@family("deliberation", "A decision of the council that quotes the plan", "LibreOffice, python-docx", 2)
def deliberation(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 2), "commune" if seed.variant == 1 else "cpas", rich=False)
    mark(plan, "Objectif stratégique {s}", "Objectif opérationnel {s}.{o}", None if seed.variant == 1 else "Action {a}")
    body = plan.bodies[0]
    year = (plan.term or (2024, 2030))[0] + 1
    day, month = seed.rng.randint(3, 27), seed.rng.choice((5, 6, 9))
    plan.adopted_on = f"{year}-{month:02d}-{day:02d}"
    council = "Le Conseil communal," if body.kind == "commune" else "Le Conseil de l'Action sociale,"
    law = ("Vu le Code de la démocratie locale et de la décentralisation, notamment son article L1123-27 ;" if body.kind == "commune"
           else "Vu la loi du 8 juillet 1976 organique des centres publics d'action sociale, notamment son article 27ter ;")  # fmt: skip
    head: list[Block] = [
        Para(body.name, bold=True), Para("Extrait du registre aux délibérations", "h2", align="center"),
        Para(f"Séance du {day} {c.MONTHS[month - 1]} {year}", bold=True, align="center"),
        Para(f"Objet : Programme stratégique transversal {plan.term[0]}-{plan.term[1]} – Prise d'acte" if plan.term else "Objet : PST"),
        Para(council), Para(law), Para("Considérant que le programme constitue un outil de gouvernance pluriannuel ;"),
        Para("Considérant que le comité de direction a remis un avis favorable ;"), Para("Après en avoir délibéré,"),
        Para("PREND ACTE" if seed.variant == 1 else "DÉCIDE", "h3", align="center"),
        Para("Article 1er. du programme stratégique transversal, dont les objectifs et les actions sont les suivants :" if seed.variant == 1
             else "Article 1er. d'adopter le programme stratégique transversal tel que repris ci-dessous :"),
    ]  # fmt: skip

    def setter(node: Node) -> list[Block]:
        if node.level == "A":
            return [
                Para(f"{node.title} ;", bullet="-") if not node.code else Para(f"{node.code} : {node.title}", indent=20)
            ]
        return [Para(titled(node, " : "), bold=True, underline=node.level == "OS")]

    tail: list[Block] = [
        Para("Article 2. de charger le Directeur général de l'exécution de la présente décision."),
        Para("Article 3. de publier le programme sur le site internet."),
        Para("Par le Conseil,", align="center"), Para("Le Directeur général,                              La Présidence,", align="center"),
    ]  # fmt: skip
    sheet = paper(seed, plan, head + walk_blocks(plan, setter) + tail, False, margin=65, head=None)
    return Made(*printed(seed.pick("office", "docx"), sheet), document(plan))


@family("odt-prose", "OpenDocument text: headings, lists and annotations, or a table", "LibreOffice", 2)
def odt_prose(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3), volets=seed.variant == 1)
    mark(plan, "O.S. {s}", "O.O. {s}.{o}", "Action {a}")
    cols = [*headers.who(seed, ", "), headers.when(seed, plan)]
    body: list[Block] = []
    for volet, items in by_volet(plan):
        if volet:
            body.append(Para(VOLETS[volet], "h1"))
        part = PlanModel(plan.bodies, plan.term, items)
        body += _small_plan(part, cols, seed.variant == 2)
    data = docx_bytes(paper(seed, plan, cover(seed, plan) + foreword(seed) + body, seed.variant == 2))
    return Made("odt", steady_zip(office_convert(data, "docx", "odt")), document(plan))
