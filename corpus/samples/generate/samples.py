"""The bundled sample documents: invented plans in the layouts that communes and CPAS really use."""

# ruff: noqa: E501 - prose and rows of content are kept whole
from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from corpus.samples.generate import columns as c
from corpus.samples.generate.blocks import Block, Break, Cell, Paper, Para, Table
from corpus.samples.generate.model import Body, DocumentModel, Node, PlanModel
from corpus.samples.generate.packages import steady_zip
from corpus.samples.generate.planfile import read_plan
from corpus.samples.generate.printing import browser_pdf, office_convert, office_pdf, report_pdf
from corpus.samples.generate.webpage import plone_page, wordpress_page
from corpus.samples.generate.word import docx_bytes


@dataclass
class Made:
    """A finished document: its file name, bytes, media type and the model it was made from."""

    name: str
    data: bytes
    media_type: str
    model: DocumentModel


SAMPLES: list[Callable[[], Made]] = []
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
HTML = "text/html"


def sample(make: Callable[[], Made]) -> Callable[[], Made]:
    """Register a sample."""
    SAMPLES.append(make)
    return make


def commune(name: str, nis: str, town: bool = False) -> Body:
    """Return a commune as it names itself; ``nis`` "" for an invented one."""
    de = "d'" if name[0] in "AEIOUYÉH" and name not in ("Ychippe",) else "de "
    return Body("commune", f"{'Ville' if town else 'Commune'} {de}{name}", name, nis)


def cpas(name: str, nis: str) -> Body:
    """Return a CPAS."""
    de = "d'" if name[0] in "AEIOUYÉH" else "de "
    return Body("cpas", f"CPAS {de}{name}", name, nis)


def _intro(body: str, what: str = "communes") -> list[Block]:
    return [
        Para("Préambule", "h2"),
        Para(
            f"Le programme stratégique transversal est la feuille de route {body}. Il relie une vision, des objectifs et des "
            "moyens, et il se discute avec celles et ceux qui devront le faire vivre.",
            align="justify",
        ),
        Para("Il a été préparé en trois temps :"),
        Para("une rencontre avec chaque service, pour dresser l'état des lieux ;", bullet="•"),
        Para("deux soirées ouvertes aux habitants ;", bullet="•"),
        Para("une mise en commun par le comité de direction.", bullet="•"),
        Para(
            f"Document évolutif, il sera évalué à mi-parcours et à la fin de la mandature, comme la loi le demande aux {what}.",
            align="justify",
        ),
    ]


def _numbered(items: list[Node], os_: str, oo: str, action: str, restart_in_volet: bool = False) -> None:
    """Mark the nodes; patterns use {s}, {o}, {a}. ``number`` is what a reader sees in the marker."""
    s, volet = 0, items[0].volet
    for objective in items:
        if restart_in_volet and objective.volet != volet:
            s, volet = 0, objective.volet
        s += 1
        objective.mark(os_.format(s=s), str(s))
        for o, operational in enumerate(objective.children, 1):
            operational.mark(oo.format(s=s, o=o), f"{s}.{o}" if "{s}" in oo else str(o))
            for a, node in enumerate(operational.children, 1):
                number = ".".join(
                    str(n) for key, n in (("{s}", s), ("{o}", o), ("{a}", a)) if key in action
                )  # fmt: skip
                node.mark(action.format(s=s, o=o, a=a) or None, number or None)


