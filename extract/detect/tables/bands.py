"""Full-width rows: the objectives, volets and themes that stand between the rows of a table or head a fiche."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType

from extract.detect.texts.annotations import follows_annotation, said
from extract.detect.texts.entries import Entry, EntryKind
from extract.detect.texts.look import Look, marked
from extract.detect.values.raw_values import value_of
from extract.detect.words.headings import is_total, volet_of
from extract.detect.words.inline_labels import at_labels
from extract.detect.words.labels import meaning
from extract.detect.words.marker_paths import levels_of
from extract.detect.words.markers import item_marker, read_marker, trailing_marker
from extract.document import Place
from extract.printed import Field, Level, PrintedValue
from extract.text import fold

_SHORT = frozenset(
    {"pilots", "partners", "priority", "status", "schedule", "related_plans", "sdgs", "amounts", "remarks"}
)  # no list
_OBJECTIVES = (Level.STRATEGIC, Level.OPERATIONAL)
_RATE = re.compile(r"\d{1,3}(?:[.,]\d+)?\s?%")
_AMOUNT = re.compile(r"\d{1,3}(?:[ .,]\d{1,3})*\s?€")


def band_entries(
    texts: list[str],
    places: list[Place],
    look: Look,
    block: int,
    entries: list[Entry],
    last: Entry | None,
) -> None:
    """Append the entries of a full-width row: objectives, a volet, a theme, or a text whose part is not known yet."""
    whole = _whole_title([" ".join(text.split()) for text in texts if text.strip()])
    texts = [part for text in whole for part in levels_of(text)]
    pending: Entry | None = None
    for at, text in enumerate(texts):
        text = " ".join(text.split())
        if is_total(text):
            continue
        volet = volet_of(text)
        marker = item_marker(text)
        open_item = entries[-1] if entries else None
        if _awaits_title(open_item) and open_item is not None and not volet and (marker is None or not marker.level):
            open_item.title = text
            open_item.places.extend(places)
        elif volet and not (marker and isinstance(marker.level, Level)):
            entries.append(Entry("volet", text, volet=volet, places=places, origin="table", block=block))
            pending = None
        elif (
            marker is not None
            and marker.level is not None
            and not (marker.shape == "bare" and not marker.rest and not marker.number)
        ):
            level = marker.level if isinstance(marker.level, Level) else None
            kind: EntryKind = "item" if level else ("theme" if marker.level == "theme" else "text")
            pending = Entry(
                kind, marker.rest, level, marker, marked(look, marker), places=places, explicit=level is not None,
                origin="table", block=block,
            )  # fmt: skip
            entries.append(pending)
        elif pending is not None and not pending.title:
            pending.title = text
        elif (pending or last) is not None and (labelled := labelled_values(text)):
            values = [replace(value, places=tuple(places)) for value in labelled]
            if pending is not None:
                pending.values.extend(values)
            elif last is not None and last.level in _OBJECTIVES:
                last.values.extend(values)
            elif last is not None:
                last.say(values)  # a row of its own below an action: the action's, or its objective's
        elif (owner := pending or last) is not None and _is_label_without_value(text, owner):
            continue
        elif pending is not None and pending.title and (figure := _figure(text)) is not None:
            pending.values.append(replace(figure, places=tuple(places)))
        elif pending is not None:
            if marker is not None and marker.number and marker.rest:
                pending = Entry(
                    "text",
                    marker.rest,
                    None,
                    marker,
                    marked(look, marker),
                    places=places,
                    origin="table",
                    block=block,
                )
                entries.append(pending)
            else:
                pending.values.extend(replace(value, places=tuple(places)) for value in said(text))
        elif marker is not None and marker.shape == "bare" and not marker.rest:
            if isinstance(marker.level, Level) and _is_name_over_title(text, texts[at + 1 :]):
                pending = Entry(
                    "item", "", marker.level, None, look, places=places, explicit=True, origin="table", block=block
                )
                entries.append(pending)
        else:
            over_title = marker is not None and bool(marker.number) and at + 1 < len(texts)  # "1.1" / "Trier"
            own = marker if marker is not None and (marker.rest or over_title) else None
            pending = Entry(
                "text",
                own.rest if own is not None else text,
                None,
                own,
                marked(look, marker),
                places=places,
                origin="table",
                block=block,
            )
            entries.append(pending)


def _is_name_over_title(name: str, below: list[str]) -> bool:
    """Whether the name of one objective stands on a line of its own over its title, which has no number either."""
    if not below or fold(name).split()[0].endswith("s"):
        return False
    text = below[0]
    return item_marker(text) is None and volet_of(text) is None and not labelled_values(text)


def _awaits_title(entry: Entry | None) -> bool:
    """Whether a row of a table held a marker and nothing more ("Défi 2"): the title stands in the row below."""
    if entry is None or entry.title or entry.origin != "table":
        return False
    return entry.kind == "item" or (entry.kind in ("theme", "text") and entry.marker is not None)


def _whole_title(texts: list[str]) -> list[str]:
    """Lines of one title whose marker ends the last of them ("… d'assurer le" / "développement durable (OS.10)")."""
    for i in range(1, len(texts)):
        if trailing_marker(texts[i]) is not None and not any(read_marker(text) or meaning(text) for text in texts[:i]):
            return [" ".join(texts[: i + 1]), *texts[i + 1 :]]
    return texts


def _figure(text: str) -> PrintedValue | None:
    """The rate or the amount that stands alone at the end of a bar: how far its objective is, what it costs."""
    if _RATE.fullmatch(text):
        return PrintedValue(Field.PROGRESS, text, None, MappingProxyType({"unit": "percent"}))
    return value_of("amounts", text, "", MappingProxyType({}), ()) if _AMOUNT.fullmatch(text) else None


def _is_label_without_value(text: str, owner: Entry) -> bool:
    """Whether a line below an item holds the label of a short value alone ("Plans liés :"): nothing is said there."""
    if not text.endswith(":") or owner.kind != "item":
        return False
    known = meaning(text)
    return known is not None and known.is_whole and known.target in _SHORT


def labelled_values(text: str) -> list[PrintedValue]:
    """Return the values of a line that opens with a label: of all labels on it; [] for other lines."""
    values: list[PrintedValue] = []
    for part in at_labels(text):
        label, colon, rest = part.partition(":")
        short = colon and len(label) < 50 and not follows_annotation(label)
        known = meaning(label.strip()) if short else None
        if known is None or known.cover < 0.6:
            return values
        value = value_of(known.target, rest, label.strip(), known.hints, ())
        values.extend([value] if value is not None else [])
    return values
