"""The tree: settled entries, in document order, become printed items under one another."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from extract.detect.plan.count_endings import without_counts
from extract.detect.plan.endings import read_endings
from extract.detect.plan.own_volets import with_own_volets
from extract.detect.plan.state_endings import with_states_parted
from extract.detect.plan.told_levels import place_of
from extract.detect.tables.shared_values import hand_up
from extract.detect.texts.annotations import find_annotations
from extract.detect.texts.entries import Entry
from extract.detect.texts.legend_signs import explained
from extract.detect.texts.look import Look, outranks
from extract.detect.texts.sentences import with_sentences
from extract.detect.words.headings import without_chapter, without_count, without_part
from extract.detect.words.legend import Legend, signed
from extract.detect.words.markers import clean_number, read_marker, unquote
from extract.document import Kind, Place, ReaderWarning, merge_places, on_other_sheet, on_sheet
from extract.printed import Field, Level, PrintedItem, PrintedValue
from extract.text import clean, fold

_FOOTNOTE_MARK = re.compile(r"((?:[^\W\d_]{3,}|[.»\"’)]))[¹²³⁰⁴-⁹]+(?=$|[\s,.;])")
_RAISED = re.compile("[¹²³⁰⁴-⁹]")  # most titles have none, and are passed fast
_LETTERED = re.compile(r"^[A-Z]{1,2}(?=\d)")
_EXPLICIT = 0.99  # the share of items right whose level the document says
_OTHER = {"internal": "external", "external": "internal"}


@dataclass(slots=True)
class _Node:
    """An item while the tree grows."""

    level: Level
    title: str
    code: str | None
    number: str | None
    volet: str | None
    theme: str | None
    values: list[PrintedValue]
    places: list[Place]
    confidence: float
    way: str | None = None  # the number that tells where it stands
    children: list[_Node] = field(default_factory=list)

    @property
    def folded(self) -> str:
        return fold(self.title)


@dataclass(frozen=True, slots=True)
class Outline:
    """The items of one plan, and what could not be placed."""

    items: tuple[PrintedItem, ...]
    warnings: tuple[ReaderWarning, ...] = ()
    methods: tuple[str, ...] = ()


def build_outline(entries: Sequence[Entry], confidence: float, legend: Legend | None = None) -> Outline:
    """Hang every item under the objective that stands open above it.

    An objective met again (a summary before the body, a heading repeated overleaf, a cell repeated on each row) is the
    same item. Where a volet is first announced part-way, what stands before it is the other one. ``legend`` explains
    the signs behind titles.
    """
    entries = with_states_parted(read_endings(without_counts(entries)))
    hand_up(entries)
    tree = _Tree(confidence, legend or Legend())
    for entry in with_own_volets(entries):
        tree.add(entry)
    tree.close()
    methods = {entry.origin for entry in entries if entry.kind == "item"}
    return Outline(tuple(_printed(node) for node in tree.roots), tuple(tree.warnings), tuple(sorted(methods)))


class _Tree:
    def __init__(self, confidence: float, legend: Legend) -> None:
        self.legend = legend
        self.roots: list[_Node] = []
        self.stack: list[_Node] = []
        self.volet: str | None = None
        self.volet_title = ""
        self.volet_sheet: list[Place] = []  # where the volet is announced, once items stand on that sheet
        self.first_volet: str | None = None
        self.theme: str | None = None
        self.theme_is_new = False  # nothing stands under it yet
        self.theme_look: Look | None = None
        self.top_look: Look | None = None  # of the strategic objective that stands open
        self.is_closed = False  # a heading above the objectives' own has ended what stands open
        self.announced_at: list[Place] = []  # the volet
        self.before_volet: list[_Node] = []
        self.warnings: list[ReaderWarning] = []
        self.confidence = confidence
        self.just_added: _Node | None = None
        self.latest: dict[int, _Node] = {}  # of the children of each item: told last in the body
        self.under_table = False  # what stands open last is a row of a table
        self.rows = 0  # of actions that this table holds up to here
        self.block = -1  # where the item that stands open last stands
        self.numbered: dict[tuple[str, str], tuple[_Node, ...]] = {}  # the way to each action by its number and title
        self.objectives: dict[tuple[Level, str], list[tuple[_Node, ...]]] = {}  # the ways to each

    def add(self, entry: Entry) -> None:
        if entry.kind == "volet":
            self._announce_volet(entry)
        elif entry.kind == "theme":
            self.theme = without_chapter(clean(unquote(entry.title))) or self.theme
            self.theme_is_new, self.theme_look = True, entry.look
        elif entry.kind == "item" and entry.level is not None:
            self._item(entry)
            self.theme_is_new = self.is_closed = False
            self.top_look = entry.look if entry.level is Level.STRATEGIC else self.top_look
            self.under_table = entry.origin == "table"
            self.rows = self.rows + 1 if self.under_table and entry.block == self.block else 1
            self.block = entry.block
        elif entry.kind == "text":
            self._text(entry)

    def _announce_volet(self, entry: Entry) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and top is self.just_added and top.level is Level.STRATEGIC and " - " in entry.title:
            # "Volet interne : Administration générale - …" right under an objective is its category.
            top.values.append(PrintedValue(Field.CATEGORY, entry.title, None, places=tuple(entry.places)))
            return
        if self.first_volet is None:
            self.first_volet = entry.volet
            self.before_volet = list(self.roots)
        again = (entry.volet, fold(entry.title)) == (self.volet, self.volet_title)  # above each slide, or each part
        self.volet, self.volet_title, self.volet_sheet = entry.volet, fold(entry.title), []
        self.announced_at = entry.places
        if again:
            return
        if not self.theme_is_new:
            self.theme = None
        self.stack.clear()

    def _item(self, entry: Entry) -> None:
        level = entry.level
        if level is None:
            return
        title, values, code = _titled(entry, self.legend)
        number = entry.number
        shown = entry.code
        if code and shown is None:
            marker = read_marker(code)
            shown, number = code, marker.number if marker and marker.number else clean_number(code)
        if not title and shown is None and not values:
            return
        self._leave_volet(entry)
        alone = not title and not values and level.rank < Level.ACTION.rank and "." in (number or "")
        if alone and self._open((level, number or ""), entry):  # "OO 2.1", told elsewhere
            return
        self._open(entry.under, entry)
        if level.rank >= 2 and self._goes_back(entry, title, number, values):
            return
        while self.stack and self.stack[-1].level.rank >= level.rank and not _is_part(entry, self.stack[-1]):
            same = self.stack[-1]
            if same.level is level and self._is_same(same, entry, title, number):
                self._reopen(same, title, values, entry)
                return
            self.stack.pop()
        if level is Level.ACTION and self.stack and (home := _told_last(self.stack[-1], number)) is not None:
            self.stack.append(home)
        parent = self.stack[-1] if self.stack else None
        siblings = parent.children if parent else self.roots
        known = self._known(siblings, entry, title, number, level)
        if known is not None:
            self._put_in_order(siblings, known)
            known.volet = known.volet or entry.volet or self.volet  # a summary's objective, told in its volet
            self.stack.append(known)
            self._reopen(known, title, values, entry)
            return
        if level.rank < 2 and self._goes_back(entry, title, number, values):
            return
        theme = entry.theme or (parent.theme if parent and self.theme is None else self.theme)
        volet = (parent.volet if parent else None) or entry.volet or self.volet  # no other one than its parent's
        node = _Node(
            level, title, shown, number, volet, theme, values, list(entry.places),
            entry.confidence * (_EXPLICIT if entry.explicit else self.confidence), _way(entry),
        )  # fmt: skip
        siblings.append(node)
        if id(siblings) in self.latest or any(sibling.children for sibling in siblings):
            self.latest[id(siblings)] = node  # no summary any more
        self.stack.append(node)
        self.just_added = node
        if level.rank < Level.ACTION.rank and number is not None:
            self.objectives.setdefault((level, number), []).append(tuple(self.stack))
        if level.rank >= 1 and number is not None and "." in number:
            self.numbered.setdefault((number, node.folded), tuple(self.stack))

    def _goes_back(self, entry: Entry, title: str, number: str | None, values: list[PrintedValue]) -> bool:
        """Open again what an entry names by its number and title, wherever it stands.

        It is the action that an outline before the fiches names, and no more; or the objective above a fiche.
        """
        way = self.numbered.get((number or "", fold(title))) if title else None
        node = way[-1] if way is not None else None
        if way is None or node is None or node.level is not entry.level:
            return False
        again = not node.children and not _has_fields(node) if node.level.rank >= 2 else entry.reference
        volet = entry.volet or self.volet
        if not again or (volet and node.volet and node.volet != volet):
            return False
        self.stack[:] = way
        self._reopen(node, title, values, entry)
        return True

    def _open(self, named: tuple[Level, str] | None, entry: Entry) -> bool:
        """Open the objective of a level and number: of several, that of what stands open."""
        ways = self.objectives.get(named, []) if named is not None else []
        volet = entry.volet or self.volet
        own = [way for way in ways if not volet or way[-1].volet in (None, volet)] or ways
        own = [way for way in own if self.stack and way[0] is self.stack[0]] or own
        if own:
            self.stack[:] = own[-1]
        return bool(own)

    def _leave_volet(self, entry: Entry) -> None:
        """End a volet with the sheet that announces it, where its items stand there."""
        if on_other_sheet(entry.places, self.volet_sheet):
            self.volet, self.volet_sheet = None, []
        elif self.volet and on_sheet(self.announced_at) and not on_other_sheet(entry.places, self.announced_at):
            self.volet_sheet = self.announced_at

    def _put_in_order(self, siblings: list[_Node], node: _Node) -> None:
        """Move an objective that only a summary told so far behind the one that the body told last."""
        full = (sibling for sibling in reversed(siblings) if sibling.children)
        before = self.latest.get(id(siblings)) or next(full, None)
        if before is not None and not node.children and siblings.index(before) > siblings.index(node):
            siblings.remove(node)
            siblings.insert(siblings.index(before) + 1, node)
        self.latest[id(siblings)] = node

    def _is_same(self, node: _Node, entry: Entry, title: str, number: str | None) -> bool:
        """Whether an entry names the item that is open: a reference, or a heading repeated overleaf."""
        if entry.reference or entry.level in (Level.STRATEGIC, Level.OPERATIONAL):
            if title and node.folded == fold(title):
                return number is None or node.number is None or number == node.number
            if not title:  # "Objectif stratégique 2 (suite)"
                return number is not None and number == node.number
            if entry.reference and number is not None and number == node.number:
                return fuzz.ratio(node.folded, fold(title)) > 85
        return False

    def _known(self, siblings: list[_Node], entry: Entry, title: str, number: str | None, level: Level) -> _Node | None:
        """An item met before under the same parent: in a summary, or on another row."""
        folded = fold(title)
        volet = entry.volet or self.volet
        for node in siblings:
            if node.level is not level or (volet and node.volet and node.volet != volet):
                continue
            if folded and node.folded == folded and (number is None or node.number is None or _counts(node, number)):
                if level.rank < 2 or (number is not None and not _has_fields(node)):
                    return node
            elif number is not None and node.number == number:
                untitled = (not folded and level.rank < 2) or (entry.reference and (not folded or not node.title))
                if untitled or (level.rank < 2 and folded and _announces(node, folded)):
                    return node
        return None

    def _reopen(self, node: _Node, title: str, values: list[PrintedValue], entry: Entry) -> None:
        if title and (not node.title or _announces(node, fold(title))):
            node.title = title
        if not title and node.children:
            values = [_recalled(value) for value in values]
        if node not in self.stack:
            self.stack.append(node)
        node.values.extend(_new_values(values, node.values))
        node.code = node.code or entry.code
        node.number = node.number or entry.number
        if not entry.reference:
            node.places = [*entry.places, *node.places] if not node.children else node.places

    def _text(self, entry: Entry) -> None:
        """A paragraph under an item: a step where a list follows an action, else its description.

        One right under a theme speaks of the theme, one under a heading that stands higher than the objectives of that
        chapter; one on another sheet of a workbook, or below a table on its sheet, of none of its items.
        """
        if _heads_chapter(entry, self.top_look):
            self.is_closed = True
            self.theme = None if entry.look == self.theme_look else self.theme
        if not self.stack or self.theme_is_new or self.is_closed or on_other_sheet(entry.places, self.stack[-1].places):
            return
        if self.under_table and entry.origin == "prose" and (on_sheet(entry.places) or self._is_remark(entry)):
            return
        node = self.stack[-1]
        if entry.announced == "steps" and node.level.rank >= 2:
            text = f"{entry.title}"
            node.values.append(PrintedValue(Field.STEP, text, None, places=tuple(entry.places), confidence=0.9))
            node.values.extend(entry.values)
        elif entry.title:
            node.values.append(
                PrintedValue(Field.DESCRIPTION, entry.title, None, places=tuple(entry.places), confidence=0.6)
            )
            node.values.extend(entry.values)

    def _is_remark(self, entry: Entry) -> bool:
        """Whether a paragraph below a table of several actions is said of none of them: it names no value."""
        return self.rows > 1 and entry.block > self.block and not entry.values and entry.announced != "steps"

    def close(self) -> None:
        other = _OTHER.get(self.first_volet or "")
        if other:
            for node in self.before_volet:
                _set_volet(node, other)
        self.roots = _without_repeats(self.roots)
        _number_as_below(self.roots)
        _send_home(self.roots)
        objectives = {node.folded for node in _walk(self.roots) if node.level.rank < 2 and node.title}
        for node in _walk(self.roots):
            node.values = [value for value in node.values if not _repeats(value, objectives)]
        for node in self.roots:
            _inherit(node)
        _roots_without_parent(self.roots, self.warnings)


def _told_last(parent: _Node, number: str | None) -> _Node | None:
    """The objective told last under one that a heading has named again overleaf, if an action's number is of it."""
    last = parent.children[-1] if parent.level is Level.STRATEGIC and parent.children else None
    if last is None or last.level is not Level.OPERATIONAL or last.number is None or "." not in last.number:
        return None
    return last if (number or "").rpartition(".")[0] == last.number else None