@sample
def table_two_row_header() -> Made:
    """A ruled landscape table over several pages, with a header of two rows and a running head."""
    items = read_plan("valombreux-cpas")
    _numbered(items, "O.S.{s}", "O.O.{s}.{o}", "Action {a}", restart_in_volet=True)
    cols = [
        c.pilots("Administratif", "services", "administrative"),
        c.pilots("Mandataire", "mandataries", "political"),
        c.steps("Étapes", width=2.2),
        c.period("Années", "spaced"),
        c.amounts("Ordinaire", "ordinary", "ordinary", "cents"),
        c.amounts("Extraordinaire", "extraordinary", "extraordinary", "cents", width=1.1),
        c.amounts("Subsides", "subsidy", "subsidy", "cents"),
    ]
    head = [
        [Cell("N°", rowspan=2), Cell("Objectifs et actions", rowspan=2), Cell("Pilotes", colspan=2), Cell("Étapes", rowspan=2),
         Cell("Planning", rowspan=2), Cell("Budget", colspan=3, align="center")],
        [Cell(col.header) for col in (cols[0], cols[1], *cols[4:])],
    ]  # fmt: skip
    blocks: list[Block] = [
        Para("Centre public d'action sociale de Valombreux", "h2", align="center"),
        Para("Programme stratégique transversal", "title", align="center"),
        Para("2019-2024", "h1", align="center"),
        Break(),
        *_intro("du centre pour les six années à venir", "CPAS"),
        Break(),
    ]
    for volet, name in (("external", "VOLET EXTERNE"), ("internal", "VOLET INTERNE")):
        rows: list[list[Cell]] = [*head]
        for node in (n for item in items if item.volet == volet for n in item.walk()):
            fill = {"OS": "#f4b183", "OO": "#fbe5d6"}.get(node.level)
            bold = node.level != "A"
            cells = [Cell(node.code or "", fill=fill, bold=bold), Cell(node.title, fill=fill, bold=bold)]
            cells += [Cell(col.cell(node), fill=fill, align=col.align) for col in cols]
            rows.append(cells)
        widths = [1.0, 3.2, *(col.width for col in cols)]
        blocks += [Para(name, "h1"), Table(rows, header_rows=2, widths=widths, size=10.5)]
    paper = Paper(blocks, "PST 2019-2024 du CPAS de Valombreux", "CPAS de Valombreux – PST 2019-2024", "Page {page}",
                  landscape=True, accent="#833c0b", header_fill="#ffe699")  # fmt: skip
    plan = PlanModel([cpas("Valombreux", "")], (2019, 2024), items)
    model = DocumentModel("Programme stratégique transversal 2019-2024", plans=[plan])
    return Made("cpas-valombreux-tableau.pdf", office_pdf(paper), PDF, model)


def _annotations(node: Node) -> list[str]:
    lines = []
    if node.facts.priority:
        lines.append(c.priority(words="phrase").cell(node))
    if node.facts.status in ("in_progress", "done", "waiting"):
        raw = {
            "in_progress": "Avancement en cours",
            "done": "Avancement : réalisé",
            "waiting": "Avancement : en attente",
        }
        node.gold["status"] = {"code": node.facts.status, "raw": raw[node.facts.status]}
        lines.append(raw[node.facts.status])
    return lines


@sample
def prose_annotated() -> Made:
    """Headings, bullets and annotations under them."""
    items = read_plan("clavier")
    blocks: list[Block] = [
        Para("Commune de Clavier", "h2", align="center"),
        Para("Plan stratégique transversal", "title", align="center"),
        Para("Législature 2024-2030", "h2", align="center"),
        *_intro("de la commune"),
        Break(),
    ]
    s = 0
    for volet, name in (("external", "VOLET EXTERNE"), ("internal", "VOLET INTERNE")):
        blocks.append(Para(name, "h1"))
        for objective in (item for item in items if item.volet == volet):
            s += 1
            blocks.append(Para(f"{objective.mark(f'O.S. {s}', str(s))}. {objective.title}", "h2"))
            for o, operational in enumerate(objective.children, 1):
                code = operational.mark(f"O.O. {s}.{o}", f"{s}.{o}")
                blocks.append(Para(f"{code}. {operational.title}", bold=True, underline=True, keep=True))
                last = operational.children[-1]
                for node in operational.children:
                    note = ""
                    if node.facts.indicators:
                        note = f" (indicateur : {c.indicators().cell(node)})"
                    blocks.append(Para(node.title + note + ("." if node is last else " ;"), bullet="-", indent=0))
                    blocks += [Para(line, italic=True, indent=36) for line in _annotations(node)]
    paper = Paper(blocks, "PST Clavier", None, "{page}", font="Liberation Serif", size=11.5, margin=62)
    plan = PlanModel([commune("Clavier", "61012")], (2024, 2030), items)
    return Made("commune-clavier-prose.pdf", office_pdf(paper), PDF,
                DocumentModel("Plan stratégique transversal", plans=[plan]))  # fmt: skip


