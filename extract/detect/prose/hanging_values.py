"""Values that go on, a line each, below the first one or below the icon before their label.

"♟ Partenaires : La Croix-Rouge" over "Le musée".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import islice, takewhile

from extract.detect.prose.bare_labels import BareLabels, with_colons
from extract.detect.prose.blocks import label_pairs
from extract.detect.prose.goal_lists import names_goal
from extract.detect.words.headings import volet_of
from extract.detect.words.markers import read_marker
from extract.detect.words.wording import says_doing
from extract.document import Block, Kind, Role, Style, TextBlock
from extract.printed import Field
from extract.text import ends_open, ends_unnamed

_LISTS = frozenset({Field.PILOT, Field.PARTNER, Field.INDICATOR, Field.STEP, Field.RELATED_PLAN, Field.SDG})
_ICON = 4.0  # points that an icon, and the blank behind it, move a label aside
_SHORTEST_LABEL = 20.0  # points
_MOST_WORDS = 12
_MOST_WORDS_OF_NAME = 6
_SAME_INDENT = 1.5  # points
_ENDS = (".", "!", "?", ":")


def with_hanging_values(blocks: Sequence[Block], bare: BareLabels) -> Sequence[Block]:
    """Return the blocks, such values as lists under their label.

    Cards draw an icon before each label: the names of several people or partners, a line each, begin where it stands.
    Or they begin where the first of them does, or below a label in a print of its own.
    """
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        below = list(takewhile(partial(_hangs, bare, block), islice(blocks, at + 1, None)))
        below = below or _between(blocks, at, bare)
        if _is_cut(block) and len(below) == 1 and isinstance(block, TextBlock) and isinstance(below[0], TextBlock):
            found.append(replace(block, lines=block.lines + below[0].lines))
            at += 2
            continue
        parted = _parted(block, below, bare) if below and isinstance(block, TextBlock) else None
        if parted is None:
            found.append(block)
            at += 1
            continue
        found.extend(parted)
        found.extend(_listed(other, parted[0].style) for other in below if isinstance(other, TextBlock))
        at += 1 + len(below)
    return found


def _is_cut(block: Block) -> bool:
    """Whether a line ends within a name: "Pilote : Conseillère en énergie et Service"."""
    text = block.text if isinstance(block, TextBlock) else ""
    return ":" in text and (ends_open(text) or ends_unnamed(text))


def _hangs(bare: BareLabels, label: Block, block: Block) -> bool:
    """Whether a line begins beside the label above it, in the plain print of its value, and is no sentence.

    Nor does it open with a label of its own, be it one without a colon.
    """
    if not isinstance(block, TextBlock) or not isinstance(label, TextBlock) or block.kind is Kind.LIST_ITEM:
        return False
    if block.role is not Role.BODY or label.role is not Role.BODY or label.kind is Kind.LIST_ITEM or not label.lines:
        return False
    style, above = block.style, label.lines[0].style
    text = block.text
    if style.indent is None or above.indent is None:
        return False
    if style.indent > above.indent - _ICON and not (_under_value(label, block) or _under_label(label, block)):
        return False
    same = (style.size == above.size or above.bold) and not style.bold
    if text[:1].isdigit() and names_goal(block):  # its number is none of an item
        return same and [known.target for _, known, _ in label_pairs(with_colons(label, bare).text)] == [Field.SDG]
    short = len(text.split()) <= _MOST_WORDS and not text.endswith(_ENDS)
    if not (same and short) or label_pairs(text) or read_marker(text) is not None or volet_of(text) is not None:
        return False
    return not label_pairs(with_colons(block, bare).text)


def _between(blocks: Sequence[Block], at: int, bare: BareLabels) -> list[Block]:
    """Return the short lines between a label with its value and the next label, all in one print, at one indent.

    A scan does not tell that the labels are bold.
    """
    label = blocks[at]
    lines = list(takewhile(lambda block: _is_level(label, block) and _is_name(block), islice(blocks, at + 1, None)))
    after = blocks[at + 1 + len(lines)] if lines and at + 1 + len(lines) < len(blocks) else None
    if not isinstance(after, TextBlock) or not _is_level(label, after) or read_marker(after.text) is not None:
        return []
    return lines if label_pairs(with_colons(after, bare).text) else []


def _is_level(label: Block, block: Block) -> bool:
    """Whether a text begins where the one above it does, in the same plain print."""
    if not isinstance(label, TextBlock) or not isinstance(block, TextBlock) or ":" not in label.text:
        return False
    above, style = label.style, block.style
    if above.bold or style.bold or above.indent is None or style.indent is None or label.lines[0].lead:
        return False
    plain = block.kind is Kind.PARAGRAPH and block.role is Role.BODY
    return plain and style.size == above.size and abs(style.indent - above.indent) <= _SAME_INDENT


def _is_name(block: Block) -> bool:
    text = block.text if isinstance(block, TextBlock) else ""
    if ":" in text or len(text.split()) > _MOST_WORDS_OF_NAME or not text[:1].isupper() or text.endswith(_ENDS):
        return False
    return not says_doing(text) and read_marker(text) is None and volet_of(text) is None


def _under_value(label: TextBlock, block: TextBlock) -> bool:
    """Whether a line begins behind the label above it, where that one's value is printed."""
    indent, line = label.style.indent or 0.0, label.lines[0]
    box = line.place.box
    behind = (block.style.indent or 0.0) - indent
    return box is not None and _SHORTEST_LABEL <= behind < box.x1 - box.x0 and ":" in line.text and bool(line.lead)


def _under_label(label: TextBlock, block: TextBlock) -> bool:
    """Whether a line names something right below a label in a print of its own, with a value in plain print."""
    line, style = label.lines[0], block.style
    alike = line.style.bold or line.style.colour == style.colour
    apart = line.lead.rstrip().endswith(":") and alike
    return apart and abs((style.indent or 0.0) - (line.style.indent or 0.0)) < 1.0 and not says_doing(block.text)


def _parted(block: TextBlock, below: Sequence[Block], bare: BareLabels) -> list[TextBlock] | None:
    """Part a label from its value, one of a list; None for other texts, and for goals over what names none."""
    block = with_colons(block, bare)
    pairs = label_pairs(block.text)
    if len(pairs) != 1 or pairs[0][1].target not in _LISTS:
        return None
    if pairs[0][1].target == Field.SDG and not all(map(names_goal, below)):
        return None
    first, *others = block.lines
    label, sign, value = first.text.partition(":")
    if not sign:
        return None
    head = replace(block, kind=Kind.PARAGRAPH, level=None, lines=(replace(first, text=f"{label}:", lead=""),))
    lines = (replace(first, text=value.strip(), lead=""), *others) if value.strip() else tuple(others)
    return [head, _listed(replace(block, lines=lines), first.style)] if lines else [head]


def _listed(block: TextBlock, label: Style) -> TextBlock:
    """Return a text as an entry of the list that begins behind a label, in its size and at its indent, but not bold."""
    indent, size = label.indent, label.size
    lines = tuple(
        replace(line, style=replace(line.style, indent=indent, size=size, bold=False)) for line in block.lines
    )
    return replace(block, kind=Kind.LIST_ITEM, marker="•", level=0, lines=lines)
