"""Pilots and partners: one entry a person or body, the name as printed with what belongs to it.

"AS et DG" are two, "Échevin des travaux et de la mobilité" is one. A comma or an "et" parts only where what follows is
somebody of its own: a known function or body, a person, an abbreviation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, cast

from extract.flat import flat
from extract.text import ends_unnamed, fold
from normalize import lexicon
from normalize.plan_file import Pilot, PilotRole
from normalize.values.functions import (
    CIVILITY,
    abbreviations,
    function_of,
    head_function,
    is_person,
    known_bodies,
)
from normalize.values.reading import Reading, is_nothing, is_undecided

_BULLET = re.compile(r"^\s*(?:[-–—•·▪*o>]\s+|[-•·▪*]|\(?\d{1,2}[.)]\s+)")
_CONTINUES = re.compile(r"^(?:et|de|du|des|d['’]|à|au|aux|en|la|le|les|l['’]|pour|ou)\b|^[a-zà-ÿ(]")
_OPEN_END = re.compile(
    r"(?:\b(?:et|de|du|des|à|au|aux|en|la|le|les|pour|ou|\d{1,2}(?:er|[èe]re|[èe]me|e|nde?))|[,&+(/–—-]|['’])$",
    re.IGNORECASE,
)
_HARD = re.compile(r"\s*[;|•●▪]\s*|\s+[+/·]\s+")
_SOFT = re.compile(r"\s*,\s+et\s+|\s*,\s*|\s+et\s+|\s*&\s*|\s*\+\s*|\s*/\s*|\s+[-–—]\s+|\s+ou\s+")
_GLUED = re.compile(r"(?<=[a-zà-ÿ]{3})(?=[A-ZÀ-Þ][A-ZÀ-Þa-zà-ÿ]{2})")
_LISTED = re.compile(r"[,;\n]")
_FEWEST_GLUED = 2  # one joint may stand in a name
_NAMED_SERVICE = re.compile(
    r"(?i)(?:le |la |les |l['’])?(?:services?\b|serv\.|cellules?\b|d[ée]partements?\b|p[ôo]le\b|direction\b)"
)
_OTHER_SERVICE = re.compile(r"(?i)(?:service|serv\.|cellule|d[ée]partement|p[ôo]le)\s+\S")
_ALL_OTHERS = re.compile(r"(?i)(?:tous|toutes|l['’]ensemble|les autres)\s+\S")
_SHORTENED = re.compile(r"(?:\S+\s+)?[A-ZÀ-Ý][\w.]{0,5}\.")  # "Serv. Trav.", "Pop.", "E.C."
_SHORTENED_LAST = re.compile(r"(?:\S+\s+)?(?:[A-ZÀ-Ý][a-zà-ÿ]{0,4}|(?:[A-Z]\.){1,3}[A-Z]?)\.?")
_DASHES = ("-", "–", "—")
MINISTRY = re.compile(r"(?:le |la |l['’])?(?:SPW|SPF|FWB|RW|DGO\d?|R[ée]gion|F[ée]d[ée]ration|Province|Minist[èe]re)\b")
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z.]{0,2}[A-Z]{1,4}\.?")
_ACRONYM = re.compile(r"[A-Z.]{2,5}\b")
_SPELLED_OUT = re.compile(r"\([A-Z][A-Za-z.]*[A-Z]\.?\)$")  # "Département de la nature et des forêts (DNF)"
_SURNAME = re.compile(r"\s[A-ZÀ-Ý][A-ZÀ-Ý-]{2,}$")  # "Benoît FONTAINE"
_BRAND = re.compile(r"[a-z]{1,2}[A-Z][A-Za-z]+")  # "iMio", "eWBS"
_ATTACHED = re.compile(r"(?:de|du|des|d['’]|à|au|aux|en|dans|sur|pour)\b", re.IGNORECASE)
_CHIEF = re.compile(r"(?:chef(?:fe)?|responsable|coordinat(?:eur|rice)|direct(?:eur|rice))\b", re.IGNORECASE)
_OWN_HOUSE = re.compile(r"(?:Biblioth[èe]que|Direction|Plan|Centre|Maison|Mus[ée]e|Acad[ée]mie|R[ée]gie|Cr[èe]che)\s\S")
_OF_A_HOUSE = re.compile(r"\b(?:de la |du |de l['’])(?=[A-ZÀ-Ý])")
_ARTICLE = re.compile(r"(?:la|le|les)\s+(?=\S)|l['’](?=\S)")
_ROLE_LABELS = (
    (
        "administrative",
        r"(?:(?:pilotes?|responsables?|referente?s?|agents?|services?) )?administrati(?:fs?|ves?|on)|adm(?:in)?\.?"
        r"|service (?:gestionnaire|pilote|porteur)|agents?(?: traitants?)?",
    ),
    (
        "political",
        r"(?:(?:pilotes?|responsables?|referente?s?|mandataires?|elue?s?) )?politiques?|pol\.?"
        r"|mandataires?(?: responsables?)?|responsables? mandataires?|elue?s?",
    ),
    (
        "unspecified",
        r"pilotes?(?:\(s\))?|responsables?(?:\(s\))?|porteurs?(?:\(s\))?(?: (?:de|du) (?:projet|l'action))?"
        r"|coordination",
    ),
)
_ROLE_BEFORE = re.compile(
    r"(?:(?<=^)|(?<=[\n;,.|(-])|(?<=\s))(?:"
    + "|".join(f"(?P<{role}>{pattern})" for role, pattern in _ROLE_LABELS)
    + r")\s?:\s?(?=\S)"
)
ROLE_AFTER = re.compile(
    r"\s*[(\[](?:(?P<political>pol(?:itique)?\.?|mandataire|elue?)|(?P<administrative>adm"
    r"(?:in(?:istrati(?:f|ve|on))?)?\.?|agent)|(?:co-?)?(?:pilote|porteu(?:r|se))s?|responsables?|resp\.|chef de file"
    r"|coordination)[)\]]"
)
_OF_A_BODY = ("directeur_general", "directeur_financier", "college", "conseil", "codir")
_AND_SO_ON = re.compile(r"(?<=\S)[\s,;]*(?:\s(?:etc\.?|e\.a\.)|…|\.\.\.)\s*$", re.IGNORECASE)
_UNSET = re.compile(
    r"x{1,3}|\?+|etc|sans (?:budget|cout|frais|moyens|financement)"
    r"|(?:personne )?a (?:designer|engager|recruter|definir|determiner)\.?|nom|prenom"
)
_NOT_YET = r"a (?:designer|definir|determiner|preciser|confirmer)"
_UNSET_BESIDE = re.compile(rf"\s*(?:[–—,/:;(?-]|\bou)\s*{_NOT_YET}\s?[.)]?$|^{_NOT_YET}\s*[–—,/:;-]\s+(?=\S)")


@lru_cache(maxsize=4096)  # the same few names fill a whole column
def parse_pilots(text: str, role: str = "unspecified", *, heads: bool = False) -> Reading[tuple[Pilot, ...]]:
    """Return who pilots, in printed order, each once. Empty for an empty cell or "à définir".

    ``role`` is what the column or label says; a role printed in the text ("Politique : …", "(pol.)") goes before it.
    A lone letter or number is unread. ``heads``: the text is the header of a column.

    >>> [pilot.name for pilot in parse_pilots("AS et DG").value]
    ['AS', 'DG']
    """
    pilots: dict[tuple[str, str], Pilot] = {}
    for given, part in _by_role(text, _role(role)):
        for name in header_names(part) if heads else split_names(part, articles=True):
            own, after = given, ROLE_AFTER.search(flat(name))
            if after:
                own = "political" if after["political"] else "administrative" if after["administrative"] else given
                name = (name[: after.start()] + name[after.end() :]).strip()
            if name:
                pilots.setdefault((own, flat(name)), Pilot(role=own, name=name, function=function_of(name)))
    return Reading(
        tuple(pilots.values()), unread=text.strip() if is_lone_letter(text) or text.strip().isdigit() else None
    )


def is_lone_letter(text: str) -> bool:
    """Whether a text is one letter: a sign of a table, whose meaning is not known, and nobody's name.

    >>> is_lone_letter("P"), is_lone_letter("x"), is_lone_letter("AS")
    (True, False, False)
    """
    text = text.strip()
    return len(text) == 1 and text.isalpha() and text not in "xX"


def _role(role: str) -> PilotRole:
    return cast("PilotRole", role) if role in ("administrative", "political") else "unspecified"


def _by_role(text: str, role: PilotRole) -> list[tuple[PilotRole, str]]:
    """Cut the text at the role labels printed in it; a bare "Responsable :" leaves the column's role as it is."""
    matches = list(_ROLE_BEFORE.finditer(flat(text)))
    if not matches:
        return [(role, text)]
    parts: list[tuple[PilotRole, str]] = [(role, text[: matches[0].start()])]
    for index, match in enumerate(matches):
        stop = matches[index + 1].start() if index + 1 < len(matches) else len(text)
        named: PilotRole = "political" if match["political"] else "administrative" if match["administrative"] else role
        parts.append((named, text[match.end() : stop].strip(" \n;,.|–—-/(")))
    return parts


