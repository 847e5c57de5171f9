"""Text blocks taken apart: at markers and labels that begin lines in them, and from the lines that annotate them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.detect.texts.annotations import find_annotations, follows_annotation
from extract.detect.texts.look import closing
from extract.detect.words.headings import announced
from extract.detect.words.inline_labels import at_labels
from extract.detect.words.labels import FIELDS, Meaning, may_open_label, meaning
from extract.detect.words.marker_paths import levels_of
from extract.detect.words.markers import Marker, as_small_roman, read_marker
from extract.document import Kind, Line, TextBlock
from extract.printed import Field, Level, PrintedValue
from extract.text import ends_open, is_open

_LABEL_AT = re.compile(
    r"(?:^|(?<=[;|•·–—.?])\s*|\s{2,}|\s[–—|/-]\s)(?P<label>(?:%\s)?[A-ZÀ-Ýa-zà-ÿ][^:;|•·–—.?\n]{1,44}?\.?)\s?(?P<sign>[:?])(?=\s|$|\S)"
)
_ANSWERED = re.compile(r"[^?]{1,30}\?\s*\w")  # a question with its answer on the same line
_DASHES = re.compile(r"[-–—/]+")  # in the place of a value
_LONGEST_LABEL = 50  # characters
_DEEP = 2  # parts of a number
_STROKES = ("-", "–", "—", "/", ":", ",")
_VALUE_END = re.compile(r"(?:\s[-/]|[\s;|–—•·])+$")


def at_markers(block: TextBlock) -> list[TextBlock]:
    """Part a block at lines that begin with a marker or a label of their own: close lines were taken for one text.

    A heading that names a path of levels is one heading each.
    """
    if len(path := levels_of(block.text)) > 1:
        return [replace(block, lines=(replace(block.lines[0], text=text),)) for text in path]
    cuts = [0]
    for i in range(1, len(block.lines)):
        opens = _opens_with_label(block.lines[i].text) or _opens_with_small_label(block.lines, cuts[-1], i)
        if opens and not _within_brackets(block.lines, cuts[-1], i):
            cuts.append(i)
            continue
        if _announces(block.lines[i].text):
            cuts.append(i)
            continue
        marker = read_marker(block.lines[i].text)
        if marker is None or marker.number is None:
            continue
        if (
            (marker.shape in ("word", "composite") and isinstance(marker.level, Level) and marker.code[:1].isupper())
            or _follows(before := read_marker(block.lines[cuts[-1]].text), marker)
            or _begins(before, marker)
            or _goes_down_or_back([read_marker(block.lines[cut].text) for cut in cuts], marker)
            or (marker.shape == "number" and marker.depth >= 2 and marker.rest[:1].isupper() and _moves_left(block, i))
        ):
            cuts.append(i)
    if len(cuts) == 1:
        return [block]
    ends = [*cuts[1:], len(block.lines)]
    parts = [replace(block, lines=block.lines[a:b]) for a, b in zip(cuts, ends, strict=True)]
    return [parts[0], *(replace(part, kind=Kind.PARAGRAPH, marker=None) for part in parts[1:])]


def _opens_with_label(text: str) -> bool:
    """Whether a line begins with the label of a value: "Échéance : 2025", or, answered at once, "Qui ? DG"."""
    if not text[:1].isupper() or (":" not in text and not _ANSWERED.match(text)):
        return False
    pairs = label_pairs(text)
    return bool(pairs) and pairs[0][1].target in FIELDS


def _opens_with_small_label(lines: Sequence[Line], start: int, at: int) -> bool:
    """Whether a line begins with a label in small letters, below another one."""
    if ends_open(lines[at - 1].text) or not says_small_label(lines[at].text):
        return False
    return says_small_label(lines[start].text)


def says_small_label(text: str) -> bool:
    """Whether a line begins with the label of a value, all of it known, in small letters: "échéance : 2025"."""
    if not text[:1].islower() or ":" not in text[:_LONGEST_LABEL] or not may_open_label(text.split(maxsplit=1)[0]):
        return False
    pairs = label_pairs(text)
    return bool(pairs) and pairs[0][1].target in FIELDS and pairs[0][1].is_whole


def _follows(before: Marker | None, marker: Marker) -> bool:
    """Whether a marker is the next of the same kind: "b)" after "a)", "3." after "2.", "ii." after "i."."""
    if before is not None and "roman" in (before.shape, marker.shape):
        before, marker = as_small_roman(before) or before, as_small_roman(marker) or marker
    if before is None or before.shape != marker.shape or marker.shape not in ("letter", "number", "roman"):
        return False
    if before.number is None or marker.number is None or closing(before) != closing(marker):
        return False
    *head, last = before.number.split(".")
    *other, following = marker.number.split(".")
    if head != other:
        return False
    if last.isdigit() and following.isdigit():
        return int(following) == int(last) + 1
    return len(last) == len(following) == 1 and ord(following) == ord(last) + 1


def _announces(text: str) -> bool:
    """Whether a line does nothing but announce a list of actions or steps ("Actions :")."""
    return text.rstrip().endswith(":") and announced(text) is not None


def _goes_down_or_back(above: Sequence[Marker | None], marker: Marker) -> bool:
    """Whether a number in parts is the first below the last one, or counts on from one before ("1.1.1", "1.2")."""
    if marker.shape != "number" or marker.depth < _DEEP or not marker.rest[:1].isupper():
        return False
    known = [before for before in above if before is not None and before.shape == "number"]
    if known and marker.number == f"{known[-1].number}.1":
        return True
    return any(_follows(before, marker) for before in known)


def _begins(before: Marker | None, marker: Marker) -> bool:
    """Whether a marker is the first of a list below another one: "a)" in a text that began with "2."."""
    if before is None or before.shape == marker.shape or marker.shape not in ("letter", "number", "roman"):
        return False
    return (
        marker.number in ("a", "A", "1")
        and marker.rest[:1].isupper()
        and bool(closing(marker) or marker.code.endswith(")"))
    )


def _moves_left(block: TextBlock, at: int) -> bool:
    before, line = block.lines[at - 1].place.box, block.lines[at].place.box
    first = block.lines[0].place.box
    if before is None or line is None or first is None:
        return False
    return line.x0 < before.x0 - 4 or (read_marker(block.lines[0].text) is not None and line.x0 <= first.x0 + 2)


def without_annotation_lines(block: TextBlock) -> tuple[TextBlock, list[PrintedValue]]:
    """Part a block from the lines at its end that only annotate it ("Priorité élevée")."""
    lines = list(block.lines)
    values: list[PrintedValue] = []
    while len(lines) > 1 and not _goes_on(lines):
        found = find_annotations(lines[-1].text)
        if found.title.strip(" ;,.") or not found.values or not find_annotations("\n".join(map(_text, lines))).values:
            break
        values[:0] = [replace(value, places=(lines[-1].place,)) for value in found.values]
        lines.pop()
    return (replace(block, lines=tuple(lines)), values) if values else (block, [])


def _goes_on(lines: Sequence[Line]) -> bool:
    """Whether the last line goes on with a text: in a bracket, behind a stroke or the figures of a label's value."""
    above, last = lines[-2].text.rstrip(), lines[-1].text
    if _within_brackets(lines, 0, len(lines) - 1) or above.endswith(_STROKES):
        return True
    return not last[:1].isupper() and _opens_with_label(lines[0].text)


