"""Bytes to text: BOM, declared or guessed encoding, with the order in which Belgian files really use them."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Labels that the web writes for what is in truth cp1252 (WHATWG encoding standard).
_ALIASES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_C1 = re.compile(r"[\x80-\x84\x86-\x9f]")
_SAMPLE = 65_536


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Return the text of ``data`` and the name of the encoding used; never fails, bad bytes become U+FFFD.

    A BOM wins, then UTF-8 wherever the bytes allow it, then ``declared`` (a meta tag, an XML or MIME header), then
    cp1252, Mac Roman and cp850 as the letters of French decide, latin-1 last.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, errors="replace").removeprefix("\ufeff"), name
    wide = _wide_without_bom(data)
    if wide:
        return data.decode(wide, errors="replace"), wide
    text = _strict(data, "utf-8")
    if text is not None:
        return text, "utf-8"
    named = _known_codec(declared)
    if named and named not in {"utf-8", "utf-16", "utf-32"}:
        text = _strict(data, named)
        if text is not None:
            return text, named
    if _mostly_utf8(data):
        return data.decode("utf-8", errors="replace"), "utf-8"
    return _single_byte(data)


def is_text(data: bytes) -> bool:
    """Return whether the beginning of ``data`` reads as text in some encoding: no control characters to speak of."""
    sample = data[:_SAMPLE]
    if any(sample.startswith(bom) for bom, _ in _BOMS) or _wide_without_bom(sample):
        text = decode(sample)[0]
    else:
        text = sample.decode("latin-1")
    if not text:
        return False
    return len(_CONTROLS.findall(text)) <= len(text) // 500


def _wide_without_bom(data: bytes) -> str | None:
    """Name UTF-16 written without BOM: every second byte of mostly Latin text is zero."""
    sample = data[:2000]
    if len(sample) < 8 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def _known_codec(declared: str | None) -> str | None:
    if not declared:
        return None
    name = declared.strip().strip("\"'").lower()
    try:
        return codecs.lookup(_ALIASES.get(name, name)).name
    except LookupError:
        return None


def _mostly_utf8(data: bytes) -> bool:
    """Return whether some broken bytes stand in what is UTF-8 otherwise (a file cut in two, a pasted byte)."""
    text = data.decode("utf-8", errors="replace")
    accents = sum(1 for char in text if char > "\x7f" and char != "\ufffd")
    return accents > 0 and text.count("\ufffd") * 10 <= accents


def _single_byte(data: bytes) -> tuple[str, str]:
    best = from_bytes(data[:_SAMPLE], cp_isolation=["cp1252", "mac_roman", "cp850"]).best()
    for name in dict.fromkeys(("cp1252", best.encoding if best else "cp1252", "mac_roman", "cp850")):
        text = _strict(data, name)
        if text is not None and _reads_french(text):
            return text, name
    text = data.decode("latin-1")
    return (data.decode("cp1252", errors="replace"), "cp1252") if _C1.search(text) else (text, "latin-1")


def _reads_french(text: str) -> bool:
    """Return whether the letters outside ASCII are those of French text and its punctuation."""
    foreign = [char for char in text if char > "\x7f"]
    good = sum(1 for char in foreign if char in "àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆ«»’‘“”–—…•·°€§²³µ½\u00a0±×")
    return good >= 0.8 * len(foreign)
