"""The families of the bench: what each is called and what makes its documents."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from corpus.samples.generate.blocks import Paper
from corpus.samples.generate.packages import steady_zip
from corpus.samples.generate.printing import browser_pdf, office_convert, office_pdf, report_pdf, tagged_pdf
from corpus.samples.generate.word import docx_bytes
from tests.layouts.planting import Maker


@dataclass(frozen=True)
class Family:
    """A way to lay out a plan; ``hard`` for tables with neither rules nor tags."""

    name: str
    description: str
    tool: str
    variants: int
    hard: bool
    make: Maker

    @property
    def held_out(self) -> bool:
        """A third of the families is never looked at while detection is written: the name's digest decides."""
        return int(hashlib.sha256(self.name.encode()).hexdigest(), 16) % 3 == 0


FAMILIES: dict[str, Family] = {}


def family(name: str, description: str, tool: str, variants: int = 2, hard: bool = False) -> Callable[[Maker], Maker]:
    """Register the maker of a family."""

    def register(make: Maker) -> Maker:
        FAMILIES[name] = Family(name, description, tool, variants, hard, make)
        return make

    return register


def printed(how: str, paper: Paper) -> tuple[str, bytes]:
    """Return suffix and bytes of the paper. ``how``: office, browser, tagged, report, docx, odt."""
    if how == "docx":
        return "docx", docx_bytes(paper)
    if how == "odt":
        return "odt", steady_zip(office_convert(docx_bytes(paper), "docx", "odt"))
    makers = {"office": office_pdf, "browser": browser_pdf, "tagged": tagged_pdf, "report": report_pdf}
    return "pdf", makers[how](paper)
