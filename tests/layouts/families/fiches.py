"""Families of sheets: labels and values, one action at a time."""

# ruff: noqa: E501 - rows of words and of content are kept whole
from __future__ import annotations

from corpus.samples.generate import columns as c
from corpus.samples.generate.blocks import Block, Break, Card, Cards, Cell, Para, Table
from corpus.samples.generate.columns import Column
from corpus.samples.generate.model import Node, PlanModel
from tests.layouts import headers
from tests.layouts.families.tables import cover, document, paper, titled
from tests.layouts.marking import mark
from tests.layouts.planting import Made, Seed
from tests.layouts.registry import family, printed


def fields(seed: Seed, plan: PlanModel) -> list[Column]:
    """Return the labels of a sheet."""
    bullet = seed.rng.choice((None, "-", "•"))
    return [
        c.description(seed.rng.choice(("Description", "Description de l'action", "Contexte et description"))),
        *headers.who(seed, seed.rng.choice((", ", "\n"))),
        c.partners(seed.rng.choice(("Partenaires", "Partenaires", "Services partenaires")), ", "),
        headers.when(seed, plan), *headers.money(seed),
        c.indicators(seed.rng.choice(("Indicateurs", "Indicateurs de réalisation", "Indicateur(s) de résultat")), bullet=bullet),
        c.priority("Priorité", seed.rng.choice(("feminine", "haute"))),
        c.sdgs(seed.rng.choice(("ODD", "Objectifs de développement durable")), seed.rng.choice(("comma", "dash", "names"))),
    ]  # fmt: skip


def parents(plan: PlanModel) -> list[tuple[Node, Node, Node]]:
    """Return (objective, operational objective, action) in order."""
    return [(os, oo, node) for os in plan.items for oo in os.children for node in oo.children]


@family(
    "fiche-page",
    "One sheet a page: a table of labels and values that repeats its objectives",
    "LibreOffice, python-docx, Chromium",
    2,
)
def fiche_page(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 2))
    mark(
        plan,
        *[
            ("OS {s}", "OO {s}.{o}", "Action {s}.{o}.{a}"),
            ("Objectif stratégique {s}", "Objectif opérationnel {s}.{o}", "Fiche {ga}"),
            ("OS{s}", "OO{s}.{o}", "Fiche action n° {ga}"),
        ][seed.variant - 1],
    )
    labels = fields(seed, plan)
    blocks = cover(seed, plan)
    for os, oo, node in parents(plan):
        rows = [[Cell(titled(node, seed.pick(" : ", " – ", " : ")), colspan=2, bold=True, fill="#bdd7ee", size=12)]]
        if seed.variant == 2:
            rows += [[Cell(titled(os, " : "), colspan=2)], [Cell(titled(oo, " : "), colspan=2)]]
        else:
            rows += [
                [Cell("Objectif stratégique", bold=True), Cell(titled(os, " : "))],
                [Cell("Objectif opérationnel", bold=True), Cell(titled(oo, " : "))],
            ]
        rows += [
            [Cell(col.header, bold=True, fill="#f2f2f2"), Cell(col.cell(node), bullet=col.bullet)] for col in labels
        ]
        blocks += [Break(), Table(rows, 0, [1, 3], size=10)]
    return Made(*printed(seed.pick("office", "docx", "browser"), paper(seed, plan, blocks, False)), document(plan))


