"""Two pilots in the order in which their column's name tells their roles: "Pilote politique / administratif"."""

from __future__ import annotations

import re

from extract.flat import flat
from normalize.plan_file import PilotRole

_JOINTS = (r"\n", r"\s*;\s*", r"\s*\|\s*", r"\s+/\s+", r"\s+[-–—]\s+", r"\s*/\s*", r"\s*,\s*")
_LABEL_JOINT = re.compile(r"\s*[/&+,;|\n]\s*|\s+(?:et|puis|[-–—])\s+")
_POLITICAL = re.compile(r"\b(?:politiques?|mandataires?|elue?s?|echevine?s?)\b")
_ADMINISTRATIVE = re.compile(r"\b(?:administrati\w+|services?|agents?|techniques?)\b")


def in_roles(label: str | None, text: str) -> list[tuple[PilotRole, str]]:
    """Return the two halves of a text with their roles; empty where the label tells no two, or the text has no two.

    >>> in_roles("Pilote politique / administratif", "Anne Petit, Échevine / DG")
    [('political', 'Anne Petit, Échevine'), ('administrative', 'DG')]
    """
    roles = _roles(label or "")
    if len(roles) != 2 or roles[0] == roles[1]:
        return []
    for joint in _JOINTS:
        halves = [half.strip() for half in re.split(joint, text.strip()) if half.strip()]
        if len(halves) == 2:
            return list(zip(roles, halves, strict=True))
    return []


def _roles(label: str) -> list[PilotRole]:
    """Return the roles that the parts of a label name, in order; empty where a part names none, or both."""
    roles: list[PilotRole] = []
    for part in _LABEL_JOINT.split(flat(label)):
        political, administrative = _POLITICAL.search(part) is not None, _ADMINISTRATIVE.search(part) is not None
        if political == administrative:
            return []
        roles.append("political" if political else "administrative")
    return roles
