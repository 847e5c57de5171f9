"""What a plan says of its own size: "5 objectifs stratégiques, déclinés en 18 opérationnels et 97 actions"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from extract.text import fold
from normalize.plan_file import DeclaredTotals

CountedLevel = Literal["strategic_objectives", "operational_objectives", "actions"]

_UNITS = dict(
    zip(
        [
            "un",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
            "treize",
            "quatorze",
            "quinze",
            "seize",
        ],
        range(1, 17),
        strict=True,
    )
)
_TENS = {
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "octante": 80,
    "nonante": 90,
}  # fmt: skip
_ROUND = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
}  # fmt: skip
_WORD = rf"(?:{'|'.join([*_UNITS, *_TENS, 'cents?', 'quatre-vingts?', 'une', 'et'])})"
_NUMBER = rf"(?P<number>\d{{1,3}}(?:[ .]\d{{3}})?|(?:{_WORD})(?:[- ]{_WORD})*|(?:une|deux)\s+(?:{'|'.join(_ROUND)})s?)"
_LEVELS = r"""
    (?P<strategic_objectives>(?:objectifs?|axes?|enjeux)\s+(?:dits\s+)?strat[ée]giques?|strat[ée]giques\b|O\.?\s?S\.?(?![\w])|OS\b)
    |(?P<operational_objectives>objectifs?\s+(?:dits\s+)?op[ée]rationnels?|op[ée]rationnels\b|O\.?\s?O\.?(?![\w]))
    |(?P<actions>(?:projets?\s?[-/]\s?actions?|actions?\s?[-/]\s?projets?|(?:projets?|actions?)\s+(?:et|ou)\s+(?:actions|projets)
        |fiches?(?:[\s-](?:actions?|projets?))?|actions?|projets?|mesures?)\b)
