"""Values of one field put together: several columns of one meaning."""

from __future__ import annotations

from extract.printed import Field, PrintedValue
from normalize.fields import read_fields


def test_of_rates_by_year_the_latest_counts() -> None:
    first = PrintedValue(Field.PROGRESS, "20 %", "Taux 2021")
    second = PrintedValue(Field.PROGRESS, "45 %", "Taux juin 2022")
    third = PrintedValue(Field.PROGRESS, "-", "Taux 2023")
    assert read_fields((first, second, third)).values["progress"] == 45
    plain = PrintedValue(Field.PROGRESS, "60 %", "Avancement")
    assert read_fields((plain, first)).values["progress"] == 60
