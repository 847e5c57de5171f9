"""OpenDocument spreadsheets, read from their XML: what each cell shows, merged cells, shades, what is hidden."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from lxml import etree

from extract.document import PLAIN, Style
from extract.readers.sheet_model import Sheet, SheetCell, disguised_year
from extract.readers.sheet_numbers import displayed

Element = etree._Element

_MAX_REPEAT = 2000  # rows or columns that a file repeats to fill the sheet are not content
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")


@dataclass(frozen=True, slots=True)
class _Look:
    style: Style = PLAIN
    fill: str | None = None
    rotation: int = 0
    hidden: bool = False


def read_ods(data: bytes) -> list[Sheet]:
    """Return the tables of a spreadsheet in order.

    Raises:
        KeyError, ValueError, etree.XMLSyntaxError, zipfile.BadZipFile: the file breaks its own rules.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        content = etree.fromstring(archive.read("content.xml"), parser)
        looks: dict[str, _Look] = {}
        if "styles.xml" in archive.namelist():
            _add_looks(etree.fromstring(archive.read("styles.xml"), parser), looks)
        _add_looks(content, looks)
    spreadsheet = next((node for node in content.iter() if _name(node) == "spreadsheet"), content)
    tables = [node for node in spreadsheet if _name(node) == "table"]
    sheets = [
        _Reader(Sheet(_get(node, "name") or f"Feuille {n}", n), looks).read(node) for n, node in enumerate(tables, 1)
    ]
    _add_filters(spreadsheet, sheets)
    return sheets


class _Reader:
    def __init__(self, sheet: Sheet, looks: dict[str, _Look]) -> None:
        self._sheet = sheet
        self._looks = looks
        self._row = 0
        self._col_looks: list[str] = []
        self._folded = 0

    def read(self, table: Element) -> Sheet:
        look = self._looks.get(_get(table, "style-name") or "", _Look())
        self._sheet.hidden = look.hidden or _get(table, "display") == "false"
        self._walk(table, header=False)
        return self._sheet

    def _walk(self, parent: Element, *, header: bool) -> None:
        for node in parent:
            name = _name(node)
            if name == "table-column":
                self._column(node)
            elif name == "table-row":
                self._cells(node, header=header)
            elif name in {
                "table-header-rows",
                "table-rows",
                "table-row-group",
                "table-header-columns",
                "table-columns",
                "table-column-group",
            }:
                folded = _get(node, "display") == "false"
                self._folded += folded
                self._walk(node, header=header or name == "table-header-rows")
                self._folded -= folded

    def _column(self, node: Element) -> None:
        count = min(int(_get(node, "number-columns-repeated") or 1), _MAX_REPEAT)
        start = len(self._col_looks)
        self._col_looks += [_get(node, "default-cell-style-name") or ""] * count
        if self._is_hidden(node):
            self._sheet.hidden_cols.update(range(start, start + count))

    def _is_hidden(self, node: Element) -> bool:
        """Return whether a row or column is set aside by hand, not left out by a filter nor folded with its group."""
        return _get(node, "visibility") == "collapse" and not self._folded

    def _cells(self, row: Element, *, header: bool) -> None:
        repeat = int(_get(row, "number-rows-repeated") or 1)
        found: list[SheetCell] = []
        col = 0
        for node in row:
            name = _name(node)
            if name not in {"table-cell", "covered-table-cell"}:
                continue
            count = int(_get(node, "number-columns-repeated") or 1)
            if name == "table-cell" and count <= _MAX_REPEAT:
                cell = self._cell(node, col)
                if cell.text or cell.fill is not None:
                    found.extend(replace(cell, col=col + extra) for extra in range(count))
            col += count
        times = repeat if found and any(cell.text for cell in found) else 1
        for extra in range(min(times, _MAX_REPEAT)):
            self._sheet.cells.extend(replace(cell, row=self._row + extra) for cell in found)
        if self._is_hidden(row):
            self._sheet.hidden_rows.update(range(self._row, self._row + min(repeat, _MAX_REPEAT)))
        if header:
            self._sheet.header_rows.add(self._row)
        self._row += repeat

    def _cell(self, node: Element, col: int) -> SheetCell:
        name = _get(node, "style-name") or (self._col_looks[col] if col < len(self._col_looks) else "")
        look = self._looks.get(name, _Look())
        text = _shown(node)
        link = next((_get(a, "href") for a in node.iter() if _name(a) == "a"), None)
        style = look.style
        if text and not style.bold and _all_bold(node, self._looks):
            style = replace(style, bold=True)
        return SheetCell(
            row=self._row,
            col=col,
            text=text,
            row_span=int(_get(node, "number-rows-spanned") or 1),
            col_span=int(_get(node, "number-columns-spanned") or 1),
            style=style,
            fill=look.fill,
            rotation=look.rotation,
            link=link,
            year=_year(node, text),
        )


def _year(cell: Element, text: str) -> str | None:
    value = _get(cell, "value") or ""
    return disguised_year(float(value), text) if value.isdigit() else None


