"""The registry of bodies: read once from the data files, then asked by name, host, postal code or NIS code."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from urllib.parse import urlsplit

from corpus.registry.records import BodyKind, Organisation, official_name, without_article
from pst.errors import RegistryError

_FOLDER = Path(__file__).parent
_CUT = re.compile(r"-(?:sur|lez|en|le|la|les|devant|aux|au|de|l|d)[-']|(?<!Saint)(?<!Sainte)-(?=[A-Z])")
_ORDINARY = frozenset({"trois", "saint", "sainte", "pont a", "grace", "court"})
_HOST_NOISE = re.compile(r"^(?:www|www2|web|site|portail|cpas|ville|commune|administration|ac)\d?$")
_HOST_PREFIX = re.compile(r"^(?:cpas|ville|commune|administrationcommunale|province)(?:(?:de|du|d)(?=.{3}))?")
_HOST_SUFFIX = re.compile(r"(?:commune|ville|online|cpas)$")


@dataclass(frozen=True)
class Registry:
    """All bodies, in the order of the data files: communes, their CPAS, provinces."""

    bodies: tuple[Organisation, ...]

    @cached_property
    def communes(self) -> tuple[Organisation, ...]:
        """The communes, former ones included."""
        return tuple(body for body in self.bodies if body.kind == "commune")

    @cached_property
    def by_place(self) -> Mapping[str, tuple[Organisation, ...]]:
        """Communes and provinces by every folded name that belongs to one place: own name, aliases."""
        return _index(
            (key, body)
            for body in self.bodies
            if body.kind != "cpas"
            for key in {fold_name(name) for name in (body.place, *body.aliases)}
        )

    @cached_property
    def short_names(self) -> Mapping[str, Organisation]:
        """Communes by a folded short name that only one of them may bear ("leuze" for Leuze-en-Hainaut).

        Some are ordinary words ("marche"): to be trusted only right after "commune de", in addresses and file names.
        """
        shorts: dict[str, set[str]] = defaultdict(set)
        for body in self.communes:
            head = _CUT.split(without_article(body.place))[0]
            if head != body.place and len(head) > 3:
                shorts[fold_name(head)].add(body.place)
        return {
            short: self.named(places.copy().pop(), "commune")[-1]
            for short, places in shorts.items()
            if len(places) == 1 and short not in self.by_place and short not in _ORDINARY
        }

    @cached_property
    def demonyms(self) -> Mapping[str, str]:
        """Names of inhabitants that no rule makes from the commune's name, folded, masculine singular ("hutois")."""
        return {fold_name(row["demonym"]): row["place"] for row in _table("demonyms.csv")}

    @cached_property
    def ordinary_names(self) -> frozenset[str]:
        """Folded names that are common words too ("ans", "celles"): a capital alone does not make them a commune."""
        return frozenset(fold_name(row["place"]) for row in _table("ordinary_names.csv"))

    def named(self, name: str, kind: BodyKind | None = None) -> tuple[Organisation, ...]:
        """Return the bodies that bear this place name or official name, whatever its case, accents and hyphens.

        A commune's name gives the commune and its CPAS; "Bastogne" gives the commune before the merger, then the
        merged one; "Namur" gives the commune, its CPAS and the province. Empty where nobody bears it.
        """
        return tuple(body for body in self._by_name.get(fold_name(name), ()) if kind is None or body.kind == kind)

    def at(self, name: str, kind: BodyKind, year: int | None = None) -> Organisation | None:
        """Return the body of this name and kind that existed in the term that starts in ``year`` (None: today's).

        Councils are installed in December, so a term that starts in 2024 is that of the bodies of 2025. None where
        nobody bears the name.
        """
        found = self.named(name, kind)
        if not found:
            return None
        day = date(year + 1, 1, 1) if year is not None else date.max
        return next((body for body in found if body.exists_on(day)), found[-1])

    def coded(self, nis_code: str, kind: BodyKind = "commune") -> Organisation | None:
        """Return the body with this NIS code; a code that a commune bore before 2019 gives that commune.

        A merged commune's code gives the commune as it was, not the one that it became part of.
        """
        return self._by_code.get((kind, nis_code))

    def at_postal_code(self, postal_code: str) -> tuple[Organisation, ...]:
        """Return the communes that have this postal code, former ones included."""
        return self._by_postal_code.get(postal_code, ())

    def at_host(self, address: str) -> tuple[Organisation, ...]:
        """Return the bodies that publish at this host or URL; their CPAS where the host says so.

        Known hosts first, then hosts made of a commune's name ("www.x.be", "cpas.x.be", "cpasdex.be"). Several records
        stand for the same name over time. Empty where unknown.
        """
        host = host_of(address)
        if host in self._by_host:
            return self._by_host[host]
        labels = host.split(".")[:-1]
        kind: BodyKind = "cpas" if any("cpas" in label for label in labels) else "commune"
        for label in reversed([label for label in labels if not _HOST_NOISE.match(label)]):
            for key in _host_keys(label):
                found = self._by_squashed.get(key, ())
                if found:
                    province = "province" in host
                    return tuple(b for b in found if b.kind == ("province" if province else kind))
        site = self._by_host.get(".".join(host.split(".")[-2:]), ())
        return tuple(peer for body in site for peer in self.named(body.place, kind)) if kind == "cpas" else site

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Organisation, ...]]:
        return _index(
            (key, body)
            for body in self.bodies
            for key in {fold_name(name) for name in (body.name, body.place, *body.aliases)}
        )

    @cached_property
    def _by_code(self) -> Mapping[tuple[str, str], Organisation]:
        codes: dict[tuple[str, str], Organisation] = {}
        for body in self.bodies:
            if len(body.previous_nis) == 1:
                codes[body.kind, body.previous_nis[0]] = body
        codes.update({(body.kind, body.nis_code): body for body in self.bodies})
        return codes

    @cached_property
    def _by_postal_code(self) -> Mapping[str, tuple[Organisation, ...]]:
        return _index((code, body) for body in self.communes for code in body.postal_codes)

    @cached_property
    def _by_host(self) -> Mapping[str, tuple[Organisation, ...]]:
        return _index((host, body) for body in self.bodies for host in body.hosts)

    @cached_property
    def _by_squashed(self) -> Mapping[str, tuple[Organisation, ...]]:
        pairs = [
            (fold_name(name).replace(" ", ""), body)
            for body in self.bodies
            for name in (body.place, without_article(body.place))
        ]
        full = _index(pairs)
        shorts = _index(
            (short.replace(" ", ""), peer)
            for short, body in self.short_names.items()
            for peer in self.named(body.place)
        )
        return {**shorts, **full}


