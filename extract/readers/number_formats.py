"""A counter's value to the text that word processors print for it: "3", "c", "iv", "1er", "Troisième"."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_UNITS = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip
_TENS = {
    20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 70: "septante", 80: "quatre-vingt",
    90: "nonante",
}  # fmt: skip


def format_number(number: int, form: str) -> str:
    """Return ``number`` in a Word number format (``decimal``, ``lowerLetter``, ``upperRoman``, ``ordinalText`` …).

    ``none`` gives ""; a format that is not known is printed in digits. Words are French.

    >>> [format_number(28, form) for form in ("lowerLetter", "upperRoman", "decimalZero", "ordinal")]
    ['bb', 'XXVIII', '28', '28e']
    """
    if form in {"none", "bullet"}:
        return ""
    return _FORMS.get(form, str)(number)


def letters(number: int) -> str:
    """Return a counter of letters that goes on as in a sheet's columns: "z", "aa", "ab"."""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def repeated_letters(number: int) -> str:
    """Return a counter of letters that goes on by repetition: "z", "aa", "bb"."""
    if number < 1:
        return ""
    times, rest = divmod(number - 1, 26)
    return chr(ord("a") + rest) * (times + 1)


def roman(number: int) -> str:
    """Return small roman numerals; digits from 0 downwards and above 3999."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text += sign
            number -= value
    return text


def cardinal(number: int) -> str:
    """Return the French (Belgian) cardinal in words up to 999, digits beyond."""
    if not 0 <= number <= 999:
        return str(number)
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        head = "cent" if hundreds == 1 else f"{_UNITS[hundreds]} cent"
        return f"{head} {cardinal(rest)}" if rest else head + ("s" if hundreds > 1 else "")
    if number < 20:
        return _UNITS[number]
    ten, unit = number - number % 10, number % 10
    if unit == 0:
        return _TENS[ten] + ("s" if ten == 80 else "")
    return f"{_TENS[ten]} et un" if unit == 1 and ten != 80 else f"{_TENS[ten]}-{_UNITS[unit]}"


def ordinal(number: int) -> str:
    """Return the French ordinal in words up to 999 ("premier", "neuvième"), digits beyond ("1000e")."""
    if number == 1:
        return "premier"
    if not 0 <= number <= 999:
        return _ordinal_digits(number)
    words = cardinal(number).removesuffix("s") if number % 100 in {0, 80} else cardinal(number)
    if words.endswith("e"):
        words = words[:-1]
    elif words.endswith("cinq"):
        words += "u"
    elif words.endswith("neuf"):
        words = words[:-1] + "v"
    return words + "ième"


def _ordinal_digits(number: int) -> str:
    return f"{number}er" if number == 1 else f"{number}e"


def _capitalised(words: Callable[[int], str]) -> Callable[[int], str]:
    return lambda number: words(number).capitalize()


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": repeated_letters,
    "upperLetter": lambda number: repeated_letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "ordinal": _ordinal_digits,
    "cardinalText": _capitalised(cardinal),
    "ordinalText": _capitalised(ordinal),
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedCircle": lambda number: chr(0x2460 + number - 1) if 0 < number <= 20 else str(number),
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
}
