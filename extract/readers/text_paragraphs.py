"""Lines of plain text put together again: which line goes on with the sentence before, which opens something new."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.document import PLAIN, Kind, Line, Link, Role, Style, TextBlock
from extract.readers.bullet_glyphs import split_bullet
from extract.readers.text_cell_kinds import label_kind, opens_name, value_kind
from extract.readers.text_detached_codes import with_codes_attached
from extract.readers.text_hanging_lines import hangs_below, indent_of
from extract.readers.text_lone_markers import beside_bullets, is_lone_bullet, with_markers_beside
from extract.readers.text_tables import TextLine
from extract.text import clean, fold, heal_lines

_NUMBERED = re.compile(
    r"(?:\(?\d{1,3}(?:\.\d{1,3})+[.)°:]*\s*\S|\(?\d{1,3}\s?(?:[.)°]|/(?!\d)|[-–]\s)\s*\S|\d{1,2}\s+[A-ZÀ-Ý]|"
    r"\(?[a-zA-Z][.)]\s+\S|\(?[IVX]{1,5}[.)]\s*\S|[IVX]{1,5}\s*[-–:]\s|§\s*\d)"
)
_CODED = re.compile(
    r"(?:[A-ZÀ-Ý]\.?\s?){1,4}\d+(?:[.\-]\w{1,4})*|"
    r"(?:[Oo]bjectifs?|[Aa]ctions?|[Aa]xes?|[Vv]olets?|[Ee]njeux?|[Dd]éfis?|[Ff]iches?|[Pp]rojets?|[Mm]esures?|[Tt]h[èé]mes?|"
    r"[Tt]hématiques?|[Dd]omaines?|[Cc]hapitres?|[Pp]arties?|[Aa]nnexes?|[Aa]rticles?|OBJECTIFS?|ACTIONS?|AXES?|VOLETS?|ENJEUX?|"
    r"FICHES?|PROJETS?|MESURES?|THÈMES?|CHAPITRES?|PARTIES?|ANNEXES?)"
    r"(?:\s+(?:stratégique|opérationnel|STRATÉGIQUE|STRATEGIQUE|OPÉRATIONNEL|OPERATIONNEL|action|projet)s?)?"
    r"\s*(?:(?:n°|N°|nº)?\s*(?:\d|[IVX]+\b)|:)"
)
_LABEL = re.compile(r"[A-ZÀ-Ý][\w’' /()-]{1,40}\s?:(?:\s|$)")
_ENDS = re.compile(r"[.!?;:…][»”\"')\]]*$")
_CLOSED = re.compile(r"[)»”\"\]]$")
_DANGLING = re.compile(
    r"(?:[,(«/&+]|['’]|[a-zà-ÿ]-|\b(?:de|du|des|la|le|les|l|d|et|ou|à|a|au|aux|en|pour|par|sur|sous|un|une|avec|dans|que|qui|dont|sans|"
    r"ce|cette|ces|son|sa|ses|leur|leurs|notre|nos|vers|entre|chez|via|afin|ainsi|plus|très|n°|art\.|etc\.,))$",
    re.IGNORECASE,
)
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{0,3}\s*$|…{2,}\s*\d{1,3}\s*$|_{4,}\s*\d{1,3}\s*$")
_TIMED = re.compile(
    r"(?:(?:dès|d['’]ici|fin|début|mi|courant|avant|pour|en|à partir de|jusqu['’](?:en|à))[\s-]+(?:fin )?)?20[0-4]\d\b|"
    r"en (?:continu|permanence)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^\s{0,3}(?P<marks>#{1,6})\s+(?P<text>\S.*?)\s*#*\s*$")
_WIKI_HEADING = re.compile(r"^\s*(?P<marks>={2,6})\s*(?P<text>[^=].*?)\s*(?P=marks)\s*$")
_LINK = re.compile(r"\[([^\]\n]*)\]\(([^)\s]+)[^)]*\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![\w*_])")
_FURNITURE = frozenset((
    "skip to content", "skip to main content", "aller au contenu", "aller au contenu principal", "outils personnels",
    "aller a la navigation", "aller au contenu aller a la navigation", "navigation", "menu de navigation",
    "actions sur le document", "accueil", "rechercher", "recherche avancee", "menu", "imprimer", "partager",
))  # fmt: skip
_PARTED = re.compile(r"\t| {3,}")  # cells of a row
_OPEN_FIELDS = (";", ",", ":", " -", " –")  # ends of a line of fields within a value
_WIDEST = 160  # letters to a printed line
_FEWEST_OPENINGS = 3  # lines with one first word
_FEWEST_CUT = 3  # lines cut at the margin
_MOSTLY = 0.75  # of the lines below titles
_SHORTEST_CAPITALS = 30  # letters to a full line in capitals
PAGE_GAP = 3  # empty lines at the end of a page
_PAGE_NUMBER = re.compile(r"^(?:page\s*)?[-–]?\s*\d{1,3}\s*[-–]?(?:\s*(?:/|sur|de)\s*\d{1,3})?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a text is laid out. ``width``: letters to a full line, None where lines are not wrapped.

    ``double_spaced``: every printed line is followed by an empty one. ``openings``: the first words that several of its
    lines have, as labels do. ``capitals``: letters to the longest line in capitals, ``fields`` to that of several
    fields. ``hangs``: what stands below titles, where they begin behind their markers, goes on with them.
    """

    width: int | None
    double_spaced: bool
    openings: frozenset[str] = frozenset()
    capitals: int = 0
    fields: int = 0
    hangs: bool = False