@sample
def municipal_page() -> Made:
    """The plan as nested lists on a municipal site."""
    items = read_plan("tellin")
    parts = [
        "<p>Le Collège communal a présenté son programme stratégique transversal (PST) pour la mandature 2024-2030. Le Conseil "
        "communal en a pris acte en sa séance du 26 juin 2025.</p>"
    ]
    for volet, name in (("external", "Volet externe : ce que la commune fait pour vous"),
                        ("internal", "Volet interne : comment l'administration s'organise")):  # fmt: skip
        parts.append(f"<h2>{escape(name, quote=False)}</h2>")
        for objective in (item for item in items if item.volet == volet):
            s = items.index(objective) + 1
            code = objective.mark(f"Objectif stratégique {s}", str(s))
            parts.append(f"<h3>{code}&nbsp;: {escape(objective.title, quote=False)}</h3>\n<ul>")
            for o, operational in enumerate(objective.children, 1):
                code = operational.mark(f"Objectif opérationnel {s}.{o}", f"{s}.{o}")
                actions = "".join(f"\n<li>{escape(a.title, quote=False)}</li>" for a in operational.children)
                title = escape(operational.title, quote=False)
                parts.append(f"<li><strong>{code}</strong> – {title}\n<ul>{actions}\n</ul></li>")
            parts.append("</ul>")
    html = plone_page("Programme stratégique transversal", "Tellin", "\n".join(parts),
                      ["Ma commune", "Vie politique", "Programme stratégique transversal"])  # fmt: skip
    plan = PlanModel([commune("Tellin", "84068")], (2024, 2030), items, adopted_on="2025-06-26")
    return Made("commune-tellin-page.html", html.encode(), HTML,
                DocumentModel("Programme stratégique transversal", plans=[plan]))  # fmt: skip


@sample
def word_table() -> Made:
    """A Word table, one row an item, shaded rows for the objectives."""
    items = read_plan("chiny")
    _numbered(items, "OS {s}", "OO {s}.{o}", "{s}.{o}.{a}")
    cols = [
        c.pilots("Service pilote", "services", "administrative"),
        c.pilots("Mandataire responsable", "mandataries", "political"),
        c.period("Calendrier", "dash"),
        c.amounts("Coût estimé", "cost", "unspecified", "dot"),
        c.priority("Priorité", "haute"),
        c.partners("Partenaires", "\n"),
        c.sdgs("ODD"),
    ]
    blocks: list[Block] = [
        Para("Ville de Chiny", "h1"),
        Para("Programme stratégique transversal 2019-2024", "title"),
        *_intro("de la ville"),
    ]
    for volet, name in (("external", "Volet externe – développement des politiques"),
                        ("internal", "Volet interne – administration générale")):  # fmt: skip
        rows = [[Cell("N°"), Cell("Intitulé"), *(Cell(col.header) for col in cols)]]
        for node in (n for item in items if item.volet == volet for n in item.walk()):
            if node.level == "A":
                values = [Cell(col.cell(node), align=col.align) for col in cols]
                rows.append([Cell(node.code or ""), Cell(node.title), *values])
            else:
                fill = "#c5e0b3" if node.level == "OS" else "#e2efd9"
                rows.append([Cell(f"{node.code} : {node.title}", colspan=len(cols) + 2, fill=fill, bold=True)])
        blocks += [Para(name, "h2"), Table(rows, 1, [0.8, 3, *(col.width for col in cols)], size=8.5)]
    paper = Paper(blocks, "PST de la Ville de Chiny", "Ville de Chiny", "{page}", landscape=True, accent="#385723")
    plan = PlanModel([commune("Chiny", "85007", town=True)], (2019, 2024), items)
    return Made("ville-chiny-tableau.docx", docx_bytes(paper), DOCX,
                DocumentModel("Programme stratégique transversal 2019-2024", plans=[plan]))  # fmt: skip


@sample
def evaluation() -> Made:
    """The evaluation at mid-term of the plan of the Word table: states and percentages."""
    items = read_plan("chiny")
    _numbered(items, "OS {s}", "OO {s}.{o}", "{s}.{o}.{a}")
    cols = [c.status("État", "done"), c.progress("Taux de réalisation"), c.remarks("Commentaires")]
    blocks: list[Block] = [
        Para("Évaluation à mi-parcours du programme stratégique transversal", "title"),
        Para("Ville de Chiny – PST 2019-2024 – situation au 30 juin 2022", "h3"),
        Para(
            "Ce bilan reprend chaque action du programme, l'état dans lequel elle se trouve et la part déjà réalisée."
        ),
    ]
    for volet, name in (("external", "VOLET EXTERNE"), ("internal", "VOLET INTERNE")):
        blocks.append(Para(name, "h1"))
        for objective in (item for item in items if item.volet == volet):
            blocks.append(Para(f"{objective.code} : {objective.title}", "h2"))
            for operational in objective.children:
                rows = [[Cell("N°"), Cell("Action"), *(Cell(col.header) for col in cols)]]
                rows += [[Cell(n.code or ""), Cell(n.title), *(Cell(col.cell(n), align=col.align) for col in cols)]
                         for n in operational.children]  # fmt: skip
                blocks += [Para(f"{operational.code} : {operational.title}", "h3"),
                           Table(rows, 1, [0.7, 4, 1.2, 0.9, 2], size=9)]  # fmt: skip
    paper = Paper(blocks, "Évaluation du PST", None, "Évaluation du PST – page {page}", accent="#385723", font="Liberation Sans",
                  size=10)  # fmt: skip
    plan = PlanModel([commune("Chiny", "85007", town=True)], (2019, 2024), items)
    title = "Évaluation à mi-parcours du programme stratégique transversal"
    return Made("ville-chiny-evaluation.pdf", browser_pdf(paper), PDF, DocumentModel(title, "evaluation", [plan]))


