"""Blocks as one HTML page, for the web or for printing by a browser."""

# ruff: noqa: E501 - prose and rows of content are kept whole
from __future__ import annotations

from html import escape

from corpus.samples.generate.blocks import Block, Break, Card, Cards, Cell, Columns, Leader, Paper, Para, Table

_BORDER = {
    "all": "td,th{border:0.8pt solid #444}",
    "none": "",
    "outer": "{border:1pt solid #444}",
    "horizontal": "tr{border-bottom:0.6pt solid #777}",
    "dotted": "td,th{border:0.8pt dotted #555}",
    "double": "td,th{border:2.2pt double #333}",
}
_TAGS = {"title": "h1", "h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4"}


def page_html(paper: Paper) -> str:
    """Return the whole page with its print rules (paper size, running head and foot)."""
    body = "\n".join(_block(block) for block in paper.blocks)
    return (
        f'<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8"><title>{escape(paper.title)}</title>\n'
        f"<style>\n{_css(paper)}\n</style></head>\n<body>\n{body}\n</body></html>\n"
    )


def blocks_html(blocks: list[Block]) -> str:
    """Return the blocks alone, to be set inside another page."""
    return "\n".join(_block(block) for block in blocks)


def _css(paper: Paper) -> str:
    boxes = ""
    if paper.head:
        boxes += f'@top-right{{content:"{paper.head}";font:8pt {paper.font};color:#555}}'
    if paper.foot:
        foot = '"' + paper.foot.replace("{page}", '" counter(page) "') + '"'
        boxes += f"@bottom-center{{content:{foot};font:8pt {paper.font};color:#555}}"
    rules = [
        f"@page{{size:A4 {'landscape' if paper.landscape else 'portrait'};margin:{paper.margin}pt;{boxes}}}",
        f"body{{font:{paper.size}pt '{paper.font}',sans-serif;margin:0;-webkit-print-color-adjust:exact}}",
        f"h1,h2,h3,h4{{color:{paper.accent};margin:10pt 0 5pt;break-after:avoid}}",
        "p{margin:3pt 0}table{border-collapse:collapse;width:100%;margin:6pt 0}td,th{padding:2.5pt 4pt;vertical-align:top;"
        "text-align:left}td p,th p{margin:0 0 1pt}thead{display:table-header-group}tr{break-inside:auto}",
        f"th{{background:{paper.header_fill}}}",
        ".leader{display:flex}.leader i{flex:1;border-bottom:1.2pt dotted #444;margin:0 3pt 3pt}",
        ".cards{display:flex;flex-wrap:wrap;gap:8pt}.card{padding:6pt;box-sizing:border-box;break-inside:avoid}",
        ".pb{break-after:page}.cols{column-gap:18pt}.rot{writing-mode:vertical-rl;transform:rotate(180deg)}",
        "ul{margin:2pt 0 4pt;padding-left:14pt}",
    ]
    rules += [
        ".".join(["table", f"b-{name}"]) + rule if rule.startswith("{") else _scoped(name, rule)
        for name, rule in _BORDER.items()
        if rule
    ]
    return "\n".join(rules) + "\n" + paper.css


def _scoped(name: str, rule: str) -> str:
    selectors, body = rule.split("{", 1)
    return ",".join(f"table.b-{name}>tbody>tr>{s},table.b-{name}>thead>tr>{s}" if s != "tr" else f"table.b-{name} tr"
                    for s in selectors.split(",")) + "{" + body  # fmt: skip


def _block(block: Block) -> str:
    if isinstance(block, Para):
        return _para(block)
    if isinstance(block, Table):
        return table_html(block)
    if isinstance(block, Break):
        return '<div class="pb"></div>'
    if isinstance(block, Columns):
        return f'<div class="cols" style="columns:{block.count}">{blocks_html(block.blocks)}</div>'
    if isinstance(block, Cards):
        return '<div class="cards">' + "".join(_card(card) for card in block.cards) + "</div>"
    return _leader(block)


