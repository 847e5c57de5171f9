"""A document's own legend: what its letters, signs and colours stand for ("R : réalisé", green beside "terminé")."""

from __future__ import annotations

import colorsys
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from types import MappingProxyType

from extract.detect.words.grid_roles import designated, grid_role
from extract.detect.words.headings import is_state
from extract.detect.words.labels import FIELDS, meaning
from extract.detect.words.spelled_out import spells_out
from extract.detect.words.term_spans import term_spans
from extract.detect.words.wording import says_idle
from extract.document import SIGNS, Block, Cell, Role, Table, TextBlock
from extract.printed import Field, PrintedValue
from extract.text import clean, fold

_LETTERS = r"[A-Z]{1,3}[+-]?|\d|[+]{1,3}|[-–]{1,3}"
_ICONS = r"(?:[✓✔✗✘✖☺☹☻✕☓◯◌◎◉⬤⊘😊🙂😀😃😐🙁😞😟👍👎●○◐◑◔◕■□▲▼►▶◆★☆❚⏸⏹⚫⚪🟢🟡🟠🔴🔵✅❌⏳⚠☑☒☐→➜➔➤↗↘↑↓]\ufe0f?){1,3}"
_SIGN = rf"{_LETTERS}|{_ICONS}"
_PAIR = re.compile(
    rf"(?:^|(?<=[\s;,|/•(–-]))(?:(?P<icon>{_ICONS})\s*(?:=|:|–|-|\()?|(?P<sign>{_LETTERS})\s*(?:=|:|–|-|→|\())\s*"
    rf"(?P<text>[^=;|•\n]{{3,60}}?)(?=\s*(?:[;,|/•\n)]|$|\.\s|\s{{2,}}|\s[–-]\s|\s?(?:{_ICONS})|\s(?:{_SIGN})\s*(?:=|:|–|→)))"
)
_COLOURS = (
    "vert",
    "verte",
    "orange",
    "rouge",
    "jaune",
    "bleu",
    "bleue",
    "gris",
    "grise",
    "blanc",
    "noir",
    "mauve",
    "violet",
)
_COLOUR_PAIR = re.compile(
    rf"\b(?:en\s+)?(?P<colour>{'|'.join(_COLOURS)})\s*(?:clair|fonc[ée])?e?\s*(?:=|:|–|-|→|\()\s*(?P<text>[^=;|•\n]{{3,60}}?)(?=\s*(?:[;,|/•\n)]|$|\.\s|\s(?:en\s+)?(?:{'|'.join(_COLOURS)})\b))",
    re.IGNORECASE,
)
_ICON = re.compile(_ICONS)
_JOINED = re.compile(r"[=:–\-→(]")  # between a colour and what it stands for
_PRIORITY = re.compile(r"\bpriorit(?:e|aire)s?\b")
_SIGNALLED = re.compile(
    rf"(?P<text>[^;|•\n]{{3,60}}?),?\s(?:signal|marqu|indiqu|rep[ée]r|suivi)\w*\s[^;|•\n]{{0,30}}?(?P<icon>{_ICONS})\W*$"
)
_SIGN_PARTS = re.compile(f"[{''.join(sorted(SIGNS))}]")
_EXPLAINED = re.compile(
    r"(?<=\w)\s*[:=]\s|(?<=\w)\s[–-]\s|(?<=\w)\.\s(?=[A-ZÀ-Ý])"
)  # what follows tells more of the state
_LONGEST = 600  # letters of a text that may tell a legend among other things
_FEW_WORDS = 5  # of what a sign says is a priority
_KEY = re.compile(
    rf"(?:{_SIGN}|[a-z]{{1,2}}|(?:en )?(?:{'|'.join(_COLOURS)})(?: \w+)?)\s*=\s*[^\W\d_][^=]{{2,99}}", re.IGNORECASE
)
_KEY_TITLE = re.compile(r"l[ée]gendes?\s*(?::|$)\s*", re.IGNORECASE)
_KEY_LABEL = re.compile(r"[^:=;|\n]{2,40}?\s?:\s+(?=\S{1,4}\s?[:=]\s)")
_KEY_STATE = re.compile(r"(?:[A-Z]{1,3}\d?|\d)\s?[:=]\s?(?P<text>[^:=]+)")
_KEY_SPLIT = re.compile(r"\s*[;|•\n]\s*|\s[–-]\s|,\s(?=\S{1,4}\s?[:=])")
_FEWEST_SIGNS = 2
_SIGNED = (Field.STATUS, Field.PRIORITY, Field.HEALTH)  # what legends explain
_KEY_PARTS = re.compile(r"\s*(?:[;|•\n]|,(?=\s*[^=,]{1,12}=))\s*")
_SHORT_LINE = 45  # letters
_MOST_KEYS = 12  # cells of a table that is nothing but a legend
_INK = 0x33  # the lightest part of a colour that is hardly told from black
_PAPER = 10  # from white
_MOSTLY = 0.7  # of a legend's texts name states
_LEGEND = re.compile(r"l[ée]gende", re.IGNORECASE)
_HEADS = frozenset({"title", "code", "type", *_SIGNED})
_STATE_WORDS = re.compile(
    r"\b(?:realise|termine|acheve|finalise|cloture|en cours|(?:non|pas|pas encore) (?:commence|debute|initie)|a faire|"
    r"a programmer|a initier|en attente|reporte|suspendu|abandonne|annule|bloque|retard|demarre|entame|planifie|prevu|"
    r"atteint|partiel|avance|initie|prepar|difficulte|probleme|bonne voie|elevee|haute|moyenne|faible|basse)"
)


