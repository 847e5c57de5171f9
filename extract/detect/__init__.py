"""Detection: from the blocks of a document to its printed plans.

`reading` walks a document through: `plan` says what sort of document it is and what carries its levels; `tables`
(over `columns` and `values`), `fiches` and `prose` read its parts; `texts` and `words` serve them all.
"""

from extract.detect.reading import detect

__all__ = ["detect"]
