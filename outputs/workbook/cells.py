"""Values as workbook cells and back: what is written, what is read, and when two cells say the same.

A cell holds text, a number, a date or nothing. Whatever Excel or LibreOffice does to a cell that nobody edited (line
ends, blanks, escapes, a date that becomes a date and time) leaves it the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final, Literal, TypeAlias

from outputs.labels import closed_list, code_of, label

Kind = Literal["text", "lines", "list", "code", "codes", "integers", "integer", "decimal", "money", "date", "yes/no"]
CellValue: TypeAlias = str | float | Decimal | date | None

SEPARATOR: Final = " ; "
LONGEST: Final = 32_767  # characters that a cell holds
_FIRST_DAY = date(1900, 3, 1)  # before it, Excel and others count days differently
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_FRENCH_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?")
_WORDS: Final[Mapping[str, bool]] = {"oui": True, "o": True, "vrai": True, "non": False, "n": False, "faux": False}


class CellError(ValueError):
    """A cell that cannot be what its column asks; the message is French and says what to write."""


def to_cell(kind: Kind, value: Any, closed: str | None = None) -> CellValue:
    """Return what stands in the cell for a value of the contract; None for nothing."""
    if value is None or value == () or value == "":
        return None
    if kind == "code":
        return label(closed or "", value)
    if kind == "codes":
        return text_cell(SEPARATOR.join(label(closed or "", code) or "" for code in value))
    if kind in ("list", "integers"):
        return text_cell(SEPARATOR.join(str(entry) for entry in value))
    if kind == "lines":
        return text_cell("\n".join(str(entry) for entry in value))
    if kind == "yes/no":
        return "oui" if value else "non"
    if kind == "money":
        return _rounded(value)
    if kind == "date":
        day: date = value
        return day if day >= _FIRST_DAY else day.isoformat()
    number: CellValue = text_cell(value) if kind == "text" else value
    return number


def text_cell(text: str) -> str | None:
    """Return a text as a cell holds it: no control characters, no more than a cell takes."""
    if text.isprintable() and len(text) <= LONGEST:
        return text or None
    clean = _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return (clean if len(clean) <= LONGEST else f"{clean[: LONGEST - 1]}…") or None


def from_cell(kind: Kind, cell: Any, closed: str | None = None) -> Any:
    """Return the value of the contract that a cell says; None or an empty list for nothing.

    Raises:
        CellError: the cell cannot be what its column asks.
    """
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return () if kind in ("list", "lines", "codes", "integers") else None
    return _READERS[kind](cell, closed)


def same(ours: CellValue, theirs: Any) -> bool:
    """Whether a cell still says what we wrote.

    >>> same("deux  lignes", "deux lignes"), same(Decimal("12.50"), 12.5), same(None, "")
    (True, True, True)
    """
    if isinstance(theirs, datetime):
        theirs = theirs.date() if theirs.time() == datetime.min.time() else theirs
    if ours is None or theirs is None:
        return _blank(ours) and _blank(theirs)
    if isinstance(ours, date) or isinstance(theirs, date):
        return bool(_as_day(ours) == _as_day(theirs))
    if isinstance(ours, str) or isinstance(theirs, str):
        return plain(ours) == plain(theirs)
    return _close(float(ours), float(theirs))


def plain(cell: Any) -> str:
    """Return a cell as text to compare: escapes undone, blanks evened, no empty lines at its ends."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        cell = int(cell)
    if isinstance(cell, bool):
        cell = "oui" if cell else "non"
    text = str(cell).replace("\r\n", "\n").replace("\r", "\n")
    while (undone := _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)) != text:
        text = undone.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(" ".join(_FORBIDDEN.sub("", line).split()) for line in text.split("\n")).strip("\n")


def parts(text: str, separator: str = ";") -> tuple[str, ...]:
    """Return the entries of a cell that lists several."""
    return tuple(" ".join(part.split()) for part in text.split(separator) if part.strip())


def _blank(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not plain(cell))


