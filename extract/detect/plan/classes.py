"""Classes: entries that look alike, what they have in common, and the parts that they may play."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extract.detect.plan.chapter_looks import chapter_looks_alike
from extract.detect.plan.counts_within import actions_counted_within
from extract.detect.plan.keys import PART_OF, Key, Part
from extract.detect.plan.same_print import like_numbered
from extract.detect.plan.series_gaps import in_series, parts_in_series
from extract.detect.plan.told_again import told_again
from extract.detect.plan.worded_levels import worded_apart
from extract.detect.prose.extent import is_heading_like
from extract.detect.texts.entries import Entry
from extract.detect.words.wording import names_no_item, says_being, says_doing
from extract.document import Kind
from extract.printed import Level

_ENDS = (".", "!", "?")
_SENTENCE_END = re.compile(r"[^\W\d]{3}[.!?]\s+[A-ZÀ-Ý«]")  # within a text
_MANY = 12
_FEWEST_NOTES = 3
_MOSTLY_SENTENCES = 0.9
_FEWEST_HEADS = 2
HEAD = "head"  # among the traits of bold list entries that each head a list
_BOLD = 1  # where the weight stands in the traits of headings and paragraphs
_FEWEST_ALIKE = 3


@dataclass(slots=True)
class LookClass:
    """A class with its entries, its measures (shares from 0 to 1) and the parts that it may play.

    ``being``, ``doing``: titles worded so; ``valued``: entries with values; ``short``: titles of at most five words;
    ``below_actions``: runs of its entries that begin right under an action that the document names; ``below``: of a
    list, or of numbers or letters that begin again, the numbers or letters under which nearly all its runs begin;
    ``first``, ``last``: where it stands among the entries of all classes; ``strange``: the classes of numbers of one
    part, by their identity, from which its own numbers do not count on.
    """

    key: Key
    entries: list[Entry] = field(default_factory=list)
    options: tuple[Part, ...] = ()
    part: Part | None = None
    being: float = 0.0
    doing: float = 0.0
    valued: float = 0.0
    short: float = 0.0
    below_actions: float = 0.0
    below: LookClass | None = None
    first: int = 0
    last: int = 0
    strange: set[int] = field(default_factory=set)

    def measure(self) -> None:
        """Fill the measures that the entries alone give."""
        titles = [e.title for e in self.entries if e.title]
        n = max(1, len(titles))
        self.being = sum(map(says_being, titles)) / n
        self.doing = sum(map(says_doing, titles)) / n
        self.short = sum(1 for title in titles if len(title.split()) <= 5) / n
        self.valued = sum(1 for e in self.entries if e.values) / max(1, len(self.entries))


def find_classes(entries: list[Entry]) -> list[LookClass]:
    """Return the classes in order of first appearance; classes whose marker names the level have their part."""
    found: dict[Key, LookClass] = {}
    keys = _sentences_among_headings(entries, [_key(entry) for entry in entries])
    keys = _bands_among_rows(entries, _bold_bullets_apart(entries, keys))
    volets = {at for at, entry in enumerate(entries) if entry.kind == "volet"}
    keys = worded_apart(entries, chapter_looks_alike(keys, volets))
    keys = told_again(entries, in_series(entries, like_numbered(entries, keys)))
    keys = parts_in_series(entries, keys)
    keys = _counted_within(entries, keys)
    for entry, key in zip(entries, keys, strict=True):
        if key is not None:
            found.setdefault(key, LookClass(key)).entries.append(entry)
    classes = list(found.values())
    fixed = {Part(c.key.zone) for c in classes if c.key.kind == "fixed"}
    structural = sum(1 for c in classes if c.key.kind not in ("fixed", "plain"))
    boxes = {e.look.fill for c in classes if c.key.kind == "fixed" for e in c.entries if e.look is not None}
    boxes |= _boxes_of_titles(entries)
    for c in classes:
        c.measure()
        if c.key.kind == "fixed":
            c.part = Part(c.key.zone)
        else:
            c.options = _options(c, fixed, structural, boxes)
            if _stands_alone(c, len(entries)):
                c.options = (Part.THEME, Part.NONE)
    _lend_values(entries, classes)
    return classes


def _boxes_of_titles(entries: Sequence[Entry]) -> set[str | None]:
    """The shades of boxes that hold a heading and, nearly always, one sentence right below it."""
    below: dict[str | None, list[bool]] = {}
    for above, entry in pairwise(entries):
        if entry.look is not None and entry.look.fill and not entry.look.bold and entry.title.endswith(_ENDS):
            alike = above.look is not None and above.look.fill == entry.look.fill and above.look.bold
            below.setdefault(entry.look.fill, []).append(alike and is_heading_like(above))
    return {fill for fill, found in below.items() if sum(found) >= max(_FEWEST_NOTES, _MOSTLY_SENTENCES * len(found))}


def _lend_values(entries: Sequence[Entry], classes: Sequence[LookClass]) -> None:
    """Count what is said below a sentence under a heading for the heading, where such sentences can be no items."""
    notes = {id(e) for c in classes if c.options == (Part.NONE,) for e in c.entries if e.values}
    told = {id(entry) for entry, below in pairwise(entries) if id(below) in notes}
    for c in classes if told else ():
        if c.key.kind == "heading":
            c.valued = sum(bool(e.values) or id(e) in told for e in c.entries) / max(1, len(c.entries))


def _counted_within(entries: Sequence[Entry], keys: Sequence[Key | None]) -> list[Key | None]:
    """Return ``keys``, a deeper one for actions whose numbers leave out the first of their objective's."""
    pairs = {at for at, key in enumerate(keys) if key is not None and key.kind == "number" and key.depth == 2}
    actions = actions_counted_within(entries, pairs) if pairs else set()
    return [replace(key, depth=3) if key is not None and at in actions else key for at, key in enumerate(keys)]