def shape_of(lines: Sequence[TextLine]) -> Shape:
    """Return how the lines of a text are laid out, rows of tables left aside."""
    printed = [
        (at, line) for at, line in enumerate(lines) if not line.is_blank and not _PARTED.search(line.text.strip())
    ]
    followed = sum(1 for at, _ in printed if at + 1 < len(lines) and lines[at + 1].is_blank)
    spaced = len(printed) >= 8 and followed >= 0.85 * len(printed)
    pairs = _neighbours(lines, 2 if spaced else 1)
    lengths = sorted(len(line.text.strip()) for _, line in printed)
    cut = sum(1 for before, after in pairs if after[0].islower() and len(before.split()) > 1)
    double = spaced and cut >= max(_FEWEST_CUT, 0.03 * len(printed)) and _is_short(lengths)
    words = Counter(line.text.split()[0] for _, line in printed)
    openings = frozenset(word for word, times in words.items() if times >= _FEWEST_OPENINGS and word[0].isupper())
    capitals = max((len(line.text.strip()) for _, line in printed if _is_capitals(line.text)), default=0)
    fields = max((len(line.text.strip()) for _, line in printed if "|" in line.text), default=0)
    return Shape(_width(lengths, pairs), double, openings, capitals, fields if fields <= _WIDEST else 0, _hangs(lines))


def _hangs(lines: Sequence[TextLine]) -> bool:
    """Return whether nearly all that stands below titles, where these begin, goes on with them in small letters."""
    hanging = [after.text.strip() for before, after in pairwise(lines) if _may_hang(before, after)]
    return sum(text[0].islower() for text in hanging) >= max(_FEWEST_CUT, _MOSTLY * len(hanging))


def _may_hang(before: TextLine, after: TextLine) -> bool:
    text = after.text.strip()
    if not hangs_below(before.text, after.text) or _ENDS.search(before.text.rstrip()):
        return False
    return not (_opens(text) or _LABEL.match(text) or opens_name(text) or value_kind(text) != "text")


def _neighbours(lines: Sequence[TextLine], step: int) -> list[tuple[str, str]]:
    """Return the lines that end no sentence with the line ``step`` further that may go on with it."""
    texts = [line.text.strip() for line in lines]
    return [
        (before, after)
        for before, after in zip(texts, texts[step:], strict=False)
        if before and after and not (_PARTED.search(before) or _PARTED.search(after))
        if not (_ENDS.search(before) or _is_aside(before) or _is_aside(after) or _opens(after))
    ]


