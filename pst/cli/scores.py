"""The table of accuracy measures in a terminal."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from outputs.compare.score import MEASURES, Comparison, Summary

_WIDTH = 220  # where the output is no terminal
_GOOD, _FAIR = 0.95, 0.8


def show_scores(comparison: Comparison, console: Console | None = None, *, title: str | None = None) -> None:
    """Print one row a document, then all together, and name those without a prediction."""
    out = console or Console(highlight=False)
    if console is None and not out.is_terminal:
        out = Console(highlight=False, width=_WIDTH)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold", title=title)
    table.add_column("document", no_wrap=True, overflow="ellipsis", max_width=40)
    for measure in MEASURES:
        table.add_column(measure[:7], justify="right", no_wrap=True)
    for name, score in comparison.documents.items():
        table.add_row(name, *score_cells(score.summary()))
    table.add_section()
    table.add_row("ENSEMBLE", *score_cells(comparison.overall.summary()), style="bold")
    out.print(table)
    if comparison.missing:
        out.print(Text(f"Sans fichier plan lisible : {', '.join(comparison.missing)}", style="red"))


def score_cells(summary: Summary) -> list[Text]:
    """Return the cells of one row, a measure each."""
    return [_cell(summary[measure]) for measure in MEASURES]


def _cell(value: float | None) -> Text:
    if value is None:
        return Text("-", style="dim")
    return Text(f"{value:.3f}", style="green" if value >= _GOOD else "yellow" if value >= _FAIR else "red")