def _sentences_among_headings(entries: Sequence[Entry], keys: Sequence[Key | None]) -> list[Key | None]:
    """Return ``keys``, those of bold sentences as the many headings that look alike: a full stop ends some titles."""
    headings = Counter(key for key in keys if key is not None and key.kind == "heading" and key.traits)
    found = list(keys)
    for at, key in enumerate(keys):
        if key is None or key.kind != "plain" or not key.traits[_BOLD] or not entries[at].title.endswith("."):
            continue
        heading = Key("heading", traits=key.traits[:-1])
        found[at] = heading if headings[heading] >= _FEWEST_ALIKE else key
    return found


def _bold_bullets_apart(entries: Sequence[Entry], keys: Sequence[Key | None]) -> list[Key | None]:
    """Return ``keys``, other ones for bold list entries that each head a list of others, though no indent says so.

    Bold print inside a list sets words apart; the head of a list has plain entries right below it, and none above it.
    """
    bullets = [(i, key) for i, key in enumerate(keys) if key is not None and key.kind == "bullet"]
    heads: dict[Key, list[bool]] = {}
    for n, (i, key) in enumerate(bullets):
        if _is_bold(entries[i]):
            below = bullets[n + 1] if n + 1 < len(bullets) else None
            heading = below is not None and below[1] == key and not _is_bold(entries[below[0]])
            heads.setdefault(key, []).append(heading)
    apart = {key for key, found in heads.items() if len(found) >= _FEWEST_HEADS and all(found)}
    return [
        replace(key, traits=(*key.traits, HEAD)) if key in apart and key is not None and _is_bold(entry) else key
        for entry, key in zip(entries, keys, strict=True)
    ]


def _bands_among_rows(entries: Sequence[Entry], keys: Sequence[Key | None]) -> list[Key | None]:
    """Return ``keys``, those of few numbered bands as the rows that they count on with: a long title is wider.

    No number comes twice, in a band and in a row, and each band has a row beside it with another last part.
    """
    told: dict[tuple[int, str], list[int]] = {}
    for at, key in enumerate(keys):
        if key is not None and key.kind == "number" and key.depth > 1 and key.zone in ("band", "row"):
            told.setdefault((key.depth, key.zone), []).append(at)
    found = list(keys)
    for (depth, zone), bands in told.items():
        rows = told.get((depth, "row"), []) if zone == "band" else []
        if len(bands) >= len(rows):
            continue
        numbers = {entries[at].number or "" for at in rows}
        heads = {number.rpartition(".")[0] for number in numbers}
        own = [entries[at].number or "" for at in bands]
        if numbers.isdisjoint(own) and all(number.rpartition(".")[0] in heads for number in own):
            for at in bands:
                found[at] = keys[rows[0]]
    return found


def _is_bold(entry: Entry) -> bool:
    return entry.look is not None and entry.look.bold


def _key(entry: Entry) -> Key | None:
    if entry.kind == "item" and entry.level is not None:
        return Key("fixed", zone=PART_OF[entry.level])
    if entry.kind == "theme":
        return Key("fixed", zone=Part.THEME)
    look = entry.look
    if entry.kind != "text" or look is None or entry.origin == "lone-label":
        return None
    if (not entry.values and names_no_item(entry.title)) or (entry.title and not any(map(str.isalpha, entry.title))):
        return None
    if entry.announced is not None and _announce_holds(entry):
        return Key("fixed", zone=Part.STEP if entry.announced == "steps" else PART_OF[Level(entry.announced)])
    return _table_key(entry) if look.origin in ("row", "band", "fiche") else _prose_key(entry)


def _table_key(entry: Entry) -> Key | None:
    look, marker = entry.look, entry.marker
    if look is None:
        return None
    if marker is not None and marker.shape in ("number", "word") and marker.number:
        return Key("number", marker.depth, look.origin)
    if marker is not None and marker.shape == "letter" and marker.number and marker.number.islower():
        return Key("letter", 1, look.origin)
    if look.origin == "row":
        filled = look.filled if not (look.fill or look.bold) else None
        return Key("row", traits=(look.fill, look.bold, look.colour, look.indent, look.caps, look.column, filled))
    return Key("band", traits=(look.fill, look.bold, look.colour, look.size, look.caps))