def _is_short(lengths: Sequence[int]) -> bool:
    return lengths[int(0.97 * (len(lengths) - 1))] <= _WIDEST


def _width(lengths: Sequence[int], pairs: Sequence[tuple[str, str]]) -> int | None:
    """Return the width at which lines are wrapped: what follows most lines near the longest begins in lower case."""
    if len(lengths) < 6 or not _is_short(lengths):
        return None
    longest = lengths[int(0.97 * (len(lengths) - 1))]
    after = [second[0].islower() for first, second in pairs if len(first) >= 0.8 * longest]
    return longest if longest >= 35 and sum(after) >= max(_FEWEST_CUT, 0.6 * len(after)) else None


def paragraphs(lines: Sequence[TextLine], shape: Shape) -> list[TextBlock]:
    """Return the headings, paragraphs and list entries of ``lines`` (no tables among them)."""
    groups: list[list[TextLine]] = []
    gap = 0
    whole_entries = beside_bullets(lines)
    for line in lines:
        if line.is_blank:
            gap += 1
            continue
        if groups and line not in whole_entries and _goes_on(groups[-1], line, gap, shape):
            groups[-1].append(line)
        else:
            groups.append([line])
        gap = 0
    attached = with_codes_attached(_underlined(groups), _opens)
    whole = with_markers_beside(attached, _opens, shape.openings)
    return _with_levels([_block(group) for group in whole])


def _goes_on(block: Sequence[TextLine], line: TextLine, gap: int, shape: Shape) -> bool:
    """Return whether ``line`` continues ``block``, ``gap`` blank lines after it."""
    before, text = block[-1].text.strip(), line.text.strip()
    if is_lone_bullet(before) or is_lone_bullet(text):
        return False
    if not gap and _ends_entry_of_contents(block, line):
        return True
    if _HEADING.match(block[-1].text) or _WIKI_HEADING.match(before) or _is_aside(before) or _is_aside(text):
        return False
    if text[0] in "»)" and not gap and _unclosed(block):
        return True
    if not gap and (_goes_on_with_fields(block, text, shape) or _is_time_of(block, text)):
        return True
    if _opens(text) and not (gap == 0 and _DANGLING.search(before) and _only_coded(text)):
        return False
    if before.endswith("**") and text.startswith("**"):
        return False
    lower = text[0].islower() or text[0] in ",;)»%:"
    ended = _ENDS.search(before) is not None
    page_break = gap >= PAGE_GAP
    if gap and not (shape.double_spaced and gap == 1):
        return page_break and lower and not ended and shape.width is not None
    if not ended and (_DANGLING.search(before) or _unclosed(block)):
        return True
    if _is_capitals(before) != _is_capitals(text) and not lower:
        return False
    if not ended and _is_cut_title(before, text, shape):
        return True
    if shape.hangs and not gap and len(block) == 1 and _may_hang(block[0], line):
        return True
    full = shape.width is not None and _reaches(len(block[-1].text.rstrip()), text, shape.width)
    if lower:
        return not ended or (full and before.endswith(".") and _ends_in_short_form(before))
    opens = _LABEL.match(text) is not None or text.split()[0] in shape.openings
    return full and not ended and not _CLOSED.search(before) and not opens


def _goes_on_with_fields(block: Sequence[TextLine], text: str, shape: Shape) -> bool:
    """Return whether fields that bars part ("Pilote : DG | Délai : 2027 |") go on in a line that they wrap into."""
    if not _holds_fields(block):
        return False
    before = block[-1].text.strip()
    if text[0] == "|" or before.endswith("|"):
        return True
    if not shape.fields or not _reaches(len(before), text, shape.fields):
        return False
    if before.endswith(_OPEN_FIELDS):
        return not split_bullet(text) and not _NUMBERED.match(text)
    return " | " in text and not _opens(text) and not _LABEL.match(text)