@dataclass(frozen=True, slots=True)
class Legend:
    """What signs (as printed), fills (``#rrggbb``) and named colours stand for, in the document's words.

    ``idle`` are the colours (of either sort) of times in which nothing is to be done; ``roles`` the signs of what
    services do for an action ("P = service pilote"); ``ordinary`` is the colour of most text, which says nothing;
    ``terms`` are the years of the short, the medium and the long term, by first letter.
    """

    signs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    colours: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    idle: frozenset[str] = frozenset()
    roles: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    ordinary: str | None = None
    terms: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def of_sign(self, text: str) -> str | None:
        """Return what a cell's whole text stands for, or None."""
        return self.signs.get(clean(text).replace("\ufe0f", ""))

    def state_of_sign(self, text: str) -> str | None:
        """Return the state that a text stands for, which is nothing but a sign; None where it stands for none."""
        meant = self.of_sign(text) if text and not text[0].isalnum() else None
        return meant if meant is not None and _names_state(meant) else None

    def of_colour(self, colour: str | None) -> str | None:
        """Return what a shade or a text colour (``#rrggbb``) stands for, or None."""
        if colour is None:
            return None
        return self.colours.get(colour.lower()) or self.colours.get(colour_name(colour))

    def of_sign_colour(self, text: str, colour: str | None) -> str | None:
        """Return what the colour of a text that is nothing but a sign stands for, whatever it is printed on."""
        return self.colours.get(colour.lower()) if colour is not None and _ICON.fullmatch(text) else None

    def of_text_colour(self, colour: str | None) -> str | None:
        """Return what the colour of a text stands for, or None, as for the colour of all text and for black."""
        if colour is None or colour.lower() == self.ordinary or _is_ink(colour):
            return None
        return self.of_colour(colour)

    def is_idle(self, colour: str) -> bool:
        """Whether a shade (``#rrggbb``) stands for a time in which nothing is to be done."""
        return colour.lower() in self.idle or colour_name(colour) in self.idle


