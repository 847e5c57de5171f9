"""Remarks that print labels of their own: values where nothing else of the document tells them."""

from __future__ import annotations

from extract.printed import Field
from tests.extract.documents import heading, items, table

REMARK = "Statut : en attente du permis. Responsable : M. Dubois (jusqu'en mai), ensuite Mme Pirard."


def _plan(header: list[str], *rows: list[str]) -> list[dict[Field, list[str]]]:
    read = items(heading("OS 1 : Être une commune de haies"), table([header, *rows]))
    actions = [item for root in read for item in root.walk() if item.values]
    return [
        {value.field: [other.raw for other in item.values if other.field is value.field] for value in item.values}
        for item in actions
    ]


def test_a_column_tells_what_remarks_only_mention() -> None:
    header = ["Action", "Statut", "Service", "Commentaires"]
    first, second = _plan(
        header, ["Action 1 : Planter", "En cours", "Parcs", "Vu"], ["Action 2 : Tailler", "", "", REMARK]
    )
    assert (first[Field.STATUS], second) == (["En cours"], {Field.REMARK: [REMARK]})


def test_remarks_tell_what_no_column_does() -> None:
    header = ["Action", "Échéance", "Commentaires"]
    first, _ = _plan(header, ["Action 1 : Planter", "2027", "Statut : en cours"], ["Action 2 : Tailler", "2028", "Vu"])
    assert first[Field.STATUS] == ["en cours"]


def test_a_column_of_services_does_not_tell_the_alderman() -> None:
    header = ["Action", "Service", "Commentaires"]
    first, _ = _plan(header, ["Action 1 : Planter", "Parcs", "Mandataire : Mme Rivière"], ["Action 2 : B", "DF", "Vu"])
    assert first[Field.PILOT] == ["Parcs", "Mme Rivière"]


def test_a_remark_may_be_nothing_but_a_state_and_who_decided_it() -> None:
    header, state = ["Action", "Échéance", "Commentaires"], "Annulée (Conseil du 3 mai 2030)"
    first, second = _plan(
        header, ["Action 1 : Planter", "2027", state], ["Action 2 : Tailler", "2028", "Annulée (trop chère)"]
    )
    assert (first[Field.STATUS], second[Field.REMARK]) == ([state], ["Annulée (trop chère)"])
