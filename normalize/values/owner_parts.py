"""Those named in one text who are in charge, and those with whom they work: told by words, brackets, labels, signs."""

from __future__ import annotations

import re

from extract.flat import flat
from normalize.values.functions import head_function, is_person
from normalize.values.people import ROLE_AFTER

_HELPING = re.compile(  # "CPAS (partenaire)"
    r"(?:^|[,;\n/&+]|\bet\b)\s*(?P<name>[^,;\n/&+()]+?(?:\s\([^()]*\))?)"
    r"\s*\((?:partenaires?|part\.|(?:en )?(?:appui|soutien|support))\)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\((?P<inside>(?:[^()]|\([^()]*\))*)\)?")
_SMALL = 3  # letters of the longest word that gives an abbreviation no letter: "des"
_HELPERS = re.compile(
    r"""\s*,?\s*[(]?(?<!\w)
    (?:en\s(?:[ée]troite\s)?(?:collab(?:oration|\.)|partenariat|concertation|coop[ée]ration|association|synergie|lien)\savec\b
      |avec\s(?:l['’](?:appui|aide)|le\s(?:soutien|concours)|la\s(?:collaboration|participation))\s(?:de\b|du\b|des\b|d['’]))
    \s?(?P<helpers>(?:[^;()\n]|[(][^()\n]*[)])+)[)]?""",
    re.IGNORECASE | re.VERBOSE,
)
_LEADING = re.compile(  # "Service Travaux (pilote)"
    r"(?:^|[,;\n/&+]|\bet\b)\s*(?P<name>[^,;\n/&+()]+?(?:\s\([^()]*\))?)"
    r"\s*\((?:(?:co-?)?(?:pilote|porteu(?:r|se))s?|responsables?|resp\.|chef de file)\)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?<![^\s;,.|(-])(?:(?P<partners>partenaires?|services? (?:associes?|impliques?|partenaires?)|acteurs? associes?)"
    r"|(?P<pilots>(?:co-?)?pilotes?|(?:service )?porteurs?|responsables?))(?: ?\(s\))?\s?:\s?(?=\S)"
)
_SIGNS = {"/": r"\s*/\s*", "-": r"\s+[–—-]\s+", "+": r"\s*\+\s*", ";": r"\s*;\s*", "|": r"\s*\|\s*"}
_GOES_ON = re.compile(r"(?:[,&/(–-]|\b(?:de|du|des|d['’]|et|la|le|les|l['’]|à|au|aux|en))$", re.IGNORECASE)
_TWO = 2  # who stands before, and who behind
_POLITICAL = ("echevin", "bourgmestre", "president_cpas", "college", "conseiller")


def part_helpers(text: str) -> tuple[str, list[str]]:
    """Part those in charge from those with whom they work.

    >>> part_helpers("Service Travaux, en collaboration avec le GAL")
    ('Service Travaux', ['le GAL'])
    """
    helpers = [match["helpers"].strip() for match in _HELPERS.finditer(text) if match.start()]
    text = _HELPERS.sub("", text).strip() if helpers else text
    if helping := [match["name"].strip() for match in _HELPING.finditer(text)]:
        text = _HELPING.sub("", text).strip(" ,;/&+\n")
    return text, helpers + helping


def part_brackets(text: str) -> tuple[str, list[str]]:
    """Part those named from those whom brackets name behind them, where these are others.

    A function behind a person, an abbreviation and a role stay with the name that they belong to.

    >>> part_brackets("Service Travaux (SPW, IDETA) et Plan de cohésion sociale (PCS)")
    ('Service Travaux et Plan de cohésion sociale (PCS)', ['SPW, IDETA'])
    """
    others: list[str] = []

    def part(match: re.Match[str]) -> str:
        name = re.split(r"[,;\n]", text[: match.start()])[-1].strip()
        if not name or _belongs(match["inside"].strip(), name, match[0].strip()):
            return match[0]
        others.append(match["inside"].strip())
        return ""

    who = _BRACKET.sub(part, text).strip()
    return who, [other for other in others if other]


def _belongs(inside: str, name: str, bracket: str) -> bool:
    """Whether what a bracket holds says more of the name before it."""
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if len(word) > _SMALL).lower()
    if inside.isupper() and len(inside) > 1 and initials.endswith(inside.lower().replace(".", "")):
        return True
    return ROLE_AFTER.fullmatch(flat(bracket)) is not None or (is_person(name) and head_function(inside) is not None)


def part_leaders(text: str) -> tuple[str, list[str]]:
    """Part those who take part from those whom a bracket says to be in charge.

    >>> part_leaders("Service Travaux (pilote), AIEC")
    ('AIEC', ['Service Travaux'])
    """
    leaders = [match["name"].strip() for match in _LEADING.finditer(text)]
    return _LEADING.sub("", text).strip(" ,;/&+\n") if leaders else text, leaders


def part_labels(text: str, other: str) -> tuple[str, list[str]]:
    """Part a text from what stands behind labels of the ``other`` field, "pilots" or "partners", in it.

    >>> part_labels("Pilote : DG ; partenaires : Forem", "partners")
    ('Pilote : DG', ['Forem'])
    """
    labels = list(_LABEL.finditer(flat(text))) if ":" in text else []
    if not any(label[other] for label in labels):
        return text, []
    stops = [*(label.start() for label in labels[1:]), len(text)]
    kept, others = [text[: labels[0].start()]], list[str]()
    for label, stop in zip(labels, stops, strict=True):
        part = text[label.end() if label[other] or other == "pilots" else label.start() : stop].strip(" \n;,.|–—-/(")
        (others if label[other] else kept).append(part)
    return "\n".join(part for part in map(str.strip, kept) if part), [part for part in others if part]


def part_sign(text: str, sign: str) -> tuple[str, str]:
    """Part a text at its first ``sign``, as the label above it is ("Pilote / partenaires"); brackets part nothing.

    Without the sign, and below a label with an "et", one part stands on each of two lines, or another sign parts them.

    >>> part_sign("DG / Forem, ONE", "/")
    ('DG', 'Forem, ONE')
    """
    masked = re.sub(r"\([^()]*\)", lambda bracket: "¤" * len(bracket[0]), text)
    if sign in _SIGNS and (match := re.search(_SIGNS[sign], masked)) is not None:
        return text[: match.start()], text[match.end() :]
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) == _TWO and lines[1][0].isupper() and not _GOES_ON.search(lines[0]):
        return lines[0], lines[1]
    found = [re.split(joint, masked) for joint in _SIGNS.values()] if sign not in _SIGNS else []
    if (parts := next((parts for parts in found if len(parts) == _TWO), None)) is None:
        return text, ""
    return text[: len(parts[0])], text[len(text) - len(parts[1]) :]


def is_of_role(text: str, role: str) -> bool:
    """Whether one name is of a ``role``, by its function: an échevin is of the political one, a service is not."""
    function = head_function(text)
    return function is not None and (function in _POLITICAL) == (role == "political")
