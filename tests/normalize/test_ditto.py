from __future__ import annotations

import pytest

from extract.dittos import is_ditto
from extract.printed import Field, Level, PrintedItem, PrintedValue
from normalize.ditto import resolve_dittos
from normalize.fields import read_fields


@pytest.mark.parametrize("text", ["idem", "Idem.", "id.", "〃", '"', "''", "(idem)"])
def test_signs_that_repeat(text: str) -> None:
    assert is_ditto(text)


@pytest.mark.parametrize("text", ["", "-", "identique", "Idem pour les crèches", "ID", "2026"])
def test_other_texts(text: str) -> None:
    assert not is_ditto(text)


def action(*values: PrintedValue) -> PrintedItem:
    return PrintedItem(Level.ACTION, "Une action", values=values)


def test_a_ditto_is_the_value_above_it_in_its_column() -> None:
    first = action(PrintedValue(Field.PILOT, "Voirie", "Pilote"), PrintedValue(Field.SCHEDULE, "2027", "Année"))
    second = action(PrintedValue(Field.PILOT, "idem", "Pilote"), PrintedValue(Field.SCHEDULE, "idem", "Année"))
    parent = PrintedItem(Level.OPERATIONAL, "Un objectif", children=(first, second))
    (found,) = resolve_dittos((parent,))
    fields = read_fields(found.children[1].values).values
    assert [pilot.name for pilot in fields["pilots"]] == ["Voirie"]
    assert (fields["schedule"].start_year, fields["schedule"].raw) == (2027, "idem")


def test_a_ditto_with_nothing_above_it_is_unread() -> None:
    (found,) = resolve_dittos((action(PrintedValue(Field.PILOT, "idem", "Pilote")),))
    fields = read_fields(found.values)
    assert "pilots" not in fields.values
    assert [text for _, text in fields.unread] == ["idem"]