def _text(line: Line) -> str:
    return line.text


def _within_brackets(lines: Sequence[Line], start: int, at: int) -> bool:
    """Whether a line stands within a bracket that the lines before it open, or that only the end of the text closes."""
    if _in_brackets(lines[start:at]):
        return True
    text = " ".join(line.text for line in lines[start:]).rstrip(" .;,")
    return text.endswith(")") and text.count("(") < text.count(")")


def _in_brackets(lines: Sequence[Line]) -> bool:
    return is_open(" ".join(line.text for line in lines))


def label_pairs(text: str) -> list[tuple[str, Meaning, str]]:
    """Label, meaning and raw value of each known label in a text that starts with one; [] where it starts otherwise."""
    found: list[tuple[int, int, str, Meaning]] = []
    text = "\n".join(part for line in text.split("\n") for part in at_labels(line))
    for line_match in re.finditer(r"[^\n]+", text):
        line, offset = line_match[0], line_match.start()
        for match in _LABEL_AT.finditer(line):
            label = match["label"].strip(" -•*")
            known = meaning(label) if not follows_annotation(label) else None
            if known is None or not known.is_sure or (known.target == "title" and known.cover < 0.9):
                continue
            if match["sign"] == "?" and (not known.is_whole or known.target not in FIELDS or len(label.split()) > 3):
                continue  # a question, not a label ("Qui ?", "Pour quand ?")
            if known.cover < 0.75 and (len(label.split()) > 4 or known.target == Field.RELATED_PLAN):
                continue  # "Plan de fleurissement : passer aux vivaces" is a title
            found.append((offset + match.start("label"), offset + match.end(), label, known))
    if not found or text[: found[0][0]].strip(" -•*▪o☐"):
        return []
    pairs = []
    for i, (_, end, label, known) in enumerate(found):
        stop = found[i + 1][0] if i + 1 < len(found) else len(text)
        printed = text[end:stop].strip()
        if text[end - 1 : end] == "?":
            printed = printed.removeprefix(":").lstrip()  # "Qui ? : la régie"
        raw = printed if _DASHES.fullmatch(printed) else _VALUE_END.sub("", printed)
        pairs.append((label, known, raw.removesuffix(".") if text[end - 1 : end] == "?" else raw))
    return pairs
