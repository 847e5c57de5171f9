"""The figures that ``docs/accuracy.md`` shows, kept as JSON so that the page can be made anew without measuring.

Sections: ``sets``, ``families`` and ``calibration`` (``python -m benchmarks.accuracy --write``), ``speed``
(``python -m benchmarks.speed --write``), ``pages`` (``python -m docs.hard_pages``). Shares are 0 to 1, rounded to
six places.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from benchmarks.calibration import Band
from outputs.compare.score import FIELDS, Comparison, Score, Tally

ROOT: Final = Path(__file__).resolve().parents[1]
RECORD: Final = ROOT / "docs" / "accuracy.json"
_PLACES = 6

Section = Mapping[str, Any] | list[Any]


def read_record(path: Path = RECORD) -> dict[str, Any]:
    """Return what is kept, empty where nothing is.

    Raises:
        ValueError: the file is no JSON.
    """
    if not path.is_file():
        return {}
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def update_record(sections: Mapping[str, Section], path: Path = RECORD) -> None:
    """Replace these sections, keep the others."""
    content = {**read_record(path), **sections}
    text = json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


def figures(comparison: Comparison) -> dict[str, Any]:
    """Return the figures of some documents: every measure, all values together, the lowest field, made-up items."""
    overall = comparison.overall
    low = lowest_field(overall)
    return {
        "documents": len(comparison.documents),
        "scores": {name: _rounded(value) for name, value in overall.summary().items() if value is not None},
        "values": _rounded(values_share(overall)),
        "made_up": _rounded(made_up_share(overall)),
        "lowest": None if low is None else {"field": low[0], "share": _rounded(low[1])},
    }


def band_record(band: Band) -> dict[str, Any]:
    """Return one band of a calibration table."""
    return {
        "low": band.low,
        "high": band.high,
        "count": band.count,
        "claimed": _rounded(band.claimed),
        "share": _rounded(band.share),
        "verdict": band.verdict,
    }


def values_share(score: Score) -> float | None:
    """Return the micro F1 of the values of all fields; None where no field is scored."""
    return sum((score.of(name) for name in FIELDS), Tally()).f1


def made_up_share(score: Score) -> float | None:
    """Return the share of the items found that match nothing; None where nothing was found."""
    items = score.of("items")
    return (items.got - items.hit) / items.got if items.got else None


def lowest_field(score: Score) -> tuple[str, float] | None:
    """Return the field with the lowest F1; None where no field is scored."""
    known = [(name, value) for name in FIELDS if (value := score.of(name).f1) is not None]
    return min(known, key=lambda pair: pair[1], default=None)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _PLACES)
