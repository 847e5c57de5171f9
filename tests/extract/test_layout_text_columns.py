"""Text in columns: read one after the other, between what spans them all, with the boxes beside it."""

from __future__ import annotations

import pytest
from reportlab.lib.colors import HexColor

from extract.document import PLAIN, Block, Kind, Line, Place, Style, Table, TextBlock
from extract.layout.tables.cells import PageTable
from extract.layout.tables.join_tables import flow_on
from tests.extract.pdf_making import Sheet, rows_of, tables_of, texts_of


def test_two_columns_are_read_one_after_the_other() -> None:
    sheet = Sheet()
    left = [
        "La coopérative du lavoir répare",
        "les vélos des habitants et forme",
        "des apprentis mécaniciens pendant",
        "les mois d'hiver, avec l'aide des",
        "anciens de la fanfare.",
        "Elle occupe le hangar du port",
        "depuis dix ans déjà sans loyer.",
    ]
    right = [
        "Le moulin accueille une forge et",
        "un atelier de vannerie ouverts à",
        "tous les écoliers du canton ; les",
        "paniers sont vendus au marché du",
        "samedi sur la place du puits, au",
        "profit de la caisse des fêtes de",
        "la paroisse et du comité.",
    ]
    sheet.text(50, 50, "Les métiers du bourg", 16, bold=True)
    sheet.lines(50, 80, left)
    sheet.lines(310, 86, right)
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts[0] == "Les métiers du bourg"
    assert " ".join(texts[1:]).index("depuis dix ans") < " ".join(texts[1:]).index("Le moulin")


def test_a_small_line_over_a_title_across_the_columns_stays_with_it() -> None:
    sheet = Sheet()
    for band, top in enumerate((60, 360), 1):
        sheet.text(50, top, f"OBJECTIF STRATÉGIQUE {band}", 8, bold=True)
        sheet.text(50, top + 22, f"Une promenade du halage ouverte à tous les riverains et à leurs invités {band}", 13)
        for column, (x, step) in enumerate(((50, 14.0), (310, 13.0)), 1):
            lines = [f"bande {band} colonne {column} ligne {n} de la promenade" for n in range(10)]
            sheet.lines(x, top + 60, lines, 9, step)
    texts = " ".join(block.text for block in texts_of(sheet.read()))
    order = [
        texts.index(part)
        for band in (1, 2)
        for part in (
            f"OBJECTIF STRATÉGIQUE {band}",
            f"leurs invités {band}",
            *(f"bande {band} colonne {column} ligne {n}" for column in (1, 2) for n in (0, 9)),
        )
    ]
    assert order == sorted(order)


def test_the_last_line_of_a_title_across_the_columns_stays_with_it() -> None:
    sheet = Sheet()
    title = ["Une promenade du halage ouverte à tous les riverains de la Sambre et", "à leurs invités"]
    sheet.lines(50, 60, title, 14, 18.0)
    for column, (x, step) in enumerate(((50, 14.0), (310, 13.0)), 1):
        sheet.lines(x, 110, [f"colonne {column} ligne {n} de la promenade" for n in range(10)], 9, step)
    assert " ".join(title) in [block.text for block in texts_of(sheet.read())]


def test_a_blank_of_a_large_title_over_the_blank_between_the_columns_parts_nothing() -> None:
    sheet = Sheet()
    width = sheet.canvas.stringWidth
    line = "la rive droite garde son ancien chemin du bord"
    left, right = 295 - width(line, "Helvetica", 9), 303
    start = right - width("Rendre la berge ", "Helvetica", 26)
    sheet.lines(start, 60, ["Rendre la berge aux passants", "du soir"], 26, 28)
    sheet.lines(left, 130, [line] * 10, 9, 14)
    sheet.lines(right, 130, ["la rive gauche attend encore son pavage neuf"] * 10, 9, 13)
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts[0] == "Rendre la berge aux passants du soir"
    assert texts[1].startswith("la rive droite")


