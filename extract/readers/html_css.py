"""The part of a page's style that carries meaning: hidden, bold, coloured, shaded, numbered, laid out as a table.

Only rules inside the page are known (``<style>`` and ``style=``), with selectors made of tags, ids and classes; the
rest of CSS has no bearing on how a plan reads.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bs4 import BeautifulSoup, Tag
from PIL import ImageColor

_PROPERTIES = frozenset((
    "display", "visibility", "font-weight", "font-style", "font-size", "text-decoration", "text-decoration-line",
    "color", "background", "background-color", "list-style", "list-style-type", "text-align", "margin-left",
    "padding-left", "text-indent", "position", "left", "top", "clip", "clip-path", "opacity", "font",
))  # fmt: skip
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMPOUND = re.compile(r"(?P<tag>\*|[a-zA-Z][\w-]*)?(?P<rest>(?:[#.][\w\\-]+)*)")
_PART = re.compile(r"[#.][\w\\-]+")
_LENGTH = re.compile(r"^(-?\d*\.?\d+)(px|pt|em|rem|cm|mm|in|%|ex|ch)?$")
_POINTS = {"px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0, "cm": 28.35, "mm": 2.835, "in": 72.0, "ex": 6.0, "ch": 6.0}
_EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Compound:
    tag: str | None
    id: str | None
    classes: frozenset[str]
    direct: bool  # joined to the compound before it by ">"

    def fits(self, element: Tag) -> bool:
        return (
            (self.tag is None or element.name == self.tag)
            and (self.id is None or element.get("id") == self.id)
            and (not self.classes or self.classes <= set(classes_of(element)))
        )


class StyleSheet:
    """The declarations of a page's own style sheets and attributes, by element."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._rules: dict[str, list[tuple[tuple[int, int], tuple[_Compound, ...], dict[str, str]]]] = defaultdict(list)
        self._known: dict[int, Mapping[str, str]] = {}
        text = "\n".join(style.get_text() for style in soup.find_all("style") if _for_screens(style))
        for order, (selector, declarations) in enumerate(_rules(text)):
            self._add(selector, declarations, order)

    def __getitem__(self, element: Tag) -> Mapping[str, str]:
        """Return what the page declares of ``element`` itself (not inherited), property by property."""
        known = self._known.get(id(element))
        if known is None:
            known = self._known[id(element)] = self._cascade(element)
        return known

    def _add(self, selector: str, declarations: dict[str, str], order: int) -> None:
        compounds = _parse_selector(selector)
        if not compounds:
            return
        last = compounds[-1]
        weight = sum(100 * (c.id is not None) + 10 * len(c.classes) + (c.tag is not None) for c in compounds)
        key = f"#{last.id}" if last.id else f".{min(last.classes)}" if last.classes else last.tag or ""
        if key in {"", "html", "body", "a"}:
            declarations = {name: declarations[name] for name in ("display", "list-style-type") if name in declarations}
        if declarations and key:
            self._rules[key].append(((weight, order), compounds, declarations))

    def _cascade(self, element: Tag) -> Mapping[str, str]:
        found: list[tuple[tuple[int, int], dict[str, str]]] = []
        if self._rules:
            keys = [element.name, f"#{element.get('id')}", *(f".{name}" for name in classes_of(element))]
            for key in keys:
                for rank, compounds, declarations in self._rules.get(key, ()):
                    if _matches(element, compounds):
                        found.append((rank, declarations))
        inline = element.get("style")
        if not found and not inline:
            return _EMPTY
        result: dict[str, str] = {}
        for _, declarations in sorted(found, key=lambda item: item[0]):
            result.update(declarations)
        if isinstance(inline, str):
            result.update(_declarations(inline))
        return result


def classes_of(element: Tag) -> list[str]:
    """Return the class names of ``element``."""
    value = element.get("class")
    return value.split() if isinstance(value, str) else list(value or ())


def colour_of(value: str | None) -> str | None:
    """Return a CSS colour as ``#rrggbb``; None for none, transparent, inherited or not understood.

    >>> colour_of("rgb(0, 128, 0)"), colour_of("#FfA"), colour_of("transparent")
    ('#008000', '#ffffaa', None)
    """
    if not value:
        return None
    found = re.search(r"#[0-9a-fA-F]{3,8}\b|(?:rgb|hsl)a?\([^)]*\)", value)
    for text in [found[0]] if found else value.lower().split():
        numbers = re.findall(r"[\d.]+%?", text) if text.endswith(")") else []
        if len(numbers) == 4:
            if float(numbers[3].rstrip("%")) == 0:
                return None
            text = f"{text[:3]}({', '.join(numbers[:3])})"
        elif len(numbers) == 3:
            text = f"{text[:3]}({', '.join(numbers)})"
        try:
            red, green, blue, *_ = ImageColor.getrgb(text)
        except ValueError:
            continue
        return f"#{red:02x}{green:02x}{blue:02x}"
    return None


