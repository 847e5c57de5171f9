from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from normalize.plan_file import Amount, Item, PlanFile, Schedule
from outputs.schema import TABLES
from outputs.tables import arrow_schema, build_tables
from outputs.writers.parquet import write_parquet

CONTRACT = [
    "documents",
    "plans",
    "items",
    "actions",
    "pilots",
    "amounts",
    "indicators",
    "partners",
    "sdgs",
    "sources",
    "warnings",
]


def rows(table: pa.Table) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = table.to_pylist()
    return found


def with_item(plan_file: PlanFile, item: Item) -> PlanFile:
    return replace(plan_file, plans=(replace(plan_file.plans[0], items=(item,)),))


def test_tables_are_those_of_the_contract(plan_file: PlanFile) -> None:
    assert [table.name for table in TABLES] == CONTRACT
    assert list(build_tables([plan_file])) == CONTRACT


@pytest.mark.parametrize("name", CONTRACT)
def test_every_row_carries_its_keys(name: str, plan_file: PlanFile) -> None:
    table = build_tables([plan_file])[name]
    assert table.num_rows > 0
    keys = ["document_id", "plan_id"] if name in ("documents", "plans") else ["document_id", "plan_id", "item_id"]
    for row in rows(table):
        assert all(row[key] for key in keys)


def test_types_are_explicit() -> None:
    schema = arrow_schema(next(table for table in TABLES if table.name == "actions"))
    assert schema.field("start_year").type == pa.int16()
    assert schema.field("amount_ordinary").type == pa.decimal128(14, 2)
    assert schema.field("end_date").type == pa.date32()
    assert schema.field("title").type == pa.string()


def test_every_column_says_what_it_means() -> None:
    for table in TABLES:
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names))
        for field in arrow_schema(table):
            assert field.metadata[b"description"]


def test_an_action_has_its_objectives_amounts_and_pilots_beside_it(plan_file: PlanFile) -> None:
    action = rows(build_tables([plan_file])["actions"])[0]
    assert action["strategic_number"] == "1"
    assert action["strategic_title"] == "Être une commune accueillante"
    assert action["operational_number"] == "1.1"
    assert action["operational_title"] == "Loger chacun"
    assert action["amount_ordinary"] == Decimal("1000.00")
    assert action["amount_subsidy"] is None
    assert action["amounts_raw"] == "1 000 €/an ; 2 000 € ; à déterminer"
    assert action["pilots_administrative"] == "Directrice générale ; Service du logement"
    assert action["pilots_political"] == "Échevin du logement"
    assert action["pilots_unspecified"] is None
    assert (action["start_year"], action["end_year"], action["end_date"]) == (2020, 2022, date(2022, 6, 30))
    assert (action["page"], action["confidence"], action["sub_actions"]) == (3, 0.9, 1)
    assert (action["body_name"], action["nis_code"], action["term_start"]) == ("Commune de Valbois", "99999", 2018)


def test_an_action_without_operational_objective_has_none(plan_file: PlanFile) -> None:
    action = rows(build_tables([plan_file])["actions"])[2]
    assert action["title"] == "Isoler l'école"
    assert action["strategic_number"] == "1"
    assert action["operational_title"] is None


def test_items_know_their_place_in_the_tree(plan_file: PlanFile) -> None:
    items = {row["item_id"]: row for row in rows(build_tables([plan_file])["items"])}
    assert list(items) == ["os1", "oo1", "a1", "s1", "a2", "a3"]
    assert items["s1"]["path"] == "os1/oo1/a1/s1"
    assert items["s1"]["parent_id"] == "a1"
    assert items["os1"]["parent_id"] is None
    assert [items[name]["position"] for name in items] == [1, 2, 3, 4, 5, 6]


def test_a_mirrored_action_is_counted_once(plan_file: PlanFile) -> None:
    (plan,) = rows(build_tables([plan_file])["plans"])
    assert (plan["actions"], plan["declared_actions"]) == (2, 3)


def test_a_document_without_plan_has_its_row(guide: PlanFile) -> None:
    tables = build_tables([guide])
    assert rows(tables["documents"])[0]["plan_id"] is None
    assert tables["plans"].num_rows == 0
    assert tables["items"].schema == build_tables([])["items"].schema


def test_the_same_bytes_twice_give_rows_once(plan_file: PlanFile) -> None:
    copy = replace(plan_file, document=replace(plan_file.document, file_name="copie.txt"))
    tables = build_tables([plan_file, copy])
    assert [row["file_name"] for row in rows(tables["documents"])] == ["plan.txt"]
    assert tables["actions"].num_rows == 3


def test_what_a_column_cannot_hold_is_null(plan_file: PlanFile) -> None:
    amounts = (Amount("total", "énorme", Decimal("1e30")), Amount("total", "1,005 €", Decimal("1.005")))
    item = Item("a", "action", "Payer", schedule=Schedule(start_year=99999, raw="99999"), amounts=amounts)
    tables = build_tables([with_item(plan_file, item)])
    assert [row["amount"] for row in rows(tables["amounts"])] == [None, Decimal("1.01")]
    assert rows(tables["actions"])[0]["start_year"] is None


def test_a_warning_names_the_plan_of_its_item(plan_file: PlanFile) -> None:
    second = replace(plan_file.plans[0], plan_id="cpas-99999-2018-2024", items=(Item("z", "action", "Aider"),))
    both = replace(plan_file, plans=(*plan_file.plans, second))
    of_document = replace(plan_file.warnings[0], item_id=None)
    of_second = replace(plan_file.warnings[0], item_id="z")
    table = build_tables([replace(both, warnings=(*plan_file.warnings, of_document, of_second))])["warnings"]
    assert [row["plan_id"] for row in rows(table)] == ["commune-99999-2018-2024", None, "cpas-99999-2018-2024"]


def test_parquet_keeps_types_and_meanings_and_is_the_same_each_time(plan_file: PlanFile, tmp_path: Path) -> None:
    table = build_tables([plan_file])["actions"]
    paths = [tmp_path / "a.parquet", tmp_path / "b.parquet"]
    for path in paths:
        write_parquet(table, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert pq.read_table(paths[0]).equals(table)
    assert pq.read_schema(paths[0]).field("title").metadata[b"description"] == b"Titre de l'action"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.parquet", "b.parquet"]
