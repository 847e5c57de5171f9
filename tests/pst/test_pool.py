from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from pebble import ProcessExpired

from pst.pool import LimitedPool


def nap(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def crash() -> None:
    os.abort()


def swell() -> int:
    return len(bytearray(2 * 1024**3))


def refuse(text: str) -> None:
    raise ValueError(text)


def test_one_that_hangs_or_crashes_does_not_end_the_others() -> None:
    with LimitedPool(2, timeout=3, memory=None) as pool:
        hanging = pool.submit(nap, 60)
        crashing = pool.submit(crash)
        refused = pool.submit(refuse, "non")
        fine = pool.submit(nap, 0)
        assert fine.result() != os.getpid()
        with pytest.raises(ValueError, match="non"):
            refused.result()
        with pytest.raises(ProcessExpired):
            crashing.result()
        with pytest.raises(TimeoutError):
            hanging.result()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="this system has no limit of address space")
def test_memory_is_limited() -> None:
    with LimitedPool(1, timeout=30, memory=1024**3) as pool, pytest.raises(MemoryError):
        pool.submit(swell).result()


def test_a_cancelled_pool_waits_for_nobody() -> None:
    pool = LimitedPool(1, timeout=None, memory=None)
    futures = [pool.submit(nap, 600) for _ in range(3)]
    pool.shutdown(cancel_futures=True)
    ended = [future for future in futures if future.done() and not future.cancelled()]
    assert all(future.exception() is not None for future in ended)
