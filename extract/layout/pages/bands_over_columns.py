"""Names over columns of boxes ("Volet interne"): each stands over several titles, and heads their columns.

A name is printed in a band as wide as its columns, or over their middle, or flush with the first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from extract.layout.pages.numbered_columns import title_row, title_rows
from extract.layout.pages.page import Card, PageParts
from extract.layout.tables.cells import PageTable
from extract.layout.text.lines import TextLine

_FEWEST = 2  # names
_SLACK = 3.0  # points
_NEAR = 40.0  # points between a name and its titles
_SAME_MIDDLE = 6.0  # points
_MOSTLY = 0.9  # of the width of a title
_PADDING = 16.0  # points between the side of a band and its name


def with_names_over_columns(pages: Sequence[PageParts], loose: dict[int, list[TextLine]]) -> list[PageParts]:
    """Put the names over columns of boxes into bands as wide as these, out of ``loose``."""
    return [_with_names(parts, loose) for parts in pages]


def bands_over(bands: Sequence[PageTable | Card], titles: Sequence[PageTable | Card]) -> Mapping[int, PageTable | Card]:
    """Return the bands by the first title under each; {} where one has none, or a title stands under no band."""
    cards = [band for band in bands if isinstance(band, Card)]
    heads = [title for title in titles if isinstance(title, Card)]
    if not _FEWEST <= len(cards) == len(bands) < len(heads) or not title_row(heads):
        return {}
    under = [[at for at, title in enumerate(heads) if _covers(band, title)] for band in cards]
    whole = [at for found in under for at in found] == list(range(len(heads)))
    return {found[0]: band for band, found in zip(cards, under, strict=True)} if whole and all(under) else {}


def _with_names(parts: PageParts, loose: dict[int, list[TextLine]]) -> PageParts:
    for titles in title_rows(parts.cards):
        top = titles[0].top
        above = [line for line in loose[parts.page] if top - _NEAR <= line.top and line.bottom <= top + _SLACK]
        last = max((line.bottom for line in above), default=0.0)
        names = sorted((line for line in above if line.bottom >= last - _SLACK), key=lambda line: line.x0)
        shares = _shares(names, titles) if _FEWEST <= len(names) < len(titles) else []
        if not shares or len({(line.look.size, line.look.bold) for line in names}) > 1:
            continue
        loose[parts.page] = [line for line in loose[parts.page] if line not in names]
        bands = (
            Card(own[0].x0, name.top, own[-1].x1, name.bottom, None, (name,))
            for name, own in zip(names, shares, strict=True)
        )
        parts = parts._replace(cards=tuple(sorted((*parts.cards, *bands), key=lambda card: (card.top, card.x0))))
    return parts


def _shares(names: Sequence[TextLine], titles: Sequence[Card]) -> list[list[Card]]:
    """Share out titles to the names over them; [] where a name stands neither over the middle of its own nor flush."""
    starts = [max((at for at, title in enumerate(titles) if title.x0 <= name.x0 + _SLACK), default=0) for name in names]
    shares: list[list[Card]] = []
    at = 0
    for name, after in zip(names, [*starts[1:], len(titles)], strict=True):
        ends = range(at + 1, len(titles) + 1)
        end = next((end for end in ends if _is_centred(name, titles[at:end])), None)
        if end is None and abs(name.x0 - titles[at].x0) <= _PADDING:
            end = after
        if end is None or end <= at:
            return []
        shares.append(list(titles[at:end]))
        at = end
    apart = all(one[-1].x1 <= other[0].x0 for one, other in pairwise(shares))
    return shares if at == len(titles) and apart else []


def _is_centred(name: TextLine, titles: Sequence[Card]) -> bool:
    return abs(name.x0 + name.x1 - titles[0].x0 - titles[-1].x1) <= 2 * _SAME_MIDDLE


def _covers(band: Card, title: Card) -> bool:
    shared = min(band.x1, title.x1) - max(band.x0, title.x0)
    return band.bottom <= title.top + _SLACK and shared >= _MOSTLY * (title.x1 - title.x0)
