"""Families of plain texts that programs made of other documents: columns kept by blanks, printed lines, table rows."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from corpus.samples.generate.blocks import Block, Para
from corpus.samples.generate.columns import Column
from corpus.samples.generate.model import Node, PlanModel
from corpus.samples.generate.printing import office_convert, office_pdf, report_pdf
from corpus.samples.generate.word import docx_bytes
from tests.layouts import headers
from tests.layouts.families.prose import foreword, walk_blocks
from tests.layouts.families.tables import VOLETS, by_volet, cover, document, marker_table, paper, titled
from tests.layouts.marking import mark
from tests.layouts.planting import Made, Seed
from tests.layouts.registry import family

_TEXT = "txt:Text (encoded):UTF8"


def _pdf_text(pdf: bytes, *options: str) -> str:
    """What poppler's ``pdftotext`` gives of a PDF."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "source.pdf"
        source.write_bytes(pdf)
        done = subprocess.run(["pdftotext", *options, str(source), "-"], check=True, capture_output=True, timeout=60)
    return done.stdout.decode("utf-8")


def _made(plan: PlanModel, text: str, unscored: tuple[str, ...] = ()) -> Made:
    return Made("txt", text.encode(), document(plan, unscored=unscored))


def _few(seed: Seed, plan: PlanModel) -> list[Column]:
    return [headers.who(seed, ", ")[0], headers.when(seed, plan)]


@family("text-grid", "Plain text of a PDF whose columns are kept by blanks", "LibreOffice, reportlab, poppler", 3)
def text_grid(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3), volets=seed.variant == 2)
    mark(plan, "OS {s}", "OO {s}.{o}", ["A {s}.{o}.{a}", "{s}.{o}.{a}", "Action {a}"][seed.variant - 1])
    blocks = cover(seed, plan) + marker_table(seed, plan, _few(seed, plan), together=seed.variant == 3)
    sheet = paper(seed, plan, blocks, font="Liberation Sans")
    return _made(plan, _pdf_text(report_pdf(sheet) if seed.variant == 2 else office_pdf(sheet), "-layout"))


def _label_lines(seed: Seed, plan: PlanModel) -> list[Block]:
    cols = [*headers.who(seed, ", "), headers.when(seed, plan), *headers.money(seed)[:1]]

    def setter(node: Node) -> list[Block]:
        style = {"OS": "h1", "OO": "h2"}.get(node.level, "h3")
        lines = [(col.header, col.cell(node)) for col in cols] if node.level == "A" else []
        return [
            Para(titled(node, " : "), style),
            *(Para(f"{label} : {text}") for label, text in lines if text and "\n" not in text),
        ]

    return walk_blocks(plan, setter)


def _bullets(plan: PlanModel) -> list[Block]:
    def setter(node: Node) -> list[Block]:
        if node.level != "A":
            return [Para(titled(node, " : "), {"OS": "h1", "OO": "h2"}[node.level])]
        return [Para(node.title, bullet="•")]

    return walk_blocks(plan, setter)


@family("text-lines", "Plain text of a PDF, a printed line a line, doubled in one", "LibreOffice, poppler", 4)
def text_lines(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3), volets=seed.variant == 3)
    bulleted = seed.variant in (2, 4)
    mark(plan, "Objectif stratégique {s}", "Objectif opérationnel {s}.{o}", None if bulleted else "Action {s}.{o}.{a}")
    body = _bullets(plan) if bulleted else _label_lines(seed, plan)
    sheet = paper(seed, plan, cover(seed, plan) + foreword(seed) + body, False, font="Liberation Serif")
    text = _pdf_text(office_pdf(sheet), *(["-raw"] if seed.variant == 4 else []))
    if seed.variant == 3:
        pages = ("\n\n".join(line for line in page.split("\n") if line.strip()) for page in text.split("\f"))
        text = "\n\n\n\n".join(page for page in pages if page)
    return _made(plan, text)


@family("text-rows", "Plain text with table rows: tabs, pipes, or a cell a line", "text, LibreOffice", 4)
def text_rows(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 3), volets=seed.variant == 1)
    mark(plan, "OS{s}", "OS{s}.OO{o}", "OS{s}.OO{o}.A{a}")
    cols = [*headers.who(seed, ", ")[:1], headers.when(seed, plan), *headers.money(seed)[:1]]
    if seed.variant == 4:
        blocks = cover(seed, plan) + marker_table(seed, plan, cols[:2])
        return _made(plan, office_convert(docx_bytes(paper(seed, plan, blocks)), "docx", _TEXT).decode("utf-8-sig"))
    lines = [plan.bodies[0].name, "", "PST" + (f" {plan.term[0]}-{plan.term[1]}" if plan.term else ""), ""]
    for volet, items in by_volet(plan):
        lines += [VOLETS[volet], ""] if volet else []
        lines += _rows(seed, cols, [node for item in items for node in item.walk()])
    return _made(plan, "\n".join(lines) + "\n")


def _rows(seed: Seed, cols: list[Column], nodes: list[Node]) -> list[str]:
    """A header and a row an item; in the third variant empty cells are lost."""
    head = ["Code", "Intitulé", *(col.header for col in cols)]
    rows = [head]
    for node in nodes:
        values = [col.cell(node).replace("\n", ", ") for col in cols] if node.level == "A" else [""] * len(cols)
        rows.append([node.code or "", node.title, *values])
    if seed.variant == 2:
        rows.insert(1, ["---"] * len(head))
        return [f"| {' | '.join(row)} |" for row in rows]
    return ["\t".join(text for text in row if text or seed.variant != 3) for row in rows]
