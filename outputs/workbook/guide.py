"""The sheet that explains the workbook, line by line, and the closed lists that its cells choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from outputs.checks import Check
from outputs.workbook import sheets

LISTED: Final = (
    "volet", "status", "priority", "health", "role", "function", "amount_kind", "per", "direction", "vat", "funder",
    "level", "document_kind", "category",
)  # fmt: skip
DIGEST_LABEL: Final = "Empreinte"
VERSION_LABEL: Final = "Version"


def lines(version: str, date: str | None, digest: str, checks: Sequence[Check]) -> Iterator[tuple[str, str]]:
    """Yield the two cells of every line; the digest is what the way back looks for."""
    yield "Programmes stratégiques transversaux de Wallonie", ""
    yield VERSION_LABEL, version
    if date:
        yield "Date", date
    yield DIGEST_LABEL, digest
    yield "", ""
    yield "Les feuilles", ""
    yield sheets.ACTIONS, "Une ligne par action, avec tout ce qui se filtre. C'est la feuille de travail."
    yield sheets.OTHERS, "Les objectifs stratégiques et opérationnels, les sous-actions : mêmes colonnes."
    yield sheets.PLANS, "Une ligne par plan de chaque document : adoption, totaux annoncés et trouvés."
    yield sheets.AMOUNTS, "Une ligne par montant ; dans « Actions » ne figure que le premier de chaque nature."
    yield sheets.PILOTS, "Une ligne par pilote, avec son rôle et sa fonction."
    yield sheets.INDICATORS, "Une ligne par indicateur, avec la valeur visée et la valeur atteinte."
    yield sheets.QUALITY, "Une ligne par plan : ce qui est rempli, ce qui est annoncé et trouvé, ce qui est douteux."
    yield sheets.REVIEW, "Ce qu'une personne devrait regarder d'abord (urgence 1), avec la page et le motif."
    yield sheets.LISTS, "Les valeurs que les listes déroulantes proposent."
    yield "", ""
    yield "Lire", ""
    yield "Cellule vide", "Le document ne l'imprime pas. Ce n'est jamais zéro."
    yield "À utiliser", "Plusieurs documents portent parfois le même plan : « oui » désigne celui à utiliser."
    yield "Répétition", "« oui » : la même action est imprimée ailleurs dans le plan ; ne la comptez pas deux fois."
    yield "Confiance", "De 0 à 1 : parmi les lignes ainsi notées, cette part est juste."
    yield "", ""
    yield "Corriger", ""
    yield "En-têtes bleus", "Ces colonnes se corrigent, dans la cellule même. Les autres (en gris) ne se modifient pas."
    yield "Changer", "Écrivez la bonne valeur. Plusieurs valeurs se séparent par « ; » (une par ligne pour les étapes)."
    yield "Effacer", "Videz la cellule : le document ne dit rien de tel."
    yield "Supprimer", "Supprimez la ligne (clic droit, Supprimer) : l'élément n'existe pas dans le document."
    yield (
        "Ajouter",
        (
            "Insérez une ligne, recopiez Organisme, Période et Document d'une ligne voisine, indiquez l'objectif (n° et"
            " titre), et laissez « Clé » vide. Dans Montants, Pilotes et Indicateurs : recopiez « Clé », et laissez"
            " « Rang » vide."
        ),
    )
    yield "Déplacer", "Changez le n° et le titre de l'objectif : l'action passe sous l'objectif qui les porte."
    yield "Vérifié", "« oui » : vous avez comparé la ligne au document et elle est juste."
    yield "Pourquoi", "Ce qui justifie la correction de la ligne ; c'est gardé avec elle."
    yield "Renvoyer", "pst corrections import CE_FICHIER : tout est contrôlé d'abord, rien n'est pris à moitié."
    yield "Trier, filtrer", "Sans danger. N'enlevez pas la ligne de titres et ne changez pas les clés."
    noted = [check for check in checks if check.verdict != "ok"]
    if checks:
        yield "", ""
        yield "Contrôles avant publication", f"{len(checks)} contrôles, {len(noted)} à signaler"
        for check in noted:
            verdict = "refusé, publié quand même" if check.verdict == "refused" else "à noter"
            yield f"{check.family}, {check.name}", f"{check.message} ({verdict})"
