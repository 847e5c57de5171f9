"""A stand-in for the rooms: documents of one line, read without any reader, in this very process."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

import pst.worker
from extract.document import SourceFile
from normalize.plan_file import PlanFile, PlanWarning
from pst.config import DocumentSettings
from pst.errors import EncryptedSourceError
from tests.conftest import PlanFileMaker

P = ParamSpec("P")
T = TypeVar("T")


class InProcess(Executor):
    """Does at once what it is asked, or with ``last_first`` at the end, in reverse order."""

    def __init__(self, *, last_first: bool = False) -> None:
        self.calls: list[object] = []
        self._last_first = last_first
        self._waiting: list[Callable[[], None]] = []

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        self.calls.append(args[0])

        def work() -> None:
            try:
                future.set_result(fn(*args, **kwargs))
            except Exception as error:
                future.set_exception(error)

        if self._last_first:
            self._waiting.append(work)
            if len(self._waiting) == 3:
                while self._waiting:
                    self._waiting.pop()()
        else:
            work()
        return future


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch, make_plan_file: PlanFileMaker) -> None:
    """Put a stand-in where documents walk through the rooms; its text says what happens to it."""

    def extract_source(source: SourceFile, settings: DocumentSettings) -> PlanFile:
        text = source.data.decode()
        if text.startswith("secret"):
            raise EncryptedSourceError(source.name, "protégé par un mot de passe", hint="Retirez le mot de passe")
        if text.startswith("fault"):
            raise KeyError("boum")
        if text.startswith("slow"):
            time.sleep(0.05)
        plan_file = make_plan_file(source.name, source.data)
        if settings.term:
            plan_file = replace(plan_file, document=replace(plan_file.document, title=str(settings.term)))
        if text.startswith("no ocr"):
            return replace(plan_file, warnings=(PlanWarning("ocr-unavailable", "Tesseract manque"),))
        return plan_file

    monkeypatch.setattr(pst.worker, "extract_source", extract_source)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with three documents."""
    documents = tmp_path / "documents"
    documents.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (documents / name).write_text(f"plan {name}", encoding="utf-8")
    return documents