@cache
def registry() -> Registry:
    """Return the registry of the data files beside this module.

    Raises:
        RegistryError: a line breaks the files' own rules.
    """
    extra: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in _rows("hosts.csv"):
        extra[row["nis_code"], row["kind"]].append(row["host"])
    communes = [_commune(row, extra) for row in _rows("communes.csv")]
    cpas = [_cpas(commune, extra) for commune in communes]
    provinces = [_province(row, extra) for row in _rows("provinces.csv")]
    return Registry((*communes, *cpas, *provinces))


def organisations() -> tuple[Organisation, ...]:
    """Return every commune, CPAS and province, former communes included."""
    return registry().bodies


def host_of(address: str) -> str:
    """Return the host of a URL or bare host in lower case, without port and ``www.``."""
    host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    return re.sub(r"^www\d?\.", "", host.lower())


def fold_name(name: str) -> str:
    """Return ``name`` in lower case, without accents; apostrophes, hyphens and blanks as single spaces."""
    name = name.replace("œ", "oe").replace("Œ", "oe")
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = re.findall(r"[a-z0-9]+", plain.lower())
    return re.sub(r"^(?:st|ste) (?=[a-z])", lambda m: "sainte " if m[0] == "ste " else "saint ", " ".join(words))


def _host_keys(label: str) -> Iterator[str]:
    squashed = label.replace("-", "")
    yield squashed
    bare = _HOST_PREFIX.sub("", squashed)
    if bare != squashed:
        yield bare
    without = re.sub(r"^(?:cpas|ville|commune|province)", "", squashed)
    yield without
    yield _HOST_SUFFIX.sub("", bare)
    if squashed.startswith("st"):
        yield "saint" + squashed[2:]