def signed(text: str, legend: Legend) -> tuple[str, PrintedValue | None]:
    """Part a text from the sign behind it that the legend says marks a priority or a state ("Rouvrir le halage ★")."""
    title, _, sign = text.rstrip().rpartition(" ")
    meant = legend.of_sign(sign) if title and sign and not sign[0].isalnum() else None
    if meant is None:
        return text, None
    field = Field.PRIORITY if _PRIORITY.search(fold(meant)) else Field.STATUS if legend.state_of_sign(sign) else None
    if field is None or title.endswith(":"):
        return text, None
    return title, PrintedValue(field, sign, None, MappingProxyType({"legend": meant}), confidence=0.9)


def find_legend(blocks: Sequence[Block]) -> Legend:
    """Return the legend that a document prints in its paragraphs, notes and small tables; empty where it has none."""
    signs: dict[str, str] = {}
    colours: dict[str, str] = {}
    for run in _short_runs(blocks):
        _from_text(run, signs, colours)
    for block in blocks:
        if isinstance(block, TextBlock):
            _from_text(f"{block.marker} {block.text}" if block.marker else block.text, signs, colours)
            _from_coloured_signs(block, colours)
        elif isinstance(block, Table) and block.role is not Role.HIDDEN:
            for part in _legend_parts(block):
                _from_text(part.text, signs, colours)
                for inner in part.text_blocks:
                    _from_coloured_signs(inner, colours)
            _from_cells(block, signs, colours)
            _from_text(_run_of_cells(block), signs, colours)
    colours |= {colour: said for colour, said in _coloured_texts(blocks).items() if colour not in colours}
    if "orange" in colours and "jaune" in colours:
        colours = _by_hue(colours, blocks) | colours
    idle = frozenset(_idle_colours(blocks))
    ordinary = _most_used(blocks) if colours else None
    return Legend(
        MappingProxyType(signs),
        MappingProxyType(colours),
        idle,
        MappingProxyType(_roles(blocks)),
        ordinary,
        MappingProxyType(term_spans(_texts(blocks))),
    )


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    """The paragraphs of a document and the rows of its tables, a text each."""
    for block in blocks:
        if isinstance(block, TextBlock):
            yield block.text
        elif isinstance(block, Table):
            rows: dict[int, list[str]] = {}
            for cell in block.cells:
                rows.setdefault(cell.row, []).append(cell.text)
            yield from (" : ".join(filter(None, texts)) for texts in rows.values())


def _roles(blocks: Sequence[Block]) -> dict[str, str]:
    """The signs that stand for roles, where two of them do or a legend names one."""
    roles: dict[str, str] = {}
    texts = [*_short_runs(blocks), *(block.text for block in blocks if isinstance(block, TextBlock))]
    texts.extend(
        part.text
        for block in blocks
        if isinstance(block, Table) and block.role is not Role.HIDDEN
        for part in (*_legend_parts(block), *(cell for cell in block.cells if "=" in cell.text and is_key(cell.text)))
    )
    for text in texts:
        if len(text) > _LONGEST:
            continue
        found = [(sign, said) for sign, said in (*_pairs(text), *designated(text)) if grid_role(said)]
        if len(found) >= 2 or (found and _LEGEND.search(text)):
            for sign, said in found:
                roles.setdefault(sign.replace("\ufe0f", ""), said)
    return roles


def is_legend(table: Table, legend: Legend) -> bool:
    """Whether a table holds nothing but signs or shades and what they stand for, in the document's legend or here."""
    if len(table.cells) > 24:
        return False
    if _pairs_states(table):
        return True
    texts = [clean(cell.text).replace("\ufe0f", "") for cell in table.cells if cell.text.strip()]
    meanings = set(legend.signs.values()) | set(legend.colours.values())
    signs = sum(1 for text in texts if text in legend.signs)
    stated = sum(1 for text in texts if text in meanings)
    heads = sum(1 for text in texts if _LEGEND.search(text))
    return stated >= 2 and signs + stated + heads == len(texts)