def _as_day(cell: Any) -> Any:
    if isinstance(cell, str):
        try:
            return _day(cell, None)
        except CellError:
            return cell
    return cell


def _close(ours: float, theirs: float) -> bool:
    return ours == theirs or abs(ours - theirs) <= max(1e-9, 1e-12 * max(abs(ours), abs(theirs)))


def _rounded(value: Decimal) -> Decimal:
    try:
        return value.quantize(Decimal("0.01"))
    except InvalidOperation:
        return value


def _text(cell: Any, _: str | None) -> str:
    return plain(cell)


def _lines(cell: Any, _: str | None) -> tuple[str, ...]:
    return parts(plain(cell), "\n")


def _list(cell: Any, _: str | None) -> tuple[str, ...]:
    return parts(plain(cell).replace("\n", ";"))


def _code(cell: Any, closed: str | None) -> str:
    code = code_of(closed or "", plain(cell))
    if code is None:
        raise CellError(f"« {_short(cell)} » n'est pas de la liste : {', '.join(closed_list(closed or '').values())}")
    return code


def _codes(cell: Any, closed: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_code(part, closed) for part in _list(cell, None)))


def _integer(cell: Any, _: str | None) -> int:
    number = _number(cell, None)
    if number != number.to_integral_value():
        raise CellError(f"« {_short(cell)} » n'est pas un nombre entier")
    return int(number)


def _integers(cell: Any, _: str | None) -> tuple[int, ...]:
    if isinstance(cell, str):
        return tuple(dict.fromkeys(_integer(part, None) for part in parts(plain(cell).replace("\n", ";"))))
    return (_integer(cell, None),)


def _number(cell: Any, _: str | None) -> Decimal:
    if isinstance(cell, bool | date):
        raise CellError(f"« {_short(cell)} » n'est pas un nombre")
    if isinstance(cell, int | Decimal):
        return Decimal(cell)
    text = repr(cell) if isinstance(cell, float) else _bare_number(plain(cell))
    if isinstance(cell, str) and not _NUMBER.fullmatch(text):
        raise CellError(f"« {_short(cell)} » n'est pas un nombre : écrivez par exemple 1234,50")
    return Decimal(text)


def _bare_number(text: str) -> str:
    bare = re.sub(r"[\s€%]|EUR$", "", text)
    if "," in bare:
        return bare.replace(".", "").replace(",", ".")
    return bare.replace(".", "") if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+", bare) else bare


def _money(cell: Any, _: str | None) -> Decimal:
    amount = _number(cell, None)
    if abs(amount) >= Decimal(10) ** 12:
        raise CellError(f"« {_short(cell)} » est un montant trop grand")
    return _rounded(amount)


def _day(cell: Any, _: str | None) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = plain(cell)
    match, order = _FRENCH_DAY.fullmatch(text), (3, 2, 1)
    if match is None:
        match, order = _ISO_DAY.fullmatch(text), (1, 2, 3)
    try:
        if match is not None and isinstance(cell, str):
            return date(*(int(match[place]) for place in order))
    except ValueError:
        pass
    raise CellError(f"« {_short(cell)} » n'est pas une date : écrivez par exemple 31/12/2026")


def _yes_no(cell: Any, _: str | None) -> bool:
    if isinstance(cell, bool):
        return cell
    word = plain(cell).casefold()
    if word not in _WORDS:
        raise CellError(f"« {_short(cell)} » : écrivez oui ou non")
    return _WORDS[word]


def _short(cell: Any) -> str:
    text = plain(cell)
    return text if len(text) <= 40 else f"{text[:39]}…"


_READERS: Final[Mapping[Kind, Callable[[Any, str | None], Any]]] = {
    "text": _text,
    "lines": _lines,
    "list": _list,
    "code": _code,
    "codes": _codes,
    "integers": _integers,
    "integer": _integer,
    "decimal": _number,
    "money": _money,
    "date": _day,
    "yes/no": _yes_no,
}


def joined(texts: Iterable[str]) -> str | None:
    """Return several short texts in one cell."""
    return text_cell(SEPARATOR.join(texts))
