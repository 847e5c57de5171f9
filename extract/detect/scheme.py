"""A document's own scheme: which of its looks and numbers carry which level.

Entries that look alike form a class. Classes whose marker says the level are fixed; the others are tried at every level
that their look allows, in the order of the hierarchy, and the most plausible assignment wins: levels nest without gaps,
what has values is an action, objectives say what to be, actions what to do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.detect.entries import Entry
from extract.detect.headings import is_foreword
from extract.printed import Level
from extract.text import fold

# Parts that a class may play, by rank; NONE is neutral.
THEME, OS, OO, ACTION, SUB, STEP, NONE = "theme", "os", "oo", "action", "sub", "step", "none"
_RANK = {THEME: -1, OS: 0, OO: 1, ACTION: 2, SUB: 3, STEP: 4}
_PART = {Level.STRATEGIC: OS, Level.OPERATIONAL: OO, Level.ACTION: ACTION, Level.SUB_ACTION: SUB}
LEVELS = {part: level for level, part in _PART.items()}

_BE = re.compile(
    r"^(?:etre|devenir|rester|demeurer|un[e]? (?:commune|ville|cpas|administration|province|territoire|village)|le cpas|la commune|la ville)\b"
)
_VERB = re.compile(r"^(?:(?:s|se|ne|n|y|en|mieux|de|d) )?[a-z]{2,}(?:er|ir|oir|re)\b")
_DEED = re.compile(
    r"^(?:(?:la|le|les|l|une?|des) )?(?:[a-z]{3,}(?:tions?|sions?|ments?|ages?|ances?|isation)|mise|soutien|suivi|appui|achat|etude|reprise|recours|mise)\b"
)
_NOT_THEME = re.compile(
    r"\b(?:pst|programme strategique|plan strategique|transversal|plan d actions?|objectifs?|actions|sommaire|table des|commune de|"
    r"ville de|cpas de|c p a s|administration communale|legislature|mandature|page|annexe|tableau|fiches?|les projets|college communal|conseil communal)\b"
)
_NO_ITEM = re.compile(
    r"^(?:(?:plus de |pres de |environ |au total )?\d+ (?:objectifs?|actions?|projets?)\b.{0,40}$)|^(?:(?:\d+ )*(?:le |la |les |notre |nos )?(?:pst|p s t|programme strategique|plan strategique|programme de politique|objectifs? (?:strategiques?|"
    r"operationnels?)(?: (?:et )?(?:objectifs? operationnels?|actions?|et actions?))*|legislature|mandature|annees? \d|plan d actions?|tableaux? (?:de|des|recapitulatif|synthe)|"
    r"fiches? (?:actions?|projets?)|liste des|annexes?|table des matieres|sommaire|actions? (?:du|de la|et)\b.{0,20}|nos actions|les actions|actions))$|"
    r"^(?:pst|p s t|programme strategique transversal|plan strategique transversal|programme strategique et transversal)\b|"
    r"^(?:commune|ville|cpas|c p a s|centre public d action sociale|administration communale|province) (?:de|d|du|des)\b.{0,40}$"
)


@dataclass(slots=True)
class _Class:
    key: tuple[object, ...]
    entries: list[Entry] = field(default_factory=list)
    options: tuple[str, ...] = ()
    part: str | None = None
    be: float = 0.0
    verb: float = 0.0
    valued: float = 0.0
    short: float = 0.0
    below_actions: float = 0.0

    def measure(self) -> None:
        titles = [fold(e.title) for e in self.entries if e.title]
        n = max(1, len(titles))
        self.be = sum(1 for t in titles if _BE.match(t)) / n
        self.verb = sum(1 for t in titles if (_VERB.match(t) or _DEED.match(t)) and not _BE.match(t)) / n
        self.short = sum(1 for t in titles if len(t.split()) <= 5) / n
        self.valued = sum(1 for e in self.entries if e.values) / max(1, len(self.entries))


@dataclass(frozen=True, slots=True)
class Settled:
    """Entries with their part settled, and how sure the scheme is (0 to 1)."""

    entries: tuple[Entry, ...]
    confidence: float


def settle(entries: Sequence[Entry]) -> Settled:
    """Give every entry its part: items get a level, headings above objectives become themes, the rest is kept as text."""
    kept = list(_without_forewords(entries))
    _generic_objectives(kept)
    _lone_labels(kept)
    kept = list(_from_first_sign(kept))
    classes = _classes(kept)
    margin = _assign(kept, classes)
    _apply(kept, classes)
    _promote_themes(kept)
    if not _is_plausible(kept):
        return Settled((), 0.0)
    return Settled(tuple(kept), margin)


def _is_plausible(entries: Sequence[Entry]) -> bool:
    """Whether the items read are a plan's: the document says their levels, numbers them, or words them as objectives.

    Any page has headings and lists; without a single marker they are items only where they read as objectives and deeds.
    """
    items = [e for e in entries if e.kind == "item"]
    if not items or any(e.explicit and (e.number or e.origin != "prose") for e in items):
        return bool(items)
    if sum(1 for e in items if e.explicit) >= 2:
        return True
    titles = [fold(e.title) for e in items if e.title]
    worded = sum(1 for t in titles if _BE.match(t) or _VERB.match(t) or _DEED.match(t)) / max(1, len(titles))
    valued = sum(1 for e in items if e.values) / len(items)
    return worded >= 0.5 or (valued >= 0.3 and worded >= 0.2)


# -- extent ----------------------------------------------------------------------------------------------------------


def _without_forewords(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Leave out chapters that hold no items: from their heading to the next heading that may open the plan."""
    skipping: Entry | None = None
    for entry in entries:
        if skipping is not None:
            ends = entry.kind in ("volet", "theme") or (entry.kind == "item" and entry.explicit)
            if not ends and entry.kind == "text" and entry.origin == "prose":
                ends = _may_open(entry, skipping) and not is_foreword(entry.title)
            if not ends and entry.kind == "text" and entry.origin == "table":
                ends = True
            if not ends:
                continue
            skipping = None
        if entry.kind == "text" and entry.origin == "prose" and is_foreword(entry.title) and _is_heading_like(entry):
            skipping = entry
            continue
        yield entry


