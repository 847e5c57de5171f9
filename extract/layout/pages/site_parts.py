"""What a website prints around the text of a page: menus, a column of news beside the text, notices, its foot.

A browser prints them with the page. They are told by the words that sites use and by where they stand: menus at the
head of the first page, lists under heads such as "Actualités" in a column of their own beside the text, a bar about
cookies, links to legal notices at the foot.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from extract.layout.engine.content import Word
from extract.layout.pages.page import Card, PageParts
from extract.layout.pages.site_words import (
    are_heads,
    closes_page,
    has_plan_code,
    is_foot,
    is_foot_link,
    is_menu_entry,
    is_notice,
    is_owner,
    is_path,
    is_plan_label,
    is_skip_link,
    may_be_head,
    may_hold_site,
    names_plan,
)
from extract.layout.tables.cells import PageTable
from extract.layout.text.lines import TextLine, make_line, make_lines, size_of, split_runs
from extract.layout.text.symbols import is_bullet
from extract.text import fold

_GAP = 1.0  # font sizes between texts that have nothing to do with each other
_FEWEST_ENTRIES = 3  # of a menu, in words that sites use
_LONGEST_ENTRY = 4  # words
_LARGER = 1.3  # times the print of a menu: what is no longer of it (the button that opens it is set smaller)
_FEWEST_LINES = 3  # of a column beside the text, and of the text beside it
_WIDEST = 0.4  # of the page: a column beside the text
_GUTTER = 6.0  # points
_FLUSH = 4.0  # points
_INDENT = 24.0  # points, of what stands under a head
_MOST_STARTS = 4  # where the text beside a column may begin
_NEXT = 4.5  # font sizes to the next line of the column
_SHORT = 7  # words a line of the column has on average at most
_TOP = 0.4  # of the page: the head of a page
_OVERPRINTED = 0.3  # of a word's width
_FOOT = 0.85  # of the page: the foot of a page
_LINES_OF_BAR = 3
_LONGEST_FOOT = 10  # lines
_LONGEST_CLOSING = 20  # lines, those that close the text among them
_WORDS_OF_FOOT = 25  # in a line
_FEWEST_BARS = 3  # pages with the same bar
_MOST_PAGES = 0.6  # of the pages
_DIGITS = re.compile(r"\d+")

_Bar = tuple[int, int, str]  # where a box stands, in four points, and its words


def without_site(pages: Sequence[PageParts], loose: dict[int, list[TextLine]]) -> list[PageParts]:
    """Return ``pages`` with what the site prints around the text in ``site``, and take it out of ``loose``."""
    bars = _bars(pages)
    found = [_without(parts, loose, bars, is_first=parts is pages[0]) for parts in pages]
    last = max((at for at, parts in enumerate(pages) if loose[parts.page]), default=None)
    if last is not None:
        found[last] = _without_foot(found[last], loose)
    return found


def _bars(pages: Sequence[PageParts]) -> set[_Bar]:
    """The boxes that stand at the foot of most pages in the same words."""
    counts = Counter(bar for parts in pages for card in parts.cards if (bar := _bar(card, parts)) is not None)
    return {bar for bar, count in counts.items() if count >= max(_FEWEST_BARS, _MOST_PAGES * len(pages))}


def _bar(card: Card, parts: PageParts) -> _Bar | None:
    if card.top < _FOOT * parts.height or len(card.lines) > _LINES_OF_BAR:
        return None
    words = _DIGITS.sub("#", " ".join(line.text for line in card.lines))
    return round(card.x0 / 4), round(card.top / 4), words


def _without(parts: PageParts, loose: dict[int, list[TextLine]], bars: set[_Bar], *, is_first: bool) -> PageParts:
    cards = [card for card in parts.cards if bars and _bar(card, parts) in bars]
    looked_at = may_hold_site(word.text for word in parts.content.words)
    if not cards and not looked_at:
        return parts
    cards += [card for card in parts.cards if looked_at and card not in cards and _is_site_box(card, parts.width)]
    taken = [word for card in cards for word in _own_words(card)]
    pool = [word for run in loose[parts.page] for word in run.words]
    pool += [w for c in parts.cards if c.soft or c in cards for line in c.lines for w in line.words if w not in taken]
    pool += [word for table in parts.tables for word in table.words]
    found = _site_words(pool, parts, is_first=is_first, on_site=bool(taken)) if pool else set()
    if not found and not taken:
        return parts
    covered = [w for card in cards for line in card.lines for w in line.words if w not in taken and w not in found]
    parts = _freed(parts._replace(cards=tuple(c for c in parts.cards if c not in cards)), found, loose)
    if covered:
        loose[parts.page] = sorted([*loose[parts.page], *_runs(covered)], key=lambda line: (line.top, line.x0))
    aside = make_lines([*taken, *(word for word in pool if word in found)])
    return parts._replace(site=tuple(aside))


def _runs(words: Sequence[Word]) -> list[TextLine]:
    return split_runs(make_lines(words)) if words else []


def _without_foot(parts: PageParts, loose: dict[int, list[TextLine]]) -> PageParts:
    """Take the address and the links below the name of a site's owner, which end the last page, out of the text.

    So is what closes the text above them: files to fetch, other pages to see.
    """
    rows = _rows(run.words for run in loose[parts.page])
    links = [at for at, row in enumerate(rows) if _is_legal(row)]
    if not links:
        return _without_closing(parts, loose)
    owners = [at for at in range(max(0, links[0] - _LONGEST_FOOT), links[0]) if is_owner(rows[at].text)]
    tail = rows[owners[-1] + 1 if owners else links[0] :]
    if len(tail) > _LONGEST_FOOT or not _are_of_foot(tail):
        return parts
    words = {word for row in tail for word in row.words}
    return _freed(parts, words, loose)._replace(site=(*parts.site, *tail))


def _without_closing(parts: PageParts, loose: dict[int, list[TextLine]]) -> PageParts:
    """Take what closes the text of a page out of it, down to legal links in a box at its foot."""
    boxes = [card for card in parts.cards if any(map(_is_legal, card.lines))]
    if not boxes:
        return parts
    lines = [*loose[parts.page], *(line for card in parts.cards for line in card.lines)]
    rows = _rows(line.words for line in lines)
    start = next((at for at, row in enumerate(rows) if closes_page(row.text) or are_heads([row.text])), len(rows))
    tail = [row for row in rows[start:] if row.top < boxes[0].bottom] or list(boxes[0].lines)
    words = {word for row in tail for word in row.words}
    cards = [card for card in parts.cards if all(word in words for line in card.lines for word in line.words)]
    if len(tail) > _LONGEST_CLOSING or not _are_of_foot(tail) or boxes[0] not in cards:
        return parts
    parts = parts._replace(cards=tuple(card for card in parts.cards if card not in cards))
    return _freed(parts, words, loose)._replace(site=(*parts.site, *tail))


def _rows(lines: Iterable[Sequence[Word]]) -> list[TextLine]:
    words = [word for line in lines for word in line]
    return make_lines(words) if words else []


def _is_legal(row: TextLine) -> bool:
    """Whether a line, or one of the texts side by side in it, is a legal link of a site."""
    return is_foot(row.text) or any(is_foot_link(_unlisted(piece)) for piece in (row, *_pieces(row.words)))


def _are_of_foot(rows: Sequence[TextLine]) -> bool:
    return not any(has_plan_code(_unlisted(row)) or len(row.words) > _WORDS_OF_FOOT for row in rows)


def _unlisted(row: TextLine) -> str:
    """The text of a line without its bullet."""
    words = row.words[1:] if len(row.words) > 1 and is_bullet(row.words[0].text) else row.words
    return make_line(words).text


def _freed(parts: PageParts, found: set[Word], loose: dict[int, list[TextLine]]) -> PageParts:
    """Take words out of the loose lines and out of the boxes and tables that shades alone make."""
    lines: list[TextLine] = []
    for run in loose[parts.page]:
        left = [word for word in run.words if word not in found]
        lines.extend([run] if len(left) == len(run.words) else _runs(left))
    cards: list[Card] = []
    for card in parts.cards:
        words = [word for line in card.lines for word in line.words]
        if card.soft and any(word in found for word in words):
            lines.extend(_runs([word for word in words if word not in found]))
        else:
            cards.append(card)
    tables: list[PageTable] = []
    for table in parts.tables:
        if any(word in found for word in table.words):
            lines.extend(_runs([word for word in table.words if word not in found]))
        else:
            tables.append(table)
    loose[parts.page] = sorted(lines, key=lambda line: (line.top, line.x0))
    return parts._replace(cards=tuple(cards), tables=tuple(tables))


def _site_words(pool: Sequence[Word], parts: PageParts, *, is_first: bool, on_site: bool) -> set[Word]:
    """Return the words of menus, side columns, notices and feet among those of a page."""
    rows = make_lines(pool)
    found = set(_menus(rows, parts.height)) if is_first else set()
    for line in (line for row in rows for line in _layers(row)):
        if is_notice(line.text) or (is_first and is_path(line.text)):
            found.update(line.words)
    if is_first:
        found.update(_site_head(rows, parts.height, found))
    on_site = is_first and (on_site or bool(found))
    for _ in range(2):  # one at each side
        found.update(_side_columns([word for word in pool if word not in found], parts.width, on_site=on_site))
    return found


def _is_site_box(card: Card, width: float) -> bool:
    """Whether a box holds a notice about cookies, the links at the foot of a site, or lists of a side column."""
    texts = [line.text for line in card.lines]
    if any(is_notice(text) or is_foot(text) for text in texts):
        return True
    narrow = card.x1 - card.x0 <= _WIDEST * width
    return narrow and len(texts) >= _FEWEST_LINES and are_heads(texts) and _is_no_plan(card.lines)


def _own_words(card: Card) -> list[Word]:
    """The words of a box, without those of a text that it is printed over: drawn before its own, but further down."""
    lines = [line for row in card.lines for line in _layers(row)]
    notice = min((line for line in lines if is_notice(line.text)), key=_drawn, default=None)
    if notice is not None and any(_drawn(line) < _drawn(notice) and line.bottom > notice.top for line in lines):
        lines = [line for line in lines if _drawn(line) >= _drawn(notice)]
    return [word for line in lines for word in line.words]


def _drawn(line: TextLine) -> int:
    """When a line is drawn, of those of its page; signs that are no text do not tell."""
    return max(word.start for word in line.words)


def _layers(row: TextLine) -> list[TextLine]:
    """The lines that are printed one over the other in a row: each in its own look, or as they are drawn."""
    if not _is_overprinted(row.words):
        return [row]
    looks: dict[tuple[float, str | None], list[Word]] = {}
    for word in row.words:
        looks.setdefault((word.look.size, word.look.colour), []).append(word)
    if len(looks) > 1 and not any(map(_is_overprinted, looks.values())):
        return [make_line(words) for words in looks.values()]
    drawn = sorted(row.words, key=lambda word: word.start)
    starts = [0, *(at for at in range(1, len(drawn)) if drawn[at].x0 < drawn[at - 1].x0), len(drawn)]
    return [make_line(drawn[start:end]) for start, end in pairwise(starts)]


def _is_overprinted(words: Sequence[Word]) -> bool:
    placed = sorted(words, key=lambda word: word.x0)
    return any(after.x0 < word.x1 - _OVERPRINTED * (word.x1 - word.x0) for word, after in pairwise(placed))


# -- menus -------------------------------------------------------------------------------------------------------


def _menus(rows: Sequence[TextLine], height: float) -> Iterator[Word]:
    """Yield the words of the menus at the head of a page: rows of short entries, some in words that all sites use."""
    head = [(row, _pieces(row.words)) for row in rows if row.top < _TOP * height]
    first = next((at for at, (_, pieces) in enumerate(head) if _entries(pieces)), len(head))
    menu: list[TextLine] = []
    starts: list[float] = []
    entries: set[str] = set()
    for row, pieces in head[first:]:
        known = _entries(pieces)
        far = menu and row.top - menu[-1].bottom > _NEXT * size_of(menu[-1].words[0])
        large = menu and row.look.size > _LARGER * menu[0].look.size
        aligned = all(any(abs(piece.x0 - start) <= _FLUSH for start in starts) for piece in pieces)
        if far or large or any(map(_is_long, pieces)) or not (known or aligned):
            break
        menu.append(row)
        entries |= known
        starts.extend(piece.x0 for piece in pieces)
    skips = any(is_skip_link(row.text) for row, _ in head)
    if len(entries) >= _FEWEST_ENTRIES - skips:
        for row in menu:
            yield from row.words


def _site_head(rows: Sequence[TextLine], height: float, found: Set[Word]) -> Iterator[Word]:
    """Yield the words of the short lines above the path of a page, or from a skip link to the menus; no title."""
    head = [row for row in rows if row.top < _TOP * height]
    skips = any(is_skip_link(row.text) for row in head)
    last = [
        at for at, row in enumerate(head) if is_path(row.text) or (skips and all(word in found for word in row.words))
    ]
    above = [piece for row in head[: last[-1] if last else 0] for piece in _pieces(row.words)]
    if not any(has_plan_code(_unlisted(p)) or _is_long(p) for p in above):
        yield from (word for piece in above if not names_plan(piece.text) for word in piece.words)


def _is_long(piece: TextLine) -> bool:
    text = _unlisted(piece)
    return len(text.split()) > _LONGEST_ENTRY and not is_skip_link(text)


def _entries(pieces: Sequence[TextLine]) -> set[str]:
    return {fold(piece.text) for piece in pieces if is_menu_entry(piece.text)}


# -- a column beside the text ------------------------------------------------------------------------------------


class _Sides(NamedTuple):
    """The lines of a column and, beside them, those of the text."""

    column: list[TextLine]
    text: list[TextLine]


def _side_columns(words: Sequence[Word], width: float, *, on_site: bool) -> Iterator[Word]:
    """Yield the words of narrow columns beside the text whose lists have heads that sites use.

    On a page that shows its path or menus (``on_site``) other bold heads of one look may do.
    """
    pieces = [piece for row in make_lines(words) for piece in _pieces(row.words)] if words else []
    heads = [piece for piece in pieces if may_be_head(piece.text)]
    if on_site:
        heads += [p for p in pieces if p.look.bold and len(p.words) <= _LONGEST_ENTRY and p not in heads]
    done: list[TextLine] = []
    for head in heads:
        alike = [other for other in heads if abs(other.x0 - head.x0) <= _FLUSH and other not in done]
        told = are_heads([o.text for o in alike]) or (on_site and (may_be_head(head.text) or _share_look(alike)))
        if head in done or not told:
            continue
        for sides in (_at_right(pieces, alike), *_at_left(pieces, alike)):
            if _is_column(sides, width):
                done.extend(sides.column)
                pieces = [piece for piece in pieces if piece not in sides.column]
                yield from (word for line in sides.column for word in line.words)
                break


def _share_look(heads: Sequence[TextLine]) -> bool:
    return len(heads) > 1 and len({(head.look.size, head.look.colour) for head in heads}) == 1


def _at_right(pieces: Sequence[TextLine], heads: Sequence[TextLine]) -> _Sides:
    """The column that begins where its heads do, with nothing at its right."""
    left = min(head.x0 for head in heads) - _FLUSH
    return _sides(pieces, heads, lambda piece: piece.x0 >= left, lambda piece: piece.x1 <= left)


def _at_left(pieces: Sequence[TextLine], heads: Sequence[TextLine]) -> Iterator[_Sides]:
    """The columns that end before the text begins, from each place where it may begin."""
    left = min(head.x0 for head in heads)
    level = [p.x0 for p in pieces if p.top >= heads[0].top - _FLUSH and p.x0 > left + _INDENT + _FLUSH]
    starts = sorted(start for start, count in Counter(map(round, level)).items() if count >= _FEWEST_LINES)
    for text in starts[:_MOST_STARTS]:
        yield _sides(pieces, heads, partial(_ends_before, text - _GUTTER), partial(_begins_at, text - _FLUSH))


def _ends_before(side: float, piece: TextLine) -> bool:
    return piece.x1 < side


def _begins_at(side: float, piece: TextLine) -> bool:
    return piece.x0 >= side


def _sides(
    pieces: Sequence[TextLine],
    heads: Sequence[TextLine],
    in_column: Callable[[TextLine], bool],
    in_text: Callable[[TextLine], bool],
) -> _Sides:
    """Follow a column from its first head downwards and upwards, as far as its lines are near and none crosses it."""
    ordered = sorted(pieces, key=lambda piece: piece.top)
    first = next(at for at, piece in enumerate(ordered) if piece is heads[0])
    sides = _Sides([heads[0]], [])
    for way in (ordered[first + 1 :], ordered[:first][::-1]):
        last = heads[0]
        for piece in way:
            apart = max(piece.top - last.bottom, last.top - piece.bottom)
            if in_column(piece):
                if apart > _NEXT * size_of(piece.words[0]):
                    break
                sides.column.append(piece)
                last = piece
            elif not in_text(piece):
                break
            elif apart <= _NEXT * size_of(last.words[0]):
                sides.text.append(piece)
    sides.column.sort(key=lambda piece: piece.top)
    return sides


def _is_column(sides: _Sides, width: float) -> bool:
    """Whether short lines stand in a narrow column beside wider text in one piece, and say nothing of a plan."""
    column, text = sides
    if min(len(column), len(text)) < _FEWEST_LINES:
        return False
    wide = max(line.x1 for line in column) - min(line.x0 for line in column)
    text_wide = max(line.x1 for line in text) - min(line.x0 for line in text)
    words = sum(len(line.words) for line in column)
    level = sum(abs(one.bottom - other.bottom) < 1 for one, other in pairwise(text))
    return (
        wide <= min(_WIDEST * width, 0.8 * text_wide)
        and words <= _SHORT * len(column)
        and level <= 0.2 * len(text)
        and _is_no_plan(column)
    )


def _is_no_plan(lines: Sequence[TextLine]) -> bool:
    """Whether no line has the code of an objective or action, or is a label of their fields in the look of a head."""
    looks = Counter((line.look.size, line.look.bold) for line in lines)
    heads = {(line.look.size, line.look.bold) for line in lines if may_be_head(line.text)}
    heads -= {look for look, count in looks.items() if count > len(lines) / 2}
    for line in lines:
        label, colon, _ = line.text.partition(":")
        as_head = colon or line.look.bold or (line.look.size, line.look.bold) in heads
        if has_plan_code(line.text) or (as_head and is_plan_label(label)):
            return False
    return True


def _pieces(words: Sequence[Word]) -> list[TextLine]:
    """Cut words into lines and these where texts that have nothing to do with each other stand beside each other."""
    pieces: list[TextLine] = []
    for line in (line for row in (make_lines(words) if words else []) for line in _baselines(row)):
        start = 0
        for at, (before, word) in enumerate(pairwise(line.words), start=1):
            apart = word.x0 - before.x1 > max(_GUTTER, _GAP * max(size_of(before), size_of(word)))
            if apart and not (at - start == 1 and is_bullet(before.text)):
                pieces.append(make_line(line.words[start:at]))
                start = at
        pieces.append(make_line(line.words[start:]) if start else line)
    return pieces


def _baselines(row: TextLine) -> list[TextLine]:
    """The lines of texts side by side that a large title has put into one row."""
    sizes = {round(word.look.size) for word in row.words}
    if len(sizes) == 1 and max(w.bottom for w in row.words) - min(w.bottom for w in row.words) < _FLUSH:
        return [row]
    lines: list[list[Word]] = []
    for word in sorted(row.words, key=lambda word: (round(word.look.size), word.bottom, word.x0)):
        before = lines[-1][-1] if lines else None
        same = before is not None and round(before.look.size) == round(word.look.size)
        if before is None or not same or word.bottom - before.bottom > 1:
            lines.append([])
        lines[-1].append(word)
    return [make_line(sorted(words, key=lambda word: word.x0)) for words in lines]