@lru_cache(maxsize=4096)
def split_names(text: str, *, articles: bool = False) -> tuple[str, ...]:
    """Return the persons and bodies that a text lists, as printed, each once; an empty cell gives none.

    ``articles`` keeps the small article before a name ("le Forem"), as pilots are printed; partners go without it.

    >>> split_names("la Croix-Rouge et le Forem")
    ('Croix-Rouge', 'Forem')
    """
    names: dict[str, str] = {}
    for line in _lines(text if articles else _unglued(text)):
        for part in _hard_parts(line):
            for name in _soft_parts(part, partners=not articles):
                clean = _clean(name, articles=articles)
                if clean:
                    names.setdefault(flat(clean), clean)
    return tuple(names.values())


def _unglued(text: str) -> str:
    """Part names that an export of a list has run together ("Écoles du villageParents d'élèvesAmis du parc")."""
    glued = not _LISTED.search(text) and len(_GLUED.findall(text)) >= _FEWEST_GLUED
    return _GLUED.sub("\n", text) if glued else text


def header_names(text: str) -> tuple[str, ...]:
    """Return whom the header of a column names: one body, unless it lists functions.

    >>> header_names("Eau / Bois"), header_names("DG / DF")
    (('Eau / Bois',), ('DG', 'DF'))
    """
    names = split_names(text, articles=True)
    return names if all(_kind(name) == "function" for name in names) else (" ".join(text.split()),)