def _may_open(entry: Entry, skipping: Entry) -> bool:
    if not _is_heading_like(entry):
        return False
    if entry.marker is not None and skipping.marker is not None and entry.marker.shape == skipping.marker.shape:
        return entry.marker.depth <= skipping.marker.depth
    if skipping.marker is None and entry.marker is not None and entry.marker.number in ("1", "1.1", "A"):
        return True  # an unnumbered introduction, then the first of the numbered objectives
    if entry.signature == skipping.signature:
        return True
    level, other = entry.signature[3], skipping.signature[3]
    if isinstance(level, int) and isinstance(other, int):
        return level <= other
    size, other_size = entry.signature[4], skipping.signature[4]
    if isinstance(size, int) and isinstance(other_size, int) and size != other_size:
        return size > other_size
    return (
        skipping.marker is not None
        and skipping.marker.shape in ("number", "roman")
        and entry.marker is None
        and bool(entry.signature[2] == "heading")
    )


def _is_heading_like(entry: Entry) -> bool:
    """Whether an entry looks like a heading: marked as one, bold, coloured, in capitals, or numbered and short."""
    if entry.origin != "prose" or not entry.signature:
        return False
    _, shape, kind, level, _, bold, colour, underline, caps, *_ = entry.signature
    if kind == "heading" or level is not None:
        return True
    if kind == "list-item" and entry.marker is None:
        return False
    return bool((bold or underline or caps or colour) and len(entry.title) < 140) or (
        entry.marker is not None and entry.marker.shape in ("number", "roman") and len(entry.title) < 80
        and isinstance(shape, tuple) and not entry.title.rstrip().endswith((".", ";", ","))
    )  # fmt: skip


def _from_first_sign(entries: list[Entry]) -> Iterator[Entry]:
    """With explicit levels, the plan begins at the first of them, or at the headings right above it."""
    signs = [i for i, e in enumerate(entries) if e.kind == "item" and e.explicit]
    if not signs:
        yield from entries
        return
    start = signs[0]
    while start > 0 and (
        entries[start - 1].kind in ("volet", "theme", "announce")
        or (
            entries[start - 1].kind == "text"
            and (_is_heading_like(entries[start - 1]) or entries[start - 1].origin == "table")
        )
    ):
        start -= 1
    yield from entries[start:]


