"""What a plan says of its own size: "5 objectifs stratégiques, déclinés en 18 opérationnels et 97 actions"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from extract.text import fold
from normalize.plan_file import DeclaredTotals
from normalize.values.level_names import LEVELS, UNNAMED, CountedLevel, LevelNames, singular

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
_WORD = rf"(?:{'|'.join([*_UNITS, *_TENS, 'cents?', 'vingts', 'une', 'et'])})"
_NUMBER = rf"(?P<number>\d{{1,3}}(?:[ .]\d{{3}})?|(?:{_WORD})(?:[- ]{_WORD})*|(?:une|deux)\s+(?:{'|'.join(_ROUND)})s?)"
_LEVELS = r"""
    (?P<strategic_objectives>(?:objectifs?|axes?|enjeux|ambitions|orientations|d[ée]fis|priorit[ée]s|piliers)\s+
        \(?(?:dits\s+)?strat[ée]giques?|strat[ée]giques\b|O\.?\s?S\.?(?![\w])|OS\b)
    |(?P<operational_objectives>objectifs?\s+\(?(?:dits\s+)?op[ée]rationnels?|op[ée]rationnels\b|O\.?\s?O\.?(?![\w]))
    |(?P<actions>(?:projets?\s?[-/]\s?actions?|actions?\s?[-/]\s?projets?|(?:projets?|actions?)\s+(?:et|ou)\s+(?:actions|projets)
        |fiches?(?:[\s-](?:actions?|projets?))?|actions?|projets?|mesures?)\b)
    |(?P<named>[^\W\d_]{2,}[sx]\b)
"""
_COUNT = re.compile(
    rf"""(?<![\w.,/°€-])
    (?P<rough>(?:plus|près|pas\ moins|moins|environ|quelques?|presque|au\ moins|autour)\s(?:d['’]|de\s|que\s)?)?
    {_NUMBER}(?:\s+|(?<=\d)(?=[^\W\d_]))(?:\(\d+\)\s+)?(?:d['’]\s?|de\s+)?
    (?:(?:grands?|grandes|principaux|nouveaux|nouvelles|ambitieux|vrais|futurs|premiers)\s+)?(?:{_LEVELS})""",
    re.VERBOSE | re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"""(?:(?:nombre|total)\s+(?:total\s+)?(?:d['’]\s?|des?\s+)(?:{_LEVELS})\s*(?:\([^)]{{1,12}}\)\s*)?
        (?:[:=]|(?:est|[ée]tait|s['’][ée]l[èe]ve|se\s+monte)\s+(?:de|[àa]))?\s*
    |(?:^\W*|[;,•–-]\s+|\bchiffres\s*:\s*)
        (?:nos|les)?\s*(?P<heading>objectifs\s+(?:strat[ée]giques|op[ée]rationnels)|actions|[^\W\d_]{{2,}}[sx]|O\.?[SO]\.?)
        \s*(?:\([A-Z.]{{2,5}}\)\s*)?[:=]\s*)
    (?P<number>\d{{1,3}})(?![\d)%/]|[.,]\d|\.\s+[a-z]|\s+[a-z])""",
    re.VERBOSE | re.IGNORECASE,
)
_VOLET_AFTER = re.compile(
    r"^[\s,(]*(?:(?:pour|dans|relevant|en)\s+(?:le\s+)?)?(?:du\s+)?(?:volet\s+)?(?P<volet>interne|externe)s?\b",
    re.IGNORECASE,
)
_VOLET = re.compile(r"\bvolet\s+(?P<volet>interne|externe)\b", re.IGNORECASE)
_NO_PART = (  # what a sentence may speak of before it counts: "À cette attente, le plan répond par 4 objectifs …"
    r"attente|vision|volont[ée]|constat|besoin|demande|question|r[ée]alit[ée]|[ée]volution|exigence|d[ée]marche|optique"
    r"|perspective|logique|mission|fin|effet|[ée]gard|occasion|document|outil|exercice|travail"
)
_PART_BEFORE = re.compile(
    rf"\b(?:chaque|chacune?\b(?!\s+des\s*$)|(?:cet|cette|ces)(?!\s+(?:{_NO_PART})s?\b))\b[^;:.]{{0,60}}$"
    r"""|\b(?:dont|parmi|d['’]entre)\b[^,;:.]{0,3}$
    |\bdont\b[^,;:.]{0,30}$
    |\b(?:la|le|un|une|du)\s(?:th[èe]me|th[ée]matique|domaine|chapitre|d[ée]fi)\b[^;.]{0,60}$
    |\b[ld]['’]\s?(?:axe|enjeu|ambition)\b[^;.]{0,60}$
    |\b(?:l['’]\s?)?objectif\s+(?:strat[ée]gique|op[ée]rationnel)\s*(?:n°\s*)?\d[^;.]{0,60}$
    |\b(?:O\.?[SO]\.?|axe|th[èe]me|enjeu|volet|d[ée]fi)\s*(?:n°\s*)?\d[^;.]{0,60}$
    |\b(?:O\.?\s?[SO]\.?|objectif(?:\s+(?:strat[ée]gique|op[ée]rationnel))?|action|axe|fiche|article|art\.|page|n°)\s*$
    |\b(?:premi[èe]re?|deuxi[èe]me|second|troisi[èe]me|quatri[èe]me|dernier)\s+(?:objectif|axe|th[èe]me)[^;.]{0,60}$""",
    re.VERBOSE | re.IGNORECASE,
)
_ONE_OF = re.compile(r"\bune?\s+des?\s+(?:nos|ses|leurs)\s*$", re.IGNORECASE)  # of all of them
_PART_AFTER = re.compile(
    r"""^\s*(?:
    (?:par|de\ (?:cet|ce|cette|chaque)|pour\ (?:cet|ce|cette|chaque|le\ th[èe]me|l['’]axe)
        |li[ée]e?s?\ (?:à|au)|sur\ \d|en\ mati[èe]re
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
_ACTIONS = frozenset({"action", "projet"})
_PLACEABLE = frozenset(
    {"axe", "enjeu", "defi", "ambition", "engagement", "levier", "pilier", "orientation", "priorite",
     "chantier", "objectif", "domaine", "theme", "thematique"}
)  # fmt: skip
_NUMERAL: Final = re.compile(rf"\d|\b(?:{_WORD}|{'|'.join(_ROUND)})s?\b", re.IGNORECASE)
_WHOLE_LINE = re.compile(
    rf"^\W*(?:(?:plus|près|pas\ moins|environ|quelque)\s(?:d['’]|de\s)?)?{_NUMBER}\s+(?:{_LEVELS})"
    r"(?:\s+(?:concr[èe]tes?|prioritaires|[àa]\s+(?:mener|mettre\s+en\s+(?:oe|œ)uvre|r[ée]aliser)))?\W*$",
    re.VERBOSE | re.IGNORECASE,
)
_OUT_OF = re.compile(  # "Sur 40 actions, 12 sont réalisées, 20 en cours": what is told apart is the whole
    rf"""^\W*sur\s+(?:(?:les|nos|un\s+total\s+de)\s+)?{_NUMBER}\s+(?:{_LEVELS})
    \W*,?\s*(?:\d+|(?:{_WORD})(?:[- ]{_WORD})*)\s+(?:sont|ont|est|[ée]taient)\b""",
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


def find_counts(text: str, names: LevelNames = UNNAMED, *, about: str = "") -> tuple[CountMention, ...]:
    """Return what ``text`` says of the size of the whole plan, sentence by sentence.

    ``names``: what the plan calls its levels. ``about``: a longer passage that the text is cut from. Counts of one
    objective or theme ("cet objectif compte 3 actions"), by status ("12 actions terminées"), of another document and of
    what is no level (meetings, hours) are left out; so are actions or projects counted alone in a sentence that does
    not speak of the plan.
    """
    found: list[CountMention] = []
    for sentence in _SENTENCE.split(text):
        found.extend(_sentence_counts(sentence.strip(), names, about or sentence))
    return tuple(found)


def declared_totals(mentions: Sequence[CountMention]) -> DeclaredTotals:
    """Return the totals that the mentions agree on; counts of both volets add up where no whole is given.

    Where they differ, the sentence that counts most levels wins, then the exact number, then the number given most
    often; numbers that are equally likely give None. A count of one volet alone is no total.
    """
    return DeclaredTotals(**{level: _total([m for m in mentions if m.level == level]) for level in LEVELS})


@dataclass(frozen=True, slots=True)
class _Count:
    """A number in a sentence and the word that says what it counts; ``level`` is None where the word names none."""

    match: re.Match[str]
    printed: str
    level: CountedLevel | None
    placeable: bool = False


def _sentence_counts(sentence: str, names: LevelNames, about: str) -> Iterator[CountMention]:
    if _NUMERAL.search(sentence) is None:
        return
    counts = [_count(match, names) for pattern in (_COUNT, _LABELLED) for match in pattern.finditer(sentence)]
    counts = [count for count in counts if count.level or count.placeable]
    kept = _placed([count for count in counts if not _is_part(sentence, count)], names)
    if _is_about_another(sentence, {count.level for count in counts if count.level}):
        return
    peers = len({level for _, level in kept})
    of_plan = bool(_PLAN.search(about))
    about_plan = peers > 1 or of_plan or _WHOLE_LINE.match(sentence) or _OUT_OF.match(sentence)
    for count, level in kept:
        number = parse_number(count.match["number"])
        labelled = count.match.re is _LABELLED
        if level == "actions" and not labelled and peers < 2 and not of_plan and number is not None and number < _FEW:
            continue
        alone = level == "actions" or count.match.groupdict().get("named")
        if (
            number is None
            or (number < 2 and not (labelled and peers > 1))
            or (not about_plan and alone and not labelled)
        ):
            continue
        rough = bool(count.match.groupdict().get("rough")) or "aine" in count.match["number"]
        yield CountMention(level, number, _volet(sentence, count.match), rough, peers, sentence)


def _count(match: re.Match[str], names: LevelNames) -> _Count:
    groups = match.groupdict()
    group = next(name for name in (*LEVELS, "named", "heading") if groups.get(name))
    printed = match[group]
    if group in LEVELS and group != "actions":
        return _Count(match, printed, next(level for level in LEVELS if level == group))
    words = fold(printed)
    if group == "heading" and (words.startswith("objectifs ") or len(words.replace(" ", "")) == 2):
        return _Count(match, printed, LEVELS[0] if words in ("os", "o s") or "strat" in words else LEVELS[1])
    word = singular(words)
    if word in names.words:
        return _Count(match, printed, names.words[word])
    if group == "actions" or word in _ACTIONS:
        return _Count(match, printed, "actions")
    return _Count(match, printed, None, placeable=word in _PLACEABLE)


def _placed(counts: Sequence[_Count], names: LevelNames) -> list[tuple[_Count, CountedLevel]]:
    """Counts with their levels; words of no level get theirs from the levels counted right above and below them.

    "4 défis, 12 objectifs opérationnels et 50 projets": what stands above the operational objectives.
    """
    counts = sorted(counts, key=lambda count: count.match.start())
    levels = [count.level for count in counts]
    sure = [(count, count.level) for count in counts if count.level is not None]
    if None not in levels or len(levels) > len(LEVELS) or not (LEVELS[1] in levels or len(levels) == len(LEVELS)):
        return sure
    runs = [LEVELS[at : at + len(levels)] for at in range(len(LEVELS) - len(levels) + 1)]
    fits = [
        run
        for run in (*runs, *(run[::-1] for run in runs))
        if all(
            known == level if known else level in names.open and level != "actions"
            for known, level in zip(levels, run, strict=True)
        )
    ]
    return list(zip(counts, fits[0], strict=True)) if len(fits) == 1 and sure else sure


def _is_about_another(sentence: str, levels: set[CountedLevel]) -> bool:
    """Whether a sentence sizes another document; a declaration of policy has no objectives of both levels."""
    if re.search(r"\bP\.?\s?S\.?\s?T\b", sentence):
        return False
    policy = _POLICY.search(sentence) and not {"strategic_objectives", "operational_objectives"} <= levels
    return bool(policy or _OTHER_DOCUMENT.search(sentence))


def _is_part(sentence: str, count: _Count) -> bool:
    match, printed = count.match, count.printed
    if "heading" in match.groupdict() and match["heading"]:
        return False
    if len(printed.replace(".", "").replace(" ", "")) == 2 and printed != printed.upper():
        return True
    before, after = sentence[: match.start()], sentence[match.end() :]
    if re.match(r"\s?[.:]?\s?\d", after) and len(printed) < 5:
        return True
    if _PART_AFTER.match(after) or _OF_EARLIER.match(after) or _EARLIER_HAD.search(before):
        return True
    part = _PART_BEFORE.search(before)
    if part is None or _ONE_OF.search(before):
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