@family("fiche-lines", "Sheets of lines: Label : value", "LibreOffice, python-docx, Chromium", 2)
def fiche_lines(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 2))
    mark(
        plan,
        "Objectif stratégique {s}",
        "Objectif opérationnel {s}.{o}",
        seed.pick("Action {a}", "Fiche-action {ga}", "Projet {s}.{o}.{a}"),
    )
    labels = fields(seed, plan)
    blocks = cover(seed, plan)
    for os in plan.items:
        blocks.append(Para(titled(os, " : "), "h1"))
        for oo in os.children:
            blocks.append(Para(titled(oo, " : "), "h2"))
            for node in oo.children:
                blocks.append(Para(titled(node, " : "), "h3"))
                for col in labels:
                    lines = col.cell(node).split("\n")
                    if not lines[0]:
                        continue
                    if len(lines) > 1:
                        blocks.append(Para("", label=f"{col.header} :"))
                        blocks += [Para(line, bullet=col.bullet or "-") for line in lines]
                    else:
                        blocks.append(
                            Para(lines[0], label=f"{col.header} :")
                            if seed.variant != 3
                            else Para(f"{col.header} : {lines[0]}")
                        )
    return Made(*printed(seed.pick("office", "docx", "browser"), paper(seed, plan, blocks, False)), document(plan))


@family("fiche-boxes", "Sheets with check boxes for priority, state and kind of budget", "LibreOffice, Chromium", 2)
def fiche_boxes(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 2))
    mark(plan, "OS {s}", "OO {s}.{o}", "Fiche n° {ga}")
    on, off = ("☒", "☐") if seed.variant == 1 else ("☑", "□")
    priorities = {"high": "Élevée", "medium": "Moyenne", "low": "Faible"}
    states = {"not_started": "Non commencé", "in_progress": "En cours", "done": "Terminé"}
    labels = [*headers.who(seed, ", "), headers.when(seed, plan), c.indicators("Indicateurs", "\n")]
    blocks = cover(seed, plan)
    for os, oo, node in parents(plan):
        if node.facts.status not in states:
            node.facts.status = "in_progress"
        level, state = node.facts.priority or "low", node.facts.status or "in_progress"
        node.gold["priority"] = {"level": level, "raw": priorities[level]}
        node.gold["status"] = {"code": state, "raw": states[state]}
        boxes = "   ".join(f"{on if code == level else off} {word}" for code, word in priorities.items())
        ticked = "   ".join(f"{on if code == state else off} {word}" for code, word in states.items())
        rows = [[Cell(node.code or "", bold=True, fill="#fff2cc"), Cell(node.title, bold=True, fill="#fff2cc")],
                [Cell("Objectif stratégique"), Cell(titled(os, " – "))], [Cell("Objectif opérationnel"), Cell(titled(oo, " – "))],
                *([Cell(col.header), Cell(col.cell(node))] for col in labels),
                [Cell("Priorité"), Cell(boxes)], [Cell("État d'avancement"), Cell(ticked)]]  # fmt: skip
        blocks.append(Table(rows, 0, [1, 3], size=10, margin=14))
    return Made(
        *printed(seed.pick("office", "browser"), paper(seed, plan, blocks, False, font="DejaVu Sans", size=9)),
        document(plan),
    )


@family(
    "fiche-small",
    "Several small sheets a page, each a table, under headings of the objectives",
    "LibreOffice, python-docx, reportlab",
    3,
)
def fiche_small(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3))
    mark(plan, "OS {s}", "OO {s}.{o}", seed.pick("A{s}.{o}.{a}", "Action {a}", "Fiche {ga}"))
    labels = [*headers.who(seed, ", "), headers.when(seed, plan), *headers.money(seed), *headers.more(seed, 1)]
    blocks = cover(seed, plan)
    for os in plan.items:
        blocks.append(Para(titled(os, " : "), "h1"))
        for oo in os.children:
            blocks.append(Para(titled(oo, " : "), "h2", keep=True))
            for node in oo.children:
                rows = [[Cell(node.code or "", bold=True, fill="#e2efd9"), Cell(node.title, bold=True, fill="#e2efd9")]]
                rows += [[Cell(col.header), Cell(col.cell(node))] for col in labels]
                blocks.append(Table(rows, 0, [1, 3.2], size=9.5, margin=10))
    return Made(*printed(seed.pick("office", "docx", "report"), paper(seed, plan, blocks, False)), document(plan))


