"""The amounts of an item as the exchange file has them: budget articles and projections, each with service and year.

Only a sum that the plan ties to the budget is written so: an ordinary or extraordinary one, one with an article, one
with a year. Any other has no place in the format.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from normalize.plan_file import Amount

_CODE_LENGTH: Final = 50
_REVENUES: Final = frozenset({"subsidy", "loan"})


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One article (``article`` given) or projection. ``demanded`` names what the plan does not state of it."""

    amount: Amount
    service: Literal["O", "E"]
    direction: Literal["R", "D"]
    year: int
    value: Decimal
    article: str | None
    demanded: tuple[str, ...]
    lost: tuple[str, ...]


def budget_lines(amounts: Sequence[Amount], exercise: int) -> tuple[tuple[BudgetLine, ...], tuple[Amount, ...]]:
    """Return the amounts that have a place and those that have none; ``exercise`` is the year for want of one."""
    lines = [_line(amount, exercise) for amount in amounts]
    placed = tuple(line for line in lines if line is not None)
    return placed, tuple(amount for amount, line in zip(amounts, lines, strict=True) if line is None)


def _line(amount: Amount, exercise: int) -> BudgetLine | None:
    tied = amount.kind in ("ordinary", "extraordinary") or amount.article or amount.year is not None
    if amount.amount is None or amount.currency != "EUR" or amount.kind == "total" or not tied:
        return None
    service: Literal["O", "E"] = "E" if amount.kind in ("extraordinary", "loan") else "O"
    direction: Literal["R", "D"] = "R" if (amount.direction == "revenue" or _is_revenue(amount)) else "D"
    article = amount.article if amount.article and len(amount.article) <= _CODE_LENGTH else None
    demanded = [
        "service" if amount.kind not in ("ordinary", "extraordinary") else "",
        "sens" if amount.direction is None else "",
        "exercice" if amount.year is None else "",
    ]
    return BudgetLine(
        amount,
        service,
        direction,
        amount.year if amount.year is not None else exercise,
        amount.amount,
        article,
        demanded=tuple(filter(None, demanded)),
        lost=tuple(_lost(amount)),
    )


def _is_revenue(amount: Amount) -> bool:
    return amount.direction is None and amount.kind in _REVENUES


def _lost(amount: Amount) -> list[str]:
    lost = []
    if amount.kind not in ("ordinary", "extraordinary", "unspecified"):
        lost.append("nature")
    for name, label in (("amount_max", "maximum"), ("per", "rythme"), ("funder", "financement"), ("vat", "TVA")):
        if getattr(amount, name) is not None:
            lost.append(label)
    return [*lost, "approximation"] if amount.approximate else lost