def test_the_wide_blanks_of_a_justified_title_over_the_columns_part_nothing() -> None:
    sheet = Sheet()
    width = sheet.canvas.stringWidth
    x, starts = 60.0, []
    for word in ("Rendre", "la", "berge", "aux", "passants", "du", "soir", "et", "du", "matin"):
        starts.append(x)
        sheet.text(x, 60, word, 15, bold=True)
        x += width(word, "Helvetica-Bold", 15) + 11.3
    line = "la rive droite garde son ancien chemin du bord"
    right = starts[5]
    left = right - 12 - width(line, "Helvetica", 9)
    sheet.lines(left, 90, [line] * 10, 9, 14)
    sheet.lines(right, 90, ["la rive gauche attend encore son pavage neuf"] * 10, 9, 13)
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts[0] == "Rendre la berge aux passants du soir et du matin"


def test_titles_of_two_columns_side_by_side_are_two() -> None:
    sheet = Sheet()
    for column, (x, step) in enumerate(((50, 14.0), (310, 13.0)), 1):
        sheet.text(x, 90, f"La berge de {column} bourgs", 22)
        sheet.lines(x, 130, [f"colonne {column} ligne {n} de la longue promenade au bord" for n in range(10)], 9, step)
    titles = [block.text for block in texts_of(sheet.read()) if block.text.startswith("La berge")]
    assert titles == ["La berge de 1 bourgs", "La berge de 2 bourgs"]


def test_three_columns_under_one_title_are_read_one_after_the_other() -> None:
    sheet = Sheet((842.0, 595.0))
    sheet.text(353, 60, "Les trois ateliers du bourg", 11, bold=True)
    for column, (x, step) in enumerate(((40, 14.0), (310, 12.5), (580, 15.5)), 1):
        sheet.lines(x, 90, [f"colonne {column} ligne {n} de la promenade du halage" for n in range(12)], 9, step)
    texts = " ".join(block.text for block in texts_of(sheet.read()))
    assert texts.startswith("Les trois ateliers du bourg")
    places = [texts.index(f"colonne {column} ligne {n}") for column in (1, 2, 3) for n in (0, 11)]
    assert places == sorted(places)


def test_short_columns_in_step_are_columns_where_another_page_has_them() -> None:
    sheet = Sheet()
    for x, step in ((50, 14.0), (310, 13.0)):
        sheet.lines(x, 60, [f"de la promenade du halage, ligne {n} à {x}" for n in range(10)], 9, step)
    sheet.turn_page()
    for x in (50, 310):
        for y in (60, 110):
            sheet.text(x, y, f"Curer le bief du moulin {x}", 9, bold=True)
            sheet.lines(x, y + 13, ["Les riverains en ont fait la demande", "lors de la foire aux greffons."], 9)
    document = sheet.read()
    assert not tables_of(document)
    places = [block.places[0].page for block in texts_of(document)]
    second = [block.text for block, page in zip(texts_of(document), places, strict=True) if page == 2]
    assert [text.split()[-1] for text in second] == ["50", "greffons."] * 2 + ["310", "greffons."] * 2


def test_a_short_column_starts_where_its_only_outdented_line_does() -> None:
    sheet = Sheet()
    for x, step in ((50, 14.0), (310, 13.0)):
        sheet.lines(x, 60, [f"de la promenade du halage, ligne {n} à {x}" for n in range(10)], 9, step)
    sheet.turn_page()
    sheet.lines(
        50, 60, ["Les riverains en ont fait", "la demande lors de la foire", "aux greffons du printemps"], 9, 14.0
    )
    sheet.text(310, 72, "Accueillir au moulin", 9, bold=True)
    sheet.lines(314, 85, ["repeindre le hall du moulin", "ouvrir un second guichet"], 9)
    texts = " ".join(block.text for block in texts_of(sheet.read()) if block.places[0].page == 2)
    order = [texts.index(part) for part in ("Les riverains", "printemps", "Accueillir", "repeindre", "ouvrir")]
    assert order == sorted(order)


def test_a_table_across_the_columns_ends_them_and_takes_its_title_along() -> None:
    sheet = Sheet()
    for part, top in ((1, 60), (2, 360)):
        sheet.text(50, top, f"Partie {part}", 13, bold=True)
        sheet.table([50, 150, 540], top + 6, [["Pilote", f"Service {part}"]])
        for column, (x, step) in enumerate(((50, 14.0), (310, 13.0)), 1):
            lines = [f"partie {part} colonne {column} ligne {n} de la promenade" for n in range(10)]
            sheet.lines(x, top + 50, lines, 9, step)
    blocks = sheet.read().blocks
    whole = " ".join(str(rows_of(b)[0][1]) if isinstance(b, Table) else getattr(b, "text", "") for b in blocks)
    order = [
        whole.index(part)
        for k in (1, 2)
        for part in (f"Partie {k}", f"Service {k}", *(f"partie {k} colonne {c} ligne 9" for c in (1, 2)))
    ]
    assert order == sorted(order)


