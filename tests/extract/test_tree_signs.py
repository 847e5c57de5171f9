"""Trees printed row by row: the sign that opens a branch stands before its marker and is no part of it."""

from __future__ import annotations

import pytest

from extract.detect import detect
from extract.document import SourceFile
from extract.readers import read
from tests.extract.documents import outline

ROWS = ["OS 1 Être une commune de forêts", "OO 1.1 Soigner les sentiers", "A 1.1.1 Poser des balises"]
TASK = "T 1.1.1.1 Choisir le bois"
TREE = [ROWS[0], f"  {ROWS[1]}", f"    {ROWS[2]}", "      SA 1.1.1.1 Choisir le bois"]


def tree_of(name: str, text: str) -> list[str]:
    return outline(detect(read(SourceFile(name, text.encode()))).plans[0].items)


@pytest.mark.parametrize("sign", ["▾", "▼", "⊟", "[-]", "[+]", "+", "−"])
def test_the_sign_of_a_branch_is_a_bullet_in_every_format(sign: str) -> None:
    rows = [f"{sign} {row}" for row in ROWS] + [f"• {TASK}"]
    cells = "".join(f"<tr><td>{row}</td><td>Agent forestier</td></tr>" for row in rows)
    page = f"<html><body><table><tr><th>Élément</th><th>Responsable</th></tr>{cells}</table></body></html>"
    assert tree_of("plan.html", page) == TREE
    assert tree_of("plan.txt", "\n".join(rows)) == TREE
