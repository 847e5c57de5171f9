"""Tags in titles, explained in a key: "Isoler le hall [C+CPAS]" where "[C] désigne la Commune, [CPAS] le CPAS".

A tag is a field and no part of its title where most titles of a level bear one of a few, and a text of the document
says what each of them stands for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from extract.detect.texts.annotations import annotation
from extract.detect.texts.celltext import full_text
from extract.detect.texts.entries import Entry
from extract.detect.texts.unlabelled import names_in_charge
from extract.detect.words.headings import is_state, volet_cell
from extract.document import Block, Table, TextBlock
from extract.printed import Field, Level, PrintedValue
from extract.text import clean, fold

_NAME = r"[A-ZÀ-Ý][\wÀ-ÿ.]{0,9}"
_TAG = re.compile(rf"\s*[(\[](?P<tag>{_NAME}(?:\s?[+/&,-]\s?{_NAME}){{0,2}})[)\]]")
_PARTS = re.compile(r"\s?[+/&,-]\s?")
_MOST_TAGS = 8
_FEWEST = 3  # titles with a tag
_MOSTLY = 0.5  # of the titles of a level
_MOST_COLUMNS = 4  # of a table that may be a key
_LONGEST_SIGN = 20  # characters of a cell that holds a tag alone
_PICTOGRAM = re.compile(
    r"\b(?:pictogramme|logo|symbole|ic[ôo]ne|label|pastille|[ée]tiquette)\s+(?:[«“\"]\s?)?(?P<tag>\w{3,})(?:\s?[»”\"])?\s+"
    r"(?:d[ée]signe|signale|indique|identifie|marque|rep[èe]re|distingue|signifie)(?:nt)?\s+(?P<meaning>.{3,})",
    re.IGNORECASE,
)
_EDGES = " \n:=–—→-"
_CLAUSE_END = re.compile(r"[;,.•|\n(\[«“\"]")
_CONNECTIVE = re.compile(
    r"^\s*(?:[:=–—→-]|pour\b|d[ée]signe(?:nt)?\b|signifie(?:nt)?\b|indique(?:nt)?\b|concerne(?:nt)?\b|"
    r"repr[ée]sente(?:nt)?\b|vise(?:nt)?\b|renvoie(?:nt)? [àa]u?\b)\s*",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:les?\b|la\b|l['’]|des\b|du\b|une?\b)\s*", re.IGNORECASE)
_INSTITUTION = re.compile(r"\b(?:commune|ville|cpas|centre public|administration communale|province)\b")
_SHARED = re.compile(
    r"\b(?:synergies?|conjointe?s?|conjointement|mutualisee?s?|partagee?s?|en commun|les deux|"
    r"(?:commune|ville)\W+(?:et|avec)?\W*(?:le |du )?cpas|cpas\W+(?:et|avec)?\W*(?:la |de la )?(?:commune|ville))\b"
)
_PRIORITY = re.compile(r"\bpriorit(?:e|aire)s?\b")
_SURE = 0.9


def read_tags(entries: Sequence[Entry], blocks: Sequence[Block]) -> list[Entry]:
    """Return the entries with the tags that the document explains parted from their titles."""
    entries = _without_pictograms(entries, blocks)
    used = {tag for entry in entries if entry.kind == "item" for tag in _tags(entry.title)}
    meanings = _meanings(used, blocks) if _is_habit(entries, used) else {}
    if not 2 <= len(used & meanings.keys()) <= _MOST_TAGS or not _is_habit(entries, meanings):
        return list(entries)
    return [_parted(entry, meanings) if entry.kind == "item" else entry for entry in entries]


def _without_pictograms(entries: Sequence[Entry], blocks: Sequence[Block]) -> list[Entry]:
    """Part titles from the word of a pictogram behind them ("Repeindre le hall synergie")."""
    meanings: dict[str, str] = {}
    for text in _texts(blocks):
        meanings.update({match["tag"]: _clauses(match["meaning"])[0] for match in _PICTOGRAM.finditer(text)})
    parted = []
    for entry in entries:
        title, _, last = entry.title.rpartition(" ")
        if entry.kind == "item" and title and last in meanings:
            value = replace(_value(last, meanings), places=tuple(entry.places))
            entry = replace(entry, title=title, values=[*entry.values, value])
        parted.append(entry)
    return parted


def _tags(title: str) -> Iterator[str]:
    yield from (match["tag"] for match in _TAG.finditer(title))


def _is_habit(entries: Sequence[Entry], tags: Collection[str]) -> bool:
    """Whether most titles of a level bear one of the tags."""
    for level in Level:
        titles = [entry.title for entry in entries if entry.kind == "item" and entry.level is level]
        tagged = sum(any(tag in tags for tag in _tags(title)) for title in titles)
        if tagged >= max(_FEWEST, _MOSTLY * len(titles)):
            return True
    return False


def _parted(entry: Entry, meanings: Mapping[str, str]) -> Entry:
    found = [match for match in _TAG.finditer(entry.title) if match["tag"] in meanings]
    title, volet, values = entry.title, entry.volet, list(entry.values)
    for match in reversed(found):
        title = f"{title[: match.start()]}{title[match.end() :]}"
        volet = volet or volet_cell(meanings[match["tag"]])
        if volet_cell(meanings[match["tag"]]) is None:
            values.append(replace(_value(match["tag"], meanings), places=tuple(entry.places)))
    return replace(entry, title=title.strip(), volet=volet, values=values) if found else entry


def _value(tag: str, meanings: Mapping[str, str]) -> PrintedValue:
    """What a tag says: as its own words do, as those that explain it, or a remark."""
    meant = meanings[tag]
    folded = fold(meant)
    bodies = [fold(meanings.get(part, "")) for part in _PARTS.split(tag)]
    if _SHARED.search(folded) or (len(bodies) > 1 and all(map(_INSTITUTION.search, bodies))):
        return _printed(Field.SYNERGY, tag, when="true")
    if (known := annotation(tag)) is not None:
        return known
    if _PRIORITY.search(folded):
        return _printed(Field.PRIORITY, tag, legend=meant)
    if is_state(meant):
        return _printed(Field.STATUS, tag, legend=meant)
    if names_in_charge(meant) and not _INSTITUTION.search(folded):
        return _printed(Field.PILOT, tag, role="unspecified")
    return _printed(Field.REMARK, f"{tag} : {meant}" if fold(tag) != folded else tag)


def _printed(field: Field, raw: str, **hints: str) -> PrintedValue:
    return PrintedValue(field, raw, None, MappingProxyType(hints), confidence=_SURE)


def _meanings(used: Collection[str], blocks: Sequence[Block]) -> dict[str, str]:
    """What a document says that its tags stand for; a tag made of others ("C+CPAS") needs no words of its own."""
    names = {*used, *(part for tag in used for part in _PARTS.split(tag))}
    any_name = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    mention = re.compile(rf"[(\[«“\"]\s?(?:{any_name})\s?[)\]»”\"]|(?<![\w+/&-])(?:{any_name})(?=\s?[:=]|\s[–→-]\s)")
    said: dict[str, str] = {}
    for text in _texts(blocks):
        for name, meaning in _explained(text, list(mention.finditer(text))).items():
            said.setdefault(name, meaning)
    for tag in used:
        parts = [said.get(part, "") for part in _PARTS.split(tag)]
        if all(parts):
            said.setdefault(tag, " + ".join(parts))
    return said


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    """The texts that may explain tags: paragraphs, list entries, rows of narrow tables."""
    for block in blocks:
        if isinstance(block, TextBlock):
            yield full_text(block)
        elif isinstance(block, Table) and block.n_cols <= _MOST_COLUMNS:
            for row in block.grid():
                cells = list(dict.fromkeys(clean(cell.text) for cell in row if cell is not None))
                if cells and len(cells[0]) <= _LONGEST_SIGN:
                    yield " : ".join(cells)


def _explained(text: str, mentions: Sequence[re.Match[str]]) -> dict[str, str]:
    """What a text says that the tags in it stand for: all of several, each there once, or the one it begins with."""
    if not mentions or len({match[0] for match in mentions}) < len(mentions):
        return {}
    if len(mentions) == 1 and (mentions[0].start() or not _CONNECTIVE.match(text[mentions[0].end() :])):
        return {}
    edges = [0, *(edge for match in mentions for edge in match.span()), len(text)]
    between = [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]  # the first stands before all tags
    meanings = (
        [_clauses(part)[-1] for part in between[:-1]]
        if _stand_behind(between)
        else [_clauses(_CONNECTIVE.sub("", part))[0] for part in between[1:]]
    )
    said = zip((match[0].strip('()[]«»“”" ') for match in mentions), meanings, strict=True)
    return {name: _ARTICLE.sub("", meaning) for name, meaning in said if meaning}


def _stand_behind(between: Sequence[str]) -> bool:
    """Whether tags stand behind what they mean ("la Commune (C), le CPAS (P)")."""
    opened = not between[0].strip() or between[0].rstrip().endswith(":")
    return not opened and _CLAUSE_END.match(between[1]) is not None


def _clauses(text: str) -> list[str]:
    return [part.strip(_EDGES) for part in _CLAUSE_END.split(text)]