def _generic_objectives(entries: list[Entry]) -> None:
    """ "Objectif 1": of the level that the document leaves free."""
    explicit = {e.level for e in entries if e.kind == "item" and e.explicit}
    generic = [e for e in entries if e.marker is not None and e.marker.level == "objective" and e.level is None]
    depths = {e.marker.depth for e in generic if e.marker}
    base = min(depths, default=1)
    for e in generic:
        depth = e.marker.depth if e.marker else 1
        if Level.STRATEGIC in explicit:
            level = Level.OPERATIONAL
        elif Level.OPERATIONAL in explicit or len(depths) < 2:
            level = Level.STRATEGIC
        else:
            level = Level.STRATEGIC if depth == base else Level.OPERATIONAL
        e.kind, e.level, e.explicit = "item", level, True


def _lone_labels(entries: list[Entry]) -> None:
    """A label of titles ("Intitulé :") heads fiches only where it comes again."""
    counts = Counter(e.signature for e in entries if e.origin == "label")
    for e in entries:
        if e.origin == "label" and counts[e.signature] < 2 and e.level is Level.ACTION and e.marker is None:
            e.kind, e.level, e.explicit, e.origin, e.signature = "text", None, False, "lone-label", ()


# -- classes ---------------------------------------------------------------------------------------------------------


def _classes(entries: list[Entry]) -> list[_Class]:
    found: dict[tuple[object, ...], _Class] = {}
    for entry in entries:
        key = _key(entry)
        if key is None:
            continue
        known = found.setdefault(key, _Class(key))
        known.entries.append(entry)
    classes = list(found.values())
    fixed = {c.key[1] for c in classes if c.key[0] == "fixed"}
    for c in classes:
        c.measure()
        if c.key[0] == "fixed":
            c.part = str(c.key[1])
        else:
            c.options = _options(c, classes, fixed)
    return classes


def _key(entry: Entry) -> tuple[object, ...] | None:
    if entry.kind == "item" and entry.level is not None:
        return ("fixed", _PART[entry.level])
    if entry.kind == "theme":
        return ("fixed", THEME)
    if entry.kind != "text" or (not entry.values and _is_no_item(entry.title)):
        return None
    if entry.announced in (
        "strategic_objective",
        "operational_objective",
        "action",
        "sub_action",
        "steps",
    ) and _announce_holds(entry):
        return ("fixed", STEP if entry.announced == "steps" else _PART[Level(entry.announced)])
    sig = entry.signature
    marker = entry.marker
    if entry.origin in ("table", "fiche"):
        origin, fill, bold, colour, size, indent, caps, col, *rest = sig
        if marker is not None and marker.shape in ("number", "word") and marker.number:
            return ("number", marker.depth, origin) if marker.depth >= 2 else ("number", 1, origin)
        if origin == "row":
            filled = rest[-1] if rest else None
            return ("row", fill, bold, colour, indent, caps, col, filled if not (fill or bold) else None)
        return ("band", fill, bold, colour, size, caps)
    if entry.origin == "lone-label":
        return None
    if entry.origin == "label":
        return ("label", sig[1] if len(sig) > 1 else "")
    _, shape, kind, level, size, bold, colour, underline, caps, indent, fill = sig
    if marker is not None and marker.shape == "number" and marker.depth >= 2:
        return ("number", marker.depth, "prose")
    if marker is not None and marker.shape in ("number", "letter", "roman"):
        return (
            "number" if marker.shape == "number" else marker.shape,
            shape,
            kind,
            level,
            bold,
            size if kind == "heading" else None,
        )
    if kind == "list-item":
        return ("bullet", entry.signature[1], indent if isinstance(indent, int) else None)
    if kind == "heading" and level is not None:
        return ("heading", level)
    if kind == "heading":
        return ("heading", None, size, bold, colour, underline, caps, fill)
    return ("plain", size, bold, colour, underline, caps, indent, fill)


def _is_no_item(title: str) -> bool:
    """Whether a text names the document, its publisher or its parts, and nothing that a body wants to be or do."""
    folded = fold(title)
    named = sum(1 for words in ("objectifs strategiques", "objectifs operationnels", "les actions") if words in folded)
    return sum(char.isalpha() for char in title) < 3 or named >= 2 or bool(_NO_ITEM.match(folded))


