"""Rebuild the bundled samples and their gold: ``python -m corpus.samples.generate``."""

from __future__ import annotations

from pathlib import Path

from corpus.samples.generate.model import gold_bytes
from corpus.samples.generate.printing import page_count
from corpus.samples.generate.samples import PDF, SAMPLES

_FOLDER = Path(__file__).parents[1]


def main() -> None:
    """Write ``documents/`` and ``gold/``."""
    for folder in ("documents", "gold"):
        (_FOLDER / folder).mkdir(exist_ok=True)
    for make in SAMPLES:
        made = make()
        (_FOLDER / "documents" / made.name).write_bytes(made.data)
        pages = page_count(made.data) if made.media_type == PDF else None
        gold = gold_bytes(made.model, made.data, made.name, made.media_type, pages)
        (_FOLDER / "gold" / made.name).with_suffix(".json").write_bytes(gold)


if __name__ == "__main__":
    main()