def is_key(text: str) -> bool:
    """Whether a line only tells what signs stand for ("X = année de mise en œuvre", "Légende : R = réalisé").

    The label of what they say may stand before them ("Priorité : 1 = haute, 2 = basse").

    >>> is_key("OS = objectif stratégique ; OO = objectif opérationnel"), is_key("Zone 30 = zone apaisée")
    (True, False)
    """
    if _KEY_TITLE.match(text) or spells_out(text):
        return True
    if "=" not in text and ":" not in text:
        return False
    signs = _KEY_LABEL.sub("", text.strip(), count=1)
    parts = [part for part in _KEY_PARTS.split(signs) if part] if "=" in signs else []
    return (bool(parts) and all(map(_KEY.fullmatch, parts))) or _explains_states(signs)


def _explains_states(text: str) -> bool:
    """Whether a line is nothing but signs with the state or rank that each stands for ("P1 : haute – P2 : basse")."""
    parts = [_KEY_STATE.fullmatch(part) for part in _KEY_SPLIT.split(text.rstrip(" .")) if part]
    return len(parts) >= _FEWEST_SIGNS and all(part is not None and _names_state(part["text"]) for part in parts)


def _pairs_states(table: Table) -> bool:
    """Whether the cells of a table are shades or signs and, beside them, states."""
    signs: dict[str, str] = {}
    colours: dict[str, str] = {}
    _from_cells(table, signs, colours)
    texts = [text for cell in table.cells if len(text := cell.text.strip()) > 3 and not _heads(text)]
    stated = sum(1 for text in texts if _names_state(text))
    return bool(signs or colours) and stated >= _MOSTLY * len(texts)


def _heads(text: str) -> bool:
    """Whether a cell of a legend is its title or the head of a column."""
    known = meaning(text)
    return _LEGEND.search(text) is not None or (known is not None and known.is_whole and known.target in _HEADS)


def _most_used(blocks: Sequence[Block]) -> str | None:
    """The colour in which most letters are printed; None: black."""
    letters: Counter[str | None] = Counter()
    for block in blocks:
        texts = chain.from_iterable(c.text_blocks for c in block.cells) if isinstance(block, Table) else (block,)
        for text in texts:
            if isinstance(text, TextBlock):
                letters[text.style.colour] += sum(len(line.text) for line in text.lines)
    colour = max(letters, key=letters.__getitem__, default=None)
    return colour.lower() if colour else None


def _is_ink(colour: str) -> bool:
    """Whether a text colour is black or nearly so, or white."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return max(red, green, blue) <= _INK or min(red, green, blue) >= 255 - _PAPER


def colour_name(colour: str) -> str:
    """Return the French name of a colour's hue (vert, orange, rouge, jaune, bleu, gris, blanc, noir, violet).

    >>> colour_name("#92d050")
    'vert'
    """
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if lightness > 0.96:
        return "blanc"
    if lightness < 0.08:
        return "noir"
    if saturation < 0.15:
        return "gris"
    degrees = hue * 360
    for limit, name in ((18, "rouge"), (48, "orange"), (68, "jaune"), (170, "vert"), (255, "bleu"), (330, "violet")):
        if degrees < limit:
            return name
    return "rouge"


def _by_hue(colours: Mapping[str, str], blocks: Sequence[Block]) -> dict[str, str]:
    """Tell a document's yellow from its orange by comparison where it prints two colours that may be either."""
    used = {
        colour.lower()
        for block in blocks
        if isinstance(block, Table)
        for cell in block.cells
        if len(cell.text.strip()) <= 3 and (colour := cell.fill or cell.style.colour)
    }
    warm = sorted((colour for colour in used if colour_name(colour) in ("orange", "jaune")), key=_hue)
    return {warm[0]: colours["orange"], warm[1]: colours["jaune"]} if len(warm) == 2 else {}


def _hue(colour: str) -> float:
    return colorsys.rgb_to_hls(*(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)))[0]


