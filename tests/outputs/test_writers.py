from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest

from normalize.plan_file import PlanFile, to_json
from outputs.writers.atomic import replacing, write_bytes
from outputs.writers.schema import schema_bytes


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    write_bytes(path, b"ancien")

    def fail() -> None:
        with replacing(path) as temporary:
            temporary.write_bytes(b"moit")
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        fail()
    assert path.read_bytes() == b"ancien"
    assert list(tmp_path.iterdir()) == [path]


def test_a_written_file_is_readable_like_any_other(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    write_bytes(tmp_path / "new" / "file", b"x")
    assert (tmp_path / "new" / "file").stat().st_mode == plain.stat().st_mode


def test_plan_files_hold_to_the_schema(plan_file: PlanFile, guide: PlanFile) -> None:
    schema = json.loads(schema_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    for file in (plan_file, guide):
        jsonschema.validate(msgspec.json.decode(to_json(file)), schema)


def test_the_schema_refuses_what_is_not_in_a_closed_list(plan_file: PlanFile) -> None:
    content = msgspec.json.decode(to_json(plan_file))
    content["document"]["kind"] = "tract"
    with pytest.raises(jsonschema.ValidationError, match="tract"):
        jsonschema.validate(content, json.loads(schema_bytes()))
