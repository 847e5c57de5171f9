"""Documents that hold no plan, though they look or speak like one; and pages that only present one."""

# ruff: noqa: E501 - rows of words and of content are kept whole
from __future__ import annotations

from html import escape

from corpus.samples.generate import columns as c
from corpus.samples.generate.blocks import Block, Cell, Para, Table
from corpus.samples.generate.model import DocumentModel, PlanModel
from corpus.samples.generate.webpage import plone_page
from tests.layouts import vocabulary as v
from tests.layouts.families.prose import foreword
from tests.layouts.families.tables import cover, document, paper, titled
from tests.layouts.marking import mark
from tests.layouts.planting import Made, Seed
from tests.layouts.registry import family, printed


def _made(seed: Seed, how: str, blocks: list[Block], model: DocumentModel, landscape: bool = False) -> Made:
    plan = PlanModel([seed.body("commune")], None)
    return Made(*printed(how, paper(seed, plan, blocks, landscape, margin=60, head=None, title="")), model)


@family("negative-guide", "A guide about plans, with examples that are nobody's", "LibreOffice, Chromium", 2)
def guide(seed: Seed) -> Made:
    example = seed.plan((1, 2, 2), "commune", rich=False)
    mark(example, "OS {s}", "OO {s}.{o}", "Action {a}")
    blocks: list[Block] = [
        Para(seed.pick("Le PST pas à pas", "Boîte à outils pour un PST réussi"), "title"),
        Para(
            seed.pick(
                "Vade-mecum à destination des pouvoirs locaux", "Formation des directeurs généraux – support de cours"
            ),
            "h2",
        ),
        Para("Qu'est-ce qu'un objectif stratégique ?", "h1"),
        Para(
            "Un objectif stratégique exprime ce que la commune ou le CPAS veut être à long terme. Il commence généralement par le verbe être."
        ),
        Para("Qu'est-ce qu'un objectif opérationnel ?", "h1"),
        Para(
            "Il précise ce que l'on veut faire pour atteindre l'objectif stratégique. Il doit être spécifique, mesurable, acceptable, réaliste et défini dans le temps."
        ),
        Para("Exemple", "h1"),
    ]
    blocks += [
        Para(titled(node, " : "), indent={"OS": 0, "OO": 18, "A": 36}[node.level], italic=True)
        for node in example.walk()
    ]
    blocks += [
        Para("Conseils de rédaction", "h1"),
        *(
            Para(text, bullet="•")
            for text in (
                "Associez le comité de direction dès le départ.",
                "Limitez le nombre d'objectifs.",
                "Prévoyez un indicateur par action.",
                "Évaluez à mi-parcours.",
            )
        ),
        Para("Erreurs à éviter", "h1"),
        Para("Votre commune n'a pas besoin d'un catalogue : choisissez vos priorités, puis planifiez-les."),
    ]
    return _made(seed, seed.pick("office", "browser"), blocks, DocumentModel(None, "guide"))


@family("negative-agenda", "The agenda of a council meeting, with a point on the plan", "LibreOffice, python-docx", 2)
def agenda(seed: Seed) -> Made:
    body = seed.body("commune")
    points = ["Procès-verbal de la séance précédente – Approbation", "Programme stratégique transversal 2024-2030 – Prise d'acte", "Règlement complémentaire de circulation – Rue du Moulin",
              "Fabrique d'église – Compte de l'exercice", "Marché public de fournitures : acquisition d'une camionnette – Conditions et mode de passation", "Subside aux associations – Octroi",
              "CPAS – Programme stratégique transversal – Communication", "Enseignement – Déclaration d'emplois vacants", "Intercommunales – Assemblées générales – Points à l'ordre du jour"]  # fmt: skip
    blocks: list[Block] = [
        Para(body.name, "h2"), Para("Conseil communal du 26 juin 2025 à 20 heures", "title"),
        Para("Ordre du jour", "h1"), Para("Séance publique", "h2"),
        *(Para(f"{index}. {point}") for index, point in enumerate(seed.rng.sample(points, len(points)), 1)),
        Para("Huis clos", "h2"), Para("1. Personnel – Désignations"), Para("Le Directeur général,", align="right"),
    ]  # fmt: skip
    return _made(seed, seed.pick("office", "docx"), blocks, DocumentModel(None, "other"))