def _shown(cell: Element) -> str:
    """Return what a cell shows: its own text, put in French form where its value says that it is a number or a date."""
    lines = [_text(child) for child in cell if _name(child) == "p"]
    text = "\n".join(lines).strip("\n")
    kind = _get(cell, "value-type")
    if kind == "date" and (not text or _DAY.search(text)):
        return "/".join(reversed((_get(cell, "date-value") or "")[:10].split("-"))) or text
    if kind == "boolean":
        return displayed(_get(cell, "boolean-value") == "true")
    if kind not in {"float", "percentage", "currency"}:
        return text or (_get(cell, "string-value") or "")
    try:
        value = Decimal(_get(cell, "value") or "")
    except InvalidOperation:
        return text
    if kind == "percentage":
        decimals = len(re.sub(r".*[.,]|%|\s", "", text)) if re.search(r"[.,]\d", text) else 0
        return displayed(float(value), "0%" if not decimals else f"0.{'0' * decimals}%")
    if text and (_french(text) == value or not re.search(r"\d[.,]\d", text)):
        return text
    decimals = len(text.rsplit(".", 1)[1].strip(" €$%")) if re.search(r"\.\d+\D*$", text) else 0
    number = displayed(float(value), f"#,##0.{'0' * decimals}" if decimals else ("#,##0" if "," in text else "General"))
    return f"{number} {_currency(cell, text)}".strip()


def _french(text: str) -> Decimal | None:
    """Return the number that a text with a decimal comma stands for."""
    plain = re.sub(r"[^\d,.-]", "", text)
    if "." in plain:
        return None
    try:
        return Decimal(plain.replace(",", "."))
    except InvalidOperation:
        return None


def _currency(cell: Element, text: str) -> str:
    if _get(cell, "value-type") != "currency":
        return ""
    sign = re.search(r"[€$£]|[A-Z]{3}", text)
    return sign[0].replace("EUR", "€") if sign else (_get(cell, "currency") or "").replace("EUR", "€")


def _text(node: Element) -> str:
    """Return the text of a paragraph; comments pinned to the cell are no part of it."""
    parts = [node.text or ""]
    for child in node:
        name = _name(child)
        if name == "s":
            parts.append(" " * int(_get(child, "c") or 1))
        elif name == "tab":
            parts.append("\t")
        elif name == "line-break":
            parts.append("\n")
        elif name not in {"annotation", "note", "ruby-text"}:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _all_bold(cell: Element, looks: dict[str, _Look]) -> bool:
    spans = [node for node in cell.iter() if _name(node) == "span"]
    paragraphs = [node for node in cell if _name(node) == "p"]
    if not spans or any((p.text or "").strip() or any((c.tail or "").strip() for c in p) for p in paragraphs):
        return False
    return all(looks.get(_get(span, "style-name") or "", _Look()).style.bold for span in spans if _text(span).strip())


def _add_looks(root: Element, looks: dict[str, _Look]) -> None:
    pending = [node for node in root.iter() if _name(node) in {"style", "default-style"}]
    for node in pending:
        name = _get(node, "name") or ""
        if not name and _get(node, "family") != "table-cell":
            continue
        looks[name] = _look(node, looks.get(_get(node, "parent-style-name") or "", _Look()))


def _look(node: Element, parent: _Look) -> _Look:
    style, fill, rotation, hidden = parent.style, parent.fill, parent.rotation, parent.hidden
    for child in node:
        name = _name(child)
        if name == "text-properties":
            style = _text_style(child, style)
        elif name == "table-cell-properties":
            background = _get(child, "background-color")
            if background:
                fill = background.lower() if re.fullmatch(r"#[0-9a-fA-F]{6}", background) else None
                fill = None if fill == "#ffffff" else fill
            angle = _get(child, "rotation-angle") or ""
            if angle.rstrip("deg").isdigit():
                rotation = {90: 270, 270: 90}.get(int(angle.rstrip("deg")), 0)
        elif name == "paragraph-properties":
            margin = re.fullmatch(r"([\d.]+)(cm|mm|in|pt)", _get(child, "margin-left") or "")
            points = float(margin[1]) * {"cm": 28.35, "mm": 2.835, "in": 72, "pt": 1}[margin[2]] if margin else 0.0
            style = replace(style, indent=points or style.indent, centred=_get(child, "text-align") == "center")
        elif name == "table-properties":
            hidden = _get(child, "display") == "false"
    return _Look(style, fill, rotation, hidden)


def _text_style(node: Element, style: Style) -> Style:
    weight, slant, size = _get(node, "font-weight"), _get(node, "font-style"), _get(node, "font-size") or ""
    colour = _get(node, "color")
    line = _get(node, "text-underline-style")
    return replace(
        style,
        bold=style.bold if weight is None else weight in {"bold", "600", "700", "800", "900"},
        italic=style.italic if slant is None else slant in {"italic", "oblique"},
        size=float(size[:-2]) if re.fullmatch(r"[\d.]+pt", size) else style.size,
        colour=style.colour if colour is None else (None if colour.lower() == "#000000" else colour.lower()),
        underline=style.underline if line is None else line != "none",
    )


def _add_filters(spreadsheet: Element, sheets: list[Sheet]) -> None:
    """Note the head row of each range that a filter is set on."""
    for node in spreadsheet.iter():
        if _name(node) == "database-range" and _get(node, "display-filter-buttons") == "true":
            found = re.match(r"'?(.+?)'?\.\$?[A-Z]+\$?(\d+):", _get(node, "target-range-address") or "")
            for sheet in sheets:
                if found and sheet.name == found[1]:
                    sheet.header_rows.add(int(found[2]) - 1)


def _get(node: Element, name: str) -> str | None:
    """Return an attribute by its local name: files mix versions of the namespaces."""
    for key, value in node.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def _name(node: Element) -> str:
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
