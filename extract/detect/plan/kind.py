"""What sort of document it is: a plan, its evaluation, a presentation, a guide, or something else."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extract import lexicon
from extract.detect.plan.head import title_lines
from extract.detect.plan.subject import subject
from extract.detect.words.language import Language, detect_language
from extract.document import Document, Figure, Kind, ReaderWarning, Role, Table, TextBlock
from extract.layout.pages.site_words import is_path
from extract.sniff import ECOMPTES

DocumentKind = Literal["plan", "evaluation", "presentation", "guide", "other"]

_LANGUAGE_NAMES: Mapping[str, str] = {"de": "allemand", "nl": "néerlandais", "en": "anglais"}
_ITEM = re.compile(
    r"^\W*(?:O\.?\s?[SO]\b\.?\s?\d|objectifs?\s+(?:strat[ée]giques?|op[ée]rationnels?)\s*(?:n°\s*)?[\d:IV]|actions?\s*(?:n°\s*)?\d"
    r"|fiche(?:[\s-](?:action|projet))?\s*(?:n°\s*)?\d)",
    re.IGNORECASE,
)
_MARKER = re.compile(
    r"(?<!\w)(?:O\.?\s?[SO]\.?|[Oo]bjectif\s+(?:strat[ée]gique|op[ée]rationnel)|[Aa]ction|[Pp]rojet|[Ff]iche(?:[\s-](?:action|projet))?)"
    r"\s*(?:n°\s*)?\d{1,2}(?:\.\d{1,2})*(?![\w%])"
)
_OWN_BODY = re.compile(
    r"\b(?i:commune|ville|c\.?p\.?a\.?s\.?|administration\s+communale|province)\s+(?:(?:de|du|des)\s+|d['’]\s?)(?:L[ae]s?\s)?[A-ZÀ-Ý]"
)
_PST = re.compile(r"\bp\.?\s?s\.?\s?t\b|(?:programme|plan)s? strategique", re.IGNORECASE)
_CRUMBS = re.compile(r"\s*[/»>›|]\s*")
_CONTENTS_LINE = re.compile(r"^\s*\d+(?:\.\d+)*[.)]?\s|\.{3,}|\s\d{1,3}$")
_ENOUGH_ITEMS = 3
_ENOUGH_CODED = 5
_MANY_ITEMS = 20
_SPEAKS_TO_COMMUNES = 2  # the weight of what a guide says to those who will write a plan
_MANY_MARKERS = 8
_TOLD = 2  # signs of a press article
_ASKED = 2  # passages of a question to a minister, and its answer
_ABROAD = 2  # words of other countries' bodies
_WALLOON = re.compile(
    r"\bbourgmestres?\b|\bechevin|\bc\.?p\.?a\.?s\b|\bwallon|\b(?:conseil|college) communal\b|\bp\.?s\.?t\b"
)
_FIRST_NAMES = 5
_ENOUGH_READ = 60_000


@dataclass(frozen=True, slots=True)
class CodedTree:
    """How many actions bear a code under objectives of both levels that do, and the headings above the first.

    Those count that a table or their own markers place: numbered text is anything.
    """

    actions: int = 0
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemCounts:
    """How many items reading found, level by level, and how many values they carry."""

    strategic: int = 0
    operational: int = 0
    actions: int = 0
    values: int = 0
    coded: CodedTree = CodedTree()

    @property
    def total(self) -> int:
        """All items."""
        return self.strategic + self.operational + self.actions


@dataclass(frozen=True, slots=True)
class KindVerdict:
    """The kind with a confidence from 0 to 1, the cues that spoke for it, the language, and warnings."""

    kind: DocumentKind
    confidence: float
    reasons: tuple[str, ...] = ()
    language: Language = "fr"
    warnings: tuple[ReaderWarning, ...] = ()


def classify(document: Document, items: ItemCounts | None = None) -> KindVerdict:
    """Return what sort of document it is, from what it calls itself, what it holds and what reading found in it.

    Its own name decides first: a PCDR has objectives and fiches too, a plan has a chapter about evaluation. ``items``
    is what reading found, None where nothing was read yet: markers in the text then stand for it.
    """
    if document.media_type == ECOMPTES:
        return KindVerdict("plan", 1.0, ("fichier d'échange eComptes PST",))
    texts = tuple(_first(_body_texts(document), _ENOUGH_READ))
    whole = "\n".join(texts)
    language = detect_language(whole)
    if language != "fr":
        name = _LANGUAGE_NAMES[language]
        message = f"Le document est en {name} : seuls les plans en français sont lus"
        warning = ReaderWarning("language-not-supported", message)
        return KindVerdict("other", 0.95, (f"langue : {name}",), language, (warning,))
    if not whole.strip():
        return KindVerdict("other", 0.2, ("aucun texte lisible",), language)
    case = _weigh(document, texts, items)
    kind, confidence, reasons = _decide(case)
    left_out = (*_tree_left_out(kind, items), *_markers_left_out(kind, items, whole))
    return KindVerdict(kind, confidence, tuple(reasons), language, left_out)


def names_other_document(name: str) -> bool:
    """Whether a name is that of another document than a plan, and of none that may carry a plan."""
    kinds = _kinds_of(name)
    return "other" in kinds and "plan" not in kinds


def names_plan(name: str) -> bool:
    """Whether a name is that of a strategic plan."""
    return "plan" in _kinds_of(name)


def _kinds_of(name: str) -> set[str]:
    folded = _fold(name)
    return {cue.kind for cue in _cues("title") if not cue.encloses and cue.found_in(folded)}


def _tree_left_out(kind: DocumentKind, items: ItemCounts | None) -> tuple[ReaderWarning, ...]:
    """The warning that a document of another kind holds what looks like a plan."""
    if kind != "other" or items is None or items.coded.actions < _ENOUGH_CODED:
        return ()
    left_out = f"{items.coded.actions} actions codées sous leurs objectifs n'y sont pas lues"
    return (ReaderWarning("unread-text", f"Le document ne se présente pas comme un plan : {left_out}"),)


def _markers_left_out(kind: DocumentKind, items: ItemCounts | None, whole: str) -> tuple[ReaderWarning, ...]:
    """The warning that a text with many markers of levels has given no item: its layout was not understood."""
    if kind == "guide" or items is None or items.total:
        return ()
    markers = {" ".join(marker.split()).casefold() for marker in _MARKER.findall(whole)}
    if len(markers) < _MANY_MARKERS:
        return ()
    message = f"Aucun élément n'a été lu, alors que le texte compte {len(markers)} repères d'objectifs et d'actions"
    return (ReaderWarning("unread-text", message),)


@dataclass(frozen=True, slots=True)
class _Case:
    titles: Mapping[str, float]
    first: Mapping[str, int]  # the first of the document's names that speaks for each kind
    body: Mapping[str, float]
    cues: tuple[str, ...]
    items: int
    levels: int
    own_body: int
    plan_words: int
    length: int
    encloses: bool  # it calls itself what may carry a plan, and its items stand under a plan's name
    abroad: bool  # it speaks as bodies of other countries and regions do, and in no word as Walloon ones
    bare: bool  # no action bears a code under coded objectives


def _decide(case: _Case) -> tuple[DocumentKind, float, list[str]]:
    title, body, reasons = case.titles, case.body, list(case.cues)
    holds_items = case.items >= _ENOUGH_ITEMS
    spoken_to = title["guide"] + body["guide"]
    whole_plan = case.items >= _MANY_ITEMS and case.levels >= 2 and case.own_body and title["plan"]
    named_guide = title["guide"] >= 4 and not (whole_plan and body["guide"] < _SPEAKS_TO_COMMUNES)
    if whole_plan and not named_guide:
        spoken_to = 0  # a foreword that explains what a plan is, a credit on the cover: they do not outweigh the plan
    if named_guide or (spoken_to >= 5 and case.own_body < 2) or (spoken_to >= 4 and not case.own_body):
        return "guide", 0.9, reasons
    if case.abroad or (title["other"] and _is_other(case, holds_items=holds_items)):
        return "other", 0.9, reasons
    if body["question"] >= _ASKED and case.bare:
        return "other", 0.8, reasons
    if body["article"] >= _TOLD and case.bare and case.items < _MANY_ITEMS:
        return "presentation", 0.7, [*reasons, "un article parle d'un plan"]
    if title["evaluation"] >= 3 and (title["plan"] or case.plan_words or holds_items):
        return "evaluation", 0.9, reasons
    if not holds_items and body["evaluation"] >= 4 and (title["plan"] or case.plan_words >= 3):
        return "evaluation", 0.7, reasons
    if holds_items and (title["plan"] or case.plan_words or case.levels >= 2):
        return "plan", 0.95 if title["plan"] else 0.8, [*reasons, f"{case.items} éléments"]
    if not title["plan"] and not title["presentation"] and case.plan_words < 3:
        return "other", 0.7, [*reasons, "le PST n'est pas le sujet"]
    if case.own_body or body["presentation"]:
        return "presentation", 0.8, [*reasons, "un plan est décrit, ses éléments n'y sont pas"]
    if body["guide"] >= 2:
        return "guide", 0.7, reasons
    return ("presentation" if title["plan"] else "other"), 0.5, reasons


def _is_other(case: _Case, *, holds_items: bool) -> bool:
    """Whether the name of another document outweighs the plan's: it comes first, and the text holds no plan's tree.

    That of papers to which a plan is annexed does not.
    """
    if case.encloses:
        return False
    if not case.titles["plan"] or case.titles["other"] > 2 * case.titles["plan"]:
        return True
    tree = holds_items and case.levels >= 2
    return case.first["other"] <= case.first["plan"] and not (tree and case.first["plan"] < 4)


def _weigh(document: Document, texts: Sequence[str], items: ItemCounts | None) -> _Case:
    titles: dict[str, float] = defaultdict(float)
    body: dict[str, float] = defaultdict(float)
    seen: list[str] = []
    first: dict[str, int] = {}
    papers = True
    names = [_fold(name) for name in _names(document)]
    about = _subject(document, names)
    names = [*([about] if about else []), *names]
    printed_plan = any(cue.kind == "plan" and cue.found_in(name) for name in names[:-1] for cue in _cues("title"))
    for position, name in enumerate(names):
        of_file = position == len(names) - 1
        for cue in _cues("title"):
            if of_file and printed_plan and cue.kind in ("guide", "other"):
                continue  # the name of a file says little where the document says what it is
            if cue.found_in(name) and cue.holds_among(names):
                titles[cue.kind] = max(titles[cue.kind], cue.weight)
                first.setdefault(cue.kind, position)
                papers = papers and (cue.kind != "other" or cue.encloses)
                seen.append(f"{cue.id} : {name[:60]}")
    whole = _fold("\n".join(texts))
    for cue in _cues("body"):
        hits = len(cue.pattern.findall(whole))
        if hits:
            body[cue.kind] += cue.weight * min(hits, 6)
            seen.append(f"{cue.id} × {hits}")
    printed = sum(1 for text in texts if _ITEM.match(text))
    found = max(items.total, printed if printed >= _MANY_MARKERS else 0) if items is not None else printed
    levels = sum(map(bool, (items.strategic, items.operational, items.actions))) if items else int(printed > 3)
    tree = about != "" and found >= _ENOUGH_ITEMS and levels > 1
    return _Case(
        titles=titles,
        first=first,
        body=body,
        cues=tuple(dict.fromkeys(seen)),
        items=found,
        levels=levels,
        own_body=sum(len(_OWN_BODY.findall(text)) for text in texts),
        plan_words=len(_PST.findall(whole)),
        length=len(whole),
        encloses=papers and items is not None and (tree or _is_annexed(items.coded)),
        abroad=body["other"] >= _ABROAD and not _WALLOON.search(whole),
        bare=items is not None and not items.coded.actions,
    )


def _subject(document: Document, names: Sequence[str]) -> str:
    """The object of a council's deliberation where it is a plan; "" for all else."""
    if not any(cue.encloses and cue.found_in(name) for name in names for cue in _cues("title")):
        return ""
    about = _fold(subject(document.blocks) or "")
    return about if _kinds_of(about) - {"evaluation"} == {"plan"} else ""