def _index(pairs: Iterable[tuple[str, Organisation]]) -> Mapping[str, tuple[Organisation, ...]]:
    found: dict[str, list[Organisation]] = defaultdict(list)
    for key, body in pairs:
        if key and body not in found[key]:
            found[key].append(body)
    return {key: tuple(sorted(bodies, key=_age)) for key, bodies in found.items()}


def _age(body: Organisation) -> tuple[int, date]:
    return ("commune", "cpas", "province").index(body.kind), body.valid_to or date.max


def _rows(name: str) -> Iterator[dict[str, str]]:
    for number, row in enumerate(_table(name), start=2):
        if not re.fullmatch(r"\d{5}", row["nis_code"]):
            raise RegistryError(f"{name}, ligne {number}", "code NIS mal formé", hint="Un code a cinq chiffres")
        yield row


def _table(name: str) -> Iterator[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            if None in row or None in row.values():
                raise RegistryError(f"{name}, ligne {number}", "ligne mal formée", hint="Vérifiez les colonnes")
            yield row


def _commune(row: Mapping[str, str], extra: Mapping[tuple[str, str], list[str]]) -> Organisation:
    place = row["name_fr"]
    names = (row["name_de"], row["name_nl"], without_article(place))
    return Organisation(
        kind="commune",
        nis_code=row["nis_code"],
        name=official_name("commune", place),
        place=place,
        province=row["province"],
        aliases=tuple(dict.fromkeys(n for n in names if n and fold_name(n) != fold_name(place))),
        language=row["language"],
        postal_codes=tuple(filter(None, row["postal_codes"].split(";"))),
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        previous_nis=tuple(filter(None, row["previous_nis"].split(";"))),
        successor_nis=row["successor_nis"] or None,
        website=row["website"] or None,
        hosts=_hosts(row, extra, "commune"),
    )


def _cpas(commune: Organisation, extra: Mapping[tuple[str, str], list[str]]) -> Organisation:
    return Organisation(
        kind="cpas",
        nis_code=commune.nis_code,
        name=official_name("cpas", commune.place),
        place=commune.place,
        province=commune.province,
        aliases=commune.aliases,
        language=commune.language,
        postal_codes=commune.postal_codes,
        valid_from=commune.valid_from,
        valid_to=commune.valid_to,
        previous_nis=commune.previous_nis,
        successor_nis=commune.successor_nis,
        hosts=tuple(extra.get((commune.nis_code, "cpas"), ())),
    )


def _province(row: Mapping[str, str], extra: Mapping[tuple[str, str], list[str]]) -> Organisation:
    place = row["name_fr"]
    return Organisation(
        kind="province",
        nis_code=row["nis_code"],
        name=row["official_name_fr"],
        place=place,
        province=place,
        aliases=tuple(n for n in (row["name_de"], row["name_nl"]) if n and n != place),
        website=row["website"] or None,
        hosts=_hosts(row, extra, "province"),
    )


def _hosts(row: Mapping[str, str], extra: Mapping[tuple[str, str], list[str]], kind: str) -> tuple[str, ...]:
    own = [host_of(row["website"])] if row["website"] else []
    return tuple(dict.fromkeys([*own, *extra.get((row["nis_code"], kind), ())]))
