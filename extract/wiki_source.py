"""Whether a text is the source of a wiki's page, and which wiki's: DokuWiki's or MediaWiki's marks, several together.

One sort of mark alone says nothing: rows of equal signs underline titles in typed texts, two stars are Markdown's too.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Wiki(StrEnum):
    """The program whose marks a page is written in."""

    DOKUWIKI = "dokuwiki"
    MEDIAWIKI = "mediawiki"


HEADING = re.compile(r"^[ \t]*(?P<marks>={1,6})(?P<text>[^=\n](?:[^\n]*[^=\n])?)(?P<close>={1,6})[ \t]*$", re.MULTILINE)
_MAY_BE = re.compile(r"^[ \t]*={2,6}[^=\n]|^\^|^\{\||^~~|\[\[", re.MULTILINE)
_SAMPLE = 200_000  # letters
_ENOUGH = 4  # weight
_SHARED = ((1, 1, re.compile(r"\[\[[^\[\]\n]+\]\]")),)
# Weight, how often a mark stands at least, the mark.
_MARKS = {
    Wiki.DOKUWIKI: (
        (2, 1, re.compile(r"^~~[A-Z]{3,}[^~\n]*~~[ \t]*$", re.MULTILINE)),
        (2, 1, re.compile(r"(?<!\\)\\\\(?=[ \t]|$)", re.MULTILINE)),
        (3, 1, re.compile(r"^[ \t]*\^[^\n]+[\^|][ \t]*$", re.MULTILINE)),
        (2, 1, re.compile(r"\|[ \t]*:::[ \t]*(?=[|^])")),
        (2, 1, re.compile(r"<(?:note|WRAP|wrap)(?:[ \t][^>\n]*)?>")),
        (2, 1, re.compile(r"\(\([^()\n]{3,}\)\)")),
        (2, 2, re.compile(r"(?<![:/\w])//(?=[^\s/])[^\n]*?(?<![\s:])//(?!/)")),
        (2, 1, re.compile(r"\{\{(?:\w+>|[ \t]*:?[\w:.-]+\.(?:png|jpe?g|gif|svg|webp|pdf|docx?|odt)\b)")),
        (1, 2, re.compile(r"^\|[^\n]*\|[ \t]*$", re.MULTILINE)),
        (1, 3, re.compile(r"^(?: {2}|\t)+[*-][ \t]*\S", re.MULTILINE)),
        (1, 2, re.compile(r"\*\*[^\s*][^*\n]*\*\*")),
    ),
    Wiki.MEDIAWIKI: (
        (2, 1, re.compile(r"(?<!')'''(?=[^'\s])[^\n]+?'''")),
        (1, 1, re.compile(r"(?<!')''(?=[^'\s])[^'\n]+?''(?!')")),
        (3, 1, re.compile(r"^[:*# \t]*\{\|(?=[\s\S]*?^[ \t]*\|\})", re.MULTILINE)),
        (2, 1, re.compile(r"<(?:ref[ >/]|references\b|nowiki>|noinclude>|includeonly>)")),
        (2, 1, re.compile(r"__(?:NO|FORCE)?[A-Z]*(?:TOC|TDM|SOMMAIRE|EDITSECTION|INDEX)__")),
        (2, 1, re.compile(r"\[\[:?(?:fichier|file|image|cat[ée]gorie|category)[ \t]*:", re.IGNORECASE)),
        (1, 1, re.compile(r"\{\{[^{}|\n>]{2,40}(?:\}\}|\n?[ \t]*\|)")),
        (1, 1, re.compile(r"\[https?://[^\s\]]+[ \t]+[^\]\n]+\](?!\()")),
        (1, 3, re.compile(r"^[*#]{1,5}[ \t]*[^\s*#]", re.MULTILINE)),
    ),
}  # fmt: skip
_MARKDOWN = (
    re.compile(r"\]\([^)\s]+\)"),
    re.compile(r"^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|", re.MULTILINE),
    re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE),
)
_HASHES = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_MARKS_OF_MARKDOWN = 2  # weight


def wiki_of(text: str) -> Wiki | None:
    r"""Return the wiki in whose marks ``text`` is written; None for any other text.

    >>> wiki_of("====== PST ======\n  * **Action** \\\\ //2026//\n  * **Autre** \\\\ //2027//")
    <Wiki.DOKUWIKI: 'dokuwiki'>
    >>> wiki_of("# PST\n**OS 1** : être [[proche]]\n* **OS 2**") is None
    True
    """
    if _MAY_BE.search(text) is None:
        return None
    text = text[:_SAMPLE].replace("\r\n", "\n")
    heads = [len(match["marks"]) for match in HEADING.finditer(text) if match["marks"] == match["close"]]
    markdown = sum(pattern.search(text) is not None for pattern in _MARKDOWN) + (
        not heads and _HASHES.search(text) is not None
    )
    weights = {wiki: _weight(wiki, text, heads) - _MARKS_OF_MARKDOWN * markdown for wiki in Wiki}
    best = max(Wiki, key=lambda wiki: weights[wiki])
    return best if weights[best] >= _ENOUGH else None


def _weight(wiki: Wiki, text: str, heads: list[int]) -> int:
    """Return how much speaks for a wiki: marks of its own, and headings in its order."""
    marks = (*_MARKS[wiki], *_SHARED)
    weight = sum(weight for weight, fewest, pattern in marks if len(_some(pattern, text, fewest)) == fewest)
    if not heads or not _in_order(wiki, heads):
        return weight
    told = len(heads) > 1 or heads[0] >= 5
    return weight + 2 * told + (len(set(heads)) > 1)


def _in_order(wiki: Wiki, heads: list[int]) -> bool:
    """Whether the first heading is the highest: DokuWiki's has the most signs, MediaWiki's the fewest."""
    if len(set(heads)) == 1:
        return heads[0] >= 3 if wiki is Wiki.DOKUWIKI else heads[0] <= 3
    return heads[0] == max(heads) if wiki is Wiki.DOKUWIKI else heads[0] < max(heads)


def _some(pattern: re.Pattern[str], text: str, most: int) -> list[str]:
    found: list[str] = []
    for match in pattern.finditer(text):
        found.append(match[0])
        if len(found) == most:
            break
    return found