"""
_COUNT = re.compile(
    rf"""(?<![\w.,/°€-])
    (?P<rough>(?:plus|près|pas\ moins|moins|environ|quelques?|presque|au\ moins|autour)\s(?:d['’]|de\s|que\s)?)?
    {_NUMBER}\s+(?:\(\d+\)\s+)?(?:d['’]\s?|de\s+)?
    (?:(?:grands?|grandes|principaux|nouveaux|nouvelles|ambitieux|vrais|futurs|premiers)\s+)?(?:{_LEVELS})""",
    re.VERBOSE | re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"""(?:(?:nombre|total)\s+(?:total\s+)?(?:d['’]\s?|des?\s+)(?:{_LEVELS})\s*(?:\([^)]{{1,12}}\)\s*)?
        (?:[:=]|(?:est|[ée]tait|s['’][ée]l[èe]ve|se\s+monte)\s+(?:de|[àa]))?\s*
    |^\W*(?P<heading>(?:objectifs\s+(?:strat[ée]giques|op[ée]rationnels)|actions|projets))\s*(?:\([A-Z.]{{2,5}}\)\s*)?[:=]\s*)
    (?P<number>\d{{1,3}})(?![\d.,)%/]|\s+[a-z])""",
    re.VERBOSE | re.IGNORECASE,
)
_VOLET_AFTER = re.compile(
    r"^[\s,(]*(?:(?:pour|dans|relevant|en)\s+(?:le\s+)?)?(?:du\s+)?(?:volet\s+)?(?P<volet>interne|externe)s?\b",
    re.IGNORECASE,
)
_VOLET = re.compile(r"\bvolet\s+(?P<volet>interne|externe)\b", re.IGNORECASE)
_PART_BEFORE = re.compile(
    r"""\b(?:chaque|chacun|chacune|cet|cette|ces)\b[^;:.]{0,60}$|\b(?:dont|parmi|d['’]entre)\b[^,;:.]{0,3}$
    |\bdont\b[^,;:.]{0,30}$
    |\b(?:la|le|un|une|du)\s(?:th[èe]me|th[ée]matique|domaine|chapitre|d[ée]fi)\b[^;.]{0,60}$
    |\b[ld]['’]\s?(?:axe|enjeu|ambition)\b[^;.]{0,60}$
    |\b(?:l['’]\s?)?objectif\s+(?:strat[ée]gique|op[ée]rationnel)\s*(?:n°\s*)?\d[^;.]{0,60}$
    |\b(?:O\.?[SO]\.?|axe|th[èe]me|enjeu|volet|d[ée]fi)\s*(?:n°\s*)?\d[^;.]{0,60}$
    |\b(?:O\.?\s?[SO]\.?|objectif(?:\s+(?:strat[ée]gique|op[ée]rationnel))?|action|axe|fiche|article|art\.|page|n°)\s*$
    |\b(?:premi[èe]re?|deuxi[èe]me|second|troisi[èe]me|quatri[èe]me|dernier)\s+(?:objectif|axe|th[èe]me)[^;.]{0,60}$""",
    re.VERBOSE | re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"""^\s*(?:
    (?:par|pour\ (?:cet|ce|cette|chaque|le\ th[èe]me|l['’]axe)|li[ée]e?s?\ (?:à|au)|sur\ \d|en\ mati[èe]re
        |dans\ le\ domaine)\b
    |(?:(?:sont|ont\ (?:d[ée]j[àa]\ )?[ée]t[ée]|[ée]taient|d[ée]j[àa]|d['’]ores\ et\ d[ée]j[àa]|nouvelles
        |suppl[ée]mentaires
        |enti[èe]rement|totalement|actuellement)\s+){0,2}
      (?:r[ée]alis|termin|finalis|abandonn|report[ée]|cl[ôo]tur|d[ée]but[ée]|initi[ée]|entam|supprim|ajout|suspend
        |en\ cours|en\ attente|[àa]\ venir|non\ |nouve(?:lle|au)|prioritaires?\b|suppl[ée]mentaires?|abouti
        |achev|restent|par\ an|annu)
    |(?:y|s['’]y|lui\ (?:sont|est))\s+\w
    |de\ (?:formation|sensibilisation|communication|promotion|pr[ée]vention|terrain)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# An earlier plan or term: "les 62 actions de la mandature écoulée", "Le PST précédent comptait 62 actions".
_EARLIER = (
    r"(?:(?:mandature|l[ée]gislature|mandat|P\.?S\.?T\.?|programme|plan)(?:\s+strat[ée]gique)?(?:\s+transversal)?\s+"
    r"(?:[ée]coul[ée]e?|pr[ée]c[ée]dente?|pass[ée]e?|r[ée]volue?|ant[ée]rieure?|sortante?)"
    r"|(?:pr[ée]c[ée]dente?|ancien(?:ne)?|derni[èe]re)\s+(?:mandature|l[ée]gislature|mandat|P\.?S\.?T|programme|plan))\b"
)
_OF_EARLIER = re.compile(rf"^[^,;.]{{0,40}}{_EARLIER}", re.IGNORECASE)
_EARLIER_HAD = re.compile(rf"{_EARLIER}[^,;.]{{0,60}}$", re.IGNORECASE)
_POLICY = re.compile(r"d[ée]claration\s+de\s+politique|\bDP[CGS]\b", re.IGNORECASE)
_OTHER_DOCUMENT = re.compile(
    r"\bPCDR\b|d[ée]veloppement\s+rural|coh[ée]sion\s+sociale|\bPCS\b|\bPAEDC\b|"
    r"par\s+exemple|communes\s+wallonnes|d[ée]veloppement\s+durable",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\bP\.?\s?S\.?\s?T\b|(?:programme|plan)\s+(?:strat[ée]gique|transversal)|l[ée]gislature|mandature|"
    r"\b(?:ce|le|notre|du)\s+(?:pr[ée]sent\s+)?(?:plan|programme)\b(?!\s+d)",
    re.IGNORECASE,
)
_WHOLE_LINE = re.compile(
    rf"^\W*(?:(?:plus|près|pas\ moins|environ|quelque)\s(?:d['’]|de\s)?)?{_NUMBER}\s+(?:{_LEVELS})"
    r"(?:\s+(?:concr[èe]tes?|prioritaires|[àa]\s+(?:mener|mettre\s+en\s+(?:oe|œ)uvre|r[ée]aliser)))?\W*$",
    re.VERBOSE | re.IGNORECASE,
)
_OUT_OF = re.compile(  # "Sur 40 actions, 12 sont réalisées, 20 en cours": what is told apart is the whole
    rf"^\W*sur\s+(?:(?:les|nos|un\s+total\s+de)\s+)?{_NUMBER}\s+(?:{_LEVELS})\W*,?\s*\d+\s+(?:sont|ont|est|[ée]taient)\b.*\d",
    re.VERBOSE | re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[a-zà-ÿ»)][.!?])\s+(?=[A-ZÀ-Ý«•\d])|\n")


_FEW = 15  # "3 actions" on a line of its own is an indicator's value, "40 actions" is the plan's size


@dataclass(frozen=True, slots=True)
class CountMention:
    """A number of objectives or actions that a sentence gives for the whole plan, or for one volet of it.

    ``rough``: "plus de", "près de", "une centaine". ``peers``: how many levels the same sentence counts. ``raw``: that
    sentence.
    """

    level: CountedLevel
    number: int
    volet: str | None
    rough: bool
    peers: int
    raw: str


def parse_number(text: str) -> int | None:
    """Return the number that digits or French words stand for ("53", "vingt-deux", "une centaine"), else None.

    >>> parse_number("Vingt-deux"), parse_number("septante et un"), parse_number("une centaine")
    (22, 71, 100)
    """
    text = text.strip().lower().replace("-", " ")
    if re.fullmatch(r"\d{1,3}(?:[ .]\d{3})?", text):
        return int(re.sub(r"\D", "", text))
    total, current = 0, 0
    for word in text.split():
        bare = word.removesuffix("s")
        if word in _ROUND or bare in _ROUND:
            return max(current, 1) * _ROUND.get(word, _ROUND.get(bare, 0))
        if bare == "cent":
            total, current = total + max(current, 1) * 100, 0
        elif word == "et":
            continue
        elif bare == "vingt" and current == 4:
            current = 80
        elif word in _TENS or bare in _TENS:
            current += _TENS.get(word, _TENS.get(bare, 0))
        elif word in ("une", *_UNITS):
            current += _UNITS.get(word, 1)
        else:
            return None
    return total + current or None


def find_counts(text: str) -> tuple[CountMention, ...]:
    """Return what ``text`` says of the size of the whole plan, sentence by sentence.

    Counts of one objective or theme ("cet objectif compte 3 actions"), by status ("12 actions terminées"), of another
    document and of what is no level (meetings, hours) are left out; so are actions or projects counted alone in a
    sentence that does not speak of the plan.
    """
    found: list[CountMention] = []
    for sentence in _SENTENCE.split(text):
        found.extend(_sentence_counts(sentence.strip()))
    return tuple(found)


def declared_totals(mentions: Sequence[CountMention]) -> DeclaredTotals:
    """Return the totals that the mentions agree on; counts of both volets add up where no whole is given.

    Where they differ, the sentence that counts most levels wins, then the exact number, then the number given most
    often; numbers that are equally likely give None. A count of one volet alone is no total.
    """
    return DeclaredTotals(**{level: _total([m for m in mentions if m.level == level]) for level in _LEVEL_NAMES})


_LEVEL_NAMES: tuple[CountedLevel, ...] = ("strategic_objectives", "operational_objectives", "actions")


def _sentence_counts(sentence: str) -> Iterator[CountMention]:
    counts = [(match, _level(match)) for match in _COUNT.finditer(sentence)]
    counts += [(match, _level(match)) for match in _LABELLED.finditer(sentence)]
    if _is_about_another(sentence, {level for _, level in counts}):
        return
    kept = [(match, level) for match, level in counts if not _is_part(sentence, match, level)]
    peers = len({level for _, level in kept})
    about_plan = peers > 1 or _PLAN.search(sentence) or _WHOLE_LINE.match(sentence) or _OUT_OF.match(sentence)
    for match, level in kept:
        number = parse_number(match["number"])
        alone = level == "actions" or match.re is _LABELLED
        few = level == "actions" and match.re is _COUNT and peers < 2 and not _PLAN.search(sentence)
        if few and number is not None and number < _FEW:
            continue
        if number is None or number < 2 or (not about_plan and alone and match.re is not _LABELLED):
            continue
        rough = bool(match.groupdict().get("rough")) or "aine" in match["number"]
        yield CountMention(level, number, _volet(sentence, match), rough, peers, sentence)


def _is_about_another(sentence: str, levels: set[CountedLevel]) -> bool:
    """Whether a sentence sizes another document; a declaration of policy has no objectives of both levels."""
    if re.search(r"\bP\.?\s?S\.?\s?T\b", sentence):
        return False
    policy = _POLICY.search(sentence) and not {"strategic_objectives", "operational_objectives"} <= levels
    return bool(policy or _OTHER_DOCUMENT.search(sentence))


def _level(match: re.Match[str]) -> CountedLevel:
    heading = match.groupdict().get("heading")
    if heading:
        return next(
            level for level, stem in zip(_LEVEL_NAMES, ("strat", "op", ""), strict=True) if stem in fold(heading)
        )
    return next(level for level in _LEVEL_NAMES if match[level])


def _is_part(sentence: str, match: re.Match[str], level: CountedLevel) -> bool:
    printed = match[level] or ""
    if printed and len(printed.replace(".", "").replace(" ", "")) == 2 and printed != printed.upper():
        return True
    if not printed:
        return False
    before, after = sentence[: match.start()], sentence[match.end() :]
    if re.match(r"\s?[.:]?\s?\d", after) and len(printed) < 5:
        return True
    if _PART_AFTER.match(after) or _OF_EARLIER.match(after) or _EARLIER_HAD.search(before):
        return True
    part = _PART_BEFORE.search(before)
    if part is None:
        return False
    return not re.match(r"cet(?:te)?\s+(?:[ée]dition|ann[ée]e|l[ée]gislature)", part[0], re.IGNORECASE)


def _volet(sentence: str, match: re.Match[str]) -> str | None:
    after = _VOLET_AFTER.match(sentence[match.end() :])
    if after:
        return after["volet"].lower()
    before = list(_VOLET.finditer(sentence[: match.start()]))
    return before[-1]["volet"].lower() if before else None


def _total(mentions: Sequence[CountMention]) -> int | None:
    whole = [mention for mention in mentions if mention.volet is None]
    if whole:
        plainest = max((mention.peers, not mention.rough) for mention in whole)
        often = Counter(m.number for m in whole if (m.peers, not m.rough) == plainest).most_common()
        return often[0][0] if len(often) == 1 or often[0][1] > often[1][1] else None
    volets = {mention.volet: mention.number for mention in reversed(mentions)}
    return sum(volets.values()) if len(volets) == 2 else None