def _holds_fields(block: Sequence[TextLine]) -> bool:
    return any("|" in line.text for line in block) and _LABEL.match(block[0].text.strip()) is not None


def _is_time_of(block: Sequence[TextLine], text: str) -> bool:
    """Return whether a line says when what a marker opens is done, where the line before ends with the colon."""
    return block[-1].text.rstrip().endswith(":") and _opens(block[0].text.strip()) and _TIMED.match(text) is not None


def _ends_entry_of_contents(block: Sequence[TextLine], line: TextLine) -> bool:
    """Return whether a line ends, with the dots and the page, the title that the line before begins."""
    before, text = block[-1].text, line.text.strip()
    if not _LEADER.search(text) or not text[0].isalpha() or _opens(text) or _is_aside(before.strip()):
        return False
    if text[0].islower() or _DANGLING.search(before.rstrip()):
        return not _ENDS.search(before)
    return _opens(before.strip()) and indent_of(line.text) > indent_of(block[0].text)


def _is_cut_title(before: str, text: str, shape: Shape) -> bool:
    """Return whether a title in capitals behind a code goes on, as a narrow box or a large print cut it."""
    in_capitals = _CODED.match(before) is not None and _is_capitals(before) and _is_capitals(text)
    if not in_capitals or len(text.split()) < 2 or label_kind(text.capitalize()) is not None:
        return False
    return _reaches(len(before), text, max(shape.capitals, _SHORTEST_CAPITALS))


def _reaches(length: int, text: str, width: int) -> bool:
    """Return whether the first word of ``text`` had no place behind a line of ``length`` letters."""
    return length >= 0.8 * width and length + 1 + len(text.split()[0]) >= 1.0 * width


def _opens(text: str) -> bool:
    """Return whether a line opens a block of its own: a bullet, a number, a code, a heading."""
    return bool(
        split_bullet(text)
        or _NUMBERED.match(text)
        or _CODED.match(text)
        or _HEADING.match(text)
        or _WIKI_HEADING.match(text)
    )


def _only_coded(text: str) -> bool:
    """Return whether a line opens a block by its first words only, which a sentence may hold too ("la / Fiche 3")."""
    return _CODED.match(text) is not None and not split_bullet(text) and not _NUMBERED.match(text)


def _is_aside(text: str) -> bool:
    return _LEADER.search(text) is not None or _PAGE_NUMBER.match(text) is not None or set(text) <= set("-–—=_*~/ ")


def _unclosed(block: Sequence[TextLine]) -> bool:
    """Return whether a parenthesis or a quotation of the block's last lines is still open."""
    text = " ".join(line.text for line in block[-4:])
    return text.count("(") > text.count(")") or text.count("«") > text.count("»")


def _ends_in_short_form(text: str) -> bool:
    """Return whether the full stop at the end belongs to an abbreviation ("art.", "P.S.T.")."""
    return re.search(r"(?:\b\w{1,3}\.|\b(?:\w\.){2,})$", text) is not None


def _is_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 4 and sum(char.isupper() for char in letters) >= 0.9 * len(letters)


def _underlined(groups: Sequence[list[TextLine]]) -> list[list[TextLine]]:
    """Put a rule of dashes or equal signs with the line that it underlines."""
    result: list[list[TextLine]] = []
    for group in groups:
        rule = group[0].text.strip()
        if len(group) == 1 and len(rule) >= 3 and set(rule) <= set("=-_~*"):
            if result and len(result[-1]) == 1 and _underlines(group[0], result[-1][0]):
                result[-1] = [*result[-1], group[0]]
            continue
        result.append(group)
    return result


def _underlines(rule: TextLine, line: TextLine) -> bool:
    text, glyphs = line.text.strip(), rule.text.strip()
    if set(glyphs) not in ({"="}, {"-"}) or rule.number != line.number + 1:
        return False
    return not _ENDS.search(text) and abs(len(text) - len(glyphs)) <= 6


