"""The progress bar: on stderr, only in a terminal, with the documents in hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from pst.outcome import Outcome
from pst.pipeline import Observer, SilentObserver


class _Bar:
    """An observer that draws a bar."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=None)

    def start(self, total: int, known: int) -> None:
        """Show what is to be done."""
        self._progress.update(self._task, total=total, completed=known)

    def in_hand(self, labels: Sequence[str]) -> None:
        """Show what is being read."""
        self._progress.update(self._task, description=", ".join(Path(label).name for label in labels[:2])[:60])

    def done(self, label: str, outcome: Outcome) -> None:
        """Move on by one."""
        self._progress.advance(self._task)


@contextmanager
def progress_bar(*, hidden: bool = False) -> Iterator[Observer]:
    """Give an observer that draws a bar on stderr, or one that draws nothing where nobody would see it."""
    console = Console(stderr=True)
    if hidden or not console.is_terminal:
        yield SilentObserver()
        return
    columns = (
        SpinnerColumn(),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        yield _Bar(progress)