def _clean(name: str, *, articles: bool) -> str:
    if (unset := _UNSET_BESIDE.search(flat(name))) is not None:  # "Service Travaux – à désigner"
        name = name[: unset.start()] + name[unset.end() :]
    name = _AND_SO_ON.sub("", name)
    name = (
        _BULLET.sub("", name.strip()).strip(" ,;:.–—-/+&\n\t")
        if not re.search(r"\b[^\W\d_]\.$", name.strip())
        else name.strip()
    )
    if name.count("(") > name.count(")"):
        name += ")"
    if (
        len(name) < 2
        or not any(map(str.isalpha, name))
        or is_nothing(name)
        or is_undecided(name)
        or _UNSET.fullmatch(flat(name))
    ):
        return ""
    return name if articles else _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name


def _lines(text: str) -> list[str]:
    """Return the lines of the cell, those that continue the one before put together with it."""
    lines: list[str] = []
    for printed in text.split("\n"):
        line = " ".join(printed.split())
        if not line:
            continue
        bullet = _BULLET.match(line) is not None
        if lines and not bullet and (_continues(line) or _is_open(lines[-1], line)):
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return lines


def _continues(line: str) -> bool:
    """Whether a line goes on with the name above: "Conseillère / énergie", not "archiviste" or "service Eaux"."""
    if _CONTINUES.match(line) is None:
        return False
    return head_function(line) is None or (" " not in line and _kind(line) == "body" and line not in abbreviations())


def _is_open(line: str, after: str) -> bool:
    """Whether a line ends within a name: with a small word, in a bracket, with a service whose name comes next."""
    if _OPEN_END.search(line) or _unbalanced(line):
        return True
    if not ends_unnamed(line) or _NAMED_SERVICE.match(after) or is_person(after):
        return False
    return head_function(after) in (None, "service")


def _unbalanced(line: str) -> bool:
    return line.count("(") > line.count(")")


def _masked(text: str) -> str:
    """Blank out what stands in brackets and names that hold an "et", so that nothing is split there."""
    return _whole_names().sub(lambda match: "¤" * len(match[0]), text)


@cache
def _whole_names() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in lexicon.load("functions")["whole_names"])
    return re.compile(rf"\([^()]*\)?|\b(?:{names})\b")