@sample
def action_sheets() -> Made:
    """One sheet of labels and values an action."""
    items = read_plan("rendeux")
    blocks: list[Block] = [
        Para("Commune de Rendeux", "h1", align="center"),
        Para("Programme stratégique transversal 2024-2030", "title", align="center"),
        Para("Fiches-actions", "h2", align="center"),
    ]
    number = 0
    for s, objective in enumerate(items, 1):
        objective.mark(f"OS {s}", str(s))
        for o, operational in enumerate(objective.children, 1):
            operational.mark(f"OO {s}.{o}", f"{s}.{o}")
            for node in operational.children:
                number += 1
                code = node.mark(f"Fiche n° {number}", str(number))
                fields = [
                    c.description("Description"), c.steps("Étapes", bullet="–"), c.pilots("Service gestionnaire", "services", "administrative"),
                    c.pilots("Mandataire", "mandataries", "political"), c.partners("Partenaires", ", "),
                    c.deadline("Échéance", "words"), c.amounts("Budget ordinaire", "ordinary", "ordinary", "space"),
                    c.amounts("Budget extraordinaire", "extraordinary", "extraordinary", "space"),
                    c.amounts("Subsides attendus", "subsidy", "subsidy", "space"), c.indicators("Indicateurs de réalisation"),
                    c.priority("Priorité", "feminine"), c.sdgs("Objectifs de développement durable", "dash"),
                ]  # fmt: skip
                rows = [[Cell(f"{code} – {node.title}", colspan=2, bold=True, fill="#bdd7ee", size=12)],
                        [Cell("Objectif stratégique", bold=True), Cell(f"{objective.code} – {objective.title}")],
                        [Cell("Objectif opérationnel", bold=True), Cell(f"{operational.code} – {operational.title}")]]  # fmt: skip
                rows += [[Cell(f.header, bold=True, fill="#f2f2f2"), Cell(text, bullet=f.bullet)] for f in fields
                         if (text := f.cell(node))]  # fmt: skip
                blocks += [Break(), Table(rows, widths=[1, 3], size=10.5)]
    paper = Paper(blocks, "PST de Rendeux : fiches-actions", "Commune de Rendeux – PST 2024-2030", "{page}")
    plan = PlanModel([commune("Rendeux", "83044")], (2024, 2030), items)
    return Made("commune-rendeux-fiches.pdf", office_pdf(paper), PDF,
                DocumentModel("Programme stratégique transversal 2024-2030", plans=[plan]))  # fmt: skip


@sample
def numbered_prose() -> Made:
    """A Word document whose numbers 1, 1.1, 1.1.1 are computed by the word processor."""
    items = read_plan("musson-cpas")
    blocks: list[Block] = [
        Para("Centre public d'action sociale de Musson", "h2"),
        Para("Programme stratégique transversal 2024-2030", "title"),
        *_intro("du CPAS", "CPAS"),
        Para("Objectifs stratégiques, objectifs opérationnels et actions", "h1"),
    ]
    for s, objective in enumerate(items, 1):
        objective.mark(f"{s}", f"{s}")
        blocks.append(Para(objective.title, number=0, bold=True, size=13))
        for o, operational in enumerate(objective.children, 1):
            operational.mark(f"{s}.{o}", f"{s}.{o}")
            blocks.append(Para(operational.title, number=1, bold=True))
            for a, node in enumerate(operational.children, 1):
                node.mark(f"{s}.{o}.{a}", f"{s}.{o}.{a}")
                blocks.append(Para(node.title, number=2))
    paper = Paper(blocks, "PST du CPAS de Musson", foot="{page}",
                  numbering=[("decimal", "%1."), ("decimal", "%1.%2."), ("decimal", "%1.%2.%3.")])  # fmt: skip
    plan = PlanModel([cpas("Musson", "85026")], (2024, 2030), items)
    return Made("cpas-musson-numerote.docx", docx_bytes(paper), DOCX,
                DocumentModel("Programme stratégique transversal 2024-2030", plans=[plan]))  # fmt: skip


