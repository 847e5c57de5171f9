"""A pool of worker processes with a time limit a document; one that hangs or crashes is replaced, the others go on."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import ParamSpec, TypeVar

from pebble import ProcessPool

from pst.worker import prepare_worker

_P = ParamSpec("_P")
_T = TypeVar("_T")


class LimitedPool(Executor):
    """An executor whose tasks may each last ``timeout`` seconds in a process of at most ``memory`` bytes.

    A task that exceeds its time ends with ``TimeoutError``, one whose process dies with ``pebble.ProcessExpired``.
    """

    def __init__(self, workers: int, *, timeout: float | None, memory: int | None, silent: bool = True) -> None:
        self._timeout = timeout
        self._pool = ProcessPool(
            max_workers=workers,
            initializer=prepare_worker,
            initargs=(memory, silent),
            context=_context(),
        )

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Queue a call; its time counts from when a worker takes it."""
        return self._pool.schedule(fn, args=args, kwargs=kwargs, timeout=self._timeout)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the pool: after the queued tasks, or at once with ``cancel_futures``."""
        if cancel_futures:
            self._pool.stop()  # type: ignore[no-untyped-call]
        else:
            self._pool.close()  # type: ignore[no-untyped-call]
        if wait:
            self._pool.join()


def _context() -> multiprocessing.context.BaseContext:
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if context.get_start_method() == "forkserver":
        context.set_forkserver_preload(["pst.worker"])
    return context
