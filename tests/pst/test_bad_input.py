"""Files that are not what they seem: each one clear line, none ends the run."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pst.cli.options import samples_folder
from pst.cli.summary import failure_line
from pst.outcome import Failure, Success
from pst.pipeline import DocumentReport, RunOptions, RunReport, run


def _zip(path: Path, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> RunReport:
    folder = tmp_path_factory.mktemp("bad")
    pdf = (samples_folder() / "guide-pratique.pdf").read_bytes()
    page = (samples_folder() / "commune-tellin-page.html").read_bytes()
    (folder / "vide.pdf").touch()
    (folder / "tronque.pdf").write_bytes(pdf[:2000])
    (folder / "lien.pdf").symlink_to(folder / "nulle-part.pdf")
    (folder / "inconnu.xyz").write_bytes(bytes(range(256)) * 8)
    (folder / "mauvais.zip").write_bytes(b"PK\x03\x04" + b"\0" * 40)
    Image.new("RGB", (1, 1)).save(folder / "point.png")
    _zip(folder / "faux.docx", {"lisez-moi.txt": b"rien ici"})
    _zip(folder / "lot.zip", {"guide.pdf": pdf, "pages/tellin.html": page, "vide.pdf": b""})
    canvas = Canvas(str(folder / "secret.pdf"), encrypt=StandardEncryption("cle", ownerPassword="maitre"))
    canvas.drawString(50, 700, "Objectif 1")
    canvas.save()
    return run(RunOptions((folder,), tmp_path_factory.mktemp("out"), jobs=1))


def by_name(report: RunReport) -> dict[str, DocumentReport]:
    return {Path(document.label).name.rpartition(" › ")[2]: document for document in report.documents}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("vide.pdf", "vide"),
        ("tronque.pdf", ""),
        ("lien.pdf", "lien"),
        ("inconnu.xyz", ""),
        ("mauvais.zip", "archive"),
        ("faux.docx", ""),
        ("secret.pdf", "mot de passe"),
    ],
)
def test_each_is_one_clear_line_with_a_remedy(name: str, words: str, report: RunReport) -> None:
    document = by_name(report)[name]
    assert isinstance(document.outcome, Failure)
    line = failure_line(document.label, document.outcome)
    assert "\n" not in line
    assert words in line
    assert document.outcome.hint
    assert "erreur interne" not in line
    assert "arrêté net" not in line


def test_a_picture_of_one_point_holds_no_plan(report: RunReport) -> None:
    outcome = by_name(report)["point.png"].outcome
    assert isinstance(outcome, Failure) or not any(sum(plan.found) for plan in outcome.plans)


def test_the_documents_of_an_archive_are_read_one_by_one(report: RunReport) -> None:
    members = [document for document in report.documents if " › " in document.label]
    assert [Path(d.plan_path).stem for d in members if d.plan_path and isinstance(d.outcome, Success)] == [
        "guide",
        "tellin",
    ]
