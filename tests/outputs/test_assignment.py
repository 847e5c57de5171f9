from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from outputs.compare.assignment import best_assignment

WEIGHTS = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 20).map(float), max_size=12
)  # fmt: skip


def best_total(weights: dict[tuple[int, int], float]) -> float:
    """Return the greatest total, by trying all of them."""
    columns = [0, 1, 2, 3, 4]
    return max(sum(weights.get((i, j), 0.0) for i, j in enumerate(order)) for order in permutations(columns))


@given(WEIGHTS)
def test_the_total_is_the_greatest(weights: dict[tuple[int, int], float]) -> None:
    assigned = best_assignment(weights)
    assert len(set(assigned.values())) == len(assigned)
    assert all(pair in weights for pair in assigned.items())
    assert sum(weights[pair] for pair in assigned.items()) == best_total(weights)


@given(WEIGHTS)
def test_the_order_of_the_pairs_does_not_matter(weights: dict[tuple[int, int], float]) -> None:
    turned = dict(reversed(weights.items()))
    assert best_assignment(turned) == best_assignment(weights)


def test_nothing_gives_nothing() -> None:
    assert best_assignment({}) == {}