def points(value: str | None) -> float | None:
    """Return a CSS length in points, None where it is no length (a percentage, ``auto``, ``calc()``)."""
    match = _LENGTH.match(value.strip()) if value else None
    if match is None or match[2] == "%":
        return None
    return float(match[1]) * (_POINTS[match[2]] if match[2] else 0.75)


def is_hidden(declared: Mapping[str, str]) -> bool:
    """Return whether these declarations keep an element from being seen."""
    if not declared:
        return False
    if declared.get("display") == "none" or declared.get("visibility") in {"hidden", "collapse"}:
        return True
    if declared.get("opacity") in {"0", "0.0"} or (points(declared.get("font-size")) == 0 and "font-size" in declared):
        return True
    if declared.get("position") in {"absolute", "fixed"}:
        if (points(declared.get("left")) or 0) < -700 or (points(declared.get("top")) or 0) < -700:
            return True
        clip = declared.get("clip", "") + declared.get("clip-path", "")
        if re.search(r"rect\(\s*[01](?:px)?[\s,]+[01](?:px)?|inset\(\s*(?:50|100)%", clip):
            return True
    return (points(declared.get("text-indent")) or 0) < -700


def _for_screens(style: Tag) -> bool:
    media = str(style.get("media") or "all").lower()
    return "all" in media or "screen" in media


def _rules(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    text = _without_other_media(_COMMENT.sub(" ", text))
    for match in _RULE.finditer(text):
        declarations = _declarations(match[2])
        if declarations:
            for selector in match[1].split(","):
                yield selector.strip(), declarations


def _without_other_media(text: str) -> str:
    """Drop the blocks of at-rules other than ``@media all`` and ``@media screen`` without conditions."""
    kept: list[str] = []
    at = 0
    for match in re.finditer(r"@([\w-]+)([^{};]*)([{;])", text):
        if match.start() < at:
            continue
        kept.append(text[at : match.start()])
        at = match.end()
        if match[3] == ";":
            continue
        end = _closing_brace(text, at)
        if match[1] == "media" and match[2].strip() in {"all", "screen", "only screen"}:
            kept.append(text[at:end])
        at = end + 1
    kept.append(text[at:])
    return " ".join(kept)


def _closing_brace(text: str, at: int) -> int:
    depth = 1
    for match in re.compile(r"[{}]").finditer(text, at):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.start()
    return len(text)


def _declarations(text: str) -> dict[str, str]:
    result: dict[str, str] = {}
    for declaration in text.split(";"):
        name, colon, value = declaration.partition(":")
        name = name.strip().lower()
        if colon and name in _PROPERTIES:
            value = value.replace("!important", "").strip()
            result[name] = value.lower() if name not in {"list-style-type", "list-style"} else value
    return result


def _parse_selector(selector: str) -> tuple[_Compound, ...]:
    """Return the compounds of a selector made of tags, ids, classes, descendants and children; () for any other."""
    compounds: list[_Compound] = []
    direct = False
    for part in selector.replace(">", " > ").split():
        if part == ">":
            direct = True
            continue
        match = _COMPOUND.fullmatch(part)
        if match is None:
            return ()
        names = _PART.findall(match["rest"])
        tag = match["tag"].lower() if match["tag"] and match["tag"] != "*" else None
        compounds.append(
            _Compound(
                tag,
                next((name[1:] for name in names if name[0] == "#"), None),
                frozenset(name[1:].replace("\\", "") for name in names if name[0] == "."),
                direct,
            )
        )
        direct = False
    return tuple(compounds)


def _matches(element: Tag, compounds: tuple[_Compound, ...]) -> bool:
    if not compounds[-1].fits(element):
        return False
    node: Tag | None = element
    direct = compounds[-1].direct
    for compound in reversed(compounds[:-1]):
        node = node.parent if node is not None else None
        while node is not None and not compound.fits(node):
            if direct:
                return False
            node = node.parent
        if node is None:
            return False
        direct = compound.direct
    return True