def _hard_parts(line: str) -> list[str]:
    spans = []
    begin = 0
    masked = _masked(line)
    for match in _HARD.finditer(masked):
        if match[0].strip() == "/" and "," in masked and _one_service(line[begin : match.start()], line[match.end() :]):
            continue
        if match[0].strip() not in ("/", "+") or not _one_charge(line[begin : match.start()], line[match.end() :]):
            spans.append(match.span())
            begin = match.end()
    return _cut(line, spans)


def _one_service(before: str, after: str) -> bool:
    """Whether a stroke stands in the name of a service that commas part from others: "Service Eaux / Forêts, DG"."""
    last, following = before.split(",")[-1].strip(), re.split(r"[,;/]", after)[0].strip()
    return _NAMED_SERVICE.match(last) is not None and _kind(following) == "name"


def _one_charge(before: str, after: str) -> bool:
    """Whether ``after`` is one more charge of the person before it: "Échevin des Sports / Jeunesse"."""
    if _ATTACHED.match(after):
        return True
    if head_function(before) != "echevin" or _NAMED_SERVICE.match(after) or _ACRONYM.match(after):
        return False
    if _CHIEF.match(after):
        return False
    return head_function(after) in (None, "service") and not is_person(re.split(r"\s[/+]\s|[,;]", after)[0])


def _cut(text: str, spans: list[tuple[int, int]]) -> list[str]:
    parts, begin = [], 0
    for start, stop in spans:
        parts.append(text[begin:start])
        begin = stop
    return [*parts, text[begin:]]


def _soft_parts(text: str, *, partners: bool) -> list[str]:
    hyphened = text.strip().split("-")
    if len(hyphened) > 1 and all(map(_is_known, hyphened)):
        return hyphened  # "DG-DF"
    adjacent = text.split()
    if len(adjacent) > 1 and all(word.strip(".") in abbreviations() or word in abbreviations() for word in adjacent):
        return _bodies_joined(adjacent)
    matches = list(_SOFT.finditer(_masked(text)))
    pieces = _cut(text, [match.span() for match in matches])
    if partners and _are_dashed(pieces, matches):
        return pieces
    parts = [pieces[0]]
    last_comma = max((match.start() for match in matches if match[0].strip() == ","), default=-1)
    for match, piece in zip(matches, pieces[1:], strict=True):
        joint = cast("Joint", match[0].strip(" ,\n") or match[0].strip())
        listed = len(parts) > 1 and match.start() >= last_comma  # an "et" before a comma does not end the list
        many = partners and joint == "," and _are_many(piece) and _kind(parts[-1].strip()) == "person"
        if many or _parts_here(parts[-1], joint, piece, listed=listed):
            parts.append(piece)
        else:
            parts[-1] += match[0] + piece
    return parts


def _is_known(word: str) -> bool:
    """Whether a word names a function or a body in any plan, a house apart, which may belong to what stands before."""
    known = word in abbreviations() or (word[:1].isupper() and fold(word) in known_bodies())
    return known and abbreviations().get(word) not in ("cpas", "commune")


def _are_dashed(pieces: Sequence[str], joints: Sequence[re.Match[str]]) -> bool:
    """Whether dashes part a list of bodies: several of them, or one between two abbreviations.

    A ministry or a service is followed by its parts: "SPW – Mobilité", "Service Travaux – Voirie – Espaces verts".
    """
    if not joints or any(joint[0].strip() not in _DASHES for joint in joints):
        return False
    if any(MINISTRY.match(piece) or _NAMED_SERVICE.match(piece) or not piece[:1].isupper() for piece in pieces):
        return False
    kinds = [_kind(piece.strip()) for piece in pieces]
    if "person" in kinds or "function" in kinds:
        return False
    return len(joints) > 1 or all(_ABBREVIATION.fullmatch(piece.strip()) for piece in pieces)


def _are_many(name: str) -> bool:
    """Whether a name in small letters is of many, and so no trait of the person before it: "agriculteurs"."""
    first = (name.split() or [""])[0]
    return first[:1].islower() and first.endswith("s") and len(first) > 4