def test_boxes_with_rounded_corners_side_by_side_are_read_one_after_the_other() -> None:
    sheet = Sheet()
    for column, x in enumerate((50, 230, 410), 1):
        sheet.canvas.setFillColor(HexColor("#ddeecc"))
        sheet.canvas.roundRect(x, 842 - 300, 165, 200, 30, stroke=column == 2, fill=1)
        sheet.text(x + 8, 130, f"Atelier {column}", 10, bold=True)
        sheet.lines(x + 8, 160, [f"tailler les haies {column}", f"planter des saules {column}"], 9)
    document = sheet.read()
    texts = [block.text.split()[-1] for block in texts_of(document)]
    assert texts == sorted(texts)
    assert not tables_of(document)
    assert {block.style.fill for block in texts_of(document)} == {"#ddeecc"}


def test_boxes_beside_the_text_are_read_after_it() -> None:
    sheet = Sheet()
    for index, title in enumerate(("Rouvrir le lavoir", "Semer un pré", "Tailler les haies")):
        top = 100 + 80 * index
        sheet.text(50, top + 12, title, 11, bold=True)
        sheet.text(50, top + 26, "Le chantier dure un an.")
        sheet.shade(360, top, 540, top + 50, "#dde8e4")
        sheet.lines(368, top + 14, ["Avec : les voisins", "Durée : un an", "Prix : 100 €"], step=13)
    texts = [block.text for block in texts_of(sheet.read())]
    assert [text for text in texts if not text.startswith(("Avec", "Durée", "Prix"))][::2] == [
        "Rouvrir le lavoir",
        "Semer un pré",
        "Tailler les haies",
    ]
    assert texts[1].startswith("Le chantier")
    assert texts[2].startswith("Avec")
    assert texts[-1].endswith("Prix : 100 €")


def test_a_box_that_keeps_no_step_with_the_text_beside_it_is_no_column_of_a_table() -> None:
    sheet = Sheet()
    for index, title in enumerate(("Le lavoir du haut", "Le pré du bas", "Les haies du canal")):
        top = 60
        sheet.text(50, top, f"Objectif opérationnel {index + 1} : {title}", 13, bold=True)
        for line in range(4):
            sheet.text(50, top + 32 + 40 * line, f"Ouvrir le chantier {line + 1}")
            sheet.text(55, top + 48 + 40 * line, "2026-2028", 8)
        sheet.text(150, top + 48, "1.000 €", 8)
        sheet.shade(360, top + 18, 540, top + 180, "#dde8e4")
        lines = ["PILOTE", "La coopérative", "AVEC", "Les voisins", "La fanfare", "L'école du bourg"]
        sheet.lines(368, top + 39, lines, step=17.3)
        sheet.turn_page()
    document = sheet.read()
    assert not tables_of(document)
    texts = [block.text for block in texts_of(document)]
    for part in ("PILOTE", "La coopérative", "AVEC"):
        at = [i for i, text in enumerate(texts) if part in text]
        ends = [i for i, text in enumerate(texts) if text.startswith("Ouvrir le chantier 4")]
        assert all(end < i for i, end in zip(at, ends, strict=True))


PILOTS = ("Voirie", "Culture", "Sports", "Forêts")


def strip(sheet: Sheet, x: float, y: float, pilot: str) -> None:
    sheet.shade(x, y - 11, x + 80, y + 50, "#e3f0ea")
    for at, (label, value) in enumerate((("PILOTE", pilot), ("ÉCHÉANCE", "2031"))):
        sheet.text(x + 5, y + 26 * at, label, 6)
        sheet.text(x + 5, y + 26 * at + 10, value, 7.5)


