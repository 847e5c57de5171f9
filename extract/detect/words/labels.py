"""What a label means: a column header, the left cell of a fiche, the words before a colon."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from types import MappingProxyType

from extract import lexicon
from extract.detect.words.field_names import spelled_out
from extract.detect.words.misspelt import mended, misspellings
from extract.detect.words.short_forms import SHORTEST, long_forms
from extract.printed import Field, Level
from extract.text import fold

FIELDS = frozenset(field.value for field in Field)

_OF_FICHE = r"(?:fiches? (?:d |de l |des )?)?"  # "Fiche objectif opérationnel" names the kind of fiche
_LEVEL_WORDS: tuple[tuple[Level, re.Pattern[str]], ...] = tuple(
    (level, re.compile(rf"\b(?:{words})\b"))
    for level, words in (
        (Level.SUB_ACTION, r"sous actions?|subact|sub actions?"),
        (
            Level.STRATEGIC,
            rf"{_OF_FICHE}(?:objectifs? strat(?:egiques?)?(?: s)?|objectif s strategique s|"
            r"objs? strat(?:egiques?)?|o s|os|"
            r"(?:axes?|orientations?|ambitions?|enjeux?|defis?|priorites?|piliers?) strategiques?)",
        ),
        (
            Level.OPERATIONAL,
            rf"{_OF_FICHE}(?:objectifs? op(?:er+ation+[ea]l+e?s?|er)?(?: s)?|objectif s operationnel s|"
            r"objs? op(?:er+ation+[ea]l+e?s?|er)?|sous objectifs?|o o|oo)",
        ),
        (
            Level.ACTION,
            r"fiches? actions?|fiches? projets?|actions? projets?|projets? actions?|actions?|act|projets?|mesures?|"
            r"fiches?",
        ),
    )
)  # fmt: skip
_WORDS_OF_LEVELS = ("objectif", "strategique", "operationnel", "action", "mesure", "projet")
_OTHER_LEVEL = re.compile(r"\bobjectifs?\b|\b(?:et|ou) (?:operationnel|strategique)s?\b")
_FILLER = re.compile(
    r"\b(?:de|du|des|d|la|le|les|l|a|au|aux|et|en|un|une|pour|par|sur|s|e|x|n|ou|vers|avec|mener|menee?s?|prevue?s?|concretes?|"
    r"realiser|entreprendre|prevoir|envisagee?s?|proposee?s?|retenue?s?|lies?|correspondante?s?|concernee?s?|identifiee?s?|"
    r"prioritaires?|principale?s?|specifiques?|cles?|pst|global|globale|description|descriptif|liste)\b"
)
# Which version of a value a label names: "Échéance initiale", "Budget actualisé", "Nouveau délai".
_VERSION = re.compile(
    r"initiale?s?|initiaux|initialement|(?:revis|actualis|adapt|ajust|corrig|report|modifi)ee?s?|revue?s?|actuel(?:le)?s?|"
    r"nouveaux?|nouvelles?|nouvel|definiti(?:f|ve)s?|(?:souhait|estim|allou|envisag|fix)ee?s?|attendue?s?|"
    r"necessaires?|requis(?:es?)?|indicati(?:f|ve)s?|nets?"
)
_VERSIONED = frozenset({"schedule", "amounts", "status", "progress"})
_WHOLE = 0.99  # the share of a label's words from which all are known
_LEVEL_BEHIND = re.compile(r"\S\s*\((objectifs? (?:strat|op)[^()]{0,20})\)$", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])")
_IN_BRACKETS = re.compile(r"[^\W\d_]\)?\s+[(\[]\s?([^()\[\]]{4,})(?:\(.{1,3}\))?\s?[)\]]\s*$")
_THEN = re.compile(r"\s*[/+;|]\s*|\s+(?:[–—-]|et|puis)\s+")
_ACTIONS_OF_A_TIME = re.compile(  # "Actions de l'année", beside the year
    r"(?:les )?(?:actions?|projets?|mesures?|realisations?)(?: (?!de\b|du\b)\w+){0,2} (?:de|pour|dans|durant|pendant) "
    r"(?:l |cette )?(?:annee|exercice|periode|trimestre|semestre)"
)
_AND = ("et", "puis")
_OWNERS = ("pilots", "partners")
# "Élu·e·s référent·e·s", "Échevin.e": what is added to a word for the other gender, or for several.
_BOTH_GENDERS = re.compile(
    r"(?<=[^\W\d_]{2})(?:[·•‧⋅∙][^\W\d_]{1,5}|\.(?:es?|[èe]res?|[ti]rices?|euses?)(?![^\W_]))(?:[·•‧⋅∙.]s(?![^\W_]))?",
    re.IGNORECASE,
)
_OF_OBJECTIVE = re.compile(
    r"\s(?:(?:liée?s?|relati(?:fs?|ves?)|associée?s?|propres?|communs?) (?:à |aux? )?|de |pour |par )"
    r"(?:cet |l['’]\s?)objectif$",
    re.IGNORECASE,
)  # "Indicateurs liés à cet objectif", printed below its actions
_OF_OURS = re.compile(r"^(?:nos|notre|vos|votre|les|le|la|l) ")
_AS_OF = re.compile(
    r"\s*\(?(?:au|à la date du|en date du)\s+\d{1,2}(?:er)?[\s./-]+(?:\d{1,2}|[a-zéèûô]+)(?:[\s./-]+\d{2,4})?\)?$",
    re.IGNORECASE,
)
_SIDE_BY_SIDE = re.compile(r"\s*/\s*|\s+(?:ou|et)\s+")
_DONE = re.compile(
    r"\b(?:realis|avanc|execut|progress|accompli|atteint|etat|achev|termin|(?:real|av|avct|exec|prog|fait)\b)"
)
_UNIT = re.compile(r"(?<=20\d\d)\s*[(\[]?(?:en\s)?(?:[km]?€|[km]?eur|euros?)[)\]]?\s*$", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
_CURRENCY = re.compile(r"[\s(]*(?:en )?[km]?\s?€[\s).:]*", re.IGNORECASE)
_SPAN = re.compile(r"(?:(?:années?|ans?|budgets?|exercices?)(?: de)? )?(20[0-4]\d)\s?(?:[-–—/]|à|au)\s?(20[0-4]\d)")
_OPEN_SPAN = re.compile(
    r"(?:années? |exercices? )?(?:à partir de |dès )?(?P<first>20[0-4]\d)\s?"
    r"(?:(?:et|&|ou)\s(?:\+|plus|suiv(?:\.|ante?s?)|ss\.?|après|au[- ]delà)|\+|\.\.\.|…)|"
    r"(?:après|>|au[- ]delà de|post)\s?(?P<before>20[0-4]\d)"
)
_PART = re.compile(
    r"^(?:(?P<t>(?:t|q|trim(?:estre)?)\s?(?P<tn>[1-4])|(?P<tb>[1-4])\s?(?:er?|e|eme|nd|ere)?\s?(?:t|trim(?:estre)?)))$|"
    r"^(?:(?P<s>(?:s|sem(?:estre)?)\s?(?P<sn>[12])|(?P<sb>[12])\s?(?:er?|e|eme|nd|ere)?\s?(?:s|sem(?:estre)?)))$"
)
_FUNDERS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (
        code,
        re.compile(
            rf"^(?:(?:subsides?|part|subvention|intervention|budget|montant)\s)?(?:de la |de l |du |d )?(?:{words})$"
        ),
    )
    for code, words in (
        ("europe", r"europe|union europeenne|ue|feder|fse|fonds europeens|europeens?"),
        ("federal", r"federal|etat federal|etat|spf|autorite federale"),
        ("fwb", r"federation wallonie bruxelles|fwb|communaute francaise|federation w b|cfwb"),
        ("wallonie", r"wallonie|region wallonne|rw|spw|region|wallonne|regionaux"),
        ("province", r"province|provincial|provinciaux"),
        ("commune", r"ville|commune|communal|communale|communaux"),
        ("cpas", r"cpas|c p a s"),
        ("other", r"autres?|autres sources|divers|tiers|prive"),
    )
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a label stands for.

    ``target`` is a field of the plan, or title, code, type, volet, theme, ignore, funding, article, direction, parent,
    budget_type; ``level`` the level it speaks of, if it names one; ``cover`` the share of the label's words that the
    lexicon explains (1.0: all of them); ``leads``: those words open the label.
    """

    target: str
    hints: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    level: Level | None = None
    cover: float = 1.0
    leads: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether the lexicon explains the label, or its first words and so the head of its noun phrase."""
        return self.cover >= 0.75 or (self.leads and self.cover >= 0.3)

    @property
    def is_whole(self) -> bool:
        """Whether the lexicon explains all words of the label."""
        return self.cover >= _WHOLE


@dataclass(frozen=True, slots=True)
class TimeSlot:
    """A column of a year grid: a year, a quarter ("T1") or semester ("S1") of it, or all years up to ``last``."""

    year: int | None
    part: str | None = None
    last: int | None = None

    @property
    def text(self) -> str:
        """The time as the values of ticks print it."""
        if self.last is not None:
            return f"{self.year} {self.last}"
        return f"{self.year}-{self.part}" if self.part else str(self.year)


def is_of_objective(label: str) -> bool:
    """Whether a label says that its value is the objective's, not an action's: "Indicateurs de cet objectif"."""
    return _OF_OBJECTIVE.search(label) is not None


@cache
def meaning(label: str) -> Meaning | None:
    """Return what ``label`` means, or None where the lexicon has no word for it.

    >>> meaning("Responsable administratif").hints["role"]
    'administrative'
    """
    label = _AS_OF.sub("", _BOTH_GENDERS.sub("", spelled_out(label)))
    known = _meaning(label)
    if known is not None and known.is_whole:
        return known
    right = mended(fold(label), _misspellings())
    typed = _meaning(right) if right is not None else None
    return typed if typed is not None and typed.is_whole else known


def _meaning(label: str) -> Meaning | None:
    """What a label means whose words are spelled as they are in the lexicon."""
    folded = fold(label)
    if label.strip(" ().:") == "%":
        return Meaning("progress", MappingProxyType({"unit": "percent"}))
    if label.strip(" .:") == "#":
        return Meaning("code")
    if _CURRENCY.fullmatch(label):
        return Meaning("amounts")
    if not folded:
        return None
    words = folded.split()
    if len(words) > 12:
        return None
    if "%" in label and _DONE.search(folded):
        return Meaning("progress", MappingProxyType({"unit": "percent"}), level_of(folded))
    behind = _LEVEL_BEHIND.search(label)
    if behind is not None and (known := meaning(behind[1])) is not None and known.target == "title" and known.level:
        return known  # "Ambition à long terme (objectif stratégique)"
    if _ACTIONS_OF_A_TIME.fullmatch(folded):
        return Meaning("title", level=Level.ACTION)
    bare = _BRACKETS.sub("", label).strip()
    if bare != label.strip() and (known := _one_then_other(label)) is not None:
        return known
    if bare and bare != label.strip() and (known := meaning(bare)) is not None and known.is_whole:
        return _with_brackets(known, label)
    if (known := _meaning_of_all(label) or _one_then_other(label)) is not None:
        return known
    if (of := _OF_OBJECTIVE.search(label)) is not None and (known := meaning(label[: of.start()])) is not None:
        return known
    if (known := _titles_and_more(label)) is not None:
        return known
    level = level_of(folded)
    whole = (_lookup(f"{folded}.") if label.rstrip(" :").endswith(".") else None) or _lookup(folded)
    if whole is None or not whole.is_whole:
        whole = _cut_words(folded) or _short_form(label) or _lookup_otherwise(folded) or whole
    if whole is not None and whole.is_whole:
        return _with_level(whole, level)
    if level is not None:
        bare = _without_level(folded, level)
        if bare and all(
            word in ("n", "no", "nr", "num", "numero", "ref", "code", "de", "l", "d") for word in bare.split()
        ):
            return Meaning("code", level=level)
        if not _FILLER.sub(" ", bare).split():
            return Meaning("title", level=level)
        inner = _lookup(bare)
        if inner is not None and inner.cover >= 0.5:
            return _with_level(inner, level)
        inner = _lookup(" ".join(_FILLER.sub(" ", bare).split()))
        if inner is not None and inner.cover >= 0.5:
            return _with_level(inner, level)
    return (
        _with_level(whole, level)
        if whole is not None
        else (Meaning("title", level=level, cover=0.4) if level and len(words) <= 6 else None)
    )


def _with_brackets(known: Meaning, label: str) -> Meaning:
    """What a label means that names in brackets who else stands so below it: "Pilote (partenaires)"."""
    inside = _IN_BRACKETS.search(label) if known.target in _OWNERS else None
    other = meaning(inside[1].removeprefix("et ")) if inside is not None else None
    of = _other_owner(known, other) if other is not None else None
    return replace(known, hints=MappingProxyType({**known.hints, "brackets": of})) if of is not None else known


def _one_then_other(label: str) -> Meaning | None:
    """Who stands before a sign, and who behind it, as in the label: "Pilote / partenaires", "Service – mandataire"."""
    bracket = _IN_BRACKETS.search(label)  # "Responsables (administratif / politique)"
    names = bracket[1] if bracket is not None else label
    signs, parts = _THEN.findall(names), _THEN.split(names)
    if len(signs) != 1:
        return None
    first, second = map(meaning, parts)
    of = _other_owner(first, second) if first is not None and second is not None and first.is_whole else None
    if first is None or of is None:
        return None
    sign = "-" if signs[0].strip() in ("–", "—") else signs[0].strip()
    if sign in _AND and of == "partners":
        return None  # "Services et organismes partenaires"
    return replace(first, hints=MappingProxyType({**first.hints, "then": of, "sign": sign}))


def _other_owner(known: Meaning, other: Meaning) -> str | None:
    """The field, or the role, of those whom ``other`` names beside ``known``; None where they are no others.

    "Service (mandataire)" names two, "Pilote (service)" only says what a pilot is.
    """
    if known.target not in _OWNERS or other.target not in _OWNERS or not other.is_whole:
        return None
    if known.target != other.target:
        return other.target
    own, of = (each.hints.get("role", "unspecified") for each in (known, other))
    return None if "unspecified" in (own, of) or own == of else of


def _titles_and_more(label: str) -> Meaning | None:
    """The level of a column whose cells hold titles, and what each says of itself ("Actions et année d'échéance")."""
    first, found, rest = label.partition(" et ")
    known = meaning(first) if found else None
    titled = known is not None and known.target == "title" and known.level is not None and known.is_whole
    other = meaning(rest) if titled else None
    return known if other is not None and other.target in FIELDS and other.is_whole else None


def _meaning_of_all(label: str) -> Meaning | None:
    """What words side by side mean that each mean the same: "Échevin(e) / mandataire", "Pilote ou porteur"."""
    parts = _SIDE_BY_SIDE.split(label)
    known = [meaning(part) for part in parts] if len(parts) > 1 else []
    same = all(k is not None and k.is_whole and k == known[0] for k in known)
    return known[0] if known and same else None


def may_open_label(word: str) -> bool:
    """Whether some label of the lexicon begins with this word: most lines begin with none."""
    return fold(word) in _first_words()


def level_of(folded: str) -> Level | None:
    """Return the only level that the folded text names; None for none or several."""
    rest, found = folded, []
    for level, pattern in _LEVEL_WORDS:
        if pattern.search(rest):
            found.append(level)
            rest = pattern.sub(" ", rest)
    if len(found) == 1 and _OTHER_LEVEL.search(rest) is None:
        return found[0]
    return None


def named_level(text: str) -> Level | None:
    """Return the level whose name or abbreviation ``text`` is and nothing else, or None."""
    folded = fold(text)
    level = level_of(folded) if 0 < len(folded) < 40 else None
    return level if level is not None and not _without_level(folded, level) else None


@lru_cache(maxsize=4096)
def time_slot(label: str) -> TimeSlot | None:
    """Return the year, quarter or semester that a header cell names and nothing else ("2020", "Année 2021", "T1").

    A part without its year has year None: the year stands in the cell above. The unit of sums may follow ("2020 (k€)").
    """
    folded = fold(_UNIT.sub("", label))
    match = re.fullmatch(r"(?:annee |an |budget |exercice )?(20[0-4]\d)(?: (.+))?", folded)
    if match is not None:
        if match[2] is None:
            return TimeSlot(int(match[1]))
        part = _part(match[2])
        return TimeSlot(int(match[1]), part) if part else None
    match = re.fullmatch(r"(.+?) (?:de )?(20[0-4]\d)", folded)
    if match is not None and _part(match[1]):
        return TimeSlot(int(match[2]), _part(match[1]))
    part = _part(folded)
    return TimeSlot(None, part) if part else None


def year_span(label: str) -> TimeSlot | None:
    """Return the years that a header cell names from the first to the last and nothing else ("2027-2030").

    >>> year_span("Budget 2027 à 2030")
    TimeSlot(year=2027, part=None, last=2030)
    """
    match = _SPAN.fullmatch(" ".join(label.lower().split()))
    if match is None or int(match[1]) >= int(match[2]):
        return None
    return TimeSlot(int(match[1]), last=int(match[2]))


def years_from(label: str) -> int | None:
    """Return the first of the years that a header cell leaves open and names alone ("2028 et suivantes", "> 2027")."""
    match = _OPEN_SPAN.fullmatch(" ".join(label.lower().split()))
    if match is None:
        return None
    return int(match["first"]) if match["first"] else int(match["before"]) + 1


def funder(label: str) -> str | None:
    """Return the funder that a header or label names and nothing else, or None."""
    folded = fold(spelled_out(label))
    for code, pattern in _FUNDERS:
        if pattern.match(folded):
            return code
    return None


def money_hints(label: str) -> dict[str, str]:
    """Return what a header adds to the amounts under it: unit, VAT, period and year."""
    hints: dict[str, str] = {}
    lowered = label.lower()
    if re.search(r"k\s?€|keur|milliers d|en k€", lowered):
        hints["unit"] = "k"
    elif re.search(r"m\s?€|meur|millions d", lowered):
        hints["unit"] = "M"
    if re.search(r"\btvac\b|tva comprise|tvac", lowered):
        hints["vat"] = "incl"
    elif re.search(r"\bhtva\b|hors tva|\bhtva", lowered):
        hints["vat"] = "excl"
    if re.search(r"/\s?an\b|par an\b|annuel", lowered):
        hints["per"] = "year"
    year = _YEAR.search(label)
    if year and not re.search(r"20\d\d\s?[-–/à]\s?20\d\d", label):
        hints["year"] = year[1]
    return hints


_Phrase = tuple[str, ...]


@cache
def _phrases() -> tuple[tuple[_Phrase, bool, Meaning], ...]:
    """All phrases in words, whether each must be the whole label, and its meaning; the longest first."""
    rows = []
    for row in lexicon.load("labels")["label"]:
        value = Meaning(row["field"], MappingProxyType(dict(row.get("hints", {}))))
        for phrase in row["phrases"]:
            rows.append((tuple(phrase.lstrip("=").split()), phrase.startswith("="), value))
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), -sum(map(len, row[0])))))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase[0] for phrase, _, _ in _phrases())


@cache
def _misspellings() -> dict[str, str]:
    levels = (f"{word}{end}" for word in _WORDS_OF_LEVELS for end in ("", "s"))
    return misspellings([word for phrase, _, _ in _phrases() for word in phrase] + list(levels))


@cache
def _whole_phrases() -> dict[_Phrase, Meaning]:
    return {phrase: value for phrase, whole, value in reversed(_phrases()) if whole}


@cache
def _phrases_by_word() -> dict[str, list[tuple[int, _Phrase, Meaning]]]:
    """The phrases that may stand inside a label, with their rank, by their first word."""
    found: dict[str, list[tuple[int, _Phrase, Meaning]]] = {}
    for rank, (phrase, whole, value) in enumerate(_phrases()):
        if not whole:
            found.setdefault(phrase[0], []).append((rank, phrase, value))
    return found


@cache
def _phrases_by_start() -> dict[str, dict[_Phrase, Meaning]]:
    """All phrases with their meaning, by their first letters."""
    found: dict[str, dict[_Phrase, Meaning]] = {}
    for phrase, _, value in reversed(_phrases()):
        found.setdefault(" ".join(phrase)[:SHORTEST], {})[phrase] = value
    return found


@cache
def _cut_phrases() -> dict[str, Meaning]:
    return {"".join(phrase): value for phrase, _, value in reversed(_phrases())}


def _lookup(folded: str) -> Meaning | None:
    """The longest phrase held by the label; of equals the earliest in the label (the head of a French noun phrase)."""
    words = tuple(_YEAR.sub(" ", folded).split())
    if not words:
        return None
    if words in _whole_phrases():
        value = _whole_phrases()[words]
        return Meaning(value.target, value.hints)
    held: dict[int, tuple[int, _Phrase, Meaning]] = {}
    for at, word in enumerate(words):
        for rank, phrase, value in _phrases_by_word().get(word, ()):
            if words[at : at + len(phrase)] == phrase:
                held.setdefault(rank, (at, phrase, value))
    if not held:
        return None
    at, phrase, value = max(
        (held[rank] for rank in sorted(held)),
        key=lambda found: (len(found[1]) - 0.6 * found[0], len("".join(found[1]))),
    )
    useful = [w for w in words if not _is_beside(w, value)] or list(words)
    covered = sum(1 for w in phrase if not _FILLER.fullmatch(w)) or len(phrase)
    return Meaning(value.target, value.hints, cover=min(1.0, covered / len(useful)), leads=at == 0)


def _lookup_otherwise(folded: str) -> Meaning | None:
    """What a label means that is known as a whole without its article, or in the singular ("Nos défis", "Piliers")."""
    bare = _OF_OURS.sub("", folded)
    singular = " ".join(word[:-1] if len(word) > 4 and word[-1] in "sx" else word for word in bare.split())
    for text in (bare, singular):
        known = _lookup(text) if text != folded else None
        if known is not None and known.is_whole:
            return known
    return None


def _is_beside(word: str, value: Meaning) -> bool:
    """Whether a word of a label adds nothing to what it means."""
    return bool(_FILLER.fullmatch(word) or (value.target in _VERSIONED and _VERSION.fullmatch(word)))


def _cut_words(folded: str) -> Meaning | None:
    """A label whose words a narrow column has cut ("Extraordinai re")."""
    compact = folded.replace(" ", "")
    if " " not in folded or len(compact) < 7 or compact not in _cut_phrases():
        return None
    value = _cut_phrases()[compact]
    return Meaning(value.target, value.hints)


def _short_form(label: str) -> Meaning | None:
    """A label whose words are cut short with a dot ("Date déb."), where all that they may stand for means the same.

    A year behind it adds nothing ("Éval. 2022").
    """
    label = _YEAR.sub("", label).strip()
    known = _phrases_by_start().get(fold(label)[:SHORTEST], {}) if "." in label else {}
    found = [known[phrase] for phrase in long_forms(label, known)]
    same = bool(found) and all((m.target, m.hints) == (found[0].target, found[0].hints) for m in found)
    return Meaning(found[0].target, found[0].hints) if same else None


def _without_level(folded: str, level: Level) -> str:
    pattern = next(pattern for known, pattern in _LEVEL_WORDS if known is level)
    return " ".join(pattern.sub(" ", folded).split())


def _with_level(value: Meaning, level: Level | None) -> Meaning:
    return Meaning(value.target, value.hints, level, value.cover, value.leads)


def _part(folded: str) -> str | None:
    match = _PART.match(folded)
    if match is None:
        return None
    quarter = match["tn"] or match["tb"]
    return f"T{quarter}" if quarter else f"S{match['sn'] or match['sb']}"
