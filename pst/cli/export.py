"""``pst export``: a plan in the official exchange format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from pst.cli.french import FrenchCommand, FrenchGroup
from pst.errors import UsageError

if TYPE_CHECKING:
    from corpus.registry import BodyKind
    from normalize.plan_file import Organisation, Plan, PlanFile, Term
    from outputs.writers.ecomptes_gaps import Gap

_SHOWN = 12  # reasons that are printed
_SCHEMAS = {"export": "PST_eComptes_Export_201805V1", "import": "PST_eComptes_Import_201805V1"}


@click.group(name="export", cls=FrenchGroup, short_help="Écrit un plan au format d'échange officiel.")
def command() -> None:
    """Écrit un plan au format d'échange officiel.

    Exemple : pst export ecomptes data/run/plans/plan.json --out plan.xml
    """


@command.command(name="ecomptes", cls=FrenchCommand, short_help="Écrit un plan en eComptes PST (XML).")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="PLAN")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="FICHIER",
    help="Le fichier XML à écrire ; FICHIER.ecarts.txt et .json sont écrits à côté.",
)  # fmt: skip
@click.option(
    "--schema", type=click.Choice(tuple(_SCHEMAS)), default="export",
    help="export : avec le budget (par défaut) ; import : ce qu'eComptes reprend, sans budget.",
)  # fmt: skip
@click.option("--plan", "plan_id", metavar="ID", help="Lequel, si le document contient plusieurs plans.")
@click.option("--body", metavar="INS", help="Organisme, s'il n'est pas connu : code INS 61031, ou cpas:61031.")
@click.option("--term", metavar="ANNÉES", help="Période du plan, si elle n'est pas connue : 2018-2024.")
@click.option("--exercise", type=click.IntRange(1900, 2200), metavar="ANNÉE", help="Exercice budgétaire du fichier.")
@click.option(
    "--bare", is_flag=True, help="N'ajoute pas à la description ce qui n'a pas de place dans le format."
)  # fmt: skip
def ecomptes(
    file: Path,
    out: Path,
    schema: str,
    plan_id: str | None,
    body: str | None,
    term: str | None,
    exercise: int | None,
    bare: bool,
) -> int:
    """Écrit un plan (fichier plan, ou document) en eComptes PST, format d'échange officiel (schéma 201805V1).

    Ce que le format demande sans que le plan le dise (un statut, une civilité, des dates précises) et ce qu'il ne peut
    tenir (un second responsable, les sous-actions, les étapes, les indicateurs) est affiché, et listé en entier dans
    FICHIER.ecarts.txt et FICHIER.ecarts.json.

    Exemple : pst export ecomptes data/run/plans/plan.json --out plan.xml
    """
    from outputs.writers.atomic import write_bytes
    from outputs.writers.ecomptes import ExchangeOptions, write_exchange
    from outputs.writers.ecomptes_gaps import gaps_json, gaps_text
    from pst.plan_source import read_plan_file

    plan_file = read_plan_file(file)
    plan = _chosen(plan_file, plan_id, file)
    options = ExchangeOptions(
        variant="import" if schema == "import" else "export",
        exercise=exercise,
        body=_organisation(body, plan) if body else None,
        term=_term(term) if term else None,
        complement=not bare,
    )
    exchange = write_exchange(plan, plan_file.document.title, options)
    write_bytes(out, exchange.xml)
    write_bytes(out.with_name(f"{out.name}.ecarts.txt"), gaps_text(exchange.gaps).encode())
    write_bytes(out.with_name(f"{out.name}.ecarts.json"), gaps_json(exchange.gaps).encode())
    _show(exchange.gaps, out, schema)
    return 0


def _chosen(plan_file: PlanFile, plan_id: str | None, path: Path) -> Plan:
    plans = {plan.plan_id: plan for plan in reversed(plan_file.plans)}
    if not plans:
        raise UsageError(str(path), "ce document ne contient aucun plan")
    if plan_id is None and len(plans) == 1:
        return plan_file.plans[0]
    if plan_id in plans:
        return plans[plan_id]
    known = ", ".join(plan.plan_id for plan in plan_file.plans)
    problem = "il contient plusieurs plans" if plan_id is None else f"pas de plan « {plan_id} »"
    raise UsageError(str(path), problem, hint=f"Dites lequel par --plan : {known}")


def _organisation(text: str, plan: Plan) -> Organisation:
    """Return the body that ``text`` names; without a kind it is of the plan's kind, else a commune."""
    from corpus.registry import registry
    from normalize.plan_file import Organisation
    from pst.config import parse_body

    kind, _, code = parse_body(text).rpartition(":")
    kinds = [kind] if kind else [*(body.kind for body in plan.organisations), "commune", "cpas", "province"]
    found = next(body for each in kinds if (body := registry().coded(code, cast("BodyKind", each))))
    return Organisation(found.kind, found.name, found.commune, found.nis_code)


def _term(text: str) -> Term:
    from normalize.plan_file import Term
    from pst.config import parse_term

    return Term(*parse_term(text))


def _show(gaps: Sequence[Gap], out: Path, schema: str) -> None:
    from outputs.writers.ecomptes_gaps import by_reason

    click.echo(f"{out} : écrit selon {_SCHEMAS[schema]}.")
    reasons = sorted(by_reason(gaps).items(), key=lambda pair: -len(pair[1]))
    if reasons:
        click.echo(f"{len(gaps)} écarts avec le plan, en entier dans {out.name}.ecarts.txt :")
    for reason, group in reasons[:_SHOWN]:
        click.echo(f"{len(group):6}  {reason}")
    if len(reasons) > _SHOWN:
        click.echo(f"        … et {len(reasons) - _SHOWN} autres sortes.")
