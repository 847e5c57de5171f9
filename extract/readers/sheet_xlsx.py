"""XLSX workbooks, read from their XML: values with their formats, merged cells, shades, what is hidden."""

from __future__ import annotations

import colorsys
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from lxml import etree

from extract.document import PLAIN, Style
from extract.readers.sheet_model import Sheet, SheetCell, column_letters, disguised_year, parse_address, parse_range
from extract.readers.sheet_numbers import BUILT_IN_FORMATS, displayed

Element = etree._Element
_Value = TypeVar("_Value")

_THEME = ("FFFFFF", "000000", "EEECE1", "1F497D", "4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646")
_INDEXED = (
    "000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF",
    "000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF",
    "800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080",
    "9999FF", "993366", "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF",
    "000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000", "008080", "0000FF",
    "00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99",
    "3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696",
    "003366", "339966", "003300", "333300", "993300", "993366", "333399", "333333",
)  # fmt: skip
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_INDENT = 9.0  # points a step of a cell's indent
_MAX_SPAN = 5000


@dataclass(frozen=True, slots=True)
class _Format:
    """How the cells of one style look."""

    code: str = "General"
    style: Style = PLAIN
    fill: str | None = None
    rotation: int = 0


def read_xlsx(data: bytes) -> list[Sheet]:
    """Return the worksheets of a workbook in the order of their tabs.

    Raises:
        KeyError, ValueError, etree.XMLSyntaxError, zipfile.BadZipFile: the workbook breaks its own rules.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return list(_Workbook(archive).sheets())


class _Workbook:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist()}
        self._path = next((n for n in archive.namelist() if re.search(r"(^|/)workbook\.xml$", n)), "xl/workbook.xml")
        self._root = self._xml(self._path)
        self._links = self._relations(self._path)
        theme = self._optional("theme")
        self._palette = _palette(theme) if theme is not None else list(_THEME)
        styles = self._optional("styles")
        self._formats = _formats(styles, self._palette) if styles is not None else [_Format()]
        strings = self._optional("sharedStrings")
        self._strings = [_rich(item) for item in _children(strings, "si")] if strings is not None else []
        self._date1904 = any(_flag(node.get("date1904")) for node in self._root.iter() if _name(node) == "workbookPr")

    def sheets(self) -> Iterator[Sheet]:
        found = [node for node in self._root.iter() if _name(node) == "sheet"]
        for number, node in enumerate(found, start=1):
            relation = next((value for key, value in node.attrib.items() if str(key).endswith("}id")), "")
            target = self._links.get(str(relation))
            if target is None or not target[0].endswith("/worksheet") or target[1].lower() not in self._names:
                continue  # a chart or dialog sheet holds no cells
            hidden = node.get("state") in {"hidden", "veryHidden"}
            yield self._sheet(Sheet(node.get("name") or f"Feuille {number}", number, hidden=hidden), target[1])

    def _sheet(self, sheet: Sheet, path: str) -> Sheet:
        merged: dict[tuple[int, int], tuple[int, int]] = {}
        found: dict[tuple[int, int], SheetCell] = {}
        links = self._relations(path)
        targets: dict[tuple[int, int], str] = {}
        row = -1
        with self._archive.open(self._names[path.lower()]) as stream:
            for _, node in etree.iterparse(stream, resolve_entities=False, no_network=True, huge_tree=True):
                name = _name(node)
                if name == "row":
                    row = int(node.get("r") or row + 2) - 1
                    self._row(node, row, sheet, found)
                    node.clear()
                elif name == "col" and _is_hidden(node):
                    last = min(int(node.get("max") or 0), int(node.get("min") or 1) + _MAX_SPAN)
                    sheet.hidden_cols.update(range(int(node.get("min") or 1) - 1, last))
                elif name == "mergeCell":
                    top, left, bottom, right = parse_range(node.get("ref") or "A1")
                    merged[top, left] = (min(bottom - top, _MAX_SPAN) + 1, min(right - left, _MAX_SPAN) + 1)
                elif name == "autoFilter":
                    _filter(node, sheet)
                elif name == "hyperlink":
                    self._hyperlink(node, links, targets)
        for kind, target in links.values():
            if kind.endswith("/table") and target.lower() in self._names:
                table = self._xml(target)
                if table.get("headerRowCount") != "0":
                    sheet.header_rows.add(parse_range(table.get("ref") or "A1")[0])
                for child in _children(table, "autoFilter"):
                    _filter(child, sheet)
        sheet.cells = _merge(found, merged, targets)
        return sheet

    def _row(self, node: Element, row: int, sheet: Sheet, found: dict[tuple[int, int], SheetCell]) -> None:
        if _is_hidden(node):
            sheet.hidden_rows.add(row)
        col = -1
        for cell in node:
            if _name(cell) != "c":
                continue
            reference = cell.get("r")
            col = parse_address(reference)[1] if reference else col + 1
            form = self._format(cell.get("s"))
            text, bold = self._text(cell, form)
            formula = _child(cell, "f")
            if formula is not None and not text and not (cell.get("t") == "str" and _child(cell, "v") is not None):
                sheet.unread.append((f"{column_letters(col)}{row + 1}", f"={formula.text or ''}"))
            if text or form.fill is not None:
                style = replace(form.style, bold=True) if bold else form.style
                year = _year(cell, text)
                found[row, col] = SheetCell(
                    row, col, text, style=style, fill=form.fill, rotation=form.rotation, year=year
                )

    def _text(self, cell: Element, form: _Format) -> tuple[str, bool]:
        """Return what a cell shows and whether its own runs are all bold."""
        kind = cell.get("t") or "n"
        if kind == "inlineStr":
            inline = next((child for child in cell if _name(child) == "is"), None)
            return _rich(inline) if inline is not None else ("", False)
        value = next((child.text for child in cell if _name(child) == "v"), None)
        if value is None:
            return "", False
        if kind == "s":
            index = int(value)
            return self._strings[index] if 0 <= index < len(self._strings) else ("", False)
        if kind == "b":
            return displayed(value.strip() in {"1", "true"}), False
        if kind in {"str", "e"}:
            return _unescaped(value), False
        if kind == "d":
            return "/".join(reversed(value[:10].split("-"))), False
        try:
            number = float(value)
        except ValueError:
            return value, False
        whole = int(number) if number.is_integer() and abs(number) < 1e15 else number
        return displayed(whole, form.code, date1904=self._date1904), False

    def _format(self, index: str | None) -> _Format:
        number = _whole(index)
        return self._formats[number] if number < len(self._formats) else _Format()

    def _hyperlink(
        self, node: Element, links: Mapping[str, tuple[str, str]], targets: dict[tuple[int, int], str]
    ) -> None:
        relation = next((str(value) for key, value in node.attrib.items() if str(key).endswith("}id")), "")
        if relation in links:
            top, left, _, _ = parse_range(node.get("ref") or "A1")
            targets[top, left] = links[relation][1]

    def _optional(self, part: str) -> Element | None:
        for kind, target in self._links.values():
            if kind.lower().endswith(f"/{part.lower()}") and target.lower() in self._names:
                return self._xml(target)
        return None

    def _xml(self, path: str) -> Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        return etree.fromstring(self._archive.read(self._names[path.lower()]), parser)

    def _relations(self, path: str) -> dict[str, tuple[str, str]]:
        """Return kind and target of the relations of a part, targets inside the archive as full paths."""
        folder, name = posixpath.split(path)
        relations = posixpath.join(folder, "_rels", f"{name}.rels").lower()
        if relations not in self._names:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for node in self._xml(relations):
            target = node.get("Target") or ""
            if node.get("TargetMode") != "External":
                joined = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                target = posixpath.normpath(joined)
            found[node.get("Id") or ""] = (node.get("Type") or "", target)
        return found


def _is_hidden(node: Element) -> bool:
    """Return whether a row or column is set aside by hand: one of an outline is only folded."""
    return _flag(node.get("hidden")) and (node.get("outlineLevel") or "0") == "0"


def _filter(node: Element, sheet: Sheet) -> None:
    """Note the head row of a filter; the rows that it leaves out for the moment are not hidden by hand."""
    top, _, bottom, _ = parse_range(node.get("ref") or "A1")
    sheet.header_rows.add(top)
    if any(_name(child) == "filterColumn" and len(child) for child in node):
        sheet.hidden_rows.difference_update(range(top + 1, bottom + 1))


def _merge(
    found: dict[tuple[int, int], SheetCell],
    merged: Mapping[tuple[int, int], tuple[int, int]],
    targets: Mapping[tuple[int, int], str],
) -> list[SheetCell]:
    """Return the cells with their spans, without those that a merged cell covers."""
    covered = {
        (row, col)
        for (top, left), (height, width) in merged.items()
        if height * width <= 200_000
        for row in range(top, top + height)
        for col in range(left, left + width)
        if (row, col) != (top, left)
    }
    cells: list[SheetCell] = []
    for place, cell in sorted(found.items()):
        if place in covered:
            continue
        height, width = merged.get(place, (1, 1))
        cells.append(replace(cell, row_span=height, col_span=width, link=targets.get(place)))
    return cells


def _formats(root: Element, palette: list[str]) -> list[_Format]:
    codes = dict(BUILT_IN_FORMATS)
    for node in root.iter():
        if _name(node) == "numFmt" and (node.get("numFmtId") or "").isdigit():
            codes[_whole(node.get("numFmtId"))] = node.get("formatCode") or "General"
    fonts = [_font(node, palette) for node in _children(_child(root, "fonts"), "font")]
    fills = [_fill(node, palette) for node in _children(_child(root, "fills"), "fill")]
    result: list[_Format] = []
    for node in _children(_child(root, "cellXfs"), "xf"):
        style = _at(fonts, node.get("fontId"), PLAIN)
        alignment = _child(node, "alignment")
        rotation = 0
        if alignment is not None:
            indent = _whole(alignment.get("indent"))
            style = replace(
                style, indent=indent * _INDENT or None, centred=(alignment.get("horizontal") or "").startswith("center")
            )
            rotation = _turn(_whole(alignment.get("textRotation")))
        fill = _at(fills, node.get("fillId"), None)
        result.append(_Format(codes.get(_whole(node.get("numFmtId")), "General"), style, fill, rotation))
    return result or [_Format()]


def _year(cell: Element, text: str) -> str | None:
    value = _child(cell, "v")
    if cell.get("t", "n") != "n" or value is None or not (value.text or "").strip().replace(".", "", 1).isdigit():
        return None
    return disguised_year(float(value.text or 0), text) if not re.search(r"\d/\d", text) else None


def _turn(rotation: int) -> int:
    """Return the turn of a text in quarters: Excel counts to 90 upwards, 91 to 180 downwards, 255 is stacked."""
    if 60 <= rotation <= 90:
        return 270
    return 90 if 150 <= rotation <= 180 or rotation == 255 else 0


def _font(node: Element, palette: list[str]) -> Style:
    size = _child(node, "sz")
    colour = _colour(_child(node, "color"), palette)
    return Style(
        size=float(size.get("val") or 0) or None if size is not None else None,
        bold=_is_on(node, "b"),
        italic=_is_on(node, "i"),
        underline=_is_on(node, "u"),
        colour=None if colour == "#000000" else colour,
    )


def _is_on(node: Element, name: str) -> bool:
    child = _child(node, name)
    return child is not None and (child.get("val") or "1") not in {"0", "false", "none"}


def _fill(node: Element, palette: list[str]) -> str | None:
    pattern = _child(node, "patternFill")
    if pattern is None or (pattern.get("patternType") or "none") == "none":
        gradient = next((child for child in node.iter() if _name(child) == "color"), None)
        return _colour(gradient, palette) if gradient is not None and pattern is None else None
    colour = _colour(_child(pattern, "fgColor"), palette)
    return None if colour in {None, "#ffffff"} else colour


def _colour(node: Element | None, palette: list[str]) -> str | None:
    if node is None or _flag(node.get("auto")):
        return None
    rgb = node.get("rgb")
    if rgb:
        value = rgb[-6:]
    elif node.get("theme") is not None:
        value = _at(palette, node.get("theme"), "000000")
    elif node.get("indexed") is not None:
        value = _at(_INDEXED, node.get("indexed"), "")
    else:
        return None
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", value):
        return None
    return _tinted(value, float(node.get("tint") or 0))


def _tinted(value: str, tint: float) -> str:
    red, green, blue = (int(value[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    channels = colorsys.hls_to_rgb(hue, min(max(light, 0), 1), saturation)
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _palette(root: Element) -> list[str]:
    """Return the theme's colours in the order in which cells count them: light before dark."""
    found: list[str] = []
    scheme = next((node for node in root.iter() if _name(node) == "clrScheme"), None)
    for node in scheme if scheme is not None else ():
        colour = next(iter(node), None)
        found.append((colour.get("lastClr") or colour.get("val") or "000000") if colour is not None else "000000")
    if len(found) < 4:
        return list(_THEME)
    return [found[1], found[0], found[3], found[2], *found[4:]]


