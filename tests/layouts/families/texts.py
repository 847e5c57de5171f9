"""Families of plain text, slides and scans."""

from __future__ import annotations

import io
import textwrap

from pptx import Presentation
from pptx.util import Pt

from corpus.samples.generate.blocks import Block, Para
from corpus.samples.generate.columns import Column
from corpus.samples.generate.model import Node, PlanModel
from corpus.samples.generate.packages import steady_pdf, steady_zip
from corpus.samples.generate.printing import office_convert, office_pdf, scan_pdf
from tests.layouts import headers
from tests.layouts.families.prose import foreword, walk_blocks
from tests.layouts.families.tables import VOLETS, by_volet, cover, document, marker_table, paper, titled
from tests.layouts.marking import mark
from tests.layouts.planting import Made, Seed
from tests.layouts.registry import family


def _head(plan: PlanModel) -> list[str]:
    term = f"{plan.term[0]}-{plan.term[1]}" if plan.term else ""
    return [plan.bodies[0].name, "", "Programme stratégique transversal", term, ""]


@family(
    "converted-text",
    "Plain text converted from a PDF: tab-separated rows, wrapped lines, or a blank line after each line",
    "text",
    4,
)
def converted_text(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), volets=seed.variant in (1, 3))
    mark(
        plan,
        *[
            ("O.S.{s}", "O.O.{s}.{o}", "Action {a}"),
            ("OS {s}", "OO {s}.{o}", "{s}.{o}.{a}"),
            ("O.S. {s}", "O.O. {s}.{o}", None),
            ("{s}", "{s}.{o}", "{s}.{o}.{a}"),
        ][seed.variant - 1],
    )
    lines = _head(plan)
    cols = [*headers.who(seed, ", "), headers.when(seed, plan)]
    for volet, items in by_volet(plan):
        if volet:
            lines += ["", VOLETS[volet], ""]
        if seed.variant == 1:
            lines.append("\t".join(["", "Objectifs et actions", *(col.header for col in cols)]))
        for node in (n for item in items for n in item.walk()):
            lines += _text_lines(seed, node, cols)
    if seed.variant == 2:  # pages: a running head and a page number every 45 lines
        paged: list[str] = []
        for index, line in enumerate(lines):
            if index and index % 45 == 0:
                paged += ["", f"PST – {plan.bodies[0].name} – page {index // 45}", "\f"]
            paged.append(line)
        lines = paged
    return Made("txt", ("\n".join(lines) + "\n").encode(), document(plan))


def _text_lines(seed: Seed, node: Node, cols: list[Column]) -> list[str]:
    if seed.variant == 1:
        cells = [col.cell(node) for col in cols] if node.level == "A" else [""] * len(cols)
        return ["\t".join([node.code or "", node.title, *cells])]
    dot = "." if seed.variant == 4 else " :" if node.level != "A" else "."
    text = f"{node.code}{dot} {node.title}" if node.code else f"- {node.title}"
    wrapped = textwrap.wrap(text, 84, break_on_hyphens=False)
    if node.level != "A":
        wrapped = ["", *wrapped]
    if seed.variant == 4 and node.level == "A":
        wrapped += [f"{col.header} : {value}" for col in cols if (value := col.cell(node))]
    if seed.variant == 3:
        return [part for line in wrapped for part in ([line, ""] if line else [line])]
    return wrapped


def _slides(seed: Seed, plan: PlanModel) -> tuple[bytes, int]:
    show = Presentation()
    show.core_properties.title = "PST"
    if seed.variant % 2 == 0:
        show.slide_width, show.slide_height = Pt(960), Pt(540)
    title = show.slides.add_slide(show.slide_layouts[0])
    term = f"{plan.term[0]}-{plan.term[1]}" if plan.term else ""
    title.shapes.title.text = f"Programme stratégique transversal {term}"
    title.placeholders[1].text = plan.bodies[0].name
    for os in plan.items:
        section = show.slides.add_slide(show.slide_layouts[5])
        section.shapes.title.text = titled(os, " : ")
        for oo in os.children:
            slide = show.slides.add_slide(show.slide_layouts[1])
            slide.shapes.title.text = titled(oo, " : ")
            for shape in (slide.shapes.title, section.shapes.title):
                for paragraph in shape.text_frame.paragraphs:
                    paragraph.font.size = Pt(26)
            frame = slide.placeholders[1].text_frame
            for index, node in enumerate(oo.children):
                paragraph = frame.paragraphs[0] if not index else frame.add_paragraph()
                paragraph.text = titled(node, " : ")
                paragraph.font.size = Pt(18)
    thanks = show.slides.add_slide(show.slide_layouts[5])
    thanks.shapes.title.text = "Merci de votre attention"
    out = io.BytesIO()
    show.save(out)
    return steady_zip(out.getvalue()), len(show.slides)


@family(
    "slides",
    "Slides: a section an objective, a slide an operational objective, actions as bullets",
    "python-pptx, LibreOffice",
    4,
)
def slides(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), rich=False)
    mark(
        plan,
        *[("OS {s}", "OO {s}.{o}", None), ("Objectif stratégique {s}", "Objectif opérationnel {s}.{o}", "Action {a}")][
            (seed.variant - 1) // 2
        ],
    )
    data, count = _slides(seed, plan)
    model = document(plan)
    if seed.variant in (1, 4):
        model.pages = count
        return Made("pptx", data, model)
    return Made("pdf", steady_pdf(office_convert(data, "pptx", "pdf")), model)


@family("scan", "Scans: noisy, slightly turned pictures of pages without text", "LibreOffice, pdfium, pillow", 3)
def scan(seed: Seed) -> Made:
    plan = seed.plan((2, 2, 2), rich=seed.variant != 2)
    if seed.variant == 2:
        mark(plan, "Objectif stratégique {s}", "Objectif opérationnel {s}.{o}", "Action {a}")

        def setter(node: Node) -> list[Block]:
            style = {"OS": "h2", "OO": "h3"}.get(node.level, "body")
            return [Para(titled(node, " : "), style)]

        blocks = cover(seed, plan) + foreword(seed) + walk_blocks(plan, setter)
        sheet = paper(seed, plan, blocks, False, margin=60, font="Liberation Serif", size=11.5)
    else:
        mark(
            plan,
            "O.S. {s}" if seed.variant == 1 else "OS {s}",
            "O.O. {s}.{o}" if seed.variant == 1 else "OO {s}.{o}",
            "Action {a}" if seed.variant == 1 else "{s}.{o}.{a}",
        )
        cols = [*headers.who(seed), headers.when(seed, plan)]
        blocks = cover(seed, plan) + marker_table(seed, plan, cols, tint=False)
        sheet = paper(seed, plan, blocks, font="Liberation Sans")
    model = document(plan)
    model.is_scanned = True
    return Made(
        "pdf",
        scan_pdf(office_pdf(sheet), seed.variant, turn=(0.5, 0.8, 0.3)[seed.variant - 1], dpi=190, quality=22),
        model,
    )
