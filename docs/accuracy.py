"""``accuracy.md`` from ``accuracy.json``: scores by set, family and field, calibration, speed, what is not solved."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any, Final

from benchmarks.record import read_record
from outputs.compare.score import FIELDS

_GENERATED = "<!-- Page écrite par « make docs » d'après accuracy.json : ne pas la modifier à la main. -->"
_SETS: Final = {
    "samples": "Corpus d'exemple",
    "layouts": "Banc de mises en page",
    "worked": "familles travaillées",
    "worked-hard": "familles travaillées, sans filets ni balises",
    "held-out": "familles mises de côté",
    "held-out-hard": "familles mises de côté, sans filets ni balises",
    "development": "Documents de développement",
    "texts": "plans publiés, remis en page",
    "iA.PST": "rapports iA.PST et eComptes",
    "scan": "scan",
}
_WORDS: Final = {
    "kind": "nature du document",
    "org": "organisme",
    "term": "législature",
    "items": "éléments",
    "parents": "parents",
    "titles": "titres",
    "values": "toutes les valeurs",
    "number": "numéro",
    "volet": "volet",
    "theme": "thème",
    "years": "années",
    "pilots": "pilotes",
    "amounts": "montants",
    "status": "état",
    "priority": "priorité",
    "progress": "avancement",
    "indicators": "indicateurs",
    "partners": "partenaires",
    "sdgs": "ODD",
    "steps": "étapes",
    "totals": "totaux annoncés",
    "exact": "actions exactes",
    "lowest": "le champ le plus bas",
    "made_up": "éléments inventés",
}
_HARD: Final = ("worked-hard", "held-out-hard")
# What was asked: set, measure, share. Made-up items are a share that may not be exceeded.
_GOALS: Final = (
    *(("development", measure, 0.98) for measure in ("items", "parents", "titles", "lowest")),
    *(("scan", measure, goal) for measure, goal in (("items", 0.97), ("titles", 0.85), ("lowest", 0.9))),
    *(("worked", measure, goal) for measure, goal in (("items", 0.98), ("lowest", 0.97))),
    *(("held-out", measure, goal) for measure, goal in (("items", 0.95), ("lowest", 0.92), ("made_up", 0.01))),
    *((part, measure, goal) for part in _HARD for measure, goal in (("items", 0.9), ("lowest", 0.85))),
    ("layouts", "made_up", 0.01),
)
_FAMILY_GOALS: Final = {False: (0.98, 0.97), True: (0.95, 0.92)}  # items and lowest field, by whether it is held out
_VERDICTS: Final = {
    "holds": "oui",
    "cautious": "non : mieux qu'annoncé",
    "too-sure": "**non : moins bien qu'annoncé**",
    "too-few": "trop peu pour le dire",
}
_SPEED: Final = {
    "help": "`pst --help`",
    "unchanged": "deuxième lecture de 500 documents inchangés",
    "cells-against-plumber": "mots, filets et cellules, contre `extract_tables()` de pdfplumber",
    "cells-against-floor": "mots, filets et cellules, contre le texte nu de pdfium",
    "whole-against-plumber": "des octets au fichier plan, contre `extract_tables()` seul",
    "ocr": "OCR, par page et par cœur",
    "two-workers": "deux processus contre un",
    "memory": "mémoire d'un processus",
}
_UNITS: Final = {"MB": "Mo"}
_STEPS: Final = {
    "text": "texte nu",
    "rules": "mots et filets",
    "cells": "cellules",
    "layout": "paragraphes, titres courants, tableaux rejoints",
    "detection": "détection du plan",
    "values": "lecture des valeurs",
}
_LEVELS: Final = {
    "strategic_objective": "objectif stratégique",
    "operational_objective": "objectif opérationnel",
    "action": "action",
    "sub_action": "sous-action",
}
_NOTHING: Final = "–"

Record = Mapping[str, Any]


def accuracy_page(record: Record | None = None) -> str:
    """Return the page; ``record`` is the content of ``accuracy.json``, which is read where it is None."""
    kept = read_record() if record is None else record
    parts = [
        "# Précision",
        _GENERATED,
        _INTRO,
        "## Ce qui est demandé",
        _goals(kept),
        "## Par ensemble de documents",
        _sets(kept),
        "## Par champ",
        _fields(kept),
        "## La confiance tient-elle parole ?",
        _CALIBRATION,
        *_calibration(kept),
        "## Vitesse",
        *_speed(kept),
        "## Ce qui n'est pas résolu",
        _unsolved(kept),
        "## Deux pages difficiles",
        *(part for page in kept.get("pages", []) for part in _hard_page(page)),
        "## Par famille de mises en page",
        _FAMILIES,
        _families(kept),
    ]
    return "\n\n".join(parts) + "\n"


_INTRO: Final = """\
Chaque document est comparé à son fichier de référence, écrit par ce qui a imprimé le document ou par une lecture à la
main. *Éléments* : F1 des éléments appariés un à un. *Parents*, *titres* : part des éléments attendus, bien placés, de
titre identique (aux majuscules, aux accents et à la ponctuation près). *Valeurs* : F1 des valeurs de chaque champ.
*Exactes* : actions dont le titre, le parent et toutes les valeurs sont justes. *Inventés* : part des éléments trouvés
qui ne correspondent à rien. Les parts sont arrondies en notre défaveur : 100,0 % veut dire tout.

