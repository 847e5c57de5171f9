"""Regular expressions end on any text: what repeats in them is read in one way only.

A pattern in which a repeated part may be read in two ways takes twice as long with each letter of a text that does not
fit: a line of thirty words never ends. Each pattern of the project is tried on texts made from its own parts, repeated,
with an end that fits nothing.
"""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from extract.detect import detect
from extract.document import SourceFile
from extract.readers import read
from normalize.build import build

_ROOMS = ("pst", "outputs", "normalize", "extract", "corpus")
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_MANY = 8  # times that a part may be repeated at least, to be repeated here
_TIMES = 28
_TRIALS = 6  # of each pattern, with other texts
_SECONDS = 2.0  # of the processor: a pattern that ends needs some microseconds
_LETTERS = "aAbé1 .,-:;/|'’–—·•€%()[]°«»\n\t_+*>=&!?#o"
_SAMPLES = Path(__file__).parents[1] / "corpus" / "samples" / "documents"

Node = list[tuple[Any, Any]]


class _EndlessError(Exception):
    pass


def _patterns() -> dict[str, list[re.Pattern[str]]]:
    """The patterns of the modules of the project, those too that their cached functions give, by module."""
    for room in _ROOMS:
        package = importlib.import_module(room)
        for part in pkgutil.walk_packages(package.__path__, f"{room}."):
            if not part.name.endswith("__main__"):
                importlib.import_module(part.name)
    for sample in sorted(_SAMPLES.iterdir()):
        build(detect(read(SourceFile(sample.name, sample.read_bytes()))))
    found: dict[str, list[re.Pattern[str]]] = {}
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in _ROOMS:
            found[name] = [p for value in list(vars(module).values()) for p in _held(value)]
    return {name: patterns for name, patterns in found.items() if patterns}


def _held(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, dict) and depth < 3:
        for part in value.values():
            yield from _held(part, depth + 1)
    elif isinstance(value, (list, tuple, set, frozenset)) and depth < 3:
        for part in value:
            yield from _held(part, depth + 1)
    elif not depth and hasattr(value, "cache_info") and callable(value) and value.cache_info().currsize:
        try:
            yield from _held(value(), 1)
        except TypeError:
            return  # it takes what it reads


def _fits(what: Node, letter: str) -> bool:
    kinds = {"DIGIT": str.isdigit, "WORD": lambda c: c.isalnum() or c == "_", "SPACE": str.isspace}
    fits = False
    for code, value in what:
        if code is op.LITERAL:
            fits |= ord(letter) == value
        elif code is op.RANGE:
            fits |= value[0] <= ord(letter) <= value[1]
        elif code is op.CATEGORY:
            name = str(value)
            fits |= kinds[name.rpartition("_")[2]](letter) != ("_NOT_" in name)
    return fits != any(code is op.NEGATE for code, _ in what)


def _letter(what: Node, chance: random.Random) -> str:
    own = [chr(value if code is op.LITERAL else value[0]) for code, value in what if code in (op.LITERAL, op.RANGE)]
    fitting = [letter for letter in (*_LETTERS, *own) if _fits(what, letter)]
    return chance.choice(fitting) if fitting else "¤"


def _text(node: Node, chance: random.Random) -> str:
    """A text that the parts of a pattern fit, but for what they look ahead or back at."""
    text = ""
    for code, value in node:
        if code is op.LITERAL:
            text += chr(value)
        elif code is op.IN:
            text += _letter(value, chance)
        elif code in (op.ANY, op.NOT_LITERAL):
            text += "a"
        elif code in _REPEATS:
            low, high, body = value
            for _ in range(max(low, min(high, chance.choice((low, 1, 2))))):
                text += _text(list(body), chance)
        elif code is op.SUBPATTERN:
            text += _text(list(value[3]), chance)
        elif code is op.ATOMIC_GROUP:
            text += _text(list(value), chance)
        elif code is op.BRANCH:
            text += _text(list(chance.choice(value[1])), chance)
    return text


def _repeated(node: Node, chance: random.Random, before: str = "") -> Iterator[tuple[str, Node]]:
    """What is repeated in a pattern, each with a text that leads to it."""
    for code, value in node:
        if code in _REPEATS:
            if value[1] > _MANY:
                yield before, list(value[2])
            yield from _repeated(list(value[2]), chance, before)
        elif code is op.SUBPATTERN:
            yield from _repeated(list(value[3]), chance, before)
        elif code is op.BRANCH:
            for branch in value[1]:
                yield from _repeated(list(branch), chance, before)
        before += _text([(code, value)], chance)


def _try(pattern: re.Pattern[str]) -> str | None:
    """Return the text on which a pattern does not end, or None."""
    chance = random.Random(pattern.pattern)
    parts = list(parser.parse(pattern.pattern, pattern.flags))
    for before, body in (pair for _ in range(_TRIALS) for pair in _repeated(parts, chance)):
        once = _text(body, chance) or "a"
        varied = "".join(_text(body, chance) for _ in range(_TIMES))
        for text in (f"{before}{once * _TIMES}\0", f"{before}{varied}\0", f"{once * _TIMES}\0"):
            try:
                signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS)
                for search in (pattern.match, pattern.search, pattern.fullmatch):
                    search(text)
            except _EndlessError:
                return text
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return None


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise _EndlessError


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no timers of the processor's time")
def test_no_pattern_reads_what_repeats_in_two_ways() -> None:
    before = signal.signal(signal.SIGVTALRM, _end)
    try:
        assert _try(re.compile(r"(?:a|a?)+b")) is not None  # the trial finds such a pattern
        endless = [
            f"{module}: {pattern.pattern[:100]!r} on {text!r}"
            for module, patterns in sorted(_patterns().items())
            for pattern in patterns
            if (text := _try(pattern)) is not None
        ]
    finally:
        signal.signal(signal.SIGVTALRM, before)
    assert not endless, "\n".join(endless)