def _is_part(entry: Entry, above: _Node) -> bool:
    """Whether a sub-action is one of another: its number goes on with that one's ("1.2.1.2" over "1.2.1.2.1")."""
    if entry.level is not Level.SUB_ACTION or above.level is not Level.SUB_ACTION:
        return False
    way = above.way or ""
    return "." in way and (_way(entry) or "").startswith(f"{way}.")


def _way(entry: Entry) -> str | None:
    """The number that tells where an item stands: that of its chapter, where its code counts through the plan."""
    return (entry.marker.chapter if entry.marker is not None else None) or entry.number


def _heads_chapter(entry: Entry, objectives: Look | None) -> bool:
    """Whether a heading stands higher than the strategic objectives: what follows belongs to no item above it."""
    look = entry.look
    if look is None or objectives is None or (look.kind is not Kind.HEADING and look.origin != "band"):
        return False
    return outranks(look, objectives)


def _walk(nodes: Sequence[_Node]) -> Iterator[_Node]:
    for node in nodes:
        yield node
        yield from _walk(node.children)


def _repeats(value: PrintedValue, objectives: Container[str]) -> bool:
    """Whether a description is the title of an objective: a line of a summary, or what a title page repeats."""
    return value.field is Field.DESCRIPTION and value.label is None and fold(value.raw) in objectives


