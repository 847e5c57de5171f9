"""Bullets that OCR has not seen."""

from __future__ import annotations

from extract.layout.engine.content import Look, Word
from extract.ocr.lost_bullets import lost_bullets
from extract.ocr.spelling import BULLET

BODY, BOLD = Look(size=11.0, bold=False), Look(size=11.0, bold=True)


def line(at: int, x0: float, text: str, look: Look = BODY, bullet: float | None = None) -> list[Word]:
    top = 100.0 + 14 * at
    words = [] if bullet is None else [Word(BULLET, bullet, top, bullet + 4, top + 11, look)]
    for word in text.split():
        words.append(Word(word, x0, top, x0 + 5 * len(word), top + 11, look))
        x0 += 5 * len(word) + 3
    return words


def test_the_first_entry_below_a_heading_gets_the_bullet_of_the_others() -> None:
    lines = [
        line(0, 40, "OO 1.1 : Entretenir les chemins", BOLD),
        line(1, 72, "Border les sentiers de haies"),
        line(2, 72, "Curer les fossés", bullet=56),
        line(3, 72, "Rouvrir le halage", bullet=56),
        line(4, 72, "Poser des bancs", bullet=56),
    ]
    ((at, bullet),) = lost_bullets(lines)
    assert (at, bullet.text, round(bullet.x0)) == (1, BULLET, 56)


def test_what_is_said_of_an_entry_gets_none() -> None:
    lines = [
        line(0, 40, "OO 1.1 : Entretenir les chemins", BOLD),
        *(line(2 * n + 1, 72, "Curer les fossés", bullet=56) for n in range(3)),
    ]
    lines.insert(2, line(2, 72, "Échéance : 2027"))
    assert lost_bullets(lines) == []


def test_a_text_set_in_below_plain_text_gets_none() -> None:
    lines = [line(n + 2, 72, "Curer les fossés", bullet=56) for n in range(3)]
    lines = [line(0, 40, "Le Collège a retenu ces travaux"), line(1, 72, "Ils sont urgents"), *lines]
    assert lost_bullets(lines) == []