@family("negative-budget", "A municipal budget: articles, services, totals", "LibreOffice, openpyxl-like table", 1)
def budget(seed: Seed) -> Made:
    body = seed.body("commune")
    rows = [[Cell("Article"), Cell("Libellé"), Cell("Compte 2023"), Cell("Budget 2024"), Cell("Budget 2025")]]
    labels = ("Traitements du personnel communal", "Fournitures administratives", "Entretien des bâtiments", "Éclairage public", "Subsides aux associations", "Dotation au CPAS", "Dotation à la zone de police",
              "Charges d'emprunts", "Assurances", "Frais de déplacement", "Entretien des voiries", "Achat de véhicules")  # fmt: skip
    for index, label in enumerate(labels):
        money = [c.money(seed.rng.randrange(5, 900) * 1000, "cents") for _ in range(3)]
        rows.append(
            [Cell(f"{104 + 17 * index}/{111 + index:03d}-01"), Cell(label), *(Cell(m, align="right") for m in money)]
        )
    rows.append(
        [
            Cell("Total des dépenses ordinaires", colspan=2, bold=True),
            *(Cell(c.money(seed.rng.randrange(5000, 9000) * 1000, "cents"), align="right") for _ in range(3)),
        ]
    )
    blocks: list[Block] = [
        Para(body.name, "h2"),
        Para("Budget communal – exercice 2025", "title"),
        Para("Service ordinaire – dépenses", "h2"),
        Table(rows, 1, [1.2, 3, 1.2, 1.2, 1.2], size=9),
    ]
    return _made(seed, "office", blocks, DocumentModel(None, "other"))


@family("negative-dpc", "A declaration of communal or social policy: promises by theme", "LibreOffice, Chromium", 2)
def dpc(seed: Seed) -> Made:
    body = seed.body("commune" if seed.variant == 1 else "cpas")
    name = "Déclaration de politique communale" if seed.variant == 1 else "Déclaration de politique sociale"
    blocks: list[Block] = [Para(body.name, "h2"), Para(f"{name} 2024-2030", "title"),
                           Para("La majorité présente ici les grandes orientations qu'elle entend suivre. Elles seront traduites ensuite dans un programme stratégique transversal.")]  # fmt: skip
    for number, theme in enumerate(seed.rng.sample(v.THEMES, 4), 1):
        blocks += [
            Para(f"{number}. {theme}", "h1"),
            Para(
                f"Nous voulons que {theme[0].lower() + theme[1:]} reste au centre de nos préoccupations. Nous veillerons à :"
            ),
        ]
        blocks += [
            Para(f"{seed.title(lambda: v.action_title(seed.rng)).replace(' ;', ',')} ;", bullet="•") for _ in range(4)
        ]
    return _made(seed, seed.pick("office", "browser"), blocks, DocumentModel(None, "other"))


@family("negative-pcdr", "A programme of rural development with its project sheets", "LibreOffice, python-docx", 2)
def pcdr(seed: Seed) -> Made:
    body = seed.body("commune")
    blocks: list[Block] = [Para(body.name, "h2"), Para("Programme communal de développement rural", "title"), Para("Opération de développement rural – Partie V : fiches-projets", "h2"),
                           Para("Les projets ont été classés par la commission locale de développement rural (CLDR) en trois lots.")]  # fmt: skip
    for number in range(1, 6):
        title = seed.title(lambda: v.action_title(seed.rng))
        rows = [[Cell(f"Fiche-projet n° {number}", bold=True), Cell(title, bold=True)], [Cell("Lot"), Cell(str(1 + number % 3))], [Cell("Objectif de développement"), Cell(v.operational_title(seed.rng))],
                [Cell("Description"), Cell(v.description(seed.rng))], [Cell("Maître d'ouvrage"), Cell("Commune")], [Cell("Estimation"), Cell(c.money(25000 * number, "dot"))]]  # fmt: skip
        blocks.append(Table(rows, 0, [1, 3], size=10, margin=14))
    return _made(seed, seed.pick("office", "docx"), blocks, DocumentModel(None, "other"))


@family("negative-german", "A plan in German: out of scope, with a warning", "LibreOffice, python-docx", 2)
def german(seed: Seed) -> Made:
    goals = [("Eine Gemeinde, die ihre Bürger in den Mittelpunkt stellt", ["Den Empfang im Gemeindehaus verbessern", "Die Bürgerbeteiligung stärken"]),
             ("Eine Gemeinde, die nachhaltig mit ihren Mitteln umgeht", ["Den Energieverbrauch der Gebäude senken", "Die Wälder klimafest umbauen"])]  # fmt: skip
    actions = [
        "Einrichtung einer wöchentlichen Sprechstunde",
        "Erstellung eines Leitfadens für neue Einwohner",
        "Sanierung des Daches der Grundschule",
        "Anschaffung eines Elektrofahrzeugs für den Bauhof",
    ]
    blocks: list[Block] = [Para(f"Gemeinde {seed.pick('Raeren', 'Bütgenbach')}", "h2"), Para("Strategisches Querschnittsprogramm 2024-2030", "title"),
                           Para("Das Programm beschreibt die Ziele der Gemeinde für die laufende Legislaturperiode und die Maßnahmen, mit denen sie erreicht werden sollen.")]  # fmt: skip
    for s, (goal, below) in enumerate(goals, 1):
        blocks.append(Para(f"Strategisches Ziel {s}: {goal}", "h1"))
        for o, text in enumerate(below, 1):
            blocks += [
                Para(f"Operatives Ziel {s}.{o}: {text}", "h2"),
                *(
                    Para(f"Maßnahme {a}: {action}", bullet="•")
                    for a, action in enumerate(actions[2 * o - 2 : 2 * o], 1)
                ),
            ]
    warning = {
        "code": "language-not-supported",
        "message": "Document en allemand : hors du champ du projet",
        "raw": None,
    }
    return _made(
        seed, seed.pick("office", "docx"), blocks, DocumentModel(None, "other", language="de", warnings=[warning])
    )


