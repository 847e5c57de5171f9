"""Make the bench of layouts again: ``python -m tests.layouts.generate [--only FAMILY]``.

Needs LibreOffice, Chromium, reportlab, openpyxl and python-pptx; reading the committed files needs none of them.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

from corpus.samples.generate.model import gold_bytes
from corpus.samples.generate.printing import page_count
from tests.layouts.families import FAMILIES
from tests.layouts.planting import Seed
from tests.layouts.registry import Family

HERE = Path(__file__).parent
MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "html": "text/html",
    "txt": "text/plain",
}
_RULE = """# The bench of layouts: documents with planted truth, in documents/ and gold/.
#
# set: a third of the families is held out, so that what is measured on them says how unseen layouts are read. The rule
# decides, not taste: sha256(name) as a number, mod 3 == 0, is "held-out", everything else "worked".
# hard: tables with neither rules nor tags in a PDF.
# Written by `python -m tests.layouts.generate`.
"""


def main() -> int:
    """Write documents, gold and ``families.toml``; return an exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", metavar="FAMILY", action="append", help="these families only (repeatable)")
    args = parser.parse_args()
    unknown = set(args.only or ()) - set(FAMILIES)
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    for folder in ("documents", "gold"):
        (HERE / folder).mkdir(exist_ok=True)
    for family in FAMILIES.values():
        if not args.only or family.name in args.only:
            _make(family)
            print(family.name, file=sys.stderr)
    (HERE / "families.toml").write_text(_toml(), encoding="utf-8")
    return 0


def _make(family: Family) -> None:
    for old in (*HERE.glob(f"documents/{family.name}--*"), *HERE.glob(f"gold/{family.name}--*")):
        old.unlink()
    for variant in range(1, family.variants + 1):
        stem = f"{family.name}--{variant}"
        made = family.make(Seed(family.name, variant, random.Random(stem)))
        name = f"{stem}.{made.suffix}"
        (HERE / "documents" / name).write_bytes(made.data)
        pages = page_count(made.data) if made.suffix == "pdf" else made.model.pages
        gold = gold_bytes(made.model, made.data, name, MEDIA[made.suffix], pages)
        (HERE / "gold" / f"{stem}.json").write_bytes(gold)


def _toml() -> str:
    rows = [
        f'[[family]]\nname = "{family.name}"\ndescription = "{family.description}"\ntool = "{family.tool}"\n'
        f"variants = {family.variants}\nhard = {str(family.hard).lower()}\n"
        f'set = "{"held-out" if family.held_out else "worked"}"\n'
        for family in sorted(FAMILIES.values(), key=lambda family: family.name)
    ]
    return _RULE + "\n" + "\n".join(rows)


if __name__ == "__main__":
    sys.exit(main())
