"""The parts of a wiki's source that are no lines of its text: macros, notes, code, templates with their values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.document import Role
from extract.readers.text_tables import TextLine
from extract.wiki_source import HEADING, Wiki

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HELD = {
    Wiki.DOKUWIKI: re.compile(
        r"\(\((?:(?!\n[ \t]*\n)[^()]|\((?!\()|\)(?!\)))*\)\)|\[\[[^\[\]]*\]\]|\{\{[^{}]*\}\}|"
        r"(?<=[|^])[ \t]*<WRAP(?:(?!\n[ \t]*\n|</WRAP>).)*</WRAP>",
        re.DOTALL,
    ),
    Wiki.MEDIAWIKI: re.compile(r"<ref[^<>/]*>(?:(?!</ref>).)*</ref>|\[\[[^\[\]]*\]\]", re.DOTALL),
}
_RAW = re.compile(
    r"[ \t]*<(?P<name>code|file|html|php|pre|gallery|syntaxhighlight|source|math|timeline|graphviz|mermaid|form|button|"
    r"inputbox|imagemap)\b[^<>\n]*(?<!/)>",
    re.IGNORECASE,
)
_MACRO = re.compile(
    r"[ \t]*(?:~~[^~\n]+~~|\{\{\w+>[^{}]*\}\}|__[A-ZÉ]{3,}__|<(?:references|catlist|dpl|btn|nspages)[^<>]*>|"
    r"\[\[[ \t]*(?:cat[ée]gorie|category)[ \t]*:[^\[\]]*\]\]|\{\{(?:DEFAULTSORT|CLEDETRI)[ \t]*:[^{}]*\}\}|"
    r"[ \t])+",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[ \t]*<(?:(?P<name>note|adm)|(?P<wrap>WRAP|wrap|box|block)(?=[^<>\n]*\b"
    r"(?:info|tip|important|alert|help|todo|danger|warning|notice)\b))(?:[ \t|][^<>\n]*)?>",
)
_CONTAINER = re.compile(
    r"[ \t]*(?:</?(?:WRAP|wrap|box|block|columns?|newcolumn|round|div|center|blockquote|section|noinclude|includeonly|"
    r"onlyinclude|hidden|accordion|panel|grid|col|tabs?|poem|small|big|span|font|nowiki)(?:[ \t|/][^<>\n]*)?>[ \t]*)+"
)
_FOLDED = re.compile(r"[ \t]*(?:\+{4}[ \t]*(?P<title>[^|\n]*)\||<(?:hidden|spoiler)[ |](?P<hidden>[^<>\n]+)>)[ \t]*")
_FOLD_END = re.compile(r"[ \t]*(?:\+{4}|</(?:hidden|spoiler)>)[ \t]*")
_TITLE = re.compile(r"^[ \t]*\{\{[ \t]*DISPLAYTITLE[ \t]*:(?P<title>[^{}|\n]*)[^{}]*\}\}[ \t]*$", re.MULTILINE)
_RECORD = re.compile(r"[ \t]*-{4,}[ \t]*dataentry[^\n-]*-{4,}[ \t]*")
_RULE = re.compile(r"[ \t]*-{4,}[ \t]*(?P<rest>[^-\s].*)?")
_VALUE = re.compile(r"[ \t]*\|?[ \t]*(?P<label>[^=|{}\[\]\n]{1,60}?)[ \t]*=(?P<value>.*)", re.DOTALL)
_FEWEST_VALUES = 2
_FEWEST_TIMES = 2  # that a template stands on a page whose values are a plan's


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that are read alike. ``is_raw``: as they are written, without marks to read; ``values``: a record's."""

    lines: tuple[TextLine, ...]
    role: Role = Role.BODY
    is_raw: bool = False
    values: tuple[tuple[str, tuple[TextLine, ...]], ...] = ()


def regions(text: str, wiki: Wiki) -> Iterator[Region]:
    """Yield the parts of a page in order."""
    lines = _source_lines(text, wiki)
    times = Counter(_template_name(line.text) for line in lines if line.text.lstrip().startswith("{{"))
    waiting: list[TextLine] = []
    at = 0
    while at < len(lines):
        found = _region(lines, at, wiki, times)
        if found is None:
            waiting.append(_without_container(lines[at]))
            at += 1
            continue
        if waiting:
            yield Region(tuple(waiting))
            waiting = []
        region, at, rest = found
        yield region
        if rest:
            waiting.append(TextLine(lines[at - 1].number, rest))
    if waiting:
        yield Region(tuple(waiting))


def _source_lines(text: str, wiki: Wiki) -> list[TextLine]:
    """Return the lines of a page; what brackets hold together over several stays one, its line ends as tabs upright."""
    text = _COMMENT.sub(lambda match: "\v" * match[0].count("\n"), text)
    text = _TITLE.sub(r"= \g<title> =", text) if wiki is Wiki.MEDIAWIKI else text
    text = _HELD[wiki].sub(lambda match: match[0].replace("\n", "\v"), text)
    lines: list[TextLine] = []
    number = 1
    for line in text.split("\n"):
        lines.append(TextLine(number, line.rstrip(" ")))
        number += 1 + line.count("\v")
    return lines


def _without_container(line: TextLine) -> TextLine:
    """Return a line without the tags around it that only say how a part of the page looks."""
    if "<" not in line.text and "+" not in line.text:
        return line
    if _CONTAINER.fullmatch(line.text) or _FOLD_END.fullmatch(line.text):
        return replace(line, text="")
    return line