def _rich(node: Element) -> tuple[str, bool]:
    """Return the text of a string item and whether all its runs are bold; phonetic hints are left out."""
    parts: list[tuple[str, bool]] = []
    for child in node:
        if _name(child) == "t":
            parts.append((child.text or "", False))
        elif _name(child) == "r":
            properties = _child(child, "rPr")
            text = "".join(t.text or "" for t in _children(child, "t"))
            parts.append((text, properties is not None and _is_on(properties, "b")))
    bold = bool(parts) and all(is_bold for text, is_bold in parts if text.strip())
    return _unescaped("".join(text for text, _ in parts)), bold and any(is_bold for _, is_bold in parts)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text).replace("\r\n", "\n").replace("\r", "\n")


def _whole(value: str | None) -> int:
    """Return a whole number of the sheet's styles, 0 for none and for what some program wrote in its place."""
    return int(value) if value and value.isdigit() else 0


def _at(values: Sequence[_Value], index: str | None, default: _Value) -> _Value:
    number = _whole(index)
    return values[number] if 0 <= number < len(values) else default


def _child(node: Element | None, name: str) -> Element | None:
    return next(_children(node, name), None)


def _children(node: Element | None, name: str) -> Iterator[Element]:
    return (child for child in node if _name(child) == name) if node is not None else iter(())


def _name(node: Element) -> str:
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _flag(value: str | None) -> bool:
    return value in {"1", "true", "on"}