def _bodies_joined(words: list[str]) -> list[str]:
    """Put a body behind the function that it belongs to: "DG CPAS" is one, "AS DG" are two."""
    names = words[:1]
    for word in words[1:]:
        if abbreviations().get(word) in ("cpas", "commune") and head_function(names[-1]) in _OF_A_BODY:
            names[-1] += f" {word}"
        else:
            names.append(word)
    return names


def _is_house(name: str) -> bool:
    """Whether a name is that of the commune or the CPAS, and nothing more."""
    return head_function(name) in ("cpas", "commune") and len(name.split()) <= 2


def _is_of_house(name: str) -> bool:
    """Whether a name behind a house is that of one of its services or functions: no body of its own."""
    return name[:1].isupper() and not name.isupper() and not _is_house(name) and fold(name) not in known_bodies()


Joint = Literal[",", "et", "&", "+", "/", "-", "–", "—", "ou"]


def _parts_here(before: str, joint: Joint, after: str, *, listed: bool) -> bool:
    """Whether ``after`` is somebody else than ``before``."""
    before, after = before.strip(), after.strip()
    if not before or not after or _ATTACHED.match(after):
        return joint == "," and bool(before) and not after
    if before.endswith(")") and re.fullmatch(r"[^\W\d_][^()]*\([^()]+\)", after) and joint != ",":
        return True  # each with a bracket of its own: "Jean Petit (DG) et Anne Petit (DF)"
    left, right = _kind(before), "body" if _service_of_its_own(after) else _kind(after)
    if before.endswith(")") and joint in ("&", "+", "et") and right in ("person", "function", "body"):
        return True
    if joint == "," and _SPELLED_OUT.search(before) and after[:1].isupper():
        return True
    if joint in ("/", "&", "+", "ou") and left == right == "person":
        return True
    if joint in ("&", "+") and left == "person" and _service_of_its_own(after):
        return True
    if joint in ("&", "+") and left in ("function", "body") and right == "person" and _SURNAME.search(after):
        return True
    if joint in ("&", "+", "et") and (
        _OTHER_SERVICE.match(after) or (_SHORTENED.fullmatch(before) and _SHORTENED_LAST.fullmatch(after))
    ):
        return True
    if joint in ("et", ",") and _ALL_OTHERS.match(after):
        return True
    if joint in _DASHES and _is_house(before) and (_NAMED_SERVICE.match(after) or _is_of_house(after)):
        return False  # a service of that house
    one_field = after.isalpha() and after not in abbreviations() and not _service_of_its_own(after)
    if (joint == "&" or (joint == "et" and right == "name")) and _NAMED_SERVICE.match(before) and one_field:
        return False  # one more field of the service: "Service Culture & Associations", "Direction Social et Santé"
    if joint == "&" and left == "function" and right == "person":
        return CIVILITY.match(flat(after)) is not None  # "DG & M. Dupont"
    if joint in ("-", "–", "—", "/", "&", "+", "ou"):
        return left in ("function", "body") and right in ("function", "body") and _stands_alone(before, after, joint)
    if left == "person" and right == "function":
        return joint == "et" and after[:1].isupper()  # "Anne Petit et Chef de bureau": two
    if joint == ",":
        return _comma_parts(before, after, left, right)
    return _et_parts(before, after, left, right, listed=listed)


def _kind(name: str) -> str:
    """Return person, function (of a person), body, capitals (an acronym), name (capitalised words) or words."""
    code = head_function(name)
    personal = {"directeur_general", "directeur_financier", "bourgmestre", "echevin", "president_cpas", "conseiller",
                "assistant_social", "chef_de_service", "coordinateur", "agent"}  # fmt: skip
    if CIVILITY.match(flat(name)) and code is None:
        return "person"
    if code is not None:
        return "function" if code in personal else "body"
    if is_person(name):
        named = name.split()[0].lower() in _body_words() or _NAMED_SERVICE.match(name)
        return "body" if named else "person"
    bare = _ARTICLE.sub("", name, count=1)
    first = bare.split()[0] if bare.split() else ""
    if len(first) > 1 and (first.isupper() or _BRAND.fullmatch(first)):
        return "capitals"
    if re.match(r"(?i)président", first):
        return "function"
    return "name" if first[:1].isupper() else "words"


@cache
def _body_words() -> frozenset[str]:
    return frozenset(lexicon.load("functions")["body_words"])


