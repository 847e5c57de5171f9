"""The official exchange file of a plan, eComptes PST (schema 201805V1): each element as labels and values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from bs4 import BeautifulSoup
from lxml import etree

from extract.document import PLAIN, Block, Cell, Document, Kind, Line, Place, SourceFile, Style, Table, TextBlock
from extract.sniff import ECOMPTES
from extract.text import clean
from pst.errors import UnreadableSourceError

Element = etree._Element

_LEVELS = MappingProxyType(
    {
        "ObjectifStrategique": "Objectif stratégique",
        "ObjectifOperationnel": "Objectif opérationnel",
        "Action": "Action",
        "SousAction": "Sous-action",
    }
)
_STATUSES = MappingProxyType(
    {
        "NON_COMMENCE": "Non commencé",
        "EN_COURS": "En cours",
        "EN_ATTENTE": "En attente",
        "PROBLEME": "Problème",
        "TERMINE": "Terminé",
        "ANNULE_ABANDONNE": "Annulé / abandonné",
    }
)
_SERVICES = MappingProxyType({"O": "Ordinaire", "E": "Extraordinaire"})
_DIRECTIONS = MappingProxyType({"R": "Recette", "D": "Dépense"})
_CIVILITIES = MappingProxyType({"MONSIEUR": "M.", "MADAME": "Mme"})
_BODIES = MappingProxyType({"AC": "Commune", "CPAS": "CPAS", "PR": "Province"})
_ARTICLE_HEADS = ("Exercice", "Service", "Article", "Recette/Dépense", "Montant", "Libellé")
_PROJECTION_HEADS = ("Exercice", "Service", "Groupe économique", "Recette/Dépense", "Montant", "Libellé")
_RTF_GROUPS = re.compile(r"\{\\(?:\*|fonttbl|colortbl|stylesheet|info|generator)[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
_RTF_WORD = re.compile(r"\\([a-z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|\r?\n", re.IGNORECASE)
_BOLD = Style(bold=True)


def read_ecomptes(source: SourceFile) -> Document:
    """Read ``source`` as an eComptes exchange file.

    A volet is a heading; each objective and action is a table of two columns, labels and values, whose first row names
    its level. Budget articles and projections are tables inside the value. Places are XPaths.

    Raises:
        UnreadableSourceError: the XML is broken, or holds no plan.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(source.data.strip(), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableSourceError(
            source.name, f"XML mal formé ({error.msg})", hint="Exportez à nouveau le plan depuis eComptes ou iA.PST"
        ) from error
    reader = _Reader(root)
    blocks = tuple(reader.blocks())
    if not any(isinstance(block, Table) for block in blocks):
        raise UnreadableSourceError(
            source.name, "fichier d'échange sans objectif ni action", hint="Exportez à nouveau le plan complet"
        )
    metadata = reader.metadata()
    return Document(
        source=source,
        media_type=ECOMPTES,
        blocks=blocks,
        title=metadata.get("title"),
        metadata=metadata,
        methods=("ecomptes",),
    )


class _Reader:
    def __init__(self, root: Element) -> None:
        self._root = root
        self._tree = root.getroottree()

    def metadata(self) -> Mapping[str, str]:
        """Return what the head of the file says of the body and the plan."""
        heads, plan = self._first("Identifiants"), self._first("DescriptionPST")
        found = {
            "title": _value(plan, "Libelle"),
            "start_year": _value(plan, "ExerciceDebut"),
            "end_year": _value(plan, "ExerciceFin"),
            "nis_code": _value(heads, "INS"),
            "body_type": _BODIES.get(_value(heads, "TypeAdmin"), _value(heads, "TypeAdmin")),
            "exercise": _value(heads, "Exercice"),
            "schema_version": _value(heads, "Version"),
            "generator": _value(heads, "Generateur"),
        }
        return MappingProxyType({name: value for name, value in found.items() if value})

    def blocks(self) -> Iterator[Block]:
        """Yield the head of the file, then volets, objectives and actions in document order."""
        yield from self._head()
        for node in self._root.iter():
            name = _name(node)
            if name == "Volet":
                yield self._volet(node)
            elif name in _LEVELS and _child(node, "Libelle") is not None:
                yield self._fiche(node, _LEVELS[name])

    def _head(self) -> Iterator[Block]:
        known = self.metadata()
        plan, heads = self._first("DescriptionPST"), self._first("Identifiants")
        if "title" in known and plan is not None:
            yield self._text(known["title"], plan, Kind.HEADING, 1)
        if "nis_code" in known and heads is not None:
            yield self._text(f"{known.get('body_type', 'Organisme')} (code INS {known['nis_code']})", heads)
        if "start_year" in known and "end_year" in known and plan is not None:
            yield self._text(f"Législature {known['start_year']}-{known['end_year']}", plan)

    def _volet(self, node: Element) -> Block:
        return self._text(_value(node, "Libelle") or "Volet", node, Kind.HEADING, 2)

    def _fiche(self, node: Element, level: str) -> Table:
        rows: list[tuple[str, tuple[Block, ...], Element]] = []
        for label, child, text in self._fields(node, level):
            if text:
                rows.append((label, tuple(self._lines(text, child)), child))
        for label, name, heads in (
            ("Articles budgétaires", "Articles", _ARTICLE_HEADS),
            ("Projections budgétaires", "Projections", _PROJECTION_HEADS),
        ):
            group = _child(node, name)
            lines = list(_articles(group) if name == "Articles" else _projections(group))
            if group is not None and lines:
                rows.append((label, (self._grid(group, heads, lines),), group))
        cells: list[Cell] = []
        for number, (label, blocks, child) in enumerate(rows):
            place = (self._place(child),)
            head = TextBlock(Kind.PARAGRAPH, (Line(label, place[0], _BOLD),))
            cells.append(Cell(number, 0, blocks=(head,), is_header=True, places=place))
            cells.append(Cell(number, 1, blocks=blocks, places=place))
        return Table(tuple(cells), len(rows), 2, places=(self._place(node),))

    def _fields(self, node: Element, level: str) -> Iterator[tuple[str, Element, str]]:
        """Yield label, element and shown text of each field, in the order of the schema."""
        for label, name, shown in (
            (level, "Libelle", _plain),
            ("Identifiant", "Identifiant", _plain),
            ("Numéro", "Numero", _plain),
            ("Description", "Description", _described),
            ("Date de début", "DateDebut", _date),
            ("Échéance", "DateFin", _date),
            ("Statut", "Statut", lambda child: _STATUSES.get(_plain(child), _plain(child))),
            ("Responsable administratif", "Responsable", _person),  # the elected one is its Mandataire
            ("Mandataire", "Mandataire", _person),
            ("Département", "Departement", _plain),
            ("Taux d'avancement", "TauxAvancement", lambda child: f"{_decimal(child)} %" if _plain(child) else ""),
            ("Remarque sur le statut", "RemarqueStatut", _described),
            ("ETP", "ETP", lambda child: "" if _decimal(child) == "0" else _decimal(child)),
            ("Plans", "Plans", _listed),
            ("Partenaires", "Partenaires", _listed),
        ):
            child = _child(node, name)
            if child is not None:
                yield label, child, shown(child)

    def _grid(self, node: Element, heads: tuple[str, ...], lines: list[tuple[Element, tuple[str, ...]]]) -> Table:
        cells = [self._cell(0, col, head, node, header=True) for col, head in enumerate(heads)]
        for row, (child, texts) in enumerate(lines, start=1):
            cells.extend(self._cell(row, col, text, child) for col, text in enumerate(texts))
        return Table(tuple(cells), len(lines) + 1, len(heads), header_rows=1, places=(self._place(node),))

    def _cell(self, row: int, col: int, text: str, node: Element, *, header: bool = False) -> Cell:
        place = self._place(node)
        blocks = (TextBlock(Kind.PARAGRAPH, (Line(text, place, _BOLD if header else PLAIN),)),) if text else ()
        return Cell(row, col, blocks=blocks, is_header=header, places=(place,))

    def _lines(self, text: str, node: Element) -> Iterator[TextBlock]:
        for line in text.split("\n"):
            if clean(line):
                yield TextBlock(Kind.PARAGRAPH, (Line(clean(line), self._place(node)),))

    def _text(self, text: str, node: Element, kind: Kind = Kind.PARAGRAPH, level: int | None = None) -> TextBlock:
        style = _BOLD if kind is Kind.HEADING else PLAIN
        return TextBlock(kind, (Line(clean(text), self._place(node), style),), level=level)

    def _place(self, node: Element) -> Place:
        return Place(path=self._tree.getpath(node))

    def _first(self, name: str) -> Element | None:
        return next((node for node in self._root.iter() if _name(node) == name), None)


def _articles(node: Element | None) -> Iterator[tuple[Element, tuple[str, ...]]]:
    for article in node if node is not None else ():
        if _name(article) == "Article":
            yield (
                article,
                (
                    _value(article, "Exercice"),
                    _coded(article, "Service", _SERVICES),
                    _value(article, "CodeArticle"),
                    _coded(article, "Type", _DIRECTIONS),
                    _money(_value(article, "Montant")),
                    _value(article, "Libelle"),
                ),
            )


def _projections(node: Element | None) -> Iterator[tuple[Element, tuple[str, ...]]]:
    for projection in node if node is not None else ():
        years = _child(projection, "Exercices")
        for year in years if years is not None else ():
            if _name(year) == "Exercice":
                yield (
                    year,
                    (
                        year.get("Valeur") or "",
                        _coded(projection, "Service", _SERVICES),
                        _value(projection, "GroupeEco"),
                        _coded(projection, "Type", _DIRECTIONS),
                        _money(_value(year, "Montant")),
                        _value(projection, "Libelle"),
                    ),
                )


def _coded(node: Element, name: str, words: Mapping[str, str]) -> str:
    code = _value(node, name)
    return words.get(code, code)


def _money(text: str) -> str:
    """Return an amount as French prints it: "78 000,00 €"."""
    match = re.fullmatch(r"([-+]?)(\d+)(?:\.(\d+))?", text)
    if match is None:
        return text
    cents = (match[3] or "00").ljust(2, "0")
    return f"{match[1].strip('+')}{int(match[2]):,}".replace(",", " ") + f",{cents} €"


def _person(node: Element) -> str:
    name = " ".join(part for part in (_value(node, "Prenom"), _value(node, "Nom")) if part)
    civility = _CIVILITIES.get(_value(node, "Civilite"), "")
    # A civility stands before persons only; services and functions are entered as a name without first name.
    return f"{civility} {name}".strip() if _value(node, "Prenom") else name


def _described(node: Element) -> str:
    """Return a description without its mark-up, a line a paragraph."""
    child = _child(node, "Valeur")
    text = (child.text or "") if child is not None else (node.text or "")
    mode = _value(node, "Mode")
    if mode == "HTML" or (mode != "RTF" and re.search(r"</?(?:p|br|div|li|span|strong)\b", text)):
        soup = BeautifulSoup(text, "lxml")
        for tag in soup.find_all(["br", "p", "div", "li", "tr"]):
            tag.insert_before("\n")
        text = soup.get_text()
    elif mode == "RTF" or text.lstrip().startswith("{\\rtf"):
        text = _without_rtf(text)
    return "\n".join(clean(line) for line in text.split("\n") if clean(line))


def _without_rtf(text: str) -> str:
    """Return the text of a rich text fragment: control words, fonts and colours removed."""

    def shown(match: re.Match[str]) -> str:
        word, number, code, escaped, _ = match.groups()
        if code:
            return bytes([int(code, 16)]).decode("cp1252", errors="replace")
        if word in {"par", "line", "pard", "sect"}:
            return "\n" if word != "pard" else ""
        if word == "tab":
            return " "
        if word == "u" and number:
            return chr(int(number) % 65536) + "\x00"
        return escaped if escaped in {"\\", "{", "}"} else ("\u00a0" if escaped == "~" else "")

    text = _RTF_GROUPS.sub("", text)
    return re.sub(r"\x00\??", "", _RTF_WORD.sub(shown, text))


def _listed(node: Element) -> str:
    return "\n".join(
        clean(child.text or "") for child in node if isinstance(child.tag, str) and clean(child.text or "")
    )


def _date(node: Element) -> str:
    match = re.match(r"(\d{4})-(\d{2})-(\d{2})", _plain(node))
    return f"{match[3]}/{match[2]}/{match[1]}" if match else _plain(node)


def _decimal(node: Element) -> str:
    text = _plain(node)
    if re.fullmatch(r"\d+\.\d+", text):
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


def _plain(node: Element) -> str:
    return clean("".join(str(part) for part in node.itertext()))


def _value(node: Element | None, name: str) -> str:
    child = _child(node, name)
    return _plain(child) if child is not None else ""


def _child(node: Element | None, name: str) -> Element | None:
    if node is None:
        return None
    return next((child for child in node if _name(child) == name), None)


def _name(node: Element) -> str:
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