@sample
def flat_sheet() -> Made:
    """A flat sheet: one row an action, its objectives repeated on each row."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill

    items = read_plan("onhaye")
    _numbered(items, "OS{s}", "OO{s}.{o}", "A{s}.{o}.{a}")
    cols = [
        c.pilots("Service gestionnaire", "services", "administrative", ", "), c.pilots("Mandataire", "mandataries", "political", ", "),
        c.partners("Partenaires", ", "), c.period("Période", "dash"), c.amounts("Budget ordinaire", "ordinary", "ordinary", "number"),
        c.amounts("Budget extraordinaire", "extraordinary", "extraordinary", "number"),
        c.amounts("Subsides", "subsidy", "subsidy", "number"), c.priority("Priorité", "feminine"), c.indicators("Indicateur", " ; "),
        c.sdgs("ODD"),
    ]  # fmt: skip
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Actions"
    sheet.append(["Commune d'Onhaye – Programme stratégique transversal 2024-2030"])
    sheet.append([])
    sheet.append(
        ["Volet", "Objectif stratégique", "Objectif opérationnel", "N°", "Action", *(col.header for col in cols)]
    )
    for objective in items:
        for operational in objective.children:
            for node in operational.children:
                values: list[str | int] = []
                for col in cols:
                    text = col.cell(node)
                    values.append(int(text) if col.align == "right" and text else text)
                volet = {"external": "Externe", "internal": "Interne"}[objective.volet or ""]
                sheet.append([volet, f"{objective.code} {objective.title}", f"{operational.code} {operational.title}", node.code,
                              node.title, *values])  # fmt: skip
    for cell in sheet[3]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDEBF7")
    for row in sheet.iter_rows(min_row=4):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(cell.value, int):
                cell.number_format = "#,##0.00 €"
    for letter, width in zip(
        "ABCDEFGHIJKLMNO", (10, 34, 34, 8, 50, 24, 22, 24, 12, 14, 14, 14, 10, 28, 8), strict=True
    ):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A4"
    out = io.BytesIO()
    book.save(out)
    plan = PlanModel([commune("Onhaye", "91103")], (2024, 2030), items)
    title = "Commune d'Onhaye – Programme stratégique transversal 2024-2030"
    return Made("commune-onhaye-feuille.xlsx", steady_zip(out.getvalue()), XLSX, DocumentModel(title, plans=[plan]))


@sample
def presentation_page() -> Made:
    """A page that announces two plans and prints their totals only."""
    body = """<p>Au terme de plusieurs mois de travail, la commune et le CPAS de Daverdisse ont chacun adopté leur programme stratégique