def test_boxes_beside_the_text_of_each_column_are_read_after_it() -> None:
    sheet = Sheet()
    places = [(40, 100), (40, 200), (310, 130), (310, 230)]
    titles = ["Rouvrir le halage", "Curer le bief", "Semer un pré", "Bâtir", "Ouvrir tard", "Isoler"]
    for (x, y), title, pilot in zip(places, titles, PILOTS, strict=False):
        sheet.text(x, y, f"{title} du bourg", 9, bold=True)
        sheet.lines(x, y + 14, ["Les travaux commencent à l'été et", "durent deux ans au plus."], 9)
        strip(sheet, x + 165, y, pilot)
    sheet.turn_page()
    for x, title, pilot in ((40, titles[4], "Accueil"), (310, titles[5], "Voirie")):  # too few lines for a gutter
        sheet.text(x, 100, title, 9, bold=True)
        strip(sheet, x + 165, 100, pilot)
    texts = [block.text for block in texts_of(sheet.read())]
    starts = [next(i for i, text in enumerate(texts) if text.startswith(title)) for title in titles]
    assert starts == sorted(starts)
    pilots = [texts[texts.index("PILOTE", start) + 1] for start in starts]
    assert pilots == ["Voirie", "Culture", "Sports", "Forêts", "Accueil", "Voirie"]


def test_framed_boxes_before_the_text_of_each_column_are_read_after_it() -> None:
    sheet = Sheet()
    places = [(40, 130), (40, 230), (310, 100), (310, 200)]
    for (x, y), title, pilot in zip(places, ("Rouvrir", "Curer", "Semer", "Bâtir"), PILOTS, strict=True):
        sheet.lines(x + 102, y, [f"{title} au bourg", "Les travaux commencent à l'été", "et durent deux ans."], 9)
        sheet.canvas.rect(x, 842 - y - 55, 78, 66)
        sheet.lines(x + 4, y, ["PILOTE", pilot, "ÉCHÉANCE", "2031"], 7)
    sheet.text(310, 180, "1.2 Être une commune sûre", 12, bold=True)
    texts = [block.text for block in texts_of(sheet.read())]
    assert [text for text in texts if text.split()[0] in (*PILOTS, "Rouvrir", "Curer", "Semer", "Bâtir", "1.2")] == [
        "Rouvrir au bourg", "Voirie", "Curer au bourg", "Culture", "Semer au bourg", "Sports",
        "1.2 Être une commune sûre", "Bâtir au bourg", "Forêts",
    ]  # fmt: skip


def test_a_box_wider_than_the_text_of_the_last_column_stands_in_it() -> None:
    sheet = Sheet()
    for x, titles in ((40, ("Rouvrir", "Curer", "Tailler")), (310, ("Semer", "Bâtir", "Isoler"))):
        for at, title in enumerate(titles):
            y = 100 + 110 * at + (0 if x < 300 else 24)
            sheet.text(x, y, f"{title} au bourg", 9, bold=True)
            sheet.canvas.rect(x, 842 - y - 34, 245, 24)
            sheet.text(x + 4, y + 25, f"Avec les voisins de {title.lower()}", 8)
            sheet.lines(x, y + 50, ["Les travaux commencent à l'été et", "durent deux ans au plus."], 9)
    texts = [block.text for block in texts_of(sheet.read()) if not block.text.startswith("Les")]
    assert [text.split()[0] for text in texts[::2]] == ["Rouvrir", "Curer", "Tailler", "Semer", "Bâtir", "Isoler"]
    assert all(after.endswith(title.split()[0].lower()) for title, after in zip(texts[::2], texts[1::2], strict=True))


def test_a_word_that_would_fit_under_no_box_beside_its_line_goes_on() -> None:
    sheet = Sheet()
    sheet.text(40, 80, "Une commune où il fait bon vivre, pour les petits comme pour les grands", 14)
    for y, pilot in zip((110, 210, 310), PILOTS, strict=False):
        sheet.lines(40, y, ["Soutenir la maison des jeunes du Repair", "Café"], 9, bold=True)
        strip(sheet, 225, y, pilot)
    texts = [block.text for block in texts_of(sheet.read())]
    assert texts.count("Soutenir la maison des jeunes du Repair Café") == 3