def _block(group: Sequence[TextLine]) -> TextBlock:
    heading = _HEADING.match(group[0].text) or _WIKI_HEADING.match(group[0].text)
    if heading:
        marks = heading["marks"]
        level = len(marks) if marks[0] == "#" else 7 - len(marks)
        return _marked_up(heading["text"], group[0], Kind.HEADING, level)
    if len(group) == 2 and set(group[1].text.strip()) in ({"="}, {"-"}):
        return _marked_up(group[0].text, group[0], Kind.HEADING, 1 if "=" in group[1].text else 2)
    return _plain(group)


def _marked_up(text: str, line: TextLine, kind: Kind, level: int | None) -> TextBlock:
    text, _, links = _without_markup(text)
    return TextBlock(kind, (Line(clean(text), line.place, replace(PLAIN, bold=True)),), level=level, links=links)


def _plain(group: Sequence[TextLine]) -> TextBlock:
    if len(group) > 1 and _holds_fields(group):  # where the line was wrapped says nothing
        group = [replace(group[0], text=heal_lines([line.text for line in group]))]
    indent = indent_of(group[0].text)
    whole, bold, links = _without_markup("\n".join(line.text.strip() for line in group))
    bullet = split_bullet(whole)
    marker = None
    if bullet and not whole.startswith("---"):
        inner = split_bullet(bullet[1]) if bullet[0] in "-*" else None
        marker, whole = inner or bullet
        whole, inner_bold, _ = _without_markup(whole)
        bold = bold or inner_bold
    style = Style(bold=bold, indent=indent * 6.0 if indent else None)
    lines = tuple(
        Line(clean(text), line.place, style)
        for text, line in zip(whole.split("\n"), group, strict=False)
        if clean(text)
    )
    kind = Kind.LIST_ITEM if marker is not None else Kind.PARAGRAPH
    return TextBlock(
        kind, lines, _role(lines), level=indent if marker is not None else None, marker=marker, links=links
    )


def _role(lines: Sequence[Line]) -> Role:
    text = " ".join(line.text for line in lines)
    if _LEADER.search(text):
        return Role.CONTENTS
    if len(lines) == 1 and _PAGE_NUMBER.match(text) and not text.isdigit():
        return Role.FOOTER
    folded = fold(text)
    if folded in _FURNITURE or folded.startswith("vous etes ici"):
        return Role.FURNITURE
    return Role.BODY


def _without_markup(text: str) -> tuple[str, bool, tuple[Link, ...]]:
    """Return ``text`` without Markdown, whether all of it was bold, and its links."""
    links = tuple(Link(clean(match[1]), match[2]) for match in _LINK.finditer(text) if clean(match[1]))
    text = _LINK.sub(r"\1", text)
    plain = _STRONG.sub("", text)
    bold = plain != text and not any(char.isalnum() for char in plain)
    whole = re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", text, flags=re.DOTALL)
    return _EMPHASIS.sub(r"\2", whole), bold, links


def _with_levels(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Turn the indents of list entries into depths; at one indent, a glyph new to the list is one level deeper."""
    result: list[TextBlock] = []
    stack: list[tuple[int, str]] = []
    for block in blocks:
        if block.kind is Kind.LIST_ITEM and block.marker is not None:
            entry = (block.level or 0, block.marker)
            while stack and (stack[-1][0] > entry[0] + 1):
                stack.pop()
            if entry[1] in [glyph for indent, glyph in stack if abs(indent - entry[0]) <= 1]:
                while stack[-1][1] != entry[1] or abs(stack[-1][0] - entry[0]) > 1:
                    stack.pop()
            else:
                stack.append(entry)
            block = replace(block, level=len(stack) - 1)
        elif block.kind is Kind.HEADING or _NUMBERED.match(block.text) or _CODED.match(block.text):
            stack = []
        result.append(block)
    return result
