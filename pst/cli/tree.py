"""One plan file in a terminal: head, tree, warnings."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from rich.console import Console
from rich.panel import Panel
from rich.text import Text
from rich.tree import Tree

from normalize.plan_file import Amount, Item, Plan, PlanFile, PlanWarning, Schedule
from pst.cli.summary import KINDS, found_against
from pst.worker import count_plan

_LEVEL_STYLES: Final = {
    "strategic_objective": "bold cyan",
    "operational_objective": "bold white",
    "action": "",
    "sub_action": "dim",
}
_VOLETS: Final = {"internal": "volet interne", "external": "volet externe", "joint": "volet commun"}
_STATUS: Final = {
    "not_started": "pas commencé",
    "in_progress": "en cours",
    "waiting": "en attente",
    "blocked": "bloqué",
    "done": "terminé",
    "cancelled": "abandonné",
}
_PRIORITIES: Final = {"high": "priorité haute", "medium": "priorité moyenne", "low": "priorité basse"}
_FORMATS: Final = (
    ("pdf", "PDF"),
    ("wordprocessingml", "Word"),
    ("msword", "Word"),
    ("spreadsheetml", "Excel"),
    ("ms-excel", "Excel"),
    ("presentationml", "PowerPoint"),
    ("opendocument.text", "OpenDocument texte"),
    ("opendocument.spreadsheet", "OpenDocument tableur"),
    ("text/csv", "CSV"),
    ("html", "page web"),
    ("text/plain", "texte"),
    ("xml", "échange XML"),
    ("image/", "image"),
)
_PER: Final = {"month": "/mois", "year": "/an", "unit": "/unité"}


def show_plan_file(plan_file: PlanFile, console: Console) -> None:
    """Print what was read in one document."""
    console.print(_head(plan_file))
    for plan in plan_file.plans:
        console.print(_plan_tree(plan, announced=plan_file.document.kind == "presentation"))
    if plan_file.warnings:
        console.print(Text(f"Avertissements : {len(plan_file.warnings)}", style="bold yellow"))
        for warning in plan_file.warnings:
            console.print(_warning_line(warning))


def _head(plan_file: PlanFile) -> Panel:
    document = plan_file.document
    text = Text(document.title or document.file_name, style="bold")
    facts = [KINDS[document.kind], format_name(document.media_type)]
    if document.page_count is not None:
        facts.append(f"{document.page_count} page{'s' if document.page_count > 1 else ''}")
    if document.is_scanned:
        facts.append("numérisé")
    if document.language != "fr":
        facts.append(f"langue {document.language}")
    text.append("\n" + " · ".join(facts), style="not bold")
    if plan_file.extraction.methods:
        text.append(f"\nlu par {', '.join(plan_file.extraction.methods)}", style="not bold dim")
    return Panel(text, title=Text(document.file_name), title_align="left", expand=False, border_style="blue")


def _plan_tree(plan: Plan, *, announced: bool) -> Tree:
    count = count_plan(plan)
    head = Text(count.body or "Organisme inconnu", style="bold" if count.body else "bold yellow")
    if count.term:
        head.append(f"  {count.term}", style="not bold")
    head.append(f"  {plan.plan_id}", style="not bold dim")
    for name, found, declared in zip(("OS", "OO", "actions"), count.found, count.declared, strict=True):
        head.append("  ").append_text(found_against(found, declared, announced=announced)).append(
            f" {name}", style="not bold"
        )
    if plan.adopted_on:
        head.append(f"  adopté le {plan.adopted_on:%d/%m/%Y}", style="not bold")
    tree = Tree(head, guide_style="dim")
    volet: str | None = None
    branch = tree
    for item in plan.items:
        if item.volet != volet:
            volet = item.volet
            branch = tree.add(Text(_VOLETS[volet], style="magenta")) if volet else tree
        _add(branch, item)
    return tree


def _add(tree: Tree, item: Item) -> None:
    branch = tree.add(_label(item))
    for child in item.children:
        _add(branch, child)


def _label(item: Item) -> Text:
    text = Text()
    if item.code:
        text.append(f"{item.code} ", style="green")
    text.append(item.title or "(sans titre)", style=_LEVEL_STYLES[item.level] or "default")
    for fact, style in _facts(item):
        text.append("  ").append(fact, style=style)
    return text


def _facts(item: Item) -> list[tuple[str, str]]:
    facts: list[tuple[str, str]] = []
    if item.schedule is not None:
        facts.append((schedule_text(item.schedule), "yellow"))
    facts.extend((pilot.name, "blue") for pilot in item.pilots)
    facts.extend((amount_text(amount), "magenta") for amount in item.amounts)
    if item.priority is not None:
        facts.append((_PRIORITIES[item.priority.level] if item.priority.level else item.priority.raw, "red"))
    if item.status is not None:
        facts.append((_STATUS[item.status.code] if item.status.code else item.status.raw, "cyan"))
    if item.progress is not None:
        facts.append((f"{item.progress:g} %", "cyan"))
    if item.sdgs:
        facts.append((f"ODD {', '.join(map(str, item.sdgs))}", "dim"))
    if item.mirror_of is not None:
        facts.append(("copie", "dim"))
    if item.confidence < 0.5:
        facts.append((f"confiance {item.confidence:.0%}", "red"))
    return [(fact, style) for fact, style in facts if fact]


def format_name(media_type: str) -> str:
    """Return what people call a format, or the media type itself.

    >>> format_name("application/pdf")
    'PDF'
    """
    return next((name for part, name in _FORMATS if part in media_type), media_type)


def schedule_text(schedule: Schedule) -> str:
    """Return "2019-2024", "2020", "→ 2024", "dès 2020", "permanent", or what is printed."""
    start, end = schedule.start_year, schedule.end_year
    if start is not None and end is not None:
        years = str(start) if start == end else f"{start}-{end}"
    elif start is not None or end is not None:
        years = f"dès {start}" if end is None else f"→ {end}"
    else:
        years = "" if schedule.ongoing else schedule.raw
    return " ".join(filter(None, (years, "permanent" if schedule.ongoing else "")))


def amount_text(amount: Amount) -> str:
    """Return "1 000 €/an", or what is printed where no sum is."""
    if amount.amount is None:
        return amount.raw
    top = f" à {_money(amount.amount_max)}" if amount.amount_max is not None else ""
    about = "± " if amount.approximate else ""
    return f"{about}{_money(amount.amount)}{top} €{_PER[amount.per] if amount.per else ''}"


def _money(value: Decimal) -> str:
    digits = f"{value:,.2f}" if value % 1 else f"{value:,.0f}"
    return digits.replace(",", " ").replace(".", ",")


def _warning_line(warning: PlanWarning) -> Text:
    text = Text("! ", style="yellow")
    text.append(f"{warning.code}", style="yellow")
    if warning.page is not None:
        text.append(f" p. {warning.page}", style="dim")
    return text.append(f" {warning.message}", style="default")