def test_a_band_over_the_text_of_the_second_column_stands_in_that_column() -> None:
    sheet = Sheet()
    sheet.text(50, 50, "Une promenade du halage ouverte à tous les riverains de la Sambre, été comme hiver", 13)
    for column, (x, top) in enumerate(((50, 96.0), (310, 84.0)), 1):
        sheet.shade(x - 4, top - 10, x + 230, top + 8, "#ddeeff")
        sheet.text(x, top + 2, f"Bande {column} du halage", 11, bold=True)
        sheet.lines(
            x, top + 30, [f"colonne {column} ligne {n} de la belle promenade" for n in range(10)], 9, 15 - column
        )
    texts = " ".join(block.text for block in texts_of(sheet.read()))
    order = [texts.index(part) for part in ("Bande 1", "colonne 1 ligne 9", "Bande 2", "colonne 2 ligne 0")]
    assert order == sorted(order)


LISTS = (
    ("Curer le bief du moulin", "Ouvrir l'écluse aux bateaux", "Planter une haie le long du pré"),
    ("Former les guides du canal", "Louer la salle aux chorales", "Peindre la passerelle"),
)


def listed(sheet: Sheet, x: float, y: float, titles: tuple[str, ...], gap: float) -> None:
    for title in titles:
        sheet.text(x, y, f"• {title}", 10)
        sheet.lines(x + 8, y + 13, ["Statut : lancé", "Délai : 2031"], 8, 11)
        y += 42 + gap


def test_columns_of_entries_with_the_same_labels_are_no_columns_of_a_table() -> None:
    sheet = Sheet()
    for x, titles, gap in ((50, LISTS[0], 0.0), (310, LISTS[1], 5.0)):
        listed(sheet, x, 90 + 3 * gap, titles, gap)
    document = sheet.read()
    assert not tables_of(document)
    texts = " ".join(block.text for block in texts_of(document))
    order = [texts.index(title) for titles in LISTS for title in titles]
    assert order == sorted(order)


def test_a_line_that_begins_a_little_before_its_column_stands_in_it() -> None:
    sheet = Sheet()
    for x, off in ((50, 0.0), (310, 6.0)):
        entry = f"la commune entretient les berges du canal {x}"
        sheet.lines(x, 90 + off, [entry] * 9, 10, 13)
        sheet.text(x - 2, 216, f"Au bief {x}", 8)
        sheet.lines(x, 230 + off, [entry] * 4, 10, 13)
    texts = " ".join(block.text for block in texts_of(sheet.read()))
    order = [texts.index(part) for part in ("Au bief 50", "canal 310", "Au bief 310")]
    assert order == sorted(order)
    assert "canal 50" not in texts[order[1] :]


def test_bands_side_by_side_at_the_top_of_a_page_stand_each_in_its_column() -> None:
    sheet = Sheet()
    for column, x in enumerate((50, 310), 1):
        sheet.shade(x - 4, 50, x + 230, 68, "#ddeeff")
        sheet.text(x, 62, f"Bande {column} du halage", 11, bold=True)
        sheet.lines(x, 90, [f"colonne {column} ligne {n} de la belle promenade" for n in range(10)], 9, 15 - column)
    texts = " ".join(block.text for block in texts_of(sheet.read()))
    order = [texts.index(part) for part in ("Bande 1", "colonne 1 ligne 9", "Bande 2", "colonne 2 ligne 0")]
    assert order == sorted(order)


def numbered_columns(sheet: Sheet, top: float, first: int) -> None:
    """Two columns of three numbered items each, every one over two labels in bold with their values far apart."""
    for column, (x, gap) in enumerate(((50, 50), (310, 44))):
        for n in range(3):
            number, y = first + 3 * column + n, top + n * gap
            sheet.text(x, y, f"Action {number} : Rendre au lavoir sa margelle", 10, bold=True)
            for at, label, value in ((x, "Pilote", f"Service {number}"), (x + 110, "Délai", f"20{20 + number}")):
                sheet.text(at, y + 15, label, 8, bold=True)
                sheet.text(at + 30, y + 15, value, 8)


