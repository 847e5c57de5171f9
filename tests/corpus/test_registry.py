"""The registry: every body once, found by any of its names, hosts, postal codes and codes."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.registry import Registry, official_name, organisations, registry
from pst.errors import RegistryError


@pytest.fixture(scope="module")
def reg() -> Registry:
    return registry()


def test_every_body_stands_once() -> None:
    bodies = organisations()
    assert len({(body.kind, body.nis_code) for body in bodies}) == len(bodies)
    assert sum(body.kind == "province" for body in bodies) == 5
    assert sum(body.kind == "commune" for body in bodies) == sum(body.kind == "cpas" for body in bodies)


@pytest.mark.parametrize(
    ("day", "count"), [(date(2018, 1, 1), 262), (date(2024, 12, 1), 262), (date(2024, 12, 2), 261)]
)
def test_communes_that_existed_on_a_day(reg: Registry, day: date, count: int) -> None:
    assert sum(body.exists_on(day) for body in reg.communes) == count


@pytest.mark.parametrize(
    ("kind", "place", "name"),
    [
        ("cpas", "Anthisnes", "CPAS d'Anthisnes"),
        ("commune", "Le Roeulx", "Commune du Roeulx"),
        ("commune", "Les Bons Villers", "Commune des Bons Villers"),
        ("cpas", "La Bruyère", "CPAS de La Bruyère"),
        ("commune", "Eghezée", "Commune d'Eghezée"),
        ("commune", "Hotton", "Commune de Hotton"),
        ("cpas", "Hélécine", "CPAS d'Hélécine"),
        ("province", "Namur", "Province de Namur"),
        ("cpas", "Ecaussinnes", "CPAS d'Ecaussinnes"),
    ],
)
def test_official_names_are_french(kind: str, place: str, name: str) -> None:
    assert official_name(kind, place) == name


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("MORLANWELZ", ["58004", "58004"]),
        ("st-hubert", ["84059", "84059"]),
        ("chatelet", ["52012", "52012"]),
        ("CPAS du Roeulx", ["55035"]),
        ("roeulx", ["55035", "55035"]),
        ("Province du Hainaut", ["50000"]),
        ("namur", ["92094", "92094", "90000"]),
        ("bastogne", ["82003", "82039", "82003", "82039"]),
        ("Kelmis", ["63040", "63040"]),
        ("Valmorin", []),
    ],
)
def test_found_by_name(reg: Registry, name: str, codes: list[str]) -> None:
    assert [body.nis_code for body in reg.named(name)] == codes


@pytest.mark.parametrize(
    ("name", "year", "code"),
    [
        ("Bastogne", 2018, "82003"),
        ("Bastogne", 2019, "82003"),
        ("Bastogne", 2024, "82039"),
        ("Bastogne", None, "82039"),
        ("Bertogne", 2018, "82005"),
        ("La Louvière", 2012, "58001"),
        ("La Louvière", 2024, "58001"),
    ],
)
def test_code_of_the_body_that_existed_in_the_term(reg: Registry, name: str, year: int | None, code: str) -> None:
    body = reg.at(name, "commune", year)
    assert body is not None
    assert body.nis_code == code


@pytest.mark.parametrize(
    ("code", "place"), [("55022", "La Louvière"), ("54007", "Mouscron"), ("82005", "Bertogne"), ("82039", "Bastogne")]
)
def test_found_by_code_of_any_year(reg: Registry, code: str, place: str) -> None:
    body = reg.coded(code)
    assert body is not None
    assert body.place == place


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("https://www.walcourt.be/ma-commune/pst", ["Commune de Walcourt"]),
        ("cpas.gembloux.be", ["CPAS de Gembloux"]),
        ("www.cpasdedinant.be", ["CPAS de Dinant"]),
        ("cpasantoing.be", ["CPAS d'Antoing"]),
        ("cpas.antoing.net", ["CPAS d'Antoing"]),
        ("st-hubert.be", ["Commune de Saint-Hubert"]),
        ("www.marche.be", ["Commune de Marche-en-Famenne"]),
        ("www.province.namur.be", ["Province de Namur"]),
        ("namur.be", ["Commune de Namur"]),
        ("www.hainaut.be", ["Province du Hainaut"]),
        ("www.calameo.com", []),
        ("docplayer.fr", []),
        ("www.uvcw.be", []),
    ],
)
def test_found_by_host(reg: Registry, address: str, names: list[str]) -> None:
    assert [body.name for body in reg.at_host(address)] == names


def test_found_by_postal_code(reg: Registry) -> None:
    assert [body.place for body in reg.at_postal_code("5640")] == ["Mettet"]
    assert reg.at_postal_code("1000") == ()


def test_a_malformed_line_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    from pathlib import Path

    from corpus.registry import register

    folder = Path(str(tmp_path))
    (folder / "hosts.csv").write_text("nis_code,kind,host\n123,commune,x.be\n", encoding="utf-8")
    monkeypatch.setattr(register, "_FOLDER", folder)
    with pytest.raises(RegistryError, match="ligne 2"):
        register.registry.__wrapped__()
