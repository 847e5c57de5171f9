"""Raw values from the cells of a row, a fiche or a nested table, by what their column means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from extract.detect.columns.column import Column, Grid, Header
from extract.detect.columns.header_rows import find_header
from extract.detect.texts.annotations import annotations_only
from extract.detect.texts.celltext import (
    list_lines,
    name_lines,
    nested_tables,
    number_lines,
    printed_lines,
    printed_text,
    sign_text,
)
from extract.detect.texts.free_texts import decided_state, said_in_text
from extract.detect.texts.label_lines import label_only
from extract.detect.texts.legend_signs import with_colour
from extract.detect.texts.trailing_values import part_name
from extract.detect.values.shades import Shades, shades_in_words
from extract.detect.words.grid_roles import roles_of_cell
from extract.detect.words.headings import is_state, is_total
from extract.detect.words.health_shades import health_of
from extract.detect.words.labels import FIELDS, Meaning, funder, meaning, money_hints, time_slot
from extract.detect.words.legend import Legend
from extract.detect.words.ticks import is_open, is_open_box, is_prompt, is_ticked
from extract.detect.words.times import lasts, names_time
from extract.document import Cell, Place, Table, TextBlock
from extract.printed import Field, PrintedValue
from extract.text import fold

_EMPTY = re.compile(r"^[\s\-–—/.…_xX]*$")
_PERCENT = re.compile(r"\d{1,3}(?:[.,]\d+)?\s?%")
_DOING = re.compile(r"(?:date s? de |dates? de |periode de )?(?:realisation|execution|mise en oeuvre|mise en place)\b")
_ONE_NAME = re.compile(r"[^\W\d_]+(?:[\s'’.-]+(?!et\b)[^\W\d_]+){0,4}")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_YEARS = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_RANKS = re.compile(r"(?:priorite )?(?:tres )?(?:hautes?|elevees?|fortes?|moyennes?|basses?|faibles?)(?: priorite)?")
_NO_LEGEND = Legend()
_NO_SHADES = Shades()
_RATE = re.compile(r"\d{1,3}(?:[.,]\d+)?\s?%\.?")
_HAS_DIGIT = re.compile(r"\d")
_MONEY = re.compile(
    r"€|\b(?:euros?|eur)\b|\b\d{1,3}(?:[ .]\d{3})+\b|\d{3,}(?:,\d+)?$|\bà (?:déterminer|définir|chiffrer|estimer)\b|"
    r"\b(?:budget|crédits?|subsides?|subventions?|fonds propres|emprunts?)\b",
    re.IGNORECASE,
)
_SHORT = frozenset({"pilots", "partners", "schedule", "amounts", "status", "priority", "progress", "fte"})
_OTHER_LABEL = re.compile(
    r"(?:\s[·•|–—-]\s+|\s*[;|]\s+)(?P<label>[A-ZÀ-Ý][^\W\d_]*(?:[\s'’.-]+[^\W\d_]+){0,4}\.?)\s?:\s"
)
_EURO = re.compile(r"€|\beur", re.IGNORECASE)
_ARTICLE = re.compile(
    r"(?:art(?:icle)?s?\b\.?\s?(?:budg[^\W\d]*\.?\s?)?(?:n\s?°\s?)?:?\s?)?(?P<number>\d{3,5}/\d{2,5}(?:[-/]\d{2,3})?)\.?",
    re.IGNORECASE,
)
_STAFF = re.compile(r"\d+(?:[.,]\d+)?(?:\s?/\s?\d)?\s?(?:ETP|E\.T\.P\.|équivalents?[ -]temps[ -]plein)", re.IGNORECASE)


def value_of(
    target: str, raw: str, label: str, hints: Mapping[str, str], places: tuple[Place, ...], cover: float = 1.0
) -> PrintedValue | None:
    """Return the printed value of one labelled text, or None where the text is empty or the target is no field."""
    raw = raw.strip()
    if target in ("ignore", "title", "code", "type", "volet", "theme", "parent", "none"):
        return None
    if not raw or is_open_box(raw) or is_prompt(raw):
        return None
    raw = _without_others(raw, target)
    if target == "funding":
        if _HAS_DIGIT.search(_PERCENT.sub("", raw)):  # "Région (65 %)" is a share, no amount
            return PrintedValue(Field.AMOUNT, raw, label, MappingProxyType({**hints}), places, 0.8)
        return PrintedValue(Field.REMARK, raw, label, MappingProxyType({}), places, 0.6)
    if target not in FIELDS:
        return None
    if hints.get("of") == "means":
        target, hints = _means(raw), MappingProxyType({key: hint for key, hint in hints.items() if key != "of"})
    field = Field(target)
    if field in (Field.STATUS, Field.STEP) and _DOING.match(fold(label)) and names_time(raw):
        field, hints = Field.SCHEDULE, MappingProxyType({"bound": "period"})
    if field is Field.STATUS and _RATE.fullmatch(raw):  # "Avancement : 60 %"
        field, hints = Field.PROGRESS, MappingProxyType({"unit": "percent"})
    elif field is Field.PROGRESS and not _HAS_DIGIT.search(raw) and is_state(raw):  # "Degré de réalisation : entamé"
        field, hints = Field.STATUS, MappingProxyType({})
    if _EMPTY.match(raw) and not (field in (Field.SYNERGY, Field.STATUS, Field.RELATED_PLAN) and is_ticked(raw)):
        return None
    if field is Field.SYNERGY and is_ticked(raw):
        return PrintedValue(field, raw, label, MappingProxyType({**hints, "when": "true"}), places)
    if field is Field.RELATED_PLAN and is_ticked(raw):
        return PrintedValue(field, label.split(" > ")[-1], label, hints, places, 0.8)
    if field is Field.AMOUNT:
        hints = MappingProxyType({**money_hints(label), **hints})
    return PrintedValue(field, raw, label, hints, places, 1.0 if cover >= 0.5 else 0.75)


def _without_others(raw: str, target: str) -> str:
    """A short value without what another label, not known, says behind it ("Voirie · Tél. : 04 123")."""
    if target not in _SHORT or ":" not in raw:
        return raw
    for other in _OTHER_LABEL.finditer(raw):
        known = meaning(other["label"])
        if target == "amounts" and (payer(other["label"]) or _EURO.search(raw, other.end())):
            return raw  # what others pay of it
        if known is None or not known.is_sure:
            before = raw[: other.start()]
            return raw if ":" in before or not before.strip() else before.rstrip()
    return raw


def _means(raw: str) -> str:
    """What the means of an action are: money, staff, or anything else that a text describes ("un bus scolaire")."""
    if _MONEY.search(raw):
        return "amounts"
    return "fte" if _STAFF.fullmatch(raw) else "description"


def row_values(
    header: Header, row: list[Cell | None], *, shades: Shades = _NO_SHADES, legend: Legend = _NO_LEGEND
) -> list[PrintedValue]:
    """Return the values that the field columns of one row hold, merged cells included."""
    values: list[PrintedValue] = []
    for column in header.columns:
        cell = row[column.index]
        if cell is None or column.target in _BY_TICKS or not (cell.blocks or cell.fill):
            continue
        if cell.col < column.index and cell.col_span > 1 and _covers_title(header, cell):
            continue
        if cell.col < column.index and any(c.index == cell.col and c.target == column.target for c in header.columns):
            continue  # a cell that spans columns of one meaning is read once
        cell, sign = _without_sign(cell, legend) if column.target == "amounts" else (cell, None)
        values.extend(_legend_or_text(header, column, cell, legend))
        values.extend([sign] if sign is not None else [])
    values.extend(_ticked_slots(header, row, shades))
    values.extend(_choices(header, row, shades.ticks))
    values.extend(_by_roles(header, row))
    return _latest_progress(_with_payer(header, row, _with_article(header, row, values)))


def cell_values(meaning: Meaning, label: str, cell: Cell) -> list[PrintedValue]:
    """Return the values of a labelled cell (a fiche's), nested tables included."""
    column = Column(0, meaning.target, label, meaning.hints, meaning.level, cover=meaning.cover)
    return [part for value in _cell_values(column, cell) for part in part_name(value)]


def nested_values(target: str, table: Table, label: str) -> list[PrintedValue]:
    """Return the values of a table inside a cell or under an item: indicators, a budget by year or by funder."""
    grid = table.grid()
    if is_budget_matrix(table):
        return _matrix(table, grid, label)
    header = find_header(table, grid)
    if header is None:
        return _matrix(table, grid, label)
    values: list[PrintedValue] = []
    for index in range(header.last, table.n_rows):
        row = grid[index]
        first = next((c.text for c in row if c is not None and c.text.strip()), "")
        if not first or is_total(first):
            continue
        if target == "indicators" or any(c.target == "indicators" for c in header.columns):
            values.extend(_indicator_row(header, row))
        elif target in ("amounts", "funding", "article") or header.of("amounts"):
            values.extend(_amount_row(header, row))
        else:
            values.extend(row_values(header, row))
    return values


def is_budget_matrix(table: Table) -> bool:
    """Whether a table is nothing but money: budgets or payers in its first column, years above."""
    if table.n_rows < 2 or table.n_cols < 2:
        return False
    grid = table.grid()
    years = sum(1 for cell in grid[0][1:] if cell is not None and time_slot(cell.text) is not None)
    if not years:
        return False
    heads = [row[0].text for row in grid[1:] if row[0] is not None and row[0].text.strip()]
    known = sum(1 for head in heads if payer(head) or is_total(head))
    if years == 1:  # the year of its own is all of a table's columns, its sum apart
        others = [cell for cell in grid[0][1:] if cell is not None and time_slot(cell.text) is None]
        return len(heads) > 1 and known == len(heads) and all(is_total(cell.text) for cell in others)
    return bool(heads) and known >= 0.7 * len(heads)


def _covers_title(header: Header, cell: Cell) -> bool:
    covered = range(cell.col, cell.col + cell.col_span)
    return any(c.index in covered and c.target in ("title", "code", "type") for c in header.columns)


def _cell_values(column: Column, cell: Cell) -> Iterator[PrintedValue]:
    if column.target in _BY_TICKS:
        return
    if column.target in ("labels", "title", "none"):
        unnamed = column.target == "none" and not column.label
        pairs = label_only(cell)
        if pairs and (column.target == "labels" or len(pairs) >= 2 or (unnamed and pairs[0].meaning.is_whole)):
            for pair in pairs:
                values = cell_values(pair.meaning, pair.label, pair.value)
                yield from (with_colour(value, pair.value) for value in values)
        elif unnamed or column.target == "labels":
            yield from _state(cell)
        return
    nested = nested_tables(cell) if column.target in FIELDS or column.target in _HOLD_TABLES else []
    for table in nested:
        yield from nested_values(column.target, table, column.label)
    if column.target == "ignore":
        return
    text = _text_for(column.target, cell, figures="part" in column.hints)
    if column.target == "health" and (health := health_of(cell)) is not None:
        hints = MappingProxyType({**column.hints, "legend": health})
        yield PrintedValue(Field.HEALTH, text or health, column.label, hints, cell.places)
        return
    if column.target == "status" and (percent := _PERCENT.search(text)) is not None:
        # A state column that prints rates: "60 %", or "En cours (60 %)".
        yield PrintedValue(Field.PROGRESS, percent[0], column.label, MappingProxyType({"unit": "percent"}), cell.places)
        if not re.search(r"[^\W\d_]{3,}", text):
            return
    if column.target in _FREE_TEXT and (found := annotations_only(text) or decided_state(text)):
        # A cell of remarks that prints its own labels ("Mandataire : Mme Dupré"), or is nothing but a state.
        yield from (said_in_text(value, text, column.target, column.label, cell.places) for value in found)
        return
    value = value_of(column.target, text, column.label, column.hints, cell.places, column.cover)
    if value is not None:
        yield value


def _legend_or_text(header: Header, column: Column, cell: Cell, legend: Legend) -> list[PrintedValue]:
    """The state that a cell's letter, sign or shade stands for, else what its text says; a rate says its own.

    The shade under a rate is a state as well, unless another column tells it.
    """
    rate = _RATE.fullmatch(sign_text(cell)) is not None
    told = rate and any(other.target == "status" and other is not column for other in header.columns)
    state = [] if told else _by_legend(column, cell, legend)
    return [*state, *_cell_values(column, cell)] if rate or not state else state


def _state(cell: Cell) -> Iterator[PrintedValue]:
    """What a cell under no header says that is nothing but a state, a share ("En cours", "100 %") or annotations."""
    text = " ".join(cell.text.split())
    if is_state(text):
        yield PrintedValue(Field.STATUS, text, None, places=cell.places, confidence=0.9)
    elif _RATE.fullmatch(text):
        hints = MappingProxyType({"unit": "percent"})
        yield PrintedValue(Field.PROGRESS, text, None, hints, cell.places, 0.9)
    else:
        yield from (replace(value, places=cell.places) for value in annotations_only(text))


def _by_legend(column: Column, cell: Cell, legend: Legend) -> list[PrintedValue]:
    """The state that a letter, a sign or a shade stands for in the document's legend."""
    if column.target not in ("status", "progress", "health", "priority"):
        return []
    text = sign_text(cell)
    if len(text) > 4:
        return []
    meaning_text = legend.of_sign(text) if text else None
    meaning_text = meaning_text or legend.of_sign_colour(text, cell.style.colour)
    if meaning_text is None:
        by_shade = legend.of_colour(cell.fill)
        meaning_text = by_shade if cell.fill else legend.of_text_colour(cell.style.colour if text else None)
    if meaning_text is None:
        return []
    field = Field.STATUS if column.target == "progress" else Field(column.target)
    hints = MappingProxyType({**column.hints, "legend": meaning_text})
    raw = meaning_text if not text or _RATE.fullmatch(text) else text
    return [PrintedValue(field, raw, column.label, hints, cell.places, 0.95)]


def _without_sign(cell: Cell, legend: Legend) -> tuple[Cell, PrintedValue | None]:
    """Part an amount from the sign beside it whose meaning the legend says is a priority ("745.000 € ▲")."""
    lines = [line for block in cell.blocks if isinstance(block, TextBlock) for line in block.lines]
    words = lines[-1].text.split() if lines else []
    meant = legend.of_sign(words[-1]) if words and not words[-1].isalnum() else None
    if meant is None or not _RANKS.fullmatch(fold(meant)):
        return cell, None
    value = PrintedValue(Field.PRIORITY, words[-1], None, MappingProxyType({"legend": meant}), cell.places, 0.9)
    last = next(block for block in reversed(cell.blocks) if isinstance(block, TextBlock) and block.lines)
    ended = replace(last, lines=(*last.lines[:-1], replace(last.lines[-1], text=" ".join(words[:-1]))))
    return replace(cell, blocks=tuple(ended if block is last else block for block in cell.blocks)), value


def _text_for(target: str, cell: Cell, *, figures: bool = False) -> str:
    """The text of a cell, its line breaks read as what stands in it asks."""
    if target in ("pilots", "partners"):
        return name_lines(cell)
    if target in ("steps", "indicators"):
        return list_lines(cell, figures=figures)
    if target in ("amounts", "schedule", "fte"):
        return number_lines(cell)
    text = printed_text(cell)
    return " ".join(text.split("\n")) if target in _ONE_LINE else text


_BY_TICKS = frozenset({"slot", "choice", "role"})
_FREE_TEXT = frozenset({"description", "remarks"})
_HOLD_TABLES = frozenset({"funding", "article"})
_ONE_LINE = frozenset({"status", "priority", "health", "progress"})


def _ticked_slots(header: Header, row: list[Cell | None], shades: Shades) -> list[PrintedValue]:
    slots = header.of("slot")
    years = {column.index for column in slots}
    signs = all((c := row[slot.index]) is not None and sign_text(c) for slot in slots)
    ticked: list[str] = []
    places: list[Place] = []
    texts: dict[int, str] = {}
    doubtful: list[Cell] = []
    for column in slots:
        cell = row[column.index]
        if cell is None or column.slot is None or cell.col not in years:
            continue  # no cell, or a text that runs on from the columns before
        text = sign_text(cell)
        if is_open(text, among_signs=signs):
            continue
        if (text and not _EMPTY.match(text)) or is_ticked(text) or (cell.fill in shades.ticks and not text):
            if column.slot.year is None:
                continue
            ticked.append(column.slot.text)
            places.extend(cell.places)
            if text and not is_ticked(text):
                texts[cell.col] = text
        elif cell.fill in shades.doubtful and not text:
            doubtful.append(cell)
    if not ticked and not doubtful:
        return []
    label = slots[0].label.split(" > ")[0]
    hints = MappingProxyType({"bound": "period", "shape": "grid"})
    if not ticked:
        where = tuple(place for cell in doubtful for place in cell.places)
        return [PrintedValue(Field.SCHEDULE, shades_in_words(doubtful), label, hints, where, 0.5)]
    said = " ".join(texts.values())
    if lasts(said):  # across the bar over all years, or cut by the rules between them, it tells none of these
        across = len(ticked) == len(slots) or 1 < len(texts) == len(ticked)
        raw = said if across else " ".join([*ticked, said])
        return [PrintedValue(Field.SCHEDULE, raw, label, hints, tuple(places), 0.9)]
    return [PrintedValue(Field.SCHEDULE, " ".join(ticked), label, hints, tuple(places), 0.95 if not texts else 0.8)]


def _choices(header: Header, row: list[Cell | None], fills: frozenset[str]) -> list[PrintedValue]:
    values = []
    for column in header.of("choice"):
        cell = row[column.index]
        if cell is None:
            continue
        text = sign_text(cell)
        if is_ticked(text) or (not text and cell.fill in fills):
            field = choice_field(column)
            if field is not None:
                hints = MappingProxyType({k: v for k, v in column.hints.items() if k != "field"})
                values.append(PrintedValue(field, column.leaf, column.label, hints, cell.places, 0.95))
    return values


def _by_roles(header: Header, row: list[Cell | None]) -> Iterator[PrintedValue]:
    """The services named above the letters of a row, each in the fields that its letters stand for."""
    for column in header.of("role"):
        cell = row[column.index]
        if cell is None or cell.col != column.index:
            continue
        for role in roles_of_cell(sign_text(cell), column.hints) or ():
            if role.field != "none":
                hints = {"shape": "header", **({"role": role.role} if role.field == "pilots" else {})}
                yield PrintedValue(
                    Field(role.field), column.leaf, column.label, MappingProxyType(hints), cell.places, 0.95
                )


def choice_field(column: Column) -> Field | None:
    """Return the field of which a column of crosses is one value, None where it is of none."""
    if "field" in column.hints:
        return Field(column.hints["field"])
    for text in reversed(column.label.split(" > ")[:-1]):
        known = meaning(text)
        if known is not None and known.target in FIELDS:
            return Field(known.target)
    return None


def _with_article(header: Header, row: list[Cell | None], values: list[PrintedValue]) -> list[PrintedValue]:
    article = next(
        (cell.text.strip() for c in header.of("article") if (cell := row[c.index]) is not None and cell.text.strip()),
        "",
    )
    if not article:
        return values
    return [
        PrintedValue(v.field, v.raw, v.label, MappingProxyType({**v.hints, "article": article}), v.places, v.confidence)
        if v.field is Field.AMOUNT
        else v
        for v in values
    ]


def _with_payer(header: Header, row: list[Cell | None], values: list[PrintedValue]) -> list[PrintedValue]:
    """Say who pays the amounts of a row: a column for the kind of the budget does, and a payer beside the years.

    Rows that hold the years, or the lines of one item, are lines of a budget.
    """
    years = {c.hints["year"] for c in header.of("amounts") if "year" in c.hints}
    titles = [cell for c in header.of("title") if (cell := row[c.index]) is not None]
    in_lines = len(years) > 1 or any(cell.row_span > 1 for cell in titles)
    for column in header.of("funding", "budget_type", "none") if in_lines else header.of("budget_type"):
        cell = row[column.index]
        name = _IN_BRACKETS.sub("", cell.text).strip() if cell is not None else ""
        said = payer(name) if _ONE_NAME.fullmatch(name) else {}
        if said and any(v.field is Field.AMOUNT for v in values):
            return [
                replace(v, hints=MappingProxyType({**said, **v.hints})) if v.field is Field.AMOUNT else v
                for v in values
                if v.field is Field.AMOUNT or v.label != column.label
            ]
    return values


def _latest_progress(values: list[PrintedValue]) -> list[PrintedValue]:
    """Keep the latest of the rates of one row where each column names its year ("Taux 2020", "Taux 2022")."""
    rates = [v for v in values if v.field is Field.PROGRESS]
    years = [max(_YEARS.findall(v.label or ""), default="") for v in rates]
    if len(rates) < 2 or "" in years or len(set(years)) < len(years):
        return values
    latest = rates[years.index(max(years))]
    return [v for v in values if v.field is not Field.PROGRESS or v is latest]


def _indicator_row(header: Header, row: list[Cell | None]) -> Iterator[PrintedValue]:
    year = next((c.text.strip() for col in header.of("schedule") if (c := row[col.index]) is not None), "")
    extra = {"year": year} if re.fullmatch(r"20\d\d", year) else {}
    labels = [c for c in header.columns if c.target == "title" or (c.target == "indicators" and "part" not in c.hints)]
    for column in labels[:1]:
        cell = row[column.index]
        if cell is not None and cell.text.strip():
            raw = " ".join(printed_lines(cell))
            yield PrintedValue(
                Field.INDICATOR, raw, column.label, MappingProxyType({"part": "label", **extra}), cell.places
            )
    for column in header.of("indicators"):
        cell = row[column.index]
        if "part" in column.hints and cell is not None and cell.text.strip():
            named = _YEARS.findall(column.label)  # "Atteint 2027"
            own = {"year": named[0]} if len(named) == 1 and column.hints["part"] == "reached" else {}
            hints = MappingProxyType({**column.hints, **extra, **own})
            yield PrintedValue(Field.INDICATOR, cell.text.strip(), column.label, hints, cell.places)


def _amount_row(header: Header, row: list[Cell | None]) -> Iterator[PrintedValue]:
    who, year, service = "", "", ""
    said: dict[str, str] = {}
    noted: list[PrintedValue] = []
    beside: tuple[Place, ...] = ()  # of the article
    for column in header.columns:
        cell = row[column.index]
        text = cell.text.strip() if cell is not None else ""
        if column.target in ("budget_type", "title", "none", "funding", "type") and text and not who:
            who = text
        elif column.target == "schedule" and re.fullmatch(r"20\d\d", text):
            year = text
        elif column.target == "article" and text:
            said["article"] = text
        elif column.target in _FREE_TEXT and cell and (article := _ARTICLE.fullmatch(text)) is not None:
            said["article"], beside = article["number"], cell.places
        elif column.target in _FREE_TEXT and cell is not None and not _EMPTY.match(text):
            noted.append(PrintedValue(Field.REMARK, printed_text(cell), column.label, places=cell.places))
        elif column.target == "direction" and (code := _direction(text)):
            said["direction"] = code
        elif column.target == "pilots" and payer(text):
            service = text  # the budget's service: ordinary or extraordinary
    who = service or who
    if is_total(who):
        return
    for column in header.of("amounts"):
        cell = row[column.index]
        text = cell.text.strip() if cell is not None else ""
        if cell is None or not text or _EMPTY.match(text):
            continue
        hints = {**payer(who), **({"year": year} if year else {}), **said, **column.hints}
        label = f"{column.label} > {who}" if who else column.label
        yield PrintedValue(Field.AMOUNT, text, label, MappingProxyType(hints), (*cell.places, *beside))
    yield from noted


def _direction(text: str) -> str | None:
    return {"recette": "revenue", "depense": "expense"}.get(fold(text).removesuffix("s"))


def payer(text: str) -> dict[str, str]:
    """Return what a row's head says of the amounts beside it: funder and kind; {} where it names none."""
    code = funder(text)
    if code == "other":
        return {"funder": code}  # it may lend as well as give
    if code:
        return {"funder": code, "kind": "own_funds" if code in ("commune", "cpas") else "subsidy"}
    folded = fold(text)
    for word, kind in (
        ("extraordinaire", "extraordinary"),
        ("ordinaire", "ordinary"),
        ("fonds propres", "own_funds"),
        ("emprunt", "loan"),
        ("subside", "subsidy"),
        ("subvention", "subsidy"),
    ):
        if word in folded:
            return {"kind": kind}
    return {}


def _matrix(table: Table, grid: Grid, label: str) -> list[PrintedValue]:
    """A matrix without known header: payers in the first column, years above."""
    if table.n_rows < 2 or table.n_cols < 2:
        return []
    years = {
        col: m[0]
        for col in range(1, table.n_cols)
        if (c := grid[0][col]) is not None and (m := re.search(r"20\d\d", c.text))
    }
    values: list[PrintedValue] = []
    for row in grid[1:]:
        head = row[0]
        if head is None or is_total(head.text) or not payer(head.text):
            continue
        for col, year in years.items():
            cell = row[col]
            if cell is not None and _HAS_DIGIT.search(cell.text):
                hints = MappingProxyType({**payer(head.text), "year": year, **money_hints(label)})
                values.append(
                    PrintedValue(Field.AMOUNT, cell.text.strip(), f"{label} > {head.text}", hints, cell.places)
                )
    return values