def _announces(node: _Node, folded: str) -> bool:
    """Whether an objective without content is a summary's, worded as the body's or shorter."""
    if node.children or node.values:
        return False
    return (
        not node.title
        or fuzz.ratio(node.folded, folded) > 90
        or (len(node.folded.split()) >= 3 and fuzz.token_set_ratio(node.folded, folded) >= 95)
    )


def _counts(node: _Node, number: str) -> bool:
    """Whether a number is that of an item; a summary may count objectives in words, the body in letters."""
    return node.number == number or (node.level.rank < 2 and place_of(node.number) == place_of(number))


def _has_fields(node: _Node) -> bool:
    """Whether an item has values other than text that happened to follow it."""
    return any(value.field is not Field.DESCRIPTION for value in node.values)


def _new_values(values: Sequence[PrintedValue], known: Sequence[PrintedValue]) -> list[PrintedValue]:
    """What an item told again says that it did not: an objective repeated on another row says the same there."""
    told = {_said(value) for value in known}
    new = [value for value in values if _said(value) not in told]
    measured = any(value.field is Field.INDICATOR for value in new)  # a table of them stays whole
    return [value for value in values if value in new or (measured and value.field is Field.INDICATOR)]


def _said(value: PrintedValue) -> tuple[object, ...]:
    """What a value says, wherever it stands."""
    return (value.field, value.raw, value.label, tuple(sorted(value.hints.items())))


