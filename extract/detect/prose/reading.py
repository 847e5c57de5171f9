"""Headings, paragraphs and lists: what each block of text may be, before the scheme settles its level."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType

from extract.detect.prose.bare_labels import BareLabels, with_colons
from extract.detect.prose.beside_markers import NEVER_TITLES, title_beside
from extract.detect.prose.blocks import at_markers, label_pairs, says_small_label, without_annotation_lines
from extract.detect.prose.children_of import opened_again
from extract.detect.prose.extent import is_heading_like
from extract.detect.prose.lone_labels import label_text, lone_label, value_look
from extract.detect.prose.parents_below import Objective, is_parent
from extract.detect.prose.value_lines import line_look
from extract.detect.texts.annotations import find_annotations, find_values, part_values
from extract.detect.texts.celltext import block_lines, full_text, ticked_options
from extract.detect.texts.entries import Entry, EntryKind
from extract.detect.texts.legend_signs import coloured_bullet, coloured_state, state_sign
from extract.detect.texts.look import Look, block_look, shape_of
from extract.detect.texts.trailing_values import part_name
from extract.detect.texts.unlabelled import unlabelled_values
from extract.detect.values.raw_values import value_of
from extract.detect.words.headings import (
    announced,
    are_signatories,
    is_count,
    is_formula,
    is_site_foot,
    is_state,
    is_total,
    names_volet,
    volet_cell,
    volet_of,
)
from extract.detect.words.labels import FIELDS, Meaning, is_of_objective, meaning
from extract.detect.words.legend import Legend, is_key, signed
from extract.detect.words.markers import Marker, computed_marker, item_marker, read_marker, titled
from extract.detect.words.ticks import is_prompt
from extract.detect.words.times import lasts, names_time
from extract.detect.words.wording import is_full_sentence, says_definition, says_doing
from extract.document import Kind, Place, Table, TextBlock
from extract.printed import Field, Level, PrintedValue
from extract.text import ends_open, fold, heal_lines, is_open

_DONE_TO = re.compile(r"(?P<state>[^\d(:]+?) à \d{1,3}(?:[.,]\d+)?\s?%")
_FIRST_ENTRY = re.compile(r"[•▪◦‣●■–-]\s+\S")  # of a list that begins on the line of its label
_STATE_AND_SHARE = re.compile(r"(?P<state>[^\d(]+?)[\s:(|·•,–-]*(?P<share>\d{1,3}(?:[.,]\d+)?\s?%)\)?")
_SHARE = re.compile(r"\d{1,3}(?:[.,]\d+)?\s?%")
_RANK = re.compile(r"(?:[!★☆⭐●○◯]\s?){1,5}")  # of priorities
_SHORTEST_VOLET = 3  # letters: "I" and "ext" stand for a volet in their column alone
_OTHER_LABEL = re.compile(r"(?P<label>[A-ZÀ-Ý][^:;.\d]{2,40}?)\s?:\s(?P<value>\S[^\n]{0,80})")
_PAGE_LINE = re.compile(r"^(?:.{0,60}[\s–—|-])?(?:page|p\.)\s?\d{1,3}(?:\s?(?:/|sur|de)\s?\d{1,3})?$", re.IGNORECASE)
_UPDATE_LINE = re.compile(
    r"^(?:page |derni[èe]re )?(?:mise à jour|modifi(?:ée?|cation)|publiée?|créée?)(?: de (?:la|cette) page)?"
    r"(?: le| en| :)? ?(?:\d|\w+ 20\d\d)[^.;]{0,40}$",
    re.IGNORECASE,
)  # at the foot of a web page
_MOST_TAG_WORDS = 6
_STEP_LEFT = 4.0  # points
_FIGURES = ("schedule", "amounts", "funding", "progress", "fte", "sdgs")


@dataclass(frozen=True, slots=True)
class _UnderLone:
    """A label alone on its line, the entry that it describes, and how the values under it look (None: not yet seen)."""

    label: str
    known: Meaning
    owner: Entry
    style: tuple[object, ...] | None = None


class ProseReader:
    """Turns blocks of text into entries, one after the other; knows what stood before.

    ``lone`` are the labels of the document's fiches that stand alone on their line, ``value_looks`` what stands
    under them looks like; ``legend`` is the document's; ``bare`` are the labels that need no colon;
    ``line_looks`` are the looks of lines of values without labels, ``parents`` the objectives that pages of actions
    name below their titles; ``figures`` are the blocks that only look like markers, ``own`` the markers of the
    document's own, by block, ``labels`` the words that open many of its lines before a colon.
    """

    def __init__(
        self,
        entries: list[Entry],
        lone: frozenset[str] = frozenset(),
        legend: Legend | None = None,
        value_looks: frozenset[object] = frozenset(),
        bare: BareLabels | None = None,
        line_looks: frozenset[object] = frozenset(),
        parents: frozenset[Objective] = frozenset(),
        figures: frozenset[int] = frozenset(),
        own: Mapping[int, Marker] = MappingProxyType({}),
        labels: frozenset[str] = frozenset(),
    ) -> None:
        self.entries = entries
        self.bare = bare or BareLabels()
        self.line_looks = line_looks
        self.parents = parents
        self.figures = figures
        self.own = own
        self.labels = labels
        self.legend = legend or Legend()
        self.lone = lone
        self.value_looks = value_looks
        self.under_lone: _UnderLone | None = None
        self.announced: str | None = None
        self.announced_look: Look | None = None  # of the first entry announced
        self.pending: Entry | None = None
        self.label: tuple[str, Meaning] | None = None
        self.label_line: tuple[Kind, float | None] | None = None  # how the label line right before looks
        self.recalled = ""  # the title, folded, of the objective of which the last marker reminds
        self.skipping: tuple[object, ...] | None = None
        self.sheet = 0  # where the entries of the sheet in hand begin

    @property
    def last(self) -> Entry | None:
        """The last entry that may own values."""
        here = islice(reversed(self.entries), len(self.entries) - self.sheet)
        return next((e for e in here if e.kind in ("item", "text")), None)

    def turn_sheet(self) -> None:
        """Another sheet of a workbook begins, or a table of items ends: nothing below belongs to an item above."""
        self._close()
        self.sheet = len(self.entries)

    def read(self, block: TextBlock, index: int) -> None:
        """Read one block."""
        for part in at_markers(with_colons(block, self.bare)):
            self._read_part(part, index)

    def _read_part(self, block: TextBlock, index: int) -> None:
        block, tail = without_annotation_lines(block)
        if self.legend.signs and block.lines:
            text, sign = signed(block.lines[-1].text, self.legend)
            if sign is not None:
                block = replace(block, lines=(*block.lines[:-1], replace(block.lines[-1], text=text)))
                tail = [*tail, replace(sign, places=block.places)]
        if block.sign_colours and (state := coloured_bullet(block, self.legend)) is not None:
            tail = [*tail, state]
        before, owner = len(self.entries), self.last
        known = (len(owner.values), owner.title) if owner is not None else None
        self._read(block, index)
        owner = self.last
        if owner is not None and len(self.entries) > before:
            owner.values.extend(tail)
        elif owner is not None:
            told = (len(owner.values), owner.title) != known  # the lines above were of it, too
            owner.say(value for value in tail if told or "legend" in value.hints)

    def _read(self, block: TextBlock, index: int) -> None:
        text = " ".join(full_text(block).split())
        places = list(block.places)
        if block.sign_colours and self.last is not None and (value := coloured_state(block, self.legend)) is not None:
            self.last.say([value])
            return
        ranked = self.under_lone is not None and self.under_lone.known.target == Field.PRIORITY  # "Moyenne"
        if not fold(text) and not (ranked and _RANK.fullmatch(text)):
            self.under_lone = None if text else self.under_lone  # a dash in the place of a value
            if (sign := state_sign(text, self.legend, places)) is not None and self.last is not None:
                self.last.say([sign])
            return
        volet = volet_of(text)
        marker = self._marker(block, text, index)
        if volet is not None and not (marker and isinstance(marker.level, Level)):
            under_marker = self.pending is not None and self.pending.explicit and self.pending is self.entries[-1]
            pending = self.pending if under_marker else None
            self._close()
            self.pending = pending
            self.entries.append(
                Entry("volet", text, volet=volet, places=places, block=index, look=block_look(block, marker))
            )
            return
        furniture = _PAGE_LINE.match(text) or _UPDATE_LINE.match(text) or is_site_foot(text) or are_signatories(text)
        summed = is_total(text) and len(text) < 60 and not ranked
        told = is_key(text) or summed or fold(text) == self.recalled != ""
        if furniture or told:
            return
        self.recalled = ""
        figure = index in self.figures and text.isdigit()
        counted = figure or (is_count(text) and not _numbers_level(text, marker))
        if self.label is None and self.under_lone is None and block.marker is None and counted:
            return
        if is_formula(text):
            self._close()
            self.entries.append(Entry("text", text, places=places, look=block_look(block, None), block=index))
            return
        if self._lone_labelled(block, text, marker):
            return
        if self._continues_title(block, text, marker) or is_prompt(text):
            return
        if (parent := opened_again(text, block, index, self.entries)) is not None:
            self.entries.append(parent[0])
            self._announce(parent[1], block, index)
            return
        level = announced(text)
        if level is not None and (_is_plural(text) or not _is_numbered(marker)):
            self._announce(level, block, index)
            return
        if self._title_of_pending(block, text, marker):
            return
        if self._labelled(block, text, places, marker) or self._unknown_label(block, text, marker):
            self.label_line = (block.kind, block.style.indent)
            return
        self.label_line = None
        if self._annotation_only(block, text, places) or self._ends_list_item(block, text, places):
            return
        self._candidate(block, text, marker, places, index)

    def _marker(self, block: TextBlock, text: str, index: int) -> Marker | None:
        own = self.own.get(index)
        if index in self.figures or (own is not None and text.startswith(own.code)):
            return own
        return item_marker(text) or computed_marker(block.marker, block.text)

    def table_follows(self, table: Table) -> None:
        """A table stands between: what was announced or labelled before it does not reach beyond.

        One of a single column may be the frames around the values of a label.
        """
        self.label = None
        self.under_lone = self.under_lone if table.n_cols == 1 else None

    def other_column(self) -> None:
        """The cell of another column follows: it goes on with no value that the one before has begun."""
        if self.under_lone is not None and self.under_lone.style is not None:
            self.under_lone = None

    def _close(self) -> None:
        self.announced = None
        self.pending = None
        self.label = None
        self.under_lone = None

    def _announce(self, level: str, block: TextBlock, index: int) -> None:
        self.label = None
        self.pending = None
        self.announced = level
        self.announced_look = None
        self.entries.append(Entry("announce", block.text, announced=level, look=block_look(block, None), block=index))

    def _title_of_pending(self, block: TextBlock, text: str, marker: Marker | None) -> bool:
        """The title on the line under its marker."""
        pending, self.pending = self.pending, None
        if pending is None or pending.title:
            return False
        last = self.entries[-1]
        over_volet = last.kind == "volet" and len(self.entries) > 1 and self.entries[-2] is pending
        if last is not pending and not over_volet:
            return False  # a table stands between
        if marker is None and (is_state(text) or _SHARE.fullmatch(text)):
            field = Field.STATUS if is_state(text) else Field.PROGRESS
            pending.values.append(PrintedValue(field, text, None, places=block.places))
            self.pending = pending  # a pill beside the marker: the title is below
            return True
        if marker is not None and (marker.level is not None or marker.shape in ("number", "roman")):
            return False
        known = self._label_of(text)
        listed = block.kind is Kind.LIST_ITEM and not (pending.explicit and pending.level is Level.ACTION)
        if listed or (known is not None and (block.kind is not Kind.HEADING or known.cover > 0.75)):
            return False  # a heading only begins with a word of labels ("Code de bonne conduite : …")
        if over_volet:  # it stands between the marker and its title
            self.entries[-2:] = reversed(self.entries[-2:])
        pending.title = titled(text, pending.number) or text
        pending.places.extend(block.places)
        look = block_look(block, None)
        if pending.look is not None and (pending.look.size or 0) < (look.size or 0):
            pending.look = replace(pending.look, size=look.size)  # a small marker over a large title
        return True

    def _continues_title(self, block: TextBlock, text: str, marker: Marker | None) -> bool:
        """Take a line that goes on in lower case or closes a bracket: the rest of a title whose lines stand apart."""
        entry = self.entries[-1] if self.entries else None
        if entry is None or entry.origin != "prose" or entry.kind not in ("item", "text", "theme") or entry.values:
            return False
        if block.kind is Kind.LIST_ITEM or marker is not None or not entry.title or self.label is not None:
            return False
        closes = is_open(entry.title) and text.find(")") >= 0 and not 0 <= text.find("(") < text.find(")")
        goes_on = text[0].islower() or text[0] in "(»"
        if not closes and (not goes_on or entry.title.rstrip().endswith((".", ";", ":", "!", "?"))):
            return False
        if entry.marker is None and not closes and block_look(block, None) != entry.look:
            return False
        if entry.title[:1].islower() and entry.marker is None:
            return False
        if not closes and says_small_label(text) and not ends_open(entry.title):
            return False
        if not closes and _is_tag(block, entry) and unlabelled_values(text, block.places, among_others=False):
            return False  # "env. 5.000 €" in small print
        entry.title = heal_lines([entry.title, text])
        entry.places.extend(block.places)
        return True

    def _lone_labelled(self, block: TextBlock, text: str, marker: Marker | None) -> bool:
        """Read a label alone on its line, and the blocks of one look under it: its values."""
        under, self.under_lone = self.under_lone, None
        if self.lone and label_text(block) in self.lone and (known := lone_label(block)) is not None:
            above = (e for e in reversed(self.entries) if e.kind != "announce")
            owner = next((e for e in above if e.kind == "item" or is_heading_like(e)), None)
            if owner is None:
                return False
            self._close()
            self.under_lone = _UnderLone(text.rstrip(" :?"), known, owner)
            return True
        if under is None or (marker is not None and marker.level is not None):
            return False
        figure = under.known.target in _FIGURES and any(c.isdigit() for c in text)
        if marker is not None and marker.shape == "number" and marker.depth > 1 and marker.rest and block.style.bold:
            return False  # the next title, below a label whose value is missing
        if block.kind is Kind.HEADING and not figure and value_look(block) not in self.value_looks:
            return False  # a figure in large print is a value, other large print a title
        style = (block.kind, block.style.size, block.style.bold, block.style.indent)
        pairs = [] if _lists_indicator(block, text, under.known) else label_pairs(text)
        if under.style not in (None, style) or pairs or volet_of(text) is not None:
            if pairs and under.style in (None, style) and _are_sums(pairs, under.known):  # "Subsides : 900 €"
                under.owner.say(_sums(pairs, block.places))
                self.under_lone = replace(under, style=style)
                return True
            return False
        raw, known = "\n".join(block_lines(replace(block, marker=None), None)), under.known
        raw = raw if known.target == Field.PRIORITY and _RANK.fullmatch(raw) else ticked_options(raw)
        value = value_of(known.target, raw, under.label, known.hints, block.places, known.cover)
        if value is not None:
            under.owner.say([value])
        self.under_lone = replace(under, style=style)
        return True

    # -- labels and annotations ------------------------------------------------------------------------------------

    def _labelled(self, block: TextBlock, text: str, places: list[Place], marker: Marker | None) -> bool:
        """Read "Pilote : DG", several of them on one line, or a label whose values follow as a list."""
        if marker is not None and marker.level is not None:
            return self._argues(marker, block)
        owner = self.last
        lines = block_lines(replace(block, marker=None), None)
        pairs = label_pairs("\n".join(lines))
        if pairs and not (self.label is not None and _lists_indicator(block, text, self.label[1])):
            if owner is None:
                return False
            if _explains_levels(pairs):
                return False
            owner = self._objective_of(pairs[0][0]) or owner
            structural = [p for p in pairs if p[1].target in ("title", "parent", "code", "volet", "theme")]
            if structural:
                return self._structural(pairs, owner, places)
            for label, known, raw in pairs:
                if not raw:
                    self.label = (label, known)
                    continue
                raw, behind = part_values(raw, Field(known.target)) if known.target in FIELDS else (raw, [])
                value = value_of(known.target, ticked_options(raw), label, known.hints, tuple(places), known.cover)
                if value is not None:
                    owner.say(part_name(value))
                owner.say(replace(other, places=tuple(places)) for other in behind)
                self.label = (label, known) if _FIRST_ENTRY.match(raw) else None
            return True
        if self.label is not None and owner is not None and (marker is None or _lists_values(marker, owner)):
            label, known = self.label
            owner = self._objective_of(label) or owner
            text = marker.rest if marker is not None else text
            alike = owner.look is not None and owner.look == block_look(block, None)
            listed = block.kind is Kind.LIST_ITEM or marker is not None
            free = listed or not self._has_value(owner, known.target)
            looks_value = not alike and not self._leaves_list(block) and free
            if looks_value and block.kind is not Kind.HEADING and known.target in FIELDS:
                value = value_of(known.target, ticked_options(text), label, known.hints, tuple(places), known.cover)
                if value is not None:
                    owner.say([value])
                if not listed:
                    self.label = None
                return True
        self.label = None
        return False

    def _objective_of(self, label: str) -> Entry | None:
        """The objective above named actions that a label speaks of ("Indicateurs liés à cet objectif")."""
        if self.last is None or self.last.level is not Level.ACTION or not is_of_objective(label):
            return None
        return next((e for e in reversed(self.entries) if e.level in (Level.STRATEGIC, Level.OPERATIONAL)), None)

    def _argues(self, marker: Marker, block: TextBlock) -> bool:
        """Read "Enjeux : …", a plain sentence right below a titled objective: why that stands in the plan."""
        above = self.entries[-1] if self.entries else None
        if above is None or above is not self.last or above.level is Level.ACTION:
            return False
        if above.number is None and not (above.explicit and above.title):
            return False
        plain = block.kind is Kind.PARAGRAPH and not block.style.bold
        if marker.level != "theme" or marker.shape != "bare" or not plain or not is_full_sentence(marker.rest):
            return False
        above.say([PrintedValue(Field.DESCRIPTION, marker.rest, marker.code, places=block.places)])
        return True

    def _unknown_label(self, block: TextBlock, text: str, marker: Marker | None) -> bool:
        """A line "Label : value" right among label lines, its label known to no lexicon: a field, never an item."""
        owner = self.last
        match = _OTHER_LABEL.fullmatch(text)
        if self.label_line is None or owner is None or marker is not None or match is None:
            return False
        if len(match["label"].split()) > 5 or says_doing(match["value"]):
            return False
        if says_doing(match["label"]) and fold(match["label"]) not in self.labels:
            return False
        if not owner.explicit and owner.look is not None and owner.look == block_look(block, marker):
            return False
        return self.label_line == (block.kind, block.style.indent)

    def _leaves_list(self, block: TextBlock) -> bool:
        """Whether a list entry stands further left than the entry before, a label or one of its values."""
        kind, indent = self.label_line or (None, None)
        left = (block.style.indent or 0.0) < (indent or 0.0) - _STEP_LEFT
        return kind is Kind.LIST_ITEM and block.kind is Kind.LIST_ITEM and left

    def _has_value(self, owner: Entry, known: str) -> bool:
        return any(v.field.value == known for v in owner.values)

    def _label_of(self, text: str) -> Meaning | None:
        pairs = label_pairs(text)
        return pairs[0][1] if pairs else None

    def _structural(self, pairs: list[tuple[str, Meaning, str]], owner: Entry, places: list[Place]) -> bool:
        """Read "Intitulé : …", "Axe : …", "Objectif stratégique : …" among label lines: a fiche in prose."""
        used = False
        for label, known, raw in pairs:
            if known.target == "title" and raw:
                level = known.level
                if not owner.title and owner.marker is not None and (level is None or level is owner.level):
                    owner.title = raw
                    owner.places.extend(places)
                else:
                    marker = read_marker(raw)
                    own = marker if marker and (marker.rest or marker.number) else None
                    entry = Entry(
                        "item" if level else "text", own.rest if own else raw, level, own,
                        Look("label", label=fold(label)), places=list(places), explicit=level is not None,
                        reference=level is not None and level.rank < 2, origin="label", block=owner.block,
                    )  # fmt: skip
                    if entry.level is None:
                        entry.kind, entry.level, entry.explicit = "item", Level.ACTION, True
                    self.entries.append(entry)
                    owner = entry
                used = True
            elif known.target == "volet":
                owner.volet = volet_of(raw) or volet_of(f"volet {raw}") or owner.volet
                used = True
            elif known.target == "theme" and raw:
                used = False
            elif known.target in ("code", "parent"):
                used = True
            elif raw:
                value = value_of(known.target, ticked_options(raw), label, known.hints, tuple(places), known.cover)
                if value is not None:
                    owner.values.extend(part_name(value))
                used = True
        return used

    def _annotation_only(self, block: TextBlock, text: str, places: list[Place]) -> bool:
        """A line of its own under an item: "Priorité élevée"."""
        owner = self.last
        if owner is not None and _SHARE.fullmatch(text) and not self._has_value(owner, Field.PROGRESS):
            owner.values.append(PrintedValue(Field.PROGRESS, text, None, places=tuple(places)))
            return True
        valued = bool(self.line_looks) and line_look(block) in self.line_looks
        small = owner is not None and (valued or _is_tag(block, owner))
        if owner is None or (block.kind is Kind.HEADING and not small) or len(text) > 120:
            return False
        if is_state(text):
            owner.values.append(PrintedValue(Field.STATUS, text, None, places=tuple(places)))
            return True
        done = _DONE_TO.fullmatch(text)
        if done is not None and is_state(done["state"]):
            owner.values.append(PrintedValue(Field.STATUS, text, None, places=tuple(places)))
            return True
        if len(text) > _SHORTEST_VOLET and (volet := volet_cell(text)) and self._is_of_item_or_volet(owner, volet):
            if self.entries[-1].kind == "volet":
                return True  # the other name of the volet announced right above
            owner.volet = owner.volet or volet
            return True
        both = _STATE_AND_SHARE.fullmatch(text)
        state = both["state"].strip() if both is not None else ""
        if both is not None and (is_state(state) or _names_progress(state)):
            if is_state(state):
                owner.values.append(PrintedValue(Field.STATUS, state, None, places=tuple(places)))
            owner.values.append(PrintedValue(Field.PROGRESS, both["share"], None, places=tuple(places)))
            return True
        if small and (unlabelled := self._unlabelled(block, text, owner, by_look=valued)):
            owner.values.extend(unlabelled)
            return True
        if self._is_time_of(owner, block, text):
            hints = MappingProxyType({"bound": "period"})
            owner.values.append(PrintedValue(Field.SCHEDULE, text, None, hints, tuple(places), 0.9))
            return True
        found = find_annotations(text)
        values = found.values if not found.title.strip(" ;,.") else ()
        if not values:
            alone = find_values(text)
            said = {value.field for value in owner.values}
            tagged = any(value.field in NEVER_TITLES for value in alone) and lone_label(block) is None
            fits = (len(alone) > 1 or tagged or block.kind is Kind.LIST_ITEM) and said.isdisjoint(
                v.field for v in alone
            )
            values = tuple(alone) if fits else ()
        owner.values.extend(replace(value, places=tuple(places)) for value in values)
        return bool(values)

    def _is_time_of(self, owner: Entry, block: TextBlock, text: str) -> bool:
        """Whether a line is nothing but the time of the item right above, of which other values have been told."""
        if (
            owner is not self.entries[-1]
            or not owner.values
            or block.kind is Kind.HEADING
            or not (names_time(text) or lasts(text))
        ):
            return False
        return not self._has_value(owner, Field.SCHEDULE) and owner.values[-1].field not in (Field.AMOUNT, Field.STEP)

    def _is_of_item_or_volet(self, owner: Entry, volet: str) -> bool:
        """Whether the name of a volet belongs to the item above it, or to the heading of that volet right above.

        Under the rows of a table it begins what comes next.
        """
        last = self.entries[-1]
        of_item = owner.kind == "item" and bool(owner.title) and owner.origin != "table"
        return last.volet == volet if last.kind == "volet" else of_item

    def _ends_list_item(self, block: TextBlock, text: str, places: list[Place]) -> bool:
        """A few words in a look of their own that end a list entry, in its element of a page: said of it."""
        entry = self.entries[-1] if self.entries else None
        if entry is None or entry.look is None or entry.look.kind is not Kind.LIST_ITEM or not entry.places:
            return False
        within = places and places[0].path is not None and places[0].path == entry.places[-1].path
        if not within or block.kind is not Kind.PARAGRAPH or len(text.split()) > _MOST_TAG_WORDS:
            return False
        entry.values.append(PrintedValue(Field.DESCRIPTION, text, None, places=tuple(places), confidence=0.6))
        return True

    def _unlabelled(self, block: TextBlock, text: str, owner: Entry, *, by_look: bool) -> list[PrintedValue]:
        """Read years, names and amounts in small print under a title of the plan, each kind once."""
        if not by_look and not any(entry.kind != "text" for entry in self.entries):
            return []  # the years on a cover are the plan's own
        said = {value.field for value in owner.values}
        among = any(value.label is None and value.field in (Field.SCHEDULE, Field.AMOUNT) for value in owner.values)
        found = unlabelled_values(text, block.places, among_others=among, by_look=by_look)
        names = {value.field for value in found} == {Field.PILOT}
        if names and among and by_look and owner is self.entries[-1] and _is_unlabelled_name(owner.values[-1]):
            return found  # in a pill of its own, behind that of the first name
        return found if said.isdisjoint(value.field for value in found) else []

    def _announced_for(self, look: Look) -> str | None:
        """The announced level, for what looks like the first entry below the announcement, not for deeper numbers."""
        if self.announced is None:
            return None
        first = self.announced_look = self.announced_look or look
        if look.indent is not None and first.indent is not None and look.indent < first.indent:
            self.announced = None  # the list has ended
        return self.announced if look.shape == first.shape else None

    def _names_parent(self, marker: Marker | None, block: TextBlock, places: list[Place], index: int) -> bool:
        """The objectives that a fiche in prose names under its own title: they stand above it in the tree."""
        owner = self.last
        if marker is None or not isinstance(marker.level, Level) or marker.level.rank > 1 or not marker.rest:
            return False
        if owner is None or owner.level is not Level.ACTION or owner.marker is None:
            return False
        sheet = not owner.values and owner.marker.id.startswith("action-sheet") and ":" in block.text[:60]
        sheet = sheet and not _outranks(block, owner)
        if not sheet and not (self.entries[-1] is owner and is_parent(marker, owner, self.parents)):
            return False
        entry = Entry(
            "item", marker.rest, marker.level, marker, block_look(block, marker), places=places, explicit=True,
            reference=True, block=index,
        )  # fmt: skip
        self.entries.insert(next(i for i, e in enumerate(self.entries) if e is owner), entry)
        return True

    def _reminds(self, marker: Marker | None, block: TextBlock) -> bool:
        """Whether a marker, alone or with its title, reminds of the objective that holds what its page has begun."""
        if marker is None or not isinstance(marker.level, Level) or marker.level.rank > 1:
            return False
        here = block.places[0].page if block.places else None
        begun = False
        for entry in reversed(self.entries):
            if entry.kind == "volet" or marker.number is None or here is None:
                return False
            if entry.level is None or entry.level.rank > marker.level.rank:
                begun = begun or (entry.level is not None and any(place.page == here for place in entry.places))
                continue
            same = entry.level is marker.level and entry.number == marker.number and bool(entry.title)
            self.recalled = fold(entry.title) if begun and same else ""
            return bool(self.recalled) and fold(marker.rest) in ("", self.recalled)
        return False

    # -- candidates ------------------------------------------------------------------------------------------------

    def _candidate(self, block: TextBlock, text: str, marker: Marker | None, places: list[Place], index: int) -> None:
        if marker is not None and marker.shape == "bare" and not marker.rest and not marker.number:
            if isinstance(marker.level, Level):
                # "Objectif stratégique" alone on its line: the title is on the next.
                entry = Entry("item", "", marker.level, None, None, places=places, explicit=True, block=index)
                self.pending = entry
                self.entries.append(entry)
                return
            marker = None
        if marker is not None and marker.shape == "bare" and says_definition(marker.rest):
            marker = None
        if self._names_parent(marker, block, places, index) or self._reminds(marker, block):
            return
        explicit = marker is not None and isinstance(marker.level, Level)
        title = marker.rest if marker is not None else text
        beside: list[PrintedValue] = []
        volet: str | None = None
        if explicit and marker is not None and title and (marker.number or names_volet(title)):
            title, volet, beside = title_beside(title)
        kind: EntryKind = "text"
        if explicit:
            kind = "item"
        elif marker is not None and marker.level == "theme":
            kind = "theme"
        entry = Entry(
            kind,
            title,
            marker.level if marker is not None and isinstance(marker.level, Level) else None,
            marker,
            block_look(block, marker),
            places=places,
            explicit=explicit,
            announced=self._announced_for(block_look(block, marker)),
            block=index,
            volet=volet,
            values=[replace(value, places=tuple(places)) for value in beside],
        )
        if not title:
            self.pending = entry
        self.entries.append(entry)
        if explicit and marker is not None and isinstance(marker.level, Level) and marker.level.rank < 2:
            self.announced = None


def _is_tag(block: TextBlock, owner: Entry) -> bool:
    """Whether large or bold print is smaller than the title above it: a state or a priority in a coloured pill."""
    size, title = block.style.size, owner.look.size if owner.look is not None else None
    return size is not None and title is not None and round(size) < title


def _is_unlabelled_name(value: PrintedValue) -> bool:
    return value.field is Field.PILOT and value.label is None


def _outranks(block: TextBlock, owner: Entry) -> bool:
    """Whether a line is in larger print than the title above it, or alone a heading: none of its parts."""
    look, style = owner.look, block.style
    if look is None or style.size is None or look.size is None:
        return False
    headed = block.kind is Kind.HEADING and style.bold and look.kind is not Kind.HEADING and not look.bold
    return round(style.size) > look.size or (headed and round(style.size) == look.size)


def _names_progress(text: str) -> bool:
    known = meaning(text)
    return known is not None and known.target in (Field.STATUS, Field.PROGRESS) and known.is_whole


def _lists_indicator(block: TextBlock, text: str, above: Meaning) -> bool:
    """Whether an entry of a list under "Indicateurs" only begins like a label ("Taux de réponse : 80 %")."""
    if above.target != Field.INDICATOR or block.kind is not Kind.LIST_ITEM:
        return False
    return all(not known.is_whole for _, known, _ in label_pairs(text))


def _are_sums(pairs: Sequence[tuple[str, Meaning, str]], above: Meaning) -> bool:
    """Whether all that a line under "Budget" or "Financement" says are amounts with labels of their own."""
    return above.target in (Field.AMOUNT, "funding") and all(known.target == Field.AMOUNT for _, known, _ in pairs)


def _sums(pairs: Sequence[tuple[str, Meaning, str]], places: tuple[Place, ...]) -> list[PrintedValue]:
    found = (value_of(known.target, raw, label, known.hints, places, known.cover) for label, known, raw in pairs)
    return [value for value in found if value is not None]


def _lists_values(marker: Marker, owner: Entry) -> bool:
    """Whether a number or letter only lists values under a label ("Indicateurs :" / "1. Nombre de …")."""
    if marker.level is not None or marker.shape not in ("number", "letter") or marker.depth > 1 or not marker.rest:
        return False
    return owner.look is None or owner.look.shape != shape_of(marker)


def _explains_levels(pairs: list[tuple[str, Meaning, str]]) -> bool:
    """Whether a text explains the levels of the plan: "Actions : ce que nous ferons", or two among others."""
    told = [raw for _, known, raw in pairs if known.target == "title" and known.level is not None]
    return all(map(says_definition, told)) and (len(told) == len(pairs) or len(told) > 1)


def _numbers_level(text: str, marker: Marker | None) -> bool:
    """Whether a line is the number and the level of the objective below it ("2 Objectif stratégique"), no count."""
    if marker is None or marker.chapter is None or marker.rest or not isinstance(marker.level, Level):
        return False
    return text.lstrip("0123456789. ")[:1].isupper() and not _is_plural(text) and marker.level is not Level.ACTION


def _is_plural(text: str) -> bool:
    return bool(re.search(r"\b(?:objectifs|actions|projets|mesures)\b", text.lower()))


def _is_numbered(marker: Marker | None) -> bool:
    """Whether a line that names a level is one of that level: "1.1.1 Action", "1. Action : …"."""
    if marker is None:
        return False
    return bool(marker.number if marker.rest else marker.chapter)