transversal pour les années 2024-2030.</p>
<h2>Le PST de la commune</h2>
<p>Le PST communal compte cinq objectifs stratégiques, 14 objectifs opérationnels et 61 actions, répartis entre un volet interne et un
volet externe.</p>
<p><a href="documents/pst-communal.pdf">Télécharger le PST communal (PDF, 1,2 Mo)</a></p>
<h2>Le PST du CPAS</h2>
<p>Le CPAS s'est donné 3 objectifs stratégiques, déclinés en 8 objectifs opérationnels et en 27 actions.</p>
<p><a href="documents/pst-cpas.pdf">Télécharger le PST du CPAS (PDF, 800 Ko)</a></p>
<h2>Et ensuite ?</h2>
<p>Un comité de suivi se réunit deux fois par an. Une évaluation sera présentée à la population en 2027.</p>"""
    html = wordpress_page("Programme stratégique transversal (PST)", "Daverdisse", body)
    plans = [
        PlanModel([commune("Daverdisse", "84016")], (2024, 2030), declared=(5, 14, 61)),
        PlanModel([cpas("Daverdisse", "84016")], (2024, 2030), declared=(3, 8, 27)),
    ]
    return Made("commune-daverdisse-presentation.html", html.encode(), HTML,
                DocumentModel("Programme stratégique transversal (PST)", "presentation", plans))  # fmt: skip


@sample
def guide() -> Made:
    """A guide for those who write plans: its examples are nobody's plan."""
    example = [
        [Cell("Niveau"), Cell("Question"), Cell("Exemple fictif")],
        [Cell("Objectif stratégique"), Cell("Que voulons-nous devenir ?"), Cell("OS 1 – Être une commune où il est agréable de se promener")],
        [Cell("Objectif opérationnel"), Cell("Que voulons-nous faire ?"), Cell("OO 1.1 – Remettre les sentiers en état")],
        [Cell("Action"), Cell("Comment, qui, quand ?"), Cell("Action 1 – Recenser les sentiers disparus (service travaux, 2026)")],
    ]  # fmt: skip
    blocks: list[Block] = [
        Para("Rédiger un programme stratégique transversal", "title"),
        Para("Guide pratique à l'usage des directeurs généraux et des comités de direction", "h2"),
        Para("1. À quoi sert ce guide ?", "h1"),
        Para(
            "Ce guide s'adresse à toutes les communes et à tous les CPAS qui préparent leur programme. Il ne remplace pas les textes "
            "légaux ; il propose une méthode, des conseils et des exemples à adapter.",
            align="justify",
        ),
        Para("2. Trois niveaux à ne pas confondre", "h1"),
        Table(example, 1, [1, 1.2, 2]),
        Para("3. Comment formuler un objectif opérationnel ?", "h1"),
        Para("commencez par un verbe à l'infinitif ;", bullet="•"),
        Para("évitez les mots « notamment » et « etc. » ;", bullet="•"),
        Para("vérifiez qu'un indicateur au moins peut être mesuré chaque année ;", bullet="•"),
        Para("limitez-vous à cinq objectifs opérationnels par objectif stratégique.", bullet="•"),
        Para("4. Calendrier conseillé", "h1"),
        Para(
            "Mois 1 à 3 : état des lieux. Mois 4 à 6 : ateliers. Mois 7 et 8 : rédaction. Mois 9 : présentation au Conseil."
        ),
        Para("5. Questions fréquentes", "h1"),
        Para("Faut-il chiffrer chaque action ?", bold=True),
        Para("Non. Une estimation par ordre de grandeur suffit au début ; elle sera précisée lors de chaque budget."),
    ]
    paper = Paper(blocks, "Rédiger un PST : guide pratique", foot="Guide pratique – {page}", accent="#7030a0")
    return Made("guide-pratique.pdf", report_pdf(paper), PDF,
                DocumentModel("Rédiger un programme stratégique transversal", "guide"))  # fmt: skip


@sample
def open_text() -> Made:
    """An ODT with one small table an operational objective."""
    items = read_plan("bievre-cpas")
    blocks: list[Block] = [
        Para("CPAS de Bièvre", "h2"),
        Para("Programme stratégique transversal 2025-2030", "title"),
        *_intro("du centre", "CPAS"),
    ]
    cols = [c.pilots("Porteur", "services", "unspecified"), c.deadline("Délai", "fin"),
            c.amounts("Ordinaire", "ordinary", "ordinary", "dot"),
            c.amounts("Extraordinaire", "extraordinary", "extraordinary", "dot")]  # fmt: skip
    for volet, name in (("external", "Volet externe"), ("internal", "Volet interne")):
        blocks.append(Para(name, "h1"))
        for objective in (item for item in items if item.volet == volet):
            s = items.index(objective) + 1
            blocks.append(Para(f"{objective.mark(f'Objectif stratégique {s}', str(s))} : {objective.title}", "h2"))
            for o, operational in enumerate(objective.children, 1):
                code = operational.mark(f"Objectif opérationnel {s}.{o}", f"{s}.{o}")
                rows = [[Cell("Actions"), *(Cell(col.header) for col in cols)]]
                rows += [
                    [Cell(n.title), *(Cell(col.cell(n), align=col.align) for col in cols)] for n in operational.children
                ]
                blocks += [Para(f"{code} : {operational.title}", "h3"), Table(rows, 1, [4, 1.6, 1.2, 1, 1.1], size=9.5)]
    paper = Paper(blocks, "PST du CPAS de Bièvre", foot="{page}", font="Liberation Sans", size=10)
    plan = PlanModel([cpas("Bièvre", "91015")], (2025, 2030), items)
    return Made("cpas-bievre-texte.odt", steady_zip(office_convert(docx_bytes(paper), "docx", "odt")), ODT,
                DocumentModel("Programme stratégique transversal 2025-2030", plans=[plan]))  # fmt: skip