@family(
    "fiche-grid", "Sheets whose labels stand above their values, two or three side by side", "Chromium, LibreOffice", 2
)
def fiche_grid(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 2))
    mark(plan, "OS {s}", "OO {s}.{o}", "Action {s}.{o}.{a}")
    people = [
        c.pilots("Service gestionnaire", "services", "administrative"),
        c.pilots("Mandataire", "mandataries", "political"),
    ]
    labels = [
        *people,
        headers.when(seed, plan),
        c.priority("Priorité", "haute"),
        c.partners("Partenaires", "\n"),
        c.indicators("Indicateurs"),
    ]
    grey = "#ededed"
    blocks = cover(seed, plan)
    for os, oo, node in parents(plan):
        rows = [
            [Cell(titled(node, " : "), colspan=3, bold=True, fill="#c9daf8", size=12)],
            [Cell(f"{titled(os)}\n{titled(oo)}", colspan=3, italic=True)],
        ]
        for group in (labels[:3], labels[3:]):
            rows += [[Cell(col.header, bold=True, fill=grey) for col in group], [Cell(col.cell(node)) for col in group]]
        rows += [[Cell("Description", bold=True, colspan=3, fill=grey)], [Cell(c.description().cell(node), colspan=3)]]
        blocks.append(Table(rows, 0, [1, 1, 1], size=10, margin=16))
    return Made(*printed(seed.pick("browser", "office"), paper(seed, plan, blocks, False)), document(plan))


@family("cards", "Cards side by side, one an action, under headings", "Chromium, python-docx", 2)
def cards(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 4))
    mark(plan, "OS {s}", "OO {s}.{o}", "Action {s}.{o}.{a}" if seed.variant == 1 else None)
    labels = [*headers.who(seed, ", "), headers.when(seed, plan)]
    blocks = cover(seed, plan)
    for os in plan.items:
        blocks.append(Para(titled(os, " : "), "h1"))
        for oo in os.children:
            blocks.append(Para(titled(oo, " : "), "h2"))
            boxes = []
            for node in oo.children:
                inner: list[Block] = [Para(node.code, bold=True, colour="#2e74b5")] if node.code else []
                inner.append(Para(node.title, bold=True))
                inner += [Para(f"{col.header} : {text}", size=9) for col in labels if (text := col.cell(node))]
                boxes.append(Card(inner, fill="#f6f9fc"))
            blocks.append(Cards(boxes))
    return Made(*printed(seed.pick("browser", "docx"), paper(seed, plan, blocks, seed.variant == 1)), document(plan))


@family("fiche-scattered", "Sheets with a coloured band, free text and a frame of facts on the right", "Chromium", 2)
def fiche_scattered(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 2))
    mark(plan, "Objectif stratégique {s}", "Objectif opérationnel {s}.{o}", "Action {s}.{o}.{a}")
    labels = [*headers.who(seed, "\n"), headers.when(seed, plan), c.priority("Priorité", "feminine")]
    blocks = cover(seed, plan)
    for os in plan.items:
        for oo in os.children:
            for node in oo.children:
                facts = "\n".join(
                    f"{col.header} : {text}" for col in labels if (text := col.cell(node).replace("\n", ", "))
                )
                rows = [[Cell(titled(os, " : "), colspan=2, fill="#1f4e79", colour="#ffffff", bold=True)], [Cell(titled(oo, " : "), colspan=2, fill="#9dc3e6")],
                        [Cell(titled(node, " : "), colspan=2, bold=True, size=12)],
                        [Cell(c.description().cell(node), label="Description :"), Cell(facts, fill="#fff9e5")]]  # fmt: skip
                if seed.variant == 2:
                    rows.append([Cell(c.indicators().cell(node), label="Indicateurs :", colspan=2)])
                blocks += [Table(rows, 0, [2, 1], "outer" if seed.variant == 2 else "none", size=10, margin=14)]
    return Made(*printed("browser", paper(seed, plan, blocks, False)), document(plan))