def _announce_holds(entry: Entry) -> bool:
    """Whether what follows "Actions :" is one of them: a list entry, a number, or a line that reads as a title."""
    if entry.origin != "prose" or (entry.marker is None and entry.signature[2] == "heading"):
        return False
    if entry.marker is not None or entry.signature[2] == "list-item":
        return True
    folded = fold(entry.title)
    return bool(_VERB.match(folded) or _BE.match(folded) or _DEED.match(folded)) and len(folded.split()) < 60


def _options(c: _Class, classes: list[_Class], fixed: set[object]) -> tuple[str, ...]:
    shape = c.key[0]
    structural = [k for k in classes if k.key[0] not in ("fixed", "plain")]
    if shape == "bullet":
        if not fixed:
            return (OS, OO, ACTION, STEP, NONE)
        return (OO, ACTION, STEP, NONE) if not {OS, OO} <= fixed else (ACTION, STEP, NONE)
    if shape == "heading":
        return (THEME, OS, OO, ACTION, NONE)
    if shape == "number":
        return (THEME, OS, OO, ACTION, SUB, STEP, NONE)
    if shape in ("letter", "roman"):
        return (THEME, OS, OO, ACTION, SUB, NONE)
    if shape == "row":
        return (THEME, OS, OO, ACTION, SUB, NONE)
    if shape == "band":
        return (THEME, OS, OO, ACTION, NONE)
    looks_special = any(c.key[i] for i in (2, 3, 4, 5, 7))
    if looks_special and len(c.entries) >= 2:
        return (THEME, OS, OO, ACTION, NONE)
    if looks_special:
        return (THEME, NONE)
    if c.verb + c.be >= 0.6 and len(c.entries) >= 3:
        return (ACTION, NONE) if fixed & {OS, OO} else (OS, OO, ACTION, NONE)
    if not fixed and len(structural) <= 1 and len(c.entries) >= 4:
        return (OS, OO, ACTION, NONE)
    return (NONE,)


# -- assignment ------------------------------------------------------------------------------------------------------


def _assign(entries: list[Entry], classes: list[_Class]) -> float:
    """Choose the most plausible part for each open class; return the margin to the runner-up (0 to 1)."""
    index = {id(e): c for c in classes for e in c.entries}
    sequence = [index[id(e)] for e in entries if id(e) in index]
    openers = [c for c in classes if c.part is None]
    openers.sort(key=lambda c: -len(c.entries))
    trying, rest = openers[:6], openers[6:]
    for c in rest:
        c.part = NONE if NONE in c.options else c.options[0]
    if not trying:
        return 1.0
    first = {id(c): next(i for i, k in enumerate(sequence) if k is c) for c in classes}
    trying.sort(key=lambda c: first[id(c)])
    pairs = _bigrams(sequence)
    for c in trying:
        starts = {k: n for (k, to), n in pairs.items() if to == id(c) and k != id(c)}
        actions = sum(n for k in classes if k.part == ACTION and k.key[0] == "fixed" for n in [starts.get(id(k), 0)])
        c.below_actions = actions / max(1, sum(starts.values()))
    volets = any(e.kind == "volet" for e in entries)
    best: tuple[float, tuple[str, ...]] | None = None
    second = float("-inf")
    for parts in _combinations(trying):
        for c, part in zip(trying, parts, strict=True):
            c.part = part
        score = _score(classes, pairs, volets)
        if best is None or score > best[0]:
            second = best[0] if best is not None else second
            best = (score, parts)
        elif score > second:
            second = score
    if best is None:
        return 0.0
    for c, part in zip(trying, best[1], strict=True):
        c.part = part
    return min(1.0, 0.6 + (best[0] - second)) if second > float("-inf") else 1.0