def test_items_numbered_down_each_column_part_them_whatever_stands_far_apart_in_their_lines() -> None:
    sheet = Sheet()
    sheet.text(
        50, 60, "Objectif stratégique 1 : Rouvrir les quais à tous les riverains et aux promeneurs", 13, bold=True
    )
    numbered_columns(sheet, 100, 1)
    sheet.shade(46, 262, 550, 284, "#ddeeff")
    sheet.text(50, 278, "Objectif stratégique 2 : Semer", 13, bold=True)
    numbered_columns(sheet, 310, 7)
    document = sheet.read()
    assert not tables_of(document)
    texts = [block.text for block in texts_of(document)]
    found = [text.split(" :")[0] for text in texts if text.startswith(("Action", "Objectif"))]
    assert found == [
        "Objectif stratégique 1",
        *(f"Action {n}" for n in range(1, 7)),
        "Objectif stratégique 2",
        *(f"Action {n}" for n in range(7, 13)),
    ]
    assert texts[texts.index("Pilote Service 2") + 1] == "Délai 2022"


def test_lists_of_short_entries_beside_a_text_are_columns_where_another_page_has_some() -> None:
    sheet = Sheet()
    for x, step in ((50, 14.0), (310, 13.0)):
        sheet.lines(x, 60, [f"de la promenade du halage, ligne {n} à {x}" for n in range(10)], 9, step)
    sheet.turn_page()
    sheet.lines(
        50,
        60,
        ["Au long du bief et de ses écluses.", *(f"le long du bief et de ses rives, ligne {n}" for n in range(12))],
        9,
        13,
    )
    for k in range(6):
        sheet.text(322, 64 + 19 * k, f"• curer la vanne {k}", 9)
    sheet.text(322, 190, "• semer un pré le long du canal, au nord", 9)
    document = sheet.read()
    assert not tables_of(document)
    texts = " ".join(block.text for block in texts_of(document) if block.places[0].page == 2)
    order = [texts.index(part) for part in ("ligne 0", "ligne 11", "vanne 0", "vanne 5", "semer")]
    assert order == sorted(order)


def test_pills_with_labels_far_apart_tear_no_column() -> None:
    sheet = Sheet()
    for x, off in ((50, 0), (310, 9)):
        for k in range(4):
            top = 80 + 60 * k + off
            sheet.lines(x, top, [f"Rendre le bief {k} de {x} aux pêcheurs et", "aux promeneurs du canton"], 10, 12)
            sheet.text(x, top + 26, "Pilote : Eaux", 8)
            sheet.text(x + 90, top + 26, "Délai : 2031", 8)
    document = sheet.read()
    assert not tables_of(document)
    texts = " ".join(block.text for block in texts_of(document))
    order = [texts.index(f"bief {k} de {x}") for x in (50, 310) for k in range(4)]
    assert order == sorted(order)


def test_strokes_over_both_columns_part_what_stands_beside_each_other() -> None:
    """The columns are those of another page, where text stands in them."""
    sheet = Sheet((842.0, 595.0))
    running = [f"la promenade du halage mène au moulin numéro {n} du val" for n in range(12)]
    sheet.lines(40, 60, running, step=13.0)
    sheet.lines(430, 66, running, step=14.5)
    sheet.turn_page()
    for part, top in enumerate((60, 230, 400), 1):
        sheet.lines(40, top, [f"Mesure {part} – Rouvrir le chemin", *running[:4]], step=13.0)
        sheet.lines(430, top + 2, [f"Pilote du halage {part}", *running[:6]], step=14.5)
        sheet.rule(40, top + 130, 800, top + 130)
    texts = " ".join(block.text for block in texts_of(sheet.read()))
    order = [texts.index(part) for n in (1, 2, 3) for part in (f"Mesure {n}", f"halage {n}")]
    assert order == sorted(order)


@pytest.mark.parametrize("years", ["", "(2026-2028 et 2030)"])
def test_an_entry_goes_on_in_the_next_column_with_what_ends_it_in_other_print(years: str) -> None:
    above = TextBlock(Kind.LIST_ITEM, (Line("Curer les abords et toutes les berges", Place(1)),), marker="■")
    style, lead = (Style(bold=True), "du bief") if years else (PLAIN, "")
    below = TextBlock(Kind.HEADING, (Line(f"du bief {years}".rstrip(), Place(1), style, lead),))
    blocks: list[Block | PageTable] = [above]
    flow_on(blocks, [below])
    (joined,) = blocks
    assert isinstance(joined, TextBlock)
    assert joined.text == f"Curer les abords et toutes les berges du bief {years}".rstrip()
