"""Values of a sheet as a reader of a French sheet sees them: number formats applied, decimal commas, day/month/year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

BUILT_IN_FORMATS = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0 €", 6: "#,##0 €", 7: "#,##0.00 €",
    8: "#,##0.00 €", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy",
    16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm",
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0 €", 43: "#,##0.00",
    44: "#,##0.00 €", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "0.0E+0", 49: "@",
}  # fmt: skip
_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[[^\]]*\]')
_DATE_LETTERS = re.compile(r"[dmyhsaj]", re.IGNORECASE)
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)
_PLACEHOLDERS = re.compile(r"[0#?](?:[0#?, ]*[0#?,])?(?:\.[0#?]*)?(?:E[+-]?0+)?", re.IGNORECASE)
_BLANKS = re.compile('(?<=[#0])(?:\\\\ |\\\\?[\u00a0\u202f]|" ")(?=[#0])')  # that part thousands: "#\\ ##0"
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}


def displayed(value: object, code: str = "General", *, date1904: bool = False) -> str:
    """Return ``value`` as its cell shows it under the number format ``code``; "" for nothing.

    >>> displayed(0.5, "0%"), displayed(1000, "#,##0.00 €"), displayed(3.0), displayed(True)
    ('50 %', '1 000,00 €', '3', 'VRAI')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "VRAI" if value else "FAUX"
    if isinstance(value, datetime):
        return _moment(value, code)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        return _hours(value)
    if isinstance(value, int | float | Decimal):
        return _number(Decimal(repr(value)) if isinstance(value, float) else Decimal(value), code, date1904)
    return str(value)


def is_date_format(code: str) -> bool:
    """Return whether a number format shows days, months, years or hours."""
    plain = _LITERAL.sub("", code.split(";")[0])
    if _ELAPSED.search(code):
        return True
    return plain.lower() not in {"general", "standard"} and bool(_DATE_LETTERS.search(re.sub(r"E[+-]", "", plain)))


def _number(value: Decimal, code: str, date1904: bool) -> str:
    if not value.is_finite():
        return str(value)
    if is_date_format(code):
        return _serial(value, code, date1904)
    section = _section(value, code)
    if section.strip().lower() in {"", "general", "standard", "@"}:
        return _plain(value)
    return _formatted(value, section, negative_section=section is not code and code.count(";") >= 1 and value < 0)


def _serial(value: Decimal, code: str, date1904: bool) -> str:
    try:
        moment = _EPOCHS[date1904] + timedelta(days=float(value))
    except OverflowError:
        return _plain(value)
    if _ELAPSED.search(code):
        return _hours(timedelta(days=float(value)))
    return _moment(moment + timedelta(microseconds=500_000), code)


def _moment(moment: datetime, code: str) -> str:
    letters = _LITERAL.sub("", code.split(";")[0]).lower() if is_date_format(code) else "dd/mm/yyyy"
    has_time = "h" in letters or "s" in letters
    without_minutes = re.sub(r"h+[^a-z]*m+|m+[^a-z]*s+", "", letters)
    day, month = "d" in letters or "j" in letters, "m" in without_minutes
    year = "y" in letters or "a" in without_minutes.replace("am/pm", "")
    clock = f"{moment:%H:%M}"
    if not (day or month or year):
        return clock if has_time else f"{moment:%d/%m/%Y}"
    if day:
        shown = f"{moment:%d/%m/%Y}"
    elif month:
        numeric = re.search(r"(?<!m)m{1,2}(?!m)", without_minutes)
        shown = f"{moment:%m/%Y}" if numeric else f"{_MONTHS[moment.month - 1]} {moment.year}"
    else:
        shown = str(moment.year)
    return f"{shown} {clock}" if has_time and clock != "00:00" else shown


def _hours(span: timedelta) -> str:
    minutes = round(span.total_seconds() / 60)
    return f"{minutes // 60}:{minutes % 60:02d}"


def _section(value: Decimal, code: str) -> str:
    """Return the part of a format that holds for ``value``: positive; negative; zero."""
    parts = [part for part in re.split(r";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", code) if "@" not in _LITERAL.sub("", part)]
    if len(parts) < 2:
        return parts[0] if parts else "General"
    if value < 0:
        return parts[1]
    return parts[2] if value == 0 and len(parts) > 2 and parts[2] else parts[0]


@dataclass(frozen=True, slots=True)
class _Pattern:
    before: str
    digits: str
    after: str


def _formatted(value: Decimal, section: str, *, negative_section: bool) -> str:
    pattern = _pattern(section)
    if pattern is None:
        return _literal(section).strip()  # a section of text only: "-" for zero
    digits = pattern.digits
    percent = "%" in pattern.before + pattern.after
    if percent:
        value *= 100
    scale = len(digits.split(".")[0]) - len(digits.split(".")[0].rstrip(","))
    value = value.scaleb(-3 * scale)
    if re.search(r"[?#0]/[?#\d]", section):
        return _plain(value)
    text = _plain(value) if "e" in digits.lower() else _rounded(value, digits)
    sign = "-" if value < 0 and not negative_section else ""
    before, after = _literal(pattern.before), _literal(pattern.after)
    if negative_section and "-" not in before and "(" not in before and value < 0:
        before = f"-{before}"
    after = after.replace("%", " %") if percent else after
    return _spaced(f"{before}{sign}{text.lstrip('-')}{after}")


def _spaced(text: str) -> str:
    text = re.sub(r"(?<=\d)(?=[€$£])", " ", text)
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def _pattern(section: str) -> _Pattern | None:
    section = _BLANKS.sub(" ", section)
    masked = _LITERAL.sub(lambda match: "\x00" * len(match[0]), section)
    found = _PLACEHOLDERS.search(masked)
    if found is None:
        return None
    return _Pattern(section[: found.start()], found[0], section[found.end() :])


def _literal(text: str) -> str:
    """Return what a part of a format prints around the digits: quoted text, escaped signs, currencies."""

    def shown(match: re.Match[str]) -> str:
        if match[1] is not None:
            return match[1]
        return match[2] or match[3] or ""

    return re.sub(r"[#?]", "", _LITERAL.sub(shown, text))


def _rounded(value: Decimal, digits: str) -> str:
    whole, _, fraction = digits.partition(".")
    required, allowed = fraction.count("0"), len(fraction)
    try:
        value = value.quantize(Decimal(1).scaleb(-allowed), ROUND_HALF_UP)
    except InvalidOperation:
        return _plain(value)
    text = f"{abs(value):f}"
    integer, _, decimals = text.partition(".")
    while len(decimals) > required and decimals.endswith("0"):
        decimals = decimals[:-1]
    integer = integer.lstrip("0").rjust(whole.count("0"), "0")
    if "," in whole.rstrip(",") or " " in whole:
        integer = _grouped(integer)
    return f"{integer},{decimals}" if decimals else integer


def _grouped(integer: str) -> str:
    head = len(integer) % 3
    parts = [integer[:head]] if head else []
    parts += [integer[at : at + 3] for at in range(head, len(integer), 3)]
    return " ".join(parts)


def _plain(value: Decimal) -> str:
    """Return a number as an unformatted cell shows it: up to eleven digits, no trailing zero."""
    rounded = value if value == value.to_integral_value() else Decimal(f"{value:.11g}")
    text = f"{rounded:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")