@family("negative-pcs", "A plan of social cohesion: axes and actions that are no plan of this kind", "Chromium", 1)
def pcs(seed: Seed) -> Made:
    body = seed.body("commune")
    rows = [[Cell("Axe"), Cell("Action"), Cell("Public visé"), Cell("Partenaire")]]
    for axis in (
        "Droit au travail, à la formation, à l'apprentissage",
        "Droit au logement, à l'énergie, à l'eau",
        "Droit à la santé",
        "Droit à l'épanouissement culturel et social",
    ):
        rows += [
            [
                Cell(axis),
                Cell(seed.title(lambda: v.action_title(seed.rng))),
                Cell(seed.rng.choice(("Jeunes", "Familles", "Aînés"))),
                Cell(seed.rng.choice(v.PARTNERS)),
            ]
            for _ in range(2)
        ]
    blocks: list[Block] = [
        Para(body.name, "h2"),
        Para("Plan de cohésion sociale 2026-2031", "title"),
        Para("Tableau des actions du PCS", "h2"),
        Table(rows, 1, [2, 3, 1, 1.5], size=9),
    ]
    return _made(seed, "browser", blocks, DocumentModel(None, "other"))


@family("presentation", "A page or leaflet that prints totals only", "HTML (Plone), LibreOffice, Chromium", 3)
def presentation(seed: Seed) -> Made:
    plan = PlanModel([seed.body("commune" if seed.variant != 2 else "cpas")], (2024, 2030))
    os, oo, actions = seed.rng.randint(4, 8), seed.rng.randint(14, 28), seed.rng.randint(55, 160)
    plan.declared = (os, oo, actions)
    words = {4: "quatre", 5: "cinq", 6: "six", 7: "sept", 8: "huit"}
    sentence = seed.pick(
        f"Il se compose de {words[os]} objectifs stratégiques, de {oo} objectifs opérationnels et de {actions} actions.",
        f"Plus de {actions} actions concrétiseront {oo} objectifs opérationnels, eux-mêmes issus de {os} objectifs stratégiques.",
        f"Le programme en chiffres : {os} objectifs stratégiques, {oo} objectifs opérationnels, {actions} actions.",
    )
    paragraphs = [f"Le programme stratégique transversal 2024-2030 ({plan.bodies[0].name}) vient d'être adopté.", sentence,
                  "Le document complet peut être consulté au secrétariat ou téléchargé ci-dessous.", "Chaque année, un rapport d'avancement sera présenté au Conseil."]  # fmt: skip
    model = DocumentModel(None, "presentation", [plan])
    if seed.variant == 1:
        body = (
            "\n".join(f"<p>{escape(text, quote=False)}</p>" for text in paragraphs)
            + '\n<p><a href="pst-2024-2030.pdf">PST 2024-2030 (PDF)</a></p>'
        )
        return Made(
            "html",
            plone_page("PST", plan.bodies[0].commune, body, ["Ma commune", "Vie politique", "PST"]).encode(),
            model,
        )
    blocks: list[Block] = [
        Para("Programme stratégique transversal", "title"),
        Para(plan.bodies[0].name, "h2"),
        *(Para(text) for text in paragraphs),
    ]
    return Made(*printed(seed.pick("", "office", "browser"), paper(seed, plan, blocks, False, margin=60)), model)


@family("declared-totals", "A plan whose foreword prints its own totals", "LibreOffice, python-docx", 2)
def declared_totals(seed: Seed) -> Made:
    plan = seed.plan((3, 2, 3), rich=False)
    mark(plan, "OS {s}", "OO {s}.{o}", "Action {a}")
    counts = tuple(len(plan.of_level(level)) for level in ("OS", "OO", "A"))
    plan.declared = (counts[0], counts[1], counts[2])
    sentence = seed.pick(
        f"Le programme compte {counts[0]} objectifs stratégiques, {counts[1]} objectifs opérationnels et {counts[2]} actions.",
        f"Au total, {counts[2]} actions sont rattachées à {counts[1]} objectifs opérationnels et à {counts[0]} objectifs stratégiques.",
    )
    blocks = [*cover(seed, plan), *foreword(seed), Para(sentence)]
    for node in plan.walk():
        blocks.append(Para(titled(node, " : "), {"OS": "h2", "OO": "h3"}.get(node.level, "body")))
    return Made(*printed(seed.pick("office", "docx"), paper(seed, plan, blocks, False, margin=60)), document(plan))