def _short_runs(blocks: Sequence[Block]) -> Iterator[str]:
    """Lines of a legend one under the other ("✔ Réalisé" / "✘ Abandonné"), taken together."""
    run: list[str] = []
    for block in [*blocks, None]:
        text = f"{block.marker or ''} {block.text}".strip() if isinstance(block, TextBlock) else ""
        if text and len(text) < _SHORT_LINE:
            run.append(text)
        elif run:
            if len(run) >= 2:
                yield " ; ".join(run)
            run = []


def _run_of_cells(table: Table) -> str:
    """The short texts of a small table taken together: "Légende :", "F = fini", "E = en cours", a cell each."""
    texts = [clean(cell.text) for cell in table.cells if cell.text.strip()]
    short = len(texts) <= _MOST_KEYS and all(len(text) < _SHORT_LINE for text in texts)
    return " ; ".join(texts) if short else ""


def _from_text(text: str, signs: dict[str, str], colours: dict[str, str]) -> None:
    if len(text) > _LONGEST:
        return
    named = _LEGEND.search(text) is not None
    pairs = [*_pairs(text)]
    if _ICON.search(text):
        pairs.extend((m["icon"], clean(m["text"])) for m in _SIGNALLED.finditer(text))
    pairs = [pair for pair in pairs if not _says_several(pair[0], pairs)]
    for sign, said in pairs:
        _, colon, rest = said.rpartition(":")
        if colon and not any(map(str.isalnum, rest)):  # the next label, and its own sign
            continue
        if not sign.isalnum() and _PRIORITY.search(fold(said)) and len(said.split()) <= _FEW_WORDS:
            signs.setdefault(sign.replace("\ufe0f", ""), said)
    states = [(sign, meaning) for sign, meaning in pairs if _names_state(meaning)]
    if len(states) >= 2 or (named and states):
        for sign, meaning in pairs if named else states:
            signs.setdefault(sign.replace("\ufe0f", ""), meaning.strip(" .)–·-"))
    found = [(colour, meaning) for colour, meaning in _colour_pairs(text) if _names_state(meaning)]
    if len(found) >= 2 or (named and found):
        for colour, meaning in found:
            colours.setdefault(_masculine(colour), meaning.strip(" .)–·-"))


@lru_cache(maxsize=4096)
def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """The signs of a text with what stands beside each, as a legend prints them."""
    return tuple((m["icon"] or m["sign"], clean(m["text"])) for m in _PAIR.finditer(text))


@lru_cache(maxsize=4096)
def _colour_pairs(text: str) -> tuple[tuple[str, str], ...]:
    """The colours that a text names with what it says of each."""
    if _JOINED.search(text) is None:
        return ()
    return tuple((m["colour"].lower(), clean(m["text"])) for m in _COLOUR_PAIR.finditer(text))