def _card(card: Card) -> str:
    fill = f"background:{card.fill};" if card.fill else ""
    style = f"width:{card.width * 100:.0f}%;border:1pt solid {card.border};{fill}"
    return f'<div class="card" style="{style}">{blocks_html(card.blocks)}</div>'


def _leader(line: Leader) -> str:
    return (
        f'<div class="leader" style="padding-left:{line.depth * 14}pt"><span>{escape(line.text)}</span><i></i>'
        f"<span>{line.page}</span></div>"
    )


def _para(para: Para) -> str:
    tag = _TAGS.get(para.style, "p")
    css = []
    if para.indent or para.depth:
        css.append(f"margin-left:{para.indent + 14 * para.depth}pt")
    for name, value in (("font-size", f"{para.size}pt" if para.size else None), ("color", para.colour),
                        ("background", para.fill), ("text-align", para.align if para.align != "left" else None)):  # fmt: skip
        if value:
            css.append(f"{name}:{value}")
    text = escape(para.text, quote=False).replace("\n", "<br>")
    if para.label is not None:
        text = f"<strong>{escape(para.label, quote=False)}</strong> {text}"
    for on, inline in ((para.bold, "strong"), (para.italic, "em"), (para.underline, "u")):
        if on:
            text = f"<{inline}>{text}</{inline}>"
    style = f' style="{";".join(css)}"' if css else ""
    if para.style == "small":
        style = style[:-1] + ';font-size:8pt"' if style else ' style="font-size:8pt"'
    if para.bullet:
        return f"<ul style=\"list-style-type:'{para.bullet} '\"><li{style}>{text}</li></ul>"
    return f"<{tag}{style}>{text}</{tag}>"


def table_html(table: Table) -> str:
    """Return a table with its head, merged cells and shades."""
    size = f' style="font-size:{table.size}pt"' if table.size else ""
    total = sum(table.widths) if table.widths else 0
    cols = "".join(f'<col style="width:{100 * width / total:.1f}%">' for width in table.widths or [])
    head = "".join(_row(row, "th") for row in table.rows[: table.header_rows])
    body = "".join(_row(row, "td") for row in table.rows[table.header_rows :])
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    return (
        f'<table class="b-{table.borders}"{size}>{caption}<colgroup>{cols}</colgroup>'
        f"{f'<thead>{head}</thead>' if head else ''}<tbody>{body}</tbody></table>"
    )


def _row(row: list[Cell], tag: str) -> str:
    return "<tr>" + "".join(_cell(cell, tag) for cell in row) + "</tr>\n"


def _cell(cell: Cell, tag: str) -> str:
    spans = (f' colspan="{cell.colspan}"' if cell.colspan > 1 else "") + (
        f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    )
    css = [
        f"{name}:{value}"
        for name, value in (
            ("background", cell.fill), ("color", cell.colour), ("font-size", f"{cell.size}pt" if cell.size else None),
            ("text-align", cell.align if cell.align != "left" else None), ("font-weight", "bold" if cell.bold else None),
            ("font-style", "italic" if cell.italic else None),
        )
        if value
    ]  # fmt: skip
    style = f' style="{";".join(css)}"' if css else ""
    return f"<{tag}{spans}{style}>{_content(cell)}</{tag}>"


def _content(cell: Cell) -> str:
    lines = [escape(line, quote=False) for line in cell.text.split("\n")] if cell.text else []
    if cell.label is not None:
        lines = [f"<strong>{escape(cell.label, quote=False)}</strong> {lines[0] if lines else ''}", *lines[1:]]
    if cell.bullet and lines:
        html = (
            f"<ul style=\"list-style-type:'{cell.bullet} '\">" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"
        )
    else:
        html = lines[0] if len(lines) == 1 else "".join(f"<p>{line}</p>" for line in lines)
    if cell.nested:
        html += table_html(cell.nested)
    return f'<div class="rot">{html}</div>' if cell.rotate else html
