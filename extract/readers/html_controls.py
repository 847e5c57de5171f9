"""What form controls and gauges of a web page show."""

from __future__ import annotations

import re

from bs4 import Tag

from extract.readers.html_css import classes_of
from extract.readers.html_page import text_length
from extract.text import clean

_WIDTH = re.compile(r"(?:^|[;\s])width:\s*(\d{1,3})(?:\.\d+)?\s*%")


def control_text(tag: Tag) -> str | None:
    """Return what a form control or a gauge shows, None for any other element."""
    if tag.name == "input":
        kind = str(tag.get("type") or "text").lower()
        if kind in {"checkbox", "radio"}:
            return "☑ " if tag.get("checked") is not None else "☐ "
        return str(tag.get("value") or "") if kind in {"text", "number", "date", "month", "email", "url"} else ""
    if tag.name == "select":
        chosen = [option for option in tag.find_all("option") if option.get("selected") is not None]
        chosen = chosen or ([] if tag.get("multiple") is not None else tag.find_all("option")[:1])
        return ", ".join(clean(option.get_text(" ")) for option in chosen)
    if tag.name in {"progress", "meter"}:
        return _percent(tag.get("value"), tag.get("max") or "1")
    if tag.get("role") in {"progressbar", "meter"} and not text_length(tag):
        return _percent(tag.get("aria-valuenow"), tag.get("aria-valuemax") or "100")
    if not text_length(tag) and "progress" in " ".join(classes_of(tag)):
        width = _WIDTH.search(str(tag.get("style") or ""))
        return f"{width[1]} %" if width else None
    counted = tag.get("data-to-value")  # a number that counts up when it is scrolled to
    return str(counted) if counted is not None and tag.get_text().strip().isdigit() else None


def _percent(value: object, most: object) -> str:
    try:
        share = float(str(value)) / float(str(most)) * 100
    except (ValueError, ZeroDivisionError):
        return ""
    return f"{share:.0f} %"