@cache
def _portfolio() -> re.Pattern[str]:
    return re.compile(
        r"(?i)(?:[ée]chevin\w*|service|services|cellule|d[ée]partement|p[ôo]le|direction"
        r"|responsable|chef|conseill\w+|pr[ée]sident\w*)\b.*\b(?:(?:d[eu]s?|en)\s+|d['’]\s*)\w"
    )


def _comma_parts(before: str, after: str, left: str, right: str) -> bool:
    if right == "words":
        # "Échevin des sports, culture et jeunesse" is one; "police, forem, écoles" are three.
        return not _portfolio().search(before) and left in ("words", "name", "capitals", "body")
    if _portfolio().search(before) and head_function(before) in ("echevin", "service", "chef_de_service"):
        return (
            right in ("function", "person", "capitals")
            or _of_a_house(before)
            or _service_of_its_own(after)
            or (after in abbreviations() and head_function(before) != "echevin")  # a charge of his, perhaps
            or (right == "body" and head_function(after) != "service")
        )
    if left == "person" and right == "person":
        return True
    return not (left == "person" and right in ("name", "words", "body") and head_function(after) == "service")


@cache
def _territories() -> re.Pattern[str]:
    """The name of a body that serves places, and the first of them behind it: "Zone de police Meuse"."""
    kinds = "|".join(re.escape(kind) for kind in lexicon.load("functions")["territories"])
    return re.compile(rf"(?i:(?:l[ae] )?(?:{kinds})) (?:(?:de|du|des|de la|d['’]) ?)?[A-ZÀ-Ý][\w'’-]+$")


def _of_a_house(name: str) -> bool:
    """Whether a service is named with the house it belongs to, which ends its name: "Service Travaux de la Ville"."""
    houses = (head_function(name[of.end() :]) for of in _OF_A_HOUSE.finditer(name))
    return head_function(name) == "service" and not {"commune", "cpas"}.isdisjoint(houses)


def _service_of_its_own(name: str) -> bool:
    return (
        re.match(
            r"(?i)(?:le |la |l['’])?"
            r"(?:serv\.\s|(?:services?|sces?|cellule|d[ée]partement|secr[ée]tariat|cabinet|p[ôo]le)\b)",
            name,
        )
        or _OWN_HOUSE.match(name)
    ) is not None


def _et_parts(before: str, after: str, left: str, right: str, *, listed: bool) -> bool:
    if left == "person" and right == "person":
        return True
    if right in ("function", "person"):
        return left != "words"
    if right == "body":
        return _stands_alone(before, after, "et")
    if right == "name" and left != "words" and _OWN_HOUSE.match(after):
        return True
    article = _ARTICLE.match(after) is not None
    if right == "capitals":
        return left in ("capitals", "body", "function", "person", "name")
    if right == "name":
        portfolio = _portfolio().search(before) or head_function(before) in ("service", "echevin")
        acronym = left == "capitals" and " " not in before  # "TEC et Natagora", not "SPW Mobilité et Infrastructures"
        listed = listed and not (_territories().match(before) and " " not in after)
        return (article or listed or acronym or left == "person") and not portfolio
    if right == "words" and _ARTICLE.match(before.lower()) and article:
        return True  # "les riverains et les commerçants"
    return listed and left == "words" and not _portfolio().search(before)


def _is_bare_service(name: str) -> bool:
    """Whether a service is named by its field alone, in capitals as names are: "Mobilité"."""
    return name[:1].isupper() and head_function(name) == "service" and not _service_of_its_own(name)


def _stands_alone(before: str, after: str, joint: str) -> bool:
    """Whether a body behind "et" is its own, not the second half of a name ("Service Sports et Jeunesse")."""
    code = head_function(after)
    if code != "service":
        return True
    if _service_of_its_own(after) or after.split()[0] in abbreviations():
        return True
    if joint in ("-", "–", "—", "/"):
        # "Travaux – Mobilité" are two; "Service population – état civil" is one, and so it is without its first word.
        return _is_bare_service(before) and _is_bare_service(after) and "civil" not in after
    if head_function(before) is None and re.match(r"[A-Z]{2,}\d*\s+\S", before):
        return False  # a ministry's fields: "SPW Énergie et Logement"
    return joint == "et" and head_function(before) not in (
        "service",
        "echevin",
        "chef_de_service",
        "agent",
        "coordinateur",
    )