def _recalled(value: PrintedValue) -> PrintedValue:
    """A value of a recapitulation, under an objective whose own content stands elsewhere: kept, but not its own."""
    return replace(value, field=Field.REMARK) if value.field is Field.AMOUNT else value


def _without_repeats(roots: list[_Node]) -> list[_Node]:
    """Leave out objectives without anything below or beside them whose title has items under it elsewhere."""
    full = {(node.level, node.folded) for node in roots if node.children and " " in node.folded}
    return [node for node in roots if node.children or node.values or (node.level, node.folded) not in full]


def _set_volet(node: _Node, volet: str) -> None:
    node.volet = node.volet or volet
    for child in node.children:
        _set_volet(child, node.volet)


def _inherit(node: _Node) -> None:
    for child in node.children:
        child.volet = child.volet or node.volet
        child.theme = child.theme or node.theme
        _inherit(child)
    if node.volet is None:
        volets = {child.volet for child in node.children}
        if len(volets) == 1 and None not in volets:
            node.volet = volets.pop()
    if node.theme is None and node.children:
        themes = {child.theme for child in node.children}
        if len(themes) == 1 and None not in themes:
            node.theme = themes.pop()


def _number_as_below(roots: list[_Node]) -> None:
    """Number objectives without their letter where those below them do: "S1" over "S1.O1" and "S1.O2"."""
    for node in roots:
        bare = _LETTERED.sub("", node.number or "")
        if bare != node.number and node.children and all(_head(child) == bare for child in node.children):
            node.number = bare