def _prose_key(entry: Entry) -> Key | None:
    look, marker = entry.look, entry.marker
    if look is None:
        return None
    if look.origin == "label":
        return Key("label", traits=(look.label,))
    heading = look.kind is Kind.HEADING
    if marker is not None and marker.shape == "number" and marker.depth >= 2:
        return Key("number", marker.depth, "prose")
    if marker is not None and marker.shape in ("number", "letter", "roman"):
        size = look.size if heading or look.bold or look.underline else None  # a heading, set by hand or not
        listed = (look.shape.closing, look.kind, look.bold, size, look.underline)
        return Key(marker.shape, 1, "prose", look.heading, listed)
    if look.kind is Kind.LIST_ITEM:
        return Key("bullet", look.shape.depth, traits=(look.indent,))
    if heading and look.heading is not None:
        return Key("heading", heading=look.heading)
    traits = (look.size, look.bold, look.colour, look.underline, look.caps, look.fill)
    return Key("heading", traits=traits) if heading else Key("plain", traits=(*traits, look.indent))


def _announce_holds(entry: Entry) -> bool:
    """Whether what follows "Actions :" is one of them: a list entry, a number, or a line that reads as a title."""
    look = entry.look
    if entry.origin != "prose" or look is None or (entry.marker is None and look.kind is Kind.HEADING):
        return False
    if entry.marker is not None or look.kind is Kind.LIST_ITEM:
        return True
    return (says_doing(entry.title) or says_being(entry.title)) and len(entry.title.split()) < 60


def _stands_alone(c: LookClass, total: int) -> bool:
    """Whether a heading looks like no other of many entries and does not say what to be."""
    return c.key.kind == "heading" and len(c.entries) == 1 and total >= _MANY and not c.being and not c.valued


def _options(c: LookClass, fixed: set[Part], structural: int, boxes: Set[str | None]) -> tuple[Part, ...]:
    """The parts that the look of a class allows."""
    objectives = (Part.STRATEGIC, Part.OPERATIONAL)
    above = (Part.THEME, *objectives, Part.ACTION)
    match c.key.kind:
        case "bullet":
            if not fixed:
                return (*objectives, Part.ACTION, Part.STEP, Part.NONE)
            lower = (Part.ACTION, Part.STEP, Part.NONE)
            return lower if fixed >= set(objectives) else (Part.OPERATIONAL, *lower)
        case "number":
            return (*above, Part.SUB_ACTION, Part.STEP, Part.NONE)
        case "letter" | "roman" | "row":
            return (*above, Part.SUB_ACTION, Part.NONE)
        case "heading" | "band":
            return (Part.NONE,) if _are_texts(c) else (*above, Part.NONE)
        case _:
            return _plain_options(c, fixed, structural, boxes)


def _are_texts(c: LookClass) -> bool:
    """Whether large print that is not bold holds nothing but texts of several sentences: what is said of objectives."""
    look = c.entries[0].look
    if look is None or look.bold or len(c.entries) < _FEWEST_HEADS:
        return False
    return all(e.title.endswith(_ENDS) and _SENTENCE_END.search(e.title) is not None for e in c.entries)


def _are_notes(c: LookClass, boxes: Set[str | None]) -> bool:
    """Whether coloured lines, set apart by nothing else, are sentences: what is said of the items above them.

    A shade among ``boxes``, those of named levels, is that of the box that they share with the title above.
    """
    look = c.entries[0].look
    if look is None or look.bold or look.underline or look.caps or len(c.entries) < _FEWEST_NOTES:
        return False
    if look.fill and look.fill not in boxes:
        return False
    return sum(entry.title.endswith(_ENDS) for entry in c.entries) >= _MOSTLY_SENTENCES * len(c.entries)


def _plain_options(c: LookClass, fixed: set[Part], structural: int, boxes: Set[str | None]) -> tuple[Part, ...]:
    objectives = (Part.STRATEGIC, Part.OPERATIONAL)
    look = c.entries[0].look
    if look is not None and look.is_special and not _are_notes(c, boxes):
        if len(c.entries) >= 2:
            return (Part.THEME, *objectives, Part.ACTION, Part.NONE)
        return (Part.THEME, Part.NONE)
    if c.doing + c.being >= 0.6 and len(c.entries) >= (2 if c.being >= 0.6 else 3):
        return (Part.ACTION, Part.NONE) if fixed & set(objectives) else (*objectives, Part.ACTION, Part.NONE)
    if not fixed and structural <= 1 and len(c.entries) >= 4:
        return (*objectives, Part.ACTION, Part.NONE)
    return (Part.NONE,)