def _is_annexed(tree: CodedTree) -> bool:
    """Whether a tree stands under the name of a plan: the last of the headings above it that name a document."""
    if tree.actions < _ENOUGH_CODED:
        return False
    for heading in reversed(tree.above):
        kinds = _kinds_of(heading)
        if kinds & {"plan", "other", "guide"}:
            return kinds <= {"plan", "evaluation"}
    return False


def _names(document: Document) -> Iterator[str]:
    """Yield what the document calls itself: title lines, title, running heads, place on a site, heading, file name."""
    lines = [block.text for block in title_lines(document.blocks)]
    yield from lines[:_FIRST_NAMES]
    yield from (line for line in lines[_FIRST_NAMES:15] if _PST.search(line) and not _CONTENTS_LINE.search(line))
    if len(lines) > 1:
        yield " ".join(lines[:_FIRST_NAMES])
    for key in ("title", "subject"):
        if document.metadata.get(key):
            yield document.metadata[key]
    if document.title:
        yield document.title
    heads = [b for b in document.blocks if isinstance(b, TextBlock) and b.role is Role.RUNNING_HEAD]
    yield from (text for text, _ in Counter(block.text for block in heads).most_common(1))
    aside = (b for b in document.blocks if isinstance(b, TextBlock) and b.role is Role.FURNITURE)
    yield from (_CRUMBS.split(block.text)[-1] for block in aside if is_path(block.text))
    first = next((b for b in document.blocks if isinstance(b, TextBlock) and b.kind is Kind.HEADING), None)
    if first is not None and first.role is Role.BODY:
        yield first.text
    yield re.sub(r"[_\-.+]+", " ", document.source.name.rsplit(".", 1)[0])