def _combinations(trying: list[_Class]) -> Iterator[tuple[str, ...]]:
    def walk(at: int, parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if at == len(trying):
            yield parts
            return
        for option in trying[at].options:
            if _ordered(trying, parts, at, option):
                yield from walk(at + 1, (*parts, option))

    yield from walk(0, ())


def _ordered(trying: list[_Class], parts: tuple[str, ...], at: int, option: str) -> bool:
    """Classes of one kind keep their own order: deeper numbers and headings never stand above shallower ones."""
    if option == NONE:
        return True
    for c, part in zip(trying[:at], parts, strict=True):
        if part == NONE:
            continue
        order = _order(c, trying[at])
        if order < 0 and _RANK[part] >= _RANK[option]:
            return False
        if order > 0 and _RANK[part] <= _RANK[option]:
            return False
    return True


def _order(a: _Class, b: _Class) -> int:
    """-1 where a surely stands above b, 1 below, 0 unknown."""
    if a.key[0] == b.key[0] == "heading" and isinstance(a.key[1], int) and isinstance(b.key[1], int):
        return -1 if a.key[1] < b.key[1] else 1
    if a.key[0] == b.key[0] == "number":
        da, db = _depth(a), _depth(b)
        if (da != db and a.key[-1] == b.key[-1]) or (
            da >= 1 and db >= 1 and da != db and max(da, db) >= 2 and min(da, db) >= 2
        ):
            return -1 if da < db else 1
    if a.key[0] == "heading" and b.key[0] == "bullet":
        return -1
    if a.key[0] == "bullet" and b.key[0] == "heading":
        return 1
    if a.key[0] == b.key[0] == "bullet" and a.key[1] != b.key[1]:
        da, db = _bullet_depth(a), _bullet_depth(b)
        if da != db:
            return -1 if da < db else 1
    return 0


def _depth(c: _Class) -> int:
    value = c.key[1]
    if isinstance(value, int):
        return value
    return int(value[1]) if isinstance(value, tuple) and len(value) > 1 else 1


def _bullet_depth(c: _Class) -> int:
    value = c.key[1]
    return int(value[1]) if isinstance(value, tuple) and len(value) > 1 else 0


def _bigrams(sequence: list[_Class]) -> Counter[tuple[int, int]]:
    pairs: Counter[tuple[int, int]] = Counter()
    order = {}
    for c in sequence:
        order.setdefault(id(c), c)
    for a, b in zip(sequence, sequence[1:], strict=False):
        pairs[id(a), id(b)] += 1
    return pairs


def _score(classes: list[_Class], pairs: Counter[tuple[int, int]], volets: bool) -> float:
    parts = {id(c): c.part or NONE for c in classes}
    used = {part for part in parts.values() if part in (OS, OO, ACTION, SUB)}
    total = sum(pairs.values()) or 1
    cost = 0.0
    for (a, b), count in pairs.items():
        cost += count * _step(parts[a], parts[b], used)
    score = -cost / total
    entries = sum(len(c.entries) for c in classes) or 1
    for c in classes:
        weight = len(c.entries) / entries
        score += 0.5 * weight * _fit(c)
    # A plan has objectives and actions; of two readings the one with all its levels in order is the likelier.
    score += 0.10 * (OS in used) + 0.06 * (OO in used) + 0.08 * (ACTION in used)
    if OO in used and OS not in used:
        score -= 0.06
    if OS in used and len(used) == 1:
        score -= 0.02
    fixed_parts = [c.part for c in classes if c.key[0] == "fixed"]
    for c in classes:
        if c.key[0] != "fixed" and c.part in fixed_parts and c.part in (OS, OO, ACTION):
            score -= 0.06 if c.part != ACTION else 0.04
    same = Counter(c.part for c in classes if c.key[0] != "fixed" and c.part in (OS, OO, THEME))
    score -= 0.05 * sum(n - 1 for n in same.values())
    del volets
    return score


def _step(before: str, after: str, used: set[str]) -> float:
    """The cost of one part following another."""
    if after == NONE or before == NONE:
        return 0.05
    a, b = _RANK[before], _RANK[after]
    if after == THEME:
        return 0.6 if before == THEME else (0.1 if before in (OS, OO) else 0.0)
    if before == THEME:
        return {OS: 0.0, OO: 0.1 if OS not in used else 0.3, ACTION: 0.8, SUB: 1.0, STEP: 1.0}[after]
    if after == STEP:
        return 0.0 if before in (ACTION, SUB, STEP) else 1.0
    if after == SUB:
        return 0.0 if before in (ACTION, SUB, STEP) else 1.0
    if b > a + 1:
        skipped = {OS: 0, OO: 1, ACTION: 2}
        missing = [p for p, r in skipped.items() if a < r < b]
        return 0.5 if any(p in used for p in missing) else 0.02
    if b <= a and before in (OS, OO) and used & {ACTION, SUB}:
        return 0.35 if before == OO else 0.45
    return 0.0


def _fit(c: _Class) -> float:
    """How well the titles and values of a class suit its part."""
    part, shape = c.part or NONE, c.key[0]
    if shape == "fixed":
        return 0.0
    if part == NONE:
        base = {
            "bullet": -0.55,
            "number": -0.5,
            "letter": -0.3,
            "roman": -0.5,
            "heading": -0.35,
            "row": -0.8,
            "band": -0.5,
        }.get(str(shape), 0.12)
        return base - 0.6 * c.valued
    value = 0.0
    if part == OS:
        value += 0.7 * c.be - 0.25 * c.verb - 0.5 * c.valued
    elif part == OO:
        value += 0.25 * c.verb - 0.4 * c.be - 0.25 * c.valued
    elif part == ACTION:
        value += 0.3 * c.verb - 0.6 * c.be + 0.6 * c.valued
    elif part == THEME:
        value += 0.45 * c.short - 0.6 * c.verb - 0.8 * c.be - 0.8 * c.valued - 0.15
    elif part == SUB:
        value += 0.3 * c.verb - 0.6 * c.be + 0.6 * c.valued - 0.25 + (0.3 if c.below_actions >= 0.3 else 0)
    elif part == STEP:
        value += 0.05 - 0.6 * c.be - 0.5 * c.valued
    if shape == "bullet" and part in (OS, OO):
        value -= 0.3 if part == OO or c.be >= 0.5 else 0.45
    if shape == "heading" and part == ACTION:
        value -= 0.2
    if shape == "plain":
        value -= 0.2 if c.verb + c.be < 0.6 else 0.05
    if c.below_actions >= 0.3 and part == ACTION and shape in ("letter", "number", "roman"):
        value -= 0.8  # what stands under an action with a number or letter of its own is a sub-action
    if shape == "row" and part in (OS, OO) and c.valued:
        value -= 0.3
    if shape == "band" and part == ACTION:
        value -= 0.4
    return value


# -- application -----------------------------------------------------------------------------------------------------


def _apply(entries: list[Entry], classes: list[_Class]) -> None:
    part_of = {id(e): c.part or NONE for c in classes for e in c.entries}
    for i, entry in enumerate(entries):
        part = part_of.get(id(entry))
        if part is None or entry.kind == "item":
            continue
        if part == THEME:
            fits = _may_be_theme(entry) and _objective_follows(entries, i)
            entry.kind = "theme" if entry.kind == "theme" or fits else "text"
        elif part in LEVELS:
            entry.kind, entry.level = "item", LEVELS[part]
        elif part == STEP:
            entry.announced = "steps"
        elif (
            entry.kind == "text" and _is_heading_like(entry) and _objective_follows(entries, i) and _may_be_theme(entry)
        ):
            entry.kind = "theme"


def _may_be_theme(entry: Entry) -> bool:
    folded = fold(entry.title)
    letters = sum(char.isalpha() for char in folded)
    return letters >= 3 and len(folded.split()) <= 14 and not _NOT_THEME.search(folded) and not is_foreword(entry.title)


def _objective_follows(entries: list[Entry], at: int) -> bool:
    for entry in entries[at + 1 :]:
        if entry.kind == "item":
            return entry.level in (Level.STRATEGIC, Level.OPERATIONAL)
        if entry.kind in ("volet", "theme") or (entry.kind == "text" and not _is_heading_like(entry)):
            return False
    return False


def _promote_themes(entries: list[Entry]) -> None:
    """Axes are strategic objectives where nothing else is."""
    themes = [e for e in entries if e.kind == "theme" and e.marker is not None and e.marker.level == "theme"]
    if not themes or any(e.kind == "item" and e.level is Level.STRATEGIC for e in entries):
        return
    if not any(e.kind == "item" for e in entries):
        return
    for entry in themes:
        entry.kind, entry.level = "item", Level.STRATEGIC
