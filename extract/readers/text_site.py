"""What a website has around the text of a page, in the plain text that a conversion made of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.document import Block, Role, TextBlock
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
    is_skip_link,
    is_switch,
)

_FEWEST_SIGNS = 2  # of different sorts, that a text was a page
_FEWEST_ENTRIES = 3  # of a menu, in words that sites use
_HEAD = 0.4  # of the blocks, among which the page's place on its site is told
_RUN = 4  # blocks that come again one after another, as the menus of several pages do


def without_site(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of a text with menus, notices and the foot of a site as furniture, where it was a page of one.

    The head ends with the line that tells where the page stands on its site. The foot begins with the head of a list
    that only sites have, or with a legal link, behind which nothing of a plan stands any more. A text may hold several
    pages of one site, each with its menus, its place and its foot.
    """
    texts = [block.text if isinstance(block, TextBlock) else "" for block in blocks]
    paths = [i for i, text in enumerate(texts) if is_path(text)]
    menu = sum(map(is_menu_entry, texts)) >= _FEWEST_ENTRIES
    signs = (bool(paths), menu, any(map(is_skip_link, texts)), any(map(is_notice, texts)), any(map(_is_legal, texts)))
    if sum(signs) < _FEWEST_SIGNS:
        return list(blocks)
    again = _again(texts)
    head = max((i + 1 for i in (paths[:1] if again else paths) if i < _HEAD * len(blocks)), default=0)
    if any(map(has_plan_code, texts[:head])):
        head = 0
    foot = _foot(blocks, texts, head)
    return [
        replace(block, role=Role.FURNITURE)
        if isinstance(block, TextBlock)
        and block.role is Role.BODY
        and (i < head or i >= foot or i in again or (again and i in paths) or _is_button(text))
        else block
        for i, (block, text) in enumerate(zip(blocks, texts, strict=True))
    ]


def _is_button(text: str) -> bool:
    return is_notice(text) or is_skip_link(text) or is_switch(text)


def _foot(blocks: Sequence[Block], texts: Sequence[str], head: int) -> int:
    """Where the foot begins; the number of blocks where there is none."""
    last = max((i for i, b in enumerate(blocks) if not isinstance(b, TextBlock) or has_plan_code(b.text)), default=-1)
    begun = max(head, last + 1)
    signs = [i for i in range(begun, len(blocks)) if are_heads([texts[i]]) or _is_legal(texts[i]) or is_owner(texts[i])]
    if not signs:
        return len(blocks)
    return next((i for i in range(begun, signs[-1]) if closes_page(texts[i]) or i in signs), signs[0])


def _again(texts: Sequence[str]) -> set[int]:
    """Return which texts are of runs that come again, as often as those do that hold a sign of a site."""
    places: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(texts) - _RUN + 1):
        if all(texts[i : i + _RUN]):
            places.setdefault(tuple(texts[i : i + _RUN]), []).append(i)
    runs = {run: found for run, found in places.items() if len(found) > 1}
    pages = max((len(found) for run, found in runs.items() if _is_of_site(run)), default=0)
    if not pages:
        return set()
    often = {i + n for found in runs.values() if len(found) >= max(2, pages - 1) for i in found for n in range(_RUN)}
    stretches: list[list[int]] = []
    for i in sorted(often):
        if stretches and stretches[-1][-1] == i - 1:
            stretches[-1].append(i)
        else:
            stretches.append([i])
    return {i for stretch in stretches if _is_of_site([texts[i] for i in stretch]) for i in stretch}


def _is_of_site(texts: Sequence[str]) -> bool:
    return any(map(_is_sign, texts)) or sum(map(is_menu_entry, set(texts))) >= _FEWEST_ENTRIES


def _is_sign(text: str) -> bool:
    return is_skip_link(text) or is_notice(text) or _is_legal(text) or are_heads([text])


def _is_legal(text: str) -> bool:
    return is_foot(text) or is_foot_link(text)
