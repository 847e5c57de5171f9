"""What columns and labels are called in the bench: varied words for the same facts, chosen by the variant's generator."""

# ruff: noqa: E501 - rows of words and of content are kept whole
from __future__ import annotations

from corpus.samples.generate import columns as c
from corpus.samples.generate.columns import Column
from corpus.samples.generate.model import PlanModel
from tests.layouts.planting import Seed


def who(seed: Seed, sep: str = "\n") -> list[Column]:
    """Return one or two columns of people in charge."""
    rng = seed.rng
    administrative = rng.choice(
        ("Service gestionnaire", "Service pilote", "Responsable administratif", "Agent traitant")
    )
    political = rng.choice(("Mandataire", "Mandataire référent", "Responsable politique", "Échevin(e)"))
    neutral = rng.choice(("Pilote", "Responsable", "Porteur", "Pilote(s)", "Porteur de l'action", "Responsable(s)"))
    kind = rng.choice(("both", "both", "neutral", "administrative", "neutral-both"))
    if kind == "both":
        return [
            c.pilots(administrative, "services", "administrative", sep),
            c.pilots(political, "mandataries", "political", sep),
        ]
    if kind == "administrative":
        return [c.pilots(administrative, "services", "administrative", sep)]
    return [c.pilots(neutral, "services" if kind == "neutral" else "both", "unspecified", sep)]


def when(seed: Seed, plan: PlanModel) -> Column:
    """Return a column of deadlines or of periods."""
    rng = seed.rng
    if rng.random() < 0.5:
        header = rng.choice(("Échéance", "Délai", "Échéance prévue", "Date de fin", "Délai de réalisation"))
        style = rng.choice(("year", "fin", "month", "words", "date", "quarter", "semester", "pour", "avant"))
        return c.deadline(header, style, 1.0, plan.term[1] if plan.term else 2030)
    header = rng.choice(("Année", "Période", "Planification", "Calendrier", "Timing", "Planning"))
    return c.period(header, rng.choice(("dash", "spaced", "slash", "words", "list")), 1.0)


def money(seed: Seed) -> list[Column]:
    """Return one column of costs, or ordinary, extraordinary and subsidies apart."""
    rng = seed.rng
    style = rng.choice(("dot", "cents", "space", "plain", "eur", "before"))
    if rng.random() < 0.5:
        header = rng.choice(("Budget", "Coût estimé", "Estimation budgétaire", "Budget estimé", "Coût"))
        return [c.amounts(header, "cost", "unspecified", style, width=1.0, empty=rng.choice(("", "", "-", "/")))]
    return [
        c.amounts(rng.choice(("Ordinaire", "Budget ordinaire", "Service ordinaire")), "ordinary", "ordinary", style),
        c.amounts(rng.choice(("Extraordinaire", "Budget extraordinaire", "Service extraordinaire")), "extraordinary",
                  "extraordinary", style, width=1.1),
        c.amounts(rng.choice(("Subsides", "Subventions", "Subsides attendus")), "subsidy", "subsidy", style),
    ]  # fmt: skip


def more(seed: Seed, count: int = 2) -> list[Column]:
    """Return some other columns."""
    rng = seed.rng
    choices = [
        c.partners(rng.choice(("Partenaires", "Partenaires externes", "Services impliqués", "Partenariats")), rng.choice((", ", "\n"))),
        c.indicators(rng.choice(("Indicateurs", "Indicateurs de résultat", "Indicateur(s)", "Indicateurs d'évaluation"))),
        c.priority(rng.choice(("Priorité", "Niveau de priorité", "Degré de priorité")), rng.choice(("feminine", "haute", "capitals"))),
        c.sdgs(rng.choice(("ODD", "ODD visés", "Objectifs de développement durable")), rng.choice(("comma", "dash", "words")), 1.25),
        c.remarks(rng.choice(("Remarques", "Commentaires", "Observations"))),
        c.status(rng.choice(("État d'avancement", "Statut", "État", "Avancement")), rng.choice(("usual", "feminine", "done"))),
    ]  # fmt: skip
    return rng.sample(choices, count)


def usual(seed: Seed, plan: PlanModel, extra: int = 2) -> list[Column]:
    """Return a plausible set of columns."""
    return [*who(seed), when(seed, plan), *money(seed), *more(seed, extra)]