Les **familles mises de côté** n'ont pas servi à écrire les règles : c'est leur score qui dit ce qu'il faut attendre
d'un plan jamais vu. Tous ces documents, sauf ceux de développement, sont inventés et sortent des mêmes mains : de vrais
plans réservent d'autres surprises. `make bench` mesure à nouveau ; `python -m benchmarks.accuracy --write`,
`python -m benchmarks.speed --write` et `python -m docs.hard_pages` gardent les chiffres de cette page."""

_CALIBRATION: Final = """\
Part de ce qui est juste, par tranche de confiance annoncée : un élément est juste si son titre et son parent le sont,
une valeur si tout le champ de l'élément l'est. La confiance tient parole dans une tranche si la part est à moins de
cinq points de la confiance moyenne ; il faut au moins trente cas."""

_FAMILIES: Final = """\
« Mise de côté » : seulement mesurée. « Difficile » : tableau sans filets ni balises dans un PDF."""


def _goals(kept: Record) -> str:
    rows = [
        [f"{_place(found)} : {_WORDS[measure]}", f"{'≤' if measure == 'made_up' else '≥'} {_percent(goal)}",
         _measured(found, measure), "oui" if reached else "**non**"]
        for found, measure, goal, reached in _judged_goals(kept)
    ]  # fmt: skip
    return _table(("demandé", "au moins", "mesuré", "atteint"), rows)


def _judged_goals(kept: Record) -> Iterator[tuple[Record, str, float, bool]]:
    sets = {found["name"]: found for found in kept.get("sets", [])}
    for name, measure, goal in _GOALS:
        value = _value(sets[name], measure) if name in sets else None
        if value is not None:
            yield sets[name], measure, goal, value <= goal if measure == "made_up" else value >= goal


def _sets(kept: Record) -> str:
    measures = ("items", "parents", "titles", "values", "exact", "made_up", "kind", "org", "term", "totals")
    rows = [
        [("&nbsp;&nbsp;" if found["depth"] else "") + _SETS[found["name"]], str(found["documents"]),
         *_percents(found, measures)]
        for found in kept.get("sets", []) if found["documents"]
    ]  # fmt: skip
    return _table(("ensemble", "documents", *(_WORDS[measure] for measure in measures)), rows)


def _fields(kept: Record) -> str:
    shown = [found for found in kept.get("sets", []) if found["documents"] and found["name"] != "layouts"]
    rows = [[_WORDS[field], *(_percent(found["scores"].get(field)) for found in shown)] for field in FIELDS]
    return _table(("champ", *(_SETS[found["name"]] for found in shown)), rows)


def _calibration(kept: Record) -> Iterator[str]:
    for name, found in kept.get("calibration", {}).items():
        yield "### Familles mises de côté" if name == "held-out" else "### Tous les documents"
        rows = [
            [_WORDS[what], f"{_decimal(band['low'])} à {_decimal(band['high'])}", str(band["count"]),
             _percent(band["claimed"]), _percent(band["share"]), _VERDICTS[band["verdict"]]]
            for what in ("items", "values", *FIELDS) for band in found.get(what, [])
        ]  # fmt: skip
        yield _table(("quoi", "confiance", "cas", "annoncé", "juste", "tient parole"), rows)


def _speed(kept: Record) -> Iterator[str]:
    speed = kept.get("speed")
    if speed is None:
        return
    load = "" if speed["load"] is None else f", charge {_decimal(speed['load'])} au début"
    yield (
        f"Rapports mesurés en une fois sur une même machine ({speed['cores']} cœurs{load}), les moteurs tour à tour,\n"
        "en temps de calcul ; les processus, la deuxième lecture et l'aide à la montre, où une machine occupée se voit."
    )
    rows = [
        [_SPEED[figure["what"]], figure["subject"].replace("_", "\\_"),
         f"{'≥' if figure['higher'] else '≤'} {_number(figure['goal'], figure)}",
         _number(figure["value"], figure), "oui" if figure["met"] else "**non**"]
        for figure in speed["figures"]
    ]  # fmt: skip
    yield _table(("quoi", "sur", "demandé", "mesuré", "atteint"), rows)
    shares = [
        f"{_STEPS[name]} {share:.0%}".replace("%", " %") for name in _STEPS if (share := speed["steps"].get(name))
    ]
    yield f"Où passe le temps, sur le plus gros document : {', '.join(shares)}."


def _unsolved(kept: Record) -> str:
    lines = [
        f"- {_place(found)}, {_WORDS[measure]} : {_measured(found, measure)}, {_percent(goal)} demandé."
        for found, measure, goal, reached in _judged_goals(kept) if not reached
    ]  # fmt: skip
    low = [found for found in kept.get("families", []) if not _family_holds(found)]
    lines += [f"- Famille `{found['name']}` : {_shortfall(found)}." for found in low]
    lines += [
        f"- Confiance, {_WORDS[what]} de {_decimal(band['low'])} à {_decimal(band['high'])} "
        f"({'familles mises de côté' if name == 'held-out' else 'tous les documents'}) : "
        f"{_percent(band['claimed'])} annoncé, {_percent(band['share'])} juste."
        for name, found in kept.get("calibration", {}).items()
        for what, own in found.items() for band in own if band["verdict"] == "too-sure"
    ]  # fmt: skip
    lines += [
        f"- Confiance ({'familles mises de côté' if name == 'held-out' else 'tous les documents'}) : "
        f"{count} tranches sur {enough} sont justes plus souvent qu'annoncé."
        for name, found in kept.get("calibration", {}).items()
        for count, enough in [_cautious(found)] if count
    ]  # fmt: skip
    lines += [f"- Vitesse, {_SPEED[what]} : {text}." for what, text in _missed(kept)]
    return "\n".join(lines) or "Tout ce qui est demandé est atteint sur ces documents."


def _cautious(found: Mapping[str, list[Record]]) -> tuple[int, int]:
    """How many bands are right more often than they claim, and how many have enough in them to say."""
    verdicts = [band["verdict"] for own in found.values() for band in own]
    return verdicts.count("cautious"), len(verdicts) - verdicts.count("too-few")


def _missed(kept: Record) -> Iterator[tuple[str, str]]:
    """Each measure of speed that is not reached, with where and by how much."""
    for what in _SPEED:
        missed = [f for f in kept.get("speed", {}).get("figures", []) if f["what"] == what and not f["met"]]
        if missed:
            yield what, " ; ".join(f"{_number(f['value'], f)} pour {_number(f['goal'], f)}{_on(f)}" for f in missed)


def _number(value: float, figure: Record) -> str:
    return f"{_decimal(round(value, 2))} {_UNITS.get(figure['unit'], figure['unit'])}"


def _on(figure: Record) -> str:
    return f" ({figure['subject']})".replace("_", "\\_") if figure["subject"] else ""


def _family_holds(found: Record) -> bool:
    items, field = _FAMILY_GOALS[found["held_out"]]
    values = (_value(found, "items"), _value(found, "lowest"))
    return all(value is None or value >= goal for value, goal in zip(values, (items, field), strict=True))


def _shortfall(found: Record) -> str:
    low = (
        "" if found["lowest"] is None else f", {_WORDS[found['lowest']['field']]} {_percent(found['lowest']['share'])}"
    )
    return f"éléments {_percent(_value(found, 'items'))}, titres {_percent(_value(found, 'titles'))}{low}"


def _families(kept: Record) -> str:
    measures = ("items", "parents", "titles", "values", "exact", "made_up")
    rows = [
        [f"`{found['name']}`", "mise de côté" if found["held_out"] else "travaillée", "oui" if found["hard"] else "",
         str(found["documents"]), *_percents(found, measures), _lowest(found)]
        for found in kept.get("families", [])
    ]  # fmt: skip
    return _table(
        ("famille", "règles", "difficile", "documents", *(_WORDS[m] for m in measures), "champ le plus bas"), rows
    )


def _lowest(found: Record) -> str:
    low = found["lowest"]
    return _NOTHING if low is None or low["share"] == 1 else f"{_WORDS[low['field']]} {_percent(low['share'])}"


def _hard_page(page: Record) -> Iterator[str]:
    what = "un scan bruité et un peu tourné" if page["scanned"] else "un tableau sans filets ni balises"
    yield f"### {page['document']}, page {page['page']} : {what}"
    right = sum(item["right"] for item in page["items"])
    turned = " Les cadres sont ceux de la page redressée." if page["scanned"] else ""
    yield (
        f"{right} éléments sur {len(page['items'])} exacts, titre et valeurs."
        f" Avertissements : {', '.join(f'`{code}`' for code in page['warnings']) or 'aucun'}.{turned}"
    )
    yield f"![Les éléments lus, encadrés et numérotés](images/{page['picture']})"
    rows = [
        [str(number), _LEVELS[item["level"]], item["code"] or "", item["title"], ", ".join(item["pilots"]),
         item["schedule"] or "", _decimal(item["confidence"]), "oui" if item["right"] else "**non**"]
        for number, item in enumerate(page["items"], start=1)
    ]  # fmt: skip
    yield _table(("", "niveau", "marque", "titre lu", "pilotes", "planification", "confiance", "exact"), rows)


def _place(found: Record) -> str:
    return _SETS[found["name"]][0].upper() + _SETS[found["name"]][1:]


def _measured(found: Record, measure: str) -> str:
    low = f" ({_WORDS[found['lowest']['field']]})" if measure == "lowest" and found["lowest"]["share"] < 1 else ""
    return _percent(_value(found, measure), bad=measure == "made_up") + low


def _value(found: Record, measure: str) -> float | None:
    if measure == "lowest":
        return None if found["lowest"] is None else float(found["lowest"]["share"])
    held = found if measure in ("values", "made_up") else found["scores"]
    value = held.get(measure)
    return None if value is None else float(value)


def _percents(found: Record, measures: tuple[str, ...]) -> list[str]:
    return [_percent(_value(found, measure), bad=measure == "made_up") for measure in measures]


def _percent(share: float | None, *, bad: bool = False) -> str:
    """A share in percent, rounded down, or up where less is better."""
    if share is None:
        return _NOTHING
    thousandths = math.ceil(1000 * share - 1e-6) if bad else math.floor(1000 * share + 1e-6)
    return f"{thousandths / 10:.1f} %".replace(".", ",")


def _decimal(number: float) -> str:
    return f"{number:g}".replace(".", ",")


def _table(head: tuple[str, ...], rows: list[list[str]]) -> str:
    ruler = ["---", *("---" if _is_text(rows, place) else "---:" for place in range(1, len(head)))]
    lines = (head, ruler, *([cell.replace("|", "\\|") for cell in row] for row in rows))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _is_text(rows: list[list[str]], place: int) -> bool:
    return any(any(char.isalpha() for char in row[place]) for row in rows)
