"""Detection: from the blocks of a document to its printed plans."""

from extract.detect.reading import detect

__all__ = ["detect"]