def _region(lines: Sequence[TextLine], at: int, wiki: Wiki, times: Counter[str]) -> tuple[Region, int, str] | None:
    """Return the part that begins with a line, the index of the line after it, and what stands behind it."""
    text = lines[at].text
    start = text.lstrip()[:1]
    if start == "<":
        raw = _RAW.match(text)
        if raw:
            return _until(lines, at, rf"</{raw['name']}>", Role.FURNITURE, raw.end(), is_raw=True)
        note = _NOTE.match(text)
        if note:
            name = note["name"] or note["wrap"]
            return _note(_until(lines, at, rf"</{name}>", Role.NOTE, note.end(), is_raw=False))
    if start in {"~", "{", "_", "[", "<"} and _MACRO.fullmatch(text):
        return Region((lines[at],), Role.FURNITURE, is_raw=True), at + 1, ""
    folded = _FOLDED.match(text) if start in {"<", "+"} else None
    if folded:
        title = (folded["title"] or folded["hidden"] or "").strip()
        line = replace(lines[at], text=f"**{title}**" if title and "**" not in title else title)
        return Region((line,)), at + 1, text[folded.end() :].strip()
    if start == "-" and _RECORD.fullmatch(text):
        return _record(lines, at)
    if start == "{" and wiki is Wiki.MEDIAWIKI and text.lstrip().startswith("{{"):
        return _template(lines, at, times)
    return None


def _until(
    lines: Sequence[TextLine], at: int, close: str, role: Role, begin: int, *, is_raw: bool
) -> tuple[Region, int, str] | None:
    """Return the lines up to the tag that closes a part; None where none does."""
    inside: list[TextLine] = []
    for index in range(at, len(lines)):
        text = lines[index].text[begin if index == at else 0 :]
        end = re.search(close, text, re.IGNORECASE)
        inside.append(replace(lines[index], text=text[: end.start()] if end else text))
        if end:
            return Region(tuple(inside), role, is_raw), index + 1, text[end.end() :].strip()
    return None


def _note(found: tuple[Region, int, str] | None) -> tuple[Region, int, str] | None:
    """Return a note as a part of the plan where it has headings or tables of its own."""
    if found is None:
        return None
    region, at, rest = found
    if any(HEADING.match(line.text) or line.text.lstrip().startswith(("^", "|", "{|")) for line in region.lines):
        region = replace(region, role=Role.BODY)
    return region, at, rest


def _record(lines: Sequence[TextLine], at: int) -> tuple[Region, int, str] | None:
    """Return a record of labels and values between two rules."""
    end = next((i for i in range(at + 1, len(lines)) if _RULE.fullmatch(lines[i].text)), None)
    if end is None:
        return None
    values = []
    for line in lines[at + 1 : end]:
        label, colon, value = line.text.partition(":")
        if colon and value.strip():
            values.append((_label(label), (replace(line, text=value.split(" # ")[0].strip()),)))
    return Region(tuple(lines[at : end + 1]), values=tuple(values)), end + 1, ""


# Templates ------------------------------------------------------------------------------------------------------------


def _template_name(text: str) -> str:
    return re.split(r"[|}\n\v]", text.strip().removeprefix("{{"))[0].strip().lower()


def _template(lines: Sequence[TextLine], at: int, times: Counter[str]) -> tuple[Region, int, str] | None:
    """Return a template on lines of its own: with values that several of its name have a record, else furniture."""
    end = _template_end(lines, at)
    if end is None:
        return None
    inside = lines[at:end]
    values = _values(inside) if times[_template_name(lines[at].text)] >= _FEWEST_TIMES else ()
    if len(values) >= _FEWEST_VALUES:
        return Region(tuple(inside), values=values), end, ""
    return Region(tuple(inside), Role.FURNITURE, is_raw=True), end, ""


def _template_end(lines: Sequence[TextLine], at: int) -> int | None:
    """Return the index after the line with which a template ends; None where text follows it there."""
    depth = 0
    for index in range(at, len(lines)):
        for match in re.finditer(r"\{\{|\}\}", lines[index].text):
            depth += 1 if match[0] == "{{" else -1
            if not depth:
                return None if lines[index].text[match.end() :].strip() else index + 1
    return None


def _values(lines: Sequence[TextLine]) -> tuple[tuple[str, tuple[TextLine, ...]], ...]:
    """Return the named values of a template, each with its lines; of one on a single line what bars part."""
    parts: list[list[TextLine]] = []
    for at, line in enumerate(lines):
        text = line.text.strip()
        text = text.removeprefix("{{") if at == 0 else text
        text = text.removesuffix("}}") if at == len(lines) - 1 else text
        pieces = re.split(r"\|(?![^\[\]]*\]\])(?![^{}]*\}\})", text)
        if parts and pieces[0].strip():
            parts[-1].append(replace(line, text=pieces[0].strip()))
        parts.extend([replace(line, text=piece.strip())] for piece in pieces[1:])
    found = []
    for part in parts:
        match = _VALUE.fullmatch(part[0].text)
        if match and (match["value"].strip() or part[1:]):
            found.append((_label(match["label"]), (replace(part[0], text=match["value"].strip()), *part[1:])))
    return tuple(found)


def _label(name: str) -> str:
    """Return the name of a value as a label: the names of fields have no capitals and no blanks."""
    name = name.replace("_", " ").strip()
    return name[:1].upper() + name[1:]