def _says_several(sign: str, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether one sign stands for several things: its colour tells them apart, where the format keeps it."""
    return not sign.isalnum() and len({fold(said) for other, said in pairs if other == sign}) > 1


def _from_coloured_signs(block: TextBlock, colours: dict[str, str]) -> None:
    """Signs that differ by their colour, each before its state: "● Réalisé ● En cours", "● Reporté : faute de …"."""
    if not block.sign_colours:
        return
    parts = _SIGN_PARTS.split(f"{block.marker or ''} {block.text}")[1:]
    if len(parts) == len(block.sign_colours):
        for colour, part in zip(block.sign_colours, parts, strict=True):
            said = clean(_EXPLAINED.split(part.strip(), maxsplit=1)[0]).strip(" .,;)–-=:")
            if colour and said and _names_state(said):
                colours.setdefault(colour.lower(), said)


def _coloured_texts(blocks: Sequence[Block]) -> dict[str, str]:
    """The colours of short lines that name a state, each its own, or their shades: "● Réalisé" in green.

    A colour in which several states are printed is that of the labels, or of all text.
    """
    found: dict[str, dict[str, str]] = {}
    for block in blocks:
        if isinstance(block, TextBlock) and len(block.lines) <= 6 and all(len(line.text) < 40 for line in block.lines):
            for line in block.lines:
                text = line.text.strip(" ●■○•–-:")
                colour = line.style.fill or line.style.colour
                if colour and text and is_state(text) and not _tells_more(text):
                    found.setdefault(colour.lower(), {}).setdefault(fold(text), text)
    return {colour: next(iter(said.values())) for colour, said in found.items() if len(said) == 1}


def _tells_more(text: str) -> bool:
    """Whether a line holds a sign, whose colour it is that counts, or the title of a legend."""
    return _SIGN_PARTS.search(text) is not None or _LEGEND.search(text) is not None


def _legend_parts(table: Table) -> Iterator[Cell]:
    """Cells that print a legend among others, or all cells of a small table."""
    for cell in table.cells:
        if len(table.cells) <= _MOST_KEYS or _LEGEND.search(cell.text):
            yield cell


def _from_cells(table: Table, signs: dict[str, str], colours: dict[str, str]) -> None:
    """A shaded cell that names its state, or an empty shaded (or lettered) one beside the cell that does."""
    if len(table.cells) > 24 or table.n_cols > 12:
        return
    grid = table.grid()
    stated = [cell for cell in table.cells if _names_state(cell.text) and len(cell.text) < 60]
    if len(stated) < 2 or len(stated) < 0.3 * sum(1 for c in table.cells if c.text.strip() or c.fill):
        return
    if sum(map(_heads_field, grid[0])) > 1:
        return  # rows of a plan
    shades = {cell.fill for cell in stated if cell.fill}
    keys: list[tuple[str, str]] = []
    for cell in stated:
        before = grid[cell.row][cell.col - 1] if cell.col else None
        above = grid[cell.row - 1][cell.col] if cell.row and not _heads_field(grid[0][cell.col]) else None
        for near in (before, above):
            if near is None or near in stated or len(near.text.strip()) > 3:
                continue
            sign = clean(near.text).replace("\ufe0f", "")
            if sign:
                keys.append((sign, clean(cell.text)))
            if near.fill:
                colours.setdefault(near.fill.lower(), clean(cell.text))
            elif near.style.colour:
                colours.setdefault(near.style.colour.lower(), clean(cell.text))
        if cell.fill and len(shades) >= 2:
            colours.setdefault(cell.fill.lower(), clean(cell.text))
    for sign, said in keys:
        if not _says_several(sign, keys):
            signs.setdefault(sign, said)


def _heads_field(cell: Cell | None) -> bool:
    """Whether a cell names the column of a field, in a plan."""
    known = meaning(cell.text) if cell is not None else None
    return known is not None and known.is_whole and known.target in FIELDS


def _idle_colours(blocks: Sequence[Block]) -> Iterator[str]:
    """The colours, named or shown, of which a legend says that nothing is to be done at that time."""
    for block in blocks:
        if isinstance(block, TextBlock):
            yield from _named_idle(block.text)
        elif isinstance(block, Table) and block.role is not Role.HIDDEN:
            for part in _legend_parts(block):
                yield from _named_idle(part.text)
            yield from _shown_idle(block)


def _named_idle(text: str) -> Iterator[str]:
    if len(text) <= _LONGEST:
        for colour, said in _colour_pairs(text):
            if says_idle(said):
                yield _masculine(colour)


def _shown_idle(table: Table) -> Iterator[str]:
    if len(table.cells) > 24 or table.n_cols > 12:
        return
    grid = table.grid()
    for cell in table.cells:
        if says_idle(cell.text):
            before = grid[cell.row][cell.col - 1] if cell.col else None
            shown = before if before is not None and not before.text.strip() and before.fill else cell
            if shown.fill:
                yield shown.fill.lower()


def _names_state(text: str) -> bool:
    folded = fold(text)
    return len(folded.split()) <= 9 and (is_state(text) or bool(_STATE_WORDS.search(folded)))


def _masculine(colour: str) -> str:
    return {"verte": "vert", "bleue": "bleu", "grise": "gris", "mauve": "violet"}.get(colour, colour)
