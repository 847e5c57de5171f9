"""Sums of money as French and Belgian documents print them: "1.519.000 €", "18 millions d'euros", "± 2 k€/an TVAC".

A cell may hold several, each with its own kind ("275 000 € dont 200 000 € de subsides"). Percentages, years, dates,
staff, surfaces and article numbers ("104/123-06") are no money; a bare number is, where it stands alone in a column
of amounts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any, cast, get_args

from extract.flat import flat
from normalize import lexicon
from normalize.plan_file import Amount, AmountKind, Direction, Funder, Per, Vat
from normalize.values.reading import Reading, is_nothing, is_undecided

_CENT = Decimal("0.01")
_TOO_MUCH = Decimal(10**12)  # what the tables cannot hold is no budget of a commune
_ENGLISH = r"\d{1,3}(?:,\d{3})+\.\d{2}(?!\d)|\d{1,3}(?:,\d{3}){2,}(?![\d.,])"  # "1,250,000.00", of a program set so
_NUMBER = (
    rf"(?:{_ENGLISH}|"
    r"\d{1,3}(?:[ .']\d{3})+(?!\d)(?:,\d{1,2}(?!\d)|,-+|\.\d{2}(?!\d)|,--)?|\d{1,12}(?!\d)(?:[.,]\d+)?(?:,-+)?)"
)
_TOKEN = re.compile(
    rf"""(?:(?P<times>\d+)[ ]?[x*×][ ]?)?
    (?P<pre>(?:\b(?P<scale>[km])[ ]?)?(?:€|\beur\b)[ ]?)?
    (?<![\d/])(?<!\d[.,])(?P<number>{_NUMBER})
    (?:[ ]?(?P<multiplier>k(?=[ ]?(?:€|eur)|e\b|\b)|m(?=[ ]?(?:€|eur)|e\b)
      |mio\b|millions?\b|milliers?\b|mille\b|milliards?\b))?
    (?P<currency>[ ]?(?:d'[ ]?)?(?:€|euros?\b|eur\b|(?<=[km])e\b))?(?P<dash>,-+)?""",
    re.VERBOSE,
)
_MULTIPLIERS = {
    "k": 1000,
    "mille": 1000,
    "millier": 1000,
    "m": 10**6,
    "mio": 10**6,
    "million": 10**6,
    "milliard": 10**9,
}
_FIRST_PLAN = 2012
_ARTICLE = re.compile(
    r"(?<![\d/])(?P<article>\d{3,5}/\d{2,5}(?:[-/]\d{2,3})?(?!\d))"
    r"(?:[.:/ ]{0,2}(?P<project>20\d{6}))?(?:[./](?P<year>20\d\d)(?!\d))?"
)
_NO_MONEY = re.compile(
    r"(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d\d(?!\d)"  # dates
    r"|\b0\d{1,3}[ ]?/[ ]?\d{2,3}(?:[. ]?\d{2}){2}"  # telephone numbers
    r"|\d+(?:[.,]\d+|[ ]?/[ ]?\d+)?[ ]?(?:%|p\.?c\.?\b|pour[ ]cent|etp\b|m2\b|m3\b|m²|km\b|ha\b|kwh\b|kw\b"
    r"|h\b|heures?\b|jours?\b|mois\b|ans\b|fois\b)"
)
_THOUSAND = 1000
_YEAR = re.compile(r"(?<![\d.,])(?P<year>20[0-5]\d)(?![\d]|[.,]\d|[ ]?(?:€|euros?\b|eur\b|k€))")
_SEGMENTS = re.compile(
    r"[\n;|]|\s-\s(?=20[0-4]\d\s?:)"
    r"|\s-\s(?=(?:b\.?[eo]\.?|(?:budget )?(?:extra-?)?ordinaire|subsides?|emprunts?)\s?:?\s?\d)"
    r"|\s/\s(?=[^/]*\d)|(?<=[€a-z)]),\s(?=[^,]*\d)|\s\+\s(?=[^+]*\d)"
)
_LABEL_AT_END = re.compile(r"[^\W\d][^:]*:\s*$")
_TAIL = re.compile(
    r"(?:\s*(?:/\s?(?:an|mois|unite)|par (?:an|mois|unite)|annuels?|mensuels?|tvac?|htva|ttc)\b)+"
)  # of a sum
_OWN_CLAUSE = re.compile(r"\bdont\b|\bet\b|[,;.](?=\s)|\ssoit\s|\+|\s-\s")
_SHARE_OF_IT = re.compile(r"\bdont [^€\d]{0,12}\d+(?:[.,]\d+)?[ ]?%[^,;)]*")  # says nothing of the whole sum
# "60 % CGT", "subsidié à 80 %" behind the only sum: who pays so much of it does not pay all of it.
_PART = re.compile(
    r"(?:\b(?:a (?:concurrence|hauteur) de|(?:subsidi|subvention|financ)e\w* (?:a|pour)"
    r"|(?:subsid|subvention)e?s?(?: (?:de|a|a concurrence de))?) ?)?"
    r"(?<![\d.,])\d{1,2}(?:[.,]\d+)? ?(?:%|p\.?c\.?\b|pour cent)[^,;)]*"
)
_RANGE = re.compile(r"\s*(?P<joint>-|a|et)\s*")
_RANGE_OPENS = re.compile(r"\bentre\s*$")
_FILLER = re.compile(
    r"\b(?:budget|montant|cout|prevu|estime|estimation|soit|de|du|des|d|a|au|le|la|les|l|pour"
    r"|en|sur|article|articles|art|"
    r"budgetaire|n|no|par|prix|credit|depense|recette|maximum|max|minimum|min|eur|service|ville|commune|cpas|autres?|o|e|r)\b"
)
_FUNDED = {"europe": "subsidy", "federal": "subsidy", "wallonie": "subsidy", "fwb": "subsidy", "province": "subsidy",
           "commune": "own_funds", "cpas": "own_funds"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Money:
    begin: int
    stop: int
    low: Decimal
    high: Decimal | None = None
    marked: bool = True
    times: bool = False


@cache
def _rules(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["code"], re.compile(row["pattern"])) for row in lexicon.load("amounts")[table])


def _word(table: str, *contexts: str) -> str | None:
    """Return the code of the first row that one of these contexts has, nearest context first."""
    for context in contexts:
        for code, pattern in _rules(table):
            if pattern.search(context):
                return code
    return None


def parse_amounts(text: str, hints: Mapping[str, str] | None = None) -> Reading[tuple[Amount, ...]]:
    """Read the sums that a cell or a label's text holds, in printed order; empty for an empty cell.

    ``hints`` are what the column says: ``kind``, ``funder``, ``year``, ``direction``, ``per``, ``vat``, ``article``,
    ``unit`` (k or M, for figures without a unit of their own) and ``bare`` (sum: "2025" is no year). A word of the
    text goes before its column's. A sum that is still to be fixed has amount None; a text in which no sum is
    understood gives none and is ``unread``.

    >>> [(a.kind, str(a.amount)) for a in parse_amounts("275 000 € dont 200 000 € de subsides").value]
    [('unspecified', '275000.00'), ('subsidy', '200000.00')]
    """
    given = dict(hints or {})
    raw = text.strip()
    whole = flat(" ".join(raw.split()))
    if not whole or is_nothing(raw) or any(pattern.fullmatch(whole) for _, pattern in _rules("nothing")):
        return Reading(())
    amounts: list[Amount] = []
    label = ""
    for segment in _segments(raw):
        found = _segment(f"{label}{segment}", given)
        label = f"{segment} " if not found and segment.rstrip().endswith(":") else ""
        if not found and len(amounts) == 1 and not _PART.match(flat(segment)):
            amounts = [_completed(amounts[0], segment)]
        amounts.extend(found)
    if len(amounts) == 1:
        return Reading((replace(amounts[0], raw=" ".join(raw.split())),))
    if amounts:
        return Reading(tuple(amounts))
    return _without_sum(raw, whole, given)


def _without_sum(raw: str, whole: str, given: Mapping[str, str]) -> Reading[tuple[Amount, ...]]:
    kind, funder = _word("kind", whole), _word("funder", whole)
    known = bool(kind or funder) or is_undecided(raw) or _word("unknown", whole) is not None
    article = _ARTICLE.search(_NO_MONEY.sub(" ", whole))
    if not known and not article:
        return Reading((), unread=raw)
    amount = _amount(None, " ".join(raw.split()), given, kind, funder, article["article"] if article else None)
    return Reading((amount,))


def _segments(raw: str) -> list[str]:
    """Cut a cell into parts that hold one statement each; a thousands space broken over two lines is mended."""
    joined = re.sub(r"(\d)[ ]?\n[ ]?(\d{3}(?:[ ,.€]|$))", r"\1 \2", raw)
    folded = flat(joined)
    parts, begin = [], 0
    for match in _SEGMENTS.finditer(folded):
        parts.append(joined[begin : match.start()])
        begin = match.end()
    parts.append(joined[begin:])
    return [part.strip() for part in parts if part.strip()]


def _segment(segment: str, given: Mapping[str, str]) -> list[Amount]:
    folded = flat(segment).replace("\n", " ")
    masked, articles, years = (folded, [], []) if _is_sum(folded, given) else _masked(folded)
    money = [
        token
        for token in _ranges(masked, _marked(masked, given) or _bare(masked, folded, given))
        if max(token.low, token.high or token.low) < _TOO_MUCH
    ]
    amounts: list[Amount] = []
    for index, token in enumerate(money):
        before, after = _contexts(folded, money, index)
        whole = _PART.sub(" ", after) if len(money) == 1 else after
        around = (whole, before) if _OWN_CLAUSE.match(folded[: token.begin][-6:].strip() + " ") else (before, whole)
        around = (_SHARE_OF_IT.sub(" ", around[0]), _SHARE_OF_IT.sub(" ", around[1]))
        kind = _word("kind", *around)
        article = next((number for place, number in articles if _near(place, token, money, index)), None)
        article = article or (articles[0][1] if len(articles) == 1 and len(money) == 1 else None)
        own_years = {year for place, year in years if token.begin - len(before) <= place <= token.stop + len(after)}
        span = segment[token.begin - len(before) : token.stop + len(after)].strip(" :,-–()")
        amount = _amount(token, span, given, kind, _word("funder", *around), article)
        amounts.append(
            replace(
                amount,
                per=cast("Per | None", _word("per", after, before) or ("unit" if token.times else given.get("per"))),
                vat=cast("Vat | None", _word("vat", after, before) or given.get("vat")),
                direction=cast("Direction | None", _word("direction", before, after) or given.get("direction")),
                approximate=_word("approximate", before) is not None,
                year=own_years.pop() if len(own_years) == 1 else amount.year,
            )
        )
    return amounts


def _is_sum(folded: str, given: Mapping[str, str]) -> bool:
    """Whether a text that might be a year is a sum: its column holds sums, says which year, or no budget is so old."""
    if _YEAR.fullmatch(folded) is None:
        return False
    return given.get("bare") == "sum" or given.get("year", "").isdigit() or int(folded) < _FIRST_PLAN


def _masked(folded: str) -> tuple[str, list[tuple[int, str]], list[tuple[int, int]]]:
    """Blank out what has figures but is no money; return the articles and years found, with their places."""
    articles: list[tuple[int, str]] = []
    years: list[tuple[int, int]] = []

    def article(match: re.Match[str]) -> str:
        articles.append((match.start(), match["article"]))
        if match["year"]:
            years.append((match.start(), int(match["year"])))
        return "¤" * len(match[0])

    def year(match: re.Match[str]) -> str:
        years.append((match.start(), int(match["year"])))
        return "¤" * len(match[0])

    masked = _NO_MONEY.sub(lambda match: "¤" * len(match[0]), folded)
    masked = _ARTICLE.sub(article, masked)
    return _YEAR.sub(year, masked), articles, years


def _marked(masked: str, given: Mapping[str, str]) -> list[_Money]:
    """Return the numbers with a currency, a multiplier or cents, and those that open a range with one of these."""
    tokens = list(_TOKEN.finditer(masked))
    marked = [bool(t["pre"] or t["currency"] or t["multiplier"] or _has_cents(t["number"], t["dash"])) for t in tokens]
    if any(t["pre"] or t["currency"] or t["multiplier"] for t in tokens):
        marked = [bool(t["pre"] or t["currency"] or t["multiplier"]) for t in tokens]
    found: list[_Money] = []
    for index, token in enumerate(tokens):
        opens = (
            not marked[index]
            and index + 1 < len(tokens)
            and marked[index + 1]
            and _RANGE.fullmatch(masked[token.end() : tokens[index + 1].start()]) is not None
        )
        if marked[index] or opens:
            multiplier = token["multiplier"] or token["scale"] or (tokens[index + 1]["multiplier"] if opens else None)
            found.append(_money(token, multiplier, given, marked=marked[index]))
    return found


def _bare(masked: str, folded: str, given: Mapping[str, str]) -> list[_Money]:
    """Return the number that stands alone but for words that belong to sums ("ordinaire : 5000")."""
    tokens = list(_TOKEN.finditer(masked))
    if not 1 <= len(tokens) <= 2 or (
        len(tokens) == 2 and not _RANGE.fullmatch(masked[tokens[0].end() : tokens[1].start()])
    ):
        return []
    rest = masked[: tokens[0].start()] + " " + masked[tokens[-1].end() :]
    for table in ("kind", "funder", "per", "vat", "direction", "approximate"):
        for _, pattern in _rules(table):
            rest = pattern.sub(" ", rest)
    if re.search(r"[a-z]", _FILLER.sub(" ", rest)):
        return []
    return [
        _money(token, token["multiplier"], given, marked=index == len(tokens) - 1) for index, token in enumerate(tokens)
    ]


def _has_cents(number: str, dash: str | None) -> bool:
    return bool(dash) or re.search(r"(?:[.,]\d\d|,-+)$", number) is not None


def _money(token: re.Match[str], multiplier: str | None, given: Mapping[str, str], *, marked: bool) -> _Money:
    factor = _MULTIPLIERS.get((multiplier or "").rstrip("s"), 1)
    value = _decimal(token["number"], scaled=_is_scaled(token["number"], factor))
    if not multiplier and not token["pre"] and not token["currency"]:
        factor = {"k": 1000, "M": 10**6}.get(given.get("unit", ""), 1)
        value = _decimal(token["number"], scaled=_is_scaled(token["number"], factor))
    begin = token.start("pre") if token["pre"] else token.start("number")
    return _Money(begin, token.end(), (value * factor).quantize(_CENT), marked=marked, times=bool(token["times"]))


def _is_scaled(number: str, factor: int) -> bool:
    """Whether a lone sign parts decimals: in millions, and behind a comma in thousands; "1.200 k€" are 1.200.000 €."""
    return factor > _THOUSAND or (factor == _THOUSAND and "." not in number)


def _decimal(number: str, *, scaled: bool) -> Decimal:
    """Return the value of a printed number: point, blank or apostrophe part thousands, the last comma cents.

    Three digits after a lone point or comma are thousands, unless the number is in thousands or millions itself.
    """
    number = re.sub(r",-+$", "", number).replace(" ", "").replace("'", "")
    if re.fullmatch(_ENGLISH, number):
        return Decimal(number.replace(",", ""))
    if number.count(".") + number.count(",") == 1:
        whole, part = re.split(r"[.,]", number)
        if len(part) == 3 and not scaled and whole != "0":
            return Decimal(whole + part)
        return Decimal(f"{whole}.{part}")
    if "," in number:
        whole, _, part = number.rpartition(",")
        return Decimal(f"{whole.replace('.', '').replace(',', '')}.{part}")
    if number.count(".") > 1:
        whole, _, part = number.rpartition(".")
        tail = f".{part}" if len(part) != 3 else part
        return Decimal(whole.replace(".", "") + tail)
    return Decimal(number)


def _ranges(masked: str, money: list[_Money]) -> list[_Money]:
    """Join "entre A et B", "A à B", "A – B" into one sum with a maximum."""
    joined: list[_Money] = []
    for token in money:
        last = joined[-1] if joined else None
        match = _RANGE.fullmatch(masked[last.stop : token.begin]) if last else None
        if (
            last
            and match
            and last.high is None
            and last.low < token.low
            and (match["joint"] != "et" or _RANGE_OPENS.search(masked[: last.begin]))
        ):
            joined[-1] = replace(last, stop=token.stop, high=token.low, marked=True)
        else:
            joined.append(token)
    return [token for token in joined if token.marked]


def _contexts(folded: str, money: list[_Money], index: int) -> tuple[str, str]:
    """Return the words before and after a sum that are its own and not its neighbours'."""
    token = money[index]
    left = money[index - 1].stop if index else 0
    right = money[index + 1].begin if index + 1 < len(money) else len(folded)
    before, after = folded[left : token.begin], folded[token.stop : right]
    if index:
        before = before[_cut(before) :]
    if index + 1 < len(money):
        after = after[: _cut(after)]
    return before, after


def _cut(between: str) -> int:
    """Return where the words between two sums pass from the first to the second."""
    clause = _OWN_CLAUSE.search(between)
    if clause:
        return clause.start()
    label = _LABEL_AT_END.search(between, tail.end() if (tail := _TAIL.match(between)) else 0)
    if label:
        closed = between.rfind(")", 0, label.end())
        return closed + 1 if closed >= 0 else label.start()
    return len(between)


def _near(place: int, token: _Money, money: list[_Money], index: int) -> bool:
    """Whether what stands at ``place`` is between this sum's neighbours and on its side of the last."""
    left = money[index - 1].stop if index else 0
    return left <= place < token.begin if len(money) > 1 else False


def _amount(
    token: _Money | None, raw: str, given: Mapping[str, str], kind: str | None, funder: str | None, article: str | None
) -> Amount:
    funder = funder or given.get("funder")
    kind = kind or given.get("kind") or _FUNDED.get(funder or "") or "unspecified"
    year = given.get("year", "")
    return Amount(
        kind=cast("AmountKind", kind if kind in get_args(AmountKind) else "unspecified"),
        raw=raw,
        amount=token.low if token else None,
        amount_max=token.high if token else None,
        per=cast("Per | None", given.get("per")),
        year=int(year) if year.isdigit() else None,
        direction=cast("Direction | None", given.get("direction")),
        funder=cast("Funder | None", funder if funder in get_args(Funder) else None),
        article=article or given.get("article"),
        vat=cast("Vat | None", given.get("vat")),
    )


def _completed(amount: Amount, segment: str) -> Amount:
    """Give the only sum of a cell what a line of its own says of it: "Budget ordinaire", "Article 104/123-06"."""
    folded = flat(segment)
    article = _ARTICLE.search(folded)
    changes: dict[str, Any] = {}
    kind = _word("kind", folded)
    if kind and amount.kind == "unspecified":
        changes["kind"] = kind
    if article and amount.article is None:
        changes["article"] = article["article"]
    for name in ("per", "vat", "funder"):
        if getattr(amount, name) is None:
            changes[name] = _word(name, folded)
    return replace(amount, **changes)
