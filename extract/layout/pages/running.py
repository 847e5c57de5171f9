"""Running heads, footers and page numbers: what stands at the same height, in the same words, page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extract.document import Role
from extract.layout.open_tables.columns import Run
from extract.layout.open_tables.header import is_over_several
from extract.layout.pages.page import PageParts
from extract.layout.text.lines import TextLine

_EDGE_LINES = 4  # from the top and the bottom of a page that may be running
_SAME_HEIGHT = 6.0
_SAME_LINE = 3.0
_LEAST_SHARE = 0.4  # of the pages of one shape that repeat it
_PAGE_WORDS = re.compile(
    r"^\W*(?:page|p\.|pg\.?|pagina|seite)?\s*(?P<number>\d{1,4})(?:\s*(?:/|sur|de|of|von|van|\|)\s*\d{1,4})?\W*$",
    re.IGNORECASE,
)
_PAGE_LABEL = re.compile(r"\b(page|p\.)\s*\d{1,4}(\s*(?:/|sur|de|of)\s*\d{1,4})?", re.IGNORECASE)
_TRAILING = re.compile(r"^(?P<text>.*?\D)(?P<number>\d{1,4})(?:\s*(?:/|sur|de|of|van|von)\s*\d{1,4})?\W*$", re.DOTALL)
_LEADING = re.compile(r"^\W*(?P<number>\d{1,4})(?P<text>\D.*)$", re.DOTALL)
_OFFSET = re.compile(r"#-?\d+$")  # of a key: the printed number less that of the page
_LONGEST_LABEL = 60  # characters of a line such as "Report 2020 - page 3"
_SAME_PLACE = 2.5
_SAME_START = 0.8
_FEWEST_LABELS = 2
_MANY_NAMES = 4  # in line with texts below: no running head has so many parts
_FEWEST_TEXTS = 2  # under each name of a column
_NEXT_STOREY = 3.5  # heights of a line
_FEWEST_ELSEWHERE = 3
_SIZE_APART = 1.5  # points
_EARLIEST_YEAR = 1900
_LARGE = 2.0  # times the print of the body: no number of a page
_CAPTION = 0.6  # of the height of such a number: from the words above it
_FOOT = 0.9  # of the page's height: below it, a lone page number needs no company


class _Candidate(NamedTuple):
    page: int
    at: int  # index of the run on its page
    height: float  # from the top of the page for heads, from its bottom for feet
    line: TextLine


def running_lines(pages: Sequence[PageParts], body_size: float) -> dict[int, dict[int, Role]]:
    """Return, by page and index of the run, the role of the lines that run over pages."""
    found: dict[int, dict[int, Role]] = {}
    shapes: dict[tuple[int, int], int] = {}
    for parts in pages:
        shape = round(parts.width), round(parts.height)
        shapes[shape] = shapes.get(shape, 0) + 1
    own = _own_boxes(pages)
    numbering: set[str] = set()  # how far printed page numbers are from those counted, as feet tell
    for role in (Role.FOOTER, Role.RUNNING_HEAD):
        for shape, count in shapes.items():
            group = [p for p in pages if (round(p.width), round(p.height)) == shape]
            candidates = [c for parts in group for c in _edge_runs(parts, role, own.get(parts.page, parts.height))]
            candidates = _without_large_numbers(candidates, body_size)
            chosen: dict[int, set[int]] = {}
            times = _times(group, candidates)
            for candidate in _repeated(candidates, role, count, body_size, numbering, times):
                chosen.setdefault(candidate.page, set()).add(candidate.at)
            for parts in group:
                for at in _outermost(parts, chosen.get(parts.page, set()), role):
                    found.setdefault(parts.page, {}).setdefault(at, role)
        if role is Role.FOOTER:
            for parts in pages:
                _lone_numbers(parts, found.setdefault(parts.page, {}))
    return found


def _outermost(parts: PageParts, chosen: set[int], role: Role) -> list[int]:
    """Keep of the ``chosen`` runs those of whole lines, from the edge of the page inwards."""
    order = sorted(range(len(parts.runs)), key=lambda at: parts.runs[at].bottom, reverse=role is Role.FOOTER)
    kept: list[int] = []
    line: list[int] = []
    above: list[int] = []
    for at in [*order, -1]:
        if at >= 0 and (not line or abs(parts.runs[line[0]].bottom - parts.runs[at].bottom) <= _SAME_LINE):
            line.append(at)
            continue
        if not all(one in chosen for one in line):
            break
        if role is Role.RUNNING_HEAD and _heads_columns(parts, line):
            return kept[: -len(above)] if _is_upper_storey(parts, above, line) else kept
        kept.extend(line)
        line, above = [at], line
    return kept


def _is_upper_storey(parts: PageParts, above: list[int], line: list[int]) -> bool:
    """Whether a line stands right above the names of columns in their look, but not over the first of them."""
    upper, names = ([parts.runs[at] for at in some] for some in (above, line))
    if len(upper) < 2:
        return False
    one, other = upper[0], names[0]
    return (
        (one.look.bold, one.look.size) == (other.look.bold, other.look.size)
        and other.bottom - one.bottom < _NEXT_STOREY * (one.bottom - one.top)
        and min(names, key=lambda run: run.x0).x1 < min(run.x0 for run in upper)
    )


def _heads_columns(parts: PageParts, line: list[int]) -> bool:
    """Whether a line of several runs is the header of columns: each is aligned with a text of its own below.

    Or it stands over several names of the line below, which are so themselves.
    """
    if len(line) < 2:
        return False
    first = parts.runs[line[0]]
    reach = 3.5 * (first.bottom - first.top) if len(line) == 2 else parts.height
    below = [run for run in parts.runs if first.bottom + _SAME_LINE < run.bottom < first.bottom + reach]
    if len(line) >= _MANY_NAMES and _stand_over_texts([parts.runs[at] for at in line], below):
        return True
    aligned: set[int] = set()
    alone: list[int] = []
    for at in line:
        own = next((i for i, run in enumerate(below) if i not in aligned and _is_aligned(parts.runs[at], run)), None)
        if own is None:
            alone.append(at)
        else:
            aligned.add(own)
    if len(aligned) < 2:
        return len(line) == 2 and _is_label_over_labels([parts.runs[at] for at in line], below)
    known = [parts.runs[at] for at in line if at not in alone]
    if 3 * len(aligned) >= 2 * len(line) or len(aligned) >= _MANY_NAMES:
        return True
    return 3 * (len(aligned) + _over_names(parts, alone, known)) >= 2 * len(line)


def _is_label_over_labels(line: Sequence[TextLine], below: Sequence[TextLine]) -> bool:
    """Whether a label and its value stand right over others whose values begin where it does, however close to them."""
    label, value = sorted(line, key=lambda run: run.x0)
    lines = [run for run in below if abs(run.x0 - label.x0) < _SAME_PLACE]
    within = sum(any(abs(word.x0 - value.x0) < _SAME_START for word in run.words[1:]) for run in lines)
    return within == len(lines) >= _FEWEST_LABELS


def _stand_over_texts(names: Sequence[TextLine], below: Sequence[TextLine]) -> bool:
    """Whether each of the ``names`` has several texts below it that stand over no other: centred, or beside its own."""
    texts = Counter[int]()
    for run in below:
        gaps = [max(name.x0 - run.x1, run.x0 - name.x1, 0.0) for name in names]
        if gaps.count(0.0) < 2:
            texts[gaps.index(min(gaps))] += 1
    return all(texts[at] >= _FEWEST_TEXTS for at in range(len(names)))


def _over_names(parts: PageParts, upper: list[int], known: list[TextLine]) -> int:
    """How many of the ``upper`` runs of a line stand over several names of columns in the next one.

    ``known`` are the names in the line itself.
    """
    first = parts.runs[upper[0]]
    reach = _NEXT_STOREY * (first.bottom - first.top)
    near = [at for at, run in enumerate(parts.runs) if _SAME_LINE < run.bottom - first.bottom < reach]
    top = min((parts.runs[at].bottom for at in near), default=0.0)
    lower = [at for at in near if parts.runs[at].bottom - top <= _SAME_LINE]
    if not _heads_columns(parts, lower):
        return 0
    names = sorted(Run(run.x0, run.x1, run.words) for run in (*known, *(parts.runs[at] for at in lower)))
    return sum(is_over_several(Run(run.x0, run.x1, run.words), names) for run in (parts.runs[at] for at in upper))


def _is_aligned(run: TextLine, other: TextLine) -> bool:
    """Whether two runs have their left edge, their right edge or their centre in common."""
    left, right = run.x0 - other.x0, run.x1 - other.x1
    return min(abs(left), abs(right), abs(left + right) / 2) < _SAME_PLACE


def _own_boxes(pages: Sequence[PageParts]) -> dict[int, float]:
    """Return how far down the first box with a text that no other page has reaches, by page: its body has begun."""
    boxes = {parts.page: [(c.bottom, " ".join(line.text for line in c.lines)) for c in parts.cards] for parts in pages}
    times = Counter(text for held in boxes.values() for _, text in held)
    own = {page: [bottom for bottom, text in held if times[text] == 1] for page, held in boxes.items()}
    return {page: min(bottoms) for page, bottoms in own.items() if bottoms}


def _edge_runs(parts: PageParts, role: Role, body: float) -> list[_Candidate]:
    """Return the runs near an edge of the page; those below ``body`` are none of a running head."""
    order = sorted(range(len(parts.runs)), key=lambda at: parts.runs[at].bottom, reverse=role is Role.FOOTER)
    chosen: list[_Candidate] = []
    heights: list[float] = []
    for at in order:
        line = parts.runs[at]
        if not heights or abs(heights[-1] - line.bottom) > 3:
            heights.append(line.bottom)
        if len(heights) > _EDGE_LINES:
            break
        if role is Role.RUNNING_HEAD and (line.bottom > 0.35 * parts.height or line.top >= body):
            break
        if role is Role.FOOTER and line.top < 0.65 * parts.height:
            break
        height = line.bottom if role is Role.RUNNING_HEAD else parts.height - line.bottom
        chosen.append(_Candidate(parts.page, at, height, line))
    return chosen


def _without_large_numbers(candidates: list[_Candidate], body_size: float) -> list[_Candidate]:
    """Leave out numbers in very large print, and what is right above them or their titles: they open chapters."""
    large = [c for c in candidates if c.line.look.size > _LARGE * body_size and c.line.text.strip().isdigit()]
    if not large or not body_size:
        return candidates
    titles = [(n, c) for n in large for c in candidates if c.page == n.page and _is_beside(c, n)]
    over = {(c.page, c.at) for n, title in titles for c in candidates if _is_over(c, title) and _is_beside(c, n)}
    return [c for c in candidates if (c.page, c.at) not in over and not any(c is n or _is_caption(c, n) for n in large)]


def _is_beside(candidate: _Candidate, number: _Candidate) -> bool:
    """Whether a line stands at the right of a number, within its height."""
    line, large = candidate.line, number.line
    return large.top <= (line.top + line.bottom) / 2 <= large.bottom and line.x0 > large.x1


def _is_over(candidate: _Candidate, title: _Candidate) -> bool:
    """Whether a line stands over one in larger print, at its left side."""
    line, below = candidate.line, title.line
    level = candidate.page == title.page and abs(line.x0 - below.x0) < _SAME_PLACE
    return level and line.bottom < below.bottom and line.look.size < below.look.size


def _is_caption(candidate: _Candidate, number: _Candidate) -> bool:
    """Whether a line stands right above a number, at its left side."""
    line, large = candidate.line, number.line
    gap = large.top - line.bottom
    near = -_CAPTION * large.look.size < gap < _CAPTION * large.look.size and line.bottom < large.bottom
    return candidate.page == number.page and near and abs(line.x0 - large.x0) < _CAPTION * large.look.size


def _repeated(
    candidates: list[_Candidate],
    role: Role,
    pages: int,
    body_size: float,
    numbering: set[str],
    times: Mapping[str, int],
) -> list[_Candidate]:
    """Return the candidates that repeat; feet add to ``numbering``, and heads with other numbers are titles.

    ``times``: how often their texts stand anywhere. What often stands elsewhere, too, is a line of fiches or tables
    that only came to stand at edges of pages.
    """
    by_text: dict[str, list[_Candidate]] = {}
    for candidate in candidates:
        for key in _keys(candidate, role, body_size):
            by_text.setdefault(key, []).append(candidate)
    chosen: list[_Candidate] = []
    for key, group in by_text.items():
        number = _OFFSET.search(key)
        if role is Role.RUNNING_HEAD and number and numbering and number[0] not in numbering:
            continue
        group.sort(key=lambda c: c.height)
        clusters = [(cluster, len({c.page for c in cluster})) for cluster in _clusters(group)]
        often = [cluster for cluster, n in clusters if n >= max(2, _LEAST_SHARE * pages) and (n >= 3 or pages <= 4)]
        for cluster in often:
            elsewhere = times.get(key, 0) - sum(
                len(one) for one in often if one is cluster or _sizes_differ(one, cluster)
            )
            if elsewhere < max(_FEWEST_ELSEWHERE, 0.5 * len({c.page for c in cluster})):
                chosen.extend(cluster)
                if number and role is Role.FOOTER:
                    numbering.add(number[0])
    return chosen


def _sizes_differ(one: Sequence[_Candidate], other: Sequence[_Candidate]) -> bool:
    """Whether the same words stand in two sizes, as a title of each page under its running head does."""
    return abs(one[0].line.look.size - other[0].line.look.size) > _SIZE_APART


def _times(pages: Sequence[PageParts], candidates: Sequence[_Candidate]) -> Counter[str]:
    """How often the texts of candidates stand on pages."""
    texts = {" ".join(c.line.text.split()) for c in candidates}
    return Counter(text for parts in pages for run in parts.runs if (text := " ".join(run.text.split())) in texts)


def _clusters(group: list[_Candidate]) -> list[list[_Candidate]]:
    clusters: list[list[_Candidate]] = []
    for candidate in group:
        if clusters and candidate.height - clusters[-1][-1].height <= _SAME_HEIGHT:
            clusters[-1].append(candidate)
        else:
            clusters.append([candidate])
    return clusters


def _keys(candidate: _Candidate, role: Role, body_size: float) -> list[str]:
    """Return the texts under which a line may repeat: as it is, without its page number."""
    text = " ".join(candidate.line.text.split())
    keys = [text]
    number = _PAGE_WORDS.match(text)
    if number:
        own = [f"#{int(number['number']) - candidate.page}"]
        return [*own, text] if text.isdigit() and int(text) >= _EARLIEST_YEAR else own  # the rest of "2018-" / "2024"
    if _PAGE_LABEL.search(text):
        return [_PAGE_LABEL.sub("#", text)]
    look = candidate.line.look
    plain = role is Role.FOOTER or (not look.bold and look.size <= max(body_size, 1.0))
    for match in (_TRAILING.match(text), _LEADING.match(text)) if plain else ():
        if match is not None:
            keys.append(f"{match['text'].strip()}#{int(match['number']) - candidate.page}")
    return keys


def _lone_numbers(parts: PageParts, found: dict[int, Role]) -> None:
    """Mark a page number alone at the foot, also in documents too short to repeat anything."""
    for at, line in enumerate(parts.runs):
        if at in found or line.bottom < _FOOT * parts.height:
            continue
        if any(abs(other.bottom - line.bottom) <= _SAME_LINE for other in parts.runs if other is not line):
            continue
        text = line.text.strip()
        label = _PAGE_LABEL.search(text)
        if (label and len(text) <= _LONGEST_LABEL and int(_digits(label[0])) == parts.page) or (
            _PAGE_WORDS.match(text) and (text.lower().startswith("p") or int(_digits(text)) == parts.page)
        ):
            found[at] = Role.FOOTER


def _digits(text: str) -> str:
    match = re.search(r"\d+", text)
    return match[0] if match else "0"