def _first(texts: Iterator[str], length: int) -> Iterator[str]:
    """Yield texts until they are ``length`` characters long: what a document is, it says early."""
    for text in texts:
        yield text
        length -= len(text)
        if length < 0:
            return


def _body_texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Figure) or block.role not in (Role.BODY, Role.NOTE):
            continue
        if isinstance(block, Table):
            yield from (cell.text for cell in block.cells if cell.text)
        elif block.text:
            yield f"{block.marker} {block.text}" if block.marker else block.text


@dataclass(frozen=True, slots=True)
class _Cue:
    id: str
    kind: str
    weight: float
    pattern: re.Pattern[str]
    not_for: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    encloses: bool

    def found_in(self, folded: str) -> bool:
        return bool(self.pattern.search(folded)) and not (self.not_for and self.not_for.search(folded))

    def holds_among(self, names: Sequence[str]) -> bool:
        return not (self.unless and any(map(self.unless.search, names)))


@cache
def _cues(where: str) -> tuple[_Cue, ...]:
    return tuple(
        _Cue(
            id=row["id"],
            kind=row["kind"],
            weight=row["weight"],
            pattern=re.compile(row["pattern"], re.IGNORECASE),
            not_for=re.compile(row["not_for"], re.IGNORECASE) if "not_for" in row else None,
            unless=re.compile(row["unless"], re.IGNORECASE) if "unless" in row else None,
            encloses=row.get("encloses", False),
        )
        for row in lexicon.load("kinds")["cue"]
        if row["where"] == where
    )


def _fold(text: str) -> str:
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return plain.replace("’", "'").lower()