def _head(node: _Node) -> str:
    """The number of the objective that a number in parts names ("1.2" → "1")."""
    return (node.number or "").rpartition(".")[0]


def _send_home(roots: list[_Node]) -> None:
    """Hang items read under the wrong objective under the one that their number names.

    Cards in two columns are read column by column, across the headings above them. Only where several items go home
    and the numbers under every objective then run without hole or repetition: a misprinted number stays where it is.
    """
    for parents in (roots, [child for root in roots for child in root.children]):
        homes = _homes(parents)
        strays = sum(
            all(node is not child for child in parent.children)
            for parent, nodes in zip(parents, homes, strict=True)
            for node in nodes
        )
        if strays >= 2 and all([_last(node) for node in nodes] == list(range(1, len(nodes) + 1)) for nodes in homes):
            for parent, nodes in zip(parents, homes, strict=True):
                parent.children = nodes


def _homes(parents: list[_Node]) -> list[list[_Node]]:
    """The children of all parents, by the parent that their number names, in its order; none where one names none."""
    at = {parent.number: i for i, parent in enumerate(parents)}
    homes: list[list[_Node]] = [[] for _ in parents]
    for parent in parents:
        for child in parent.children:
            home = at.get(_head(child))
            if home is None or _last(child) is None or parents[home].volet != parent.volet:
                return [[] for _ in parents]
            homes[home].append(child)
    if len(at) < len(parents):
        return [[] for _ in parents]
    return [sorted(nodes, key=lambda node: _last(node) or 0) for nodes in homes]


def _last(node: _Node) -> int | None:
    """The last part of a number in parts ("1.2" → 2)."""
    head, _, last = (node.number or "").rpartition(".")
    return int(last) if head and last.isdigit() else None


def _roots_without_parent(roots: list[_Node], warnings: list[ReaderWarning]) -> None:
    if not any(node.level is Level.STRATEGIC for node in roots):
        return
    for node in roots:
        if node.level.rank >= 2:
            place = node.places[0] if node.places else Place()
            warnings.append(
                ReaderWarning(
                    "orphan-item", f"« {node.title[:80]} » ne se trouve sous aucun objectif", node.title, place
                )
            )


def _titled(entry: Entry, legend: Legend) -> tuple[str, list[PrintedValue], str | None]:
    """The title without the annotations printed in it, all raw values, and the code printed at its end."""
    text = without_part(clean(entry.title))
    if entry.level is not None and entry.level.rank < Level.ACTION.rank:
        text = without_count(text)
        text = without_chapter(text) if entry.marker is None and entry.origin == "prose" else text
    text, sign = signed(text, legend)
    found = find_annotations(text)
    title = found.title if found.title else text
    printed = [*(value for value in found.values if found.title), *([sign] if sign is not None else [])]
    if any(value.field is Field.SCHEDULE for value in entry.values):
        title, printed = _with_its_years(title, text, printed)
    places = tuple(entry.places)
    values = [*entry.values, *(replace(explained(value, legend), places=places) for value in printed)]
    title = unquote(title)
    return _FOOTNOTE_MARK.sub(r"\1", title) if _RAISED.search(title) else title, values, found.code


def _with_its_years(title: str, text: str, printed: list[PrintedValue]) -> tuple[str, list[PrintedValue]]:
    """Leave years in brackets at the end of a title whose dates stand elsewhere ("la fusion (1977-2027)")."""
    last = printed[-1] if printed else None
    if last is None or last.field is not Field.SCHEDULE or last.label is not None:
        return title, printed
    if not text.rstrip(" ;,.").endswith(f"({last.raw})"):
        return title, printed
    return f"{title} ({last.raw})", printed[:-1]


def _printed(node: _Node) -> PrintedItem:
    return PrintedItem(
        node.level,
        node.title,
        node.code,
        node.number,
        node.volet,
        node.theme,
        tuple(with_sentences(node.values) if node.level.rank >= Level.ACTION.rank else node.values),
        tuple(_printed(child) for child in node.children),
        merge_places(node.places),
        round(node.confidence, 3),
    )
