"""The texts of a release: README for a researcher, CITATION.cff, licence and attribution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from outputs.checks import Check
from outputs.schema import TABLES
from outputs.views import VIEWS

TITLE: Final = "Programmes stratégiques transversaux (PST) des communes, CPAS et provinces de Wallonie"
REPOSITORY_NOTE: Final = "The pst-wallonie authors"
LICENSES: Final = (
    {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0 International",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    },
)
SOURCES: Final = (
    {"title": "Programmes stratégiques transversaux publiés par les communes, CPAS et provinces de Wallonie"},
    {"title": "Statbel (Direction générale Statistique – Statistics Belgium), codes REFNIS, CC BY 4.0"},
)
KEYWORDS: Final = ("PST", "Wallonie", "communes", "CPAS", "plans stratégiques", "local government", "strategic plans")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the texts say of one release: figures, version and change, what was taken on in spite of a refusal."""

    version: str
    date: str | None
    change: str
    last: str | None
    documents: int
    plans: int
    bodies: int
    actions: int
    years: tuple[int, int] | None
    nameless: bool
    accepted_why: str | None
    accepted: Sequence[Check]


def readme(facts: Facts) -> str:
    """Return the README, French first, then English."""
    return "\n\n".join([*_french(facts), "---", *_english(facts)]) + "\n"


def citation(facts: Facts) -> str:
    """Return CITATION.cff (format 1.2.0)."""
    lines = [
        "cff-version: 1.2.0",
        'message: "Merci de citer cette version du jeu de données. Please cite this version of the data set."',
        "type: dataset",
        f'title: "{TITLE}"',
        "authors:",
        f'  - name: "{REPOSITORY_NOTE}"',
        f'version: "{facts.version}"',
        "license: CC-BY-4.0",
    ]
    if facts.date:
        lines.append(f"date-released: {facts.date}")
    lines += ["keywords:", *(f'  - "{word}"' for word in KEYWORDS)]
    return "\n".join(lines) + "\n"


def licence() -> str:
    """Return licence and attribution of what is included."""
    return (
        "# Licence et attribution\n\n"
        "## Ce jeu de données\n\n"
        "La sélection, la structure et la mise en forme sont publiées sous licence **Creative Commons Attribution 4.0\n"
        "International** (CC BY 4.0, https://creativecommons.org/licenses/by/4.0/). Citez la version utilisée : voir\n"
        "`CITATION.cff`.\n\n"
        "## Ce qu'il contient\n\n"
        "- **Les plans** : objectifs, actions et tout ce qui en est dit sont repris de documents que les communes,\n"
        "  CPAS et provinces de Wallonie ont publiés. Ce sont leurs textes ; chaque ligne dit de quel document et\n"
        "  de quelle page elle vient (adresse dans `documents.source_url`). Les documents eux-mêmes n'y sont pas.\n"
        "- **Les noms, codes INS et provinces des organismes** : Source : Statbel (Direction générale Statistique –\n"
        "  Statistics Belgium), CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), données modifiées : codes\n"
        "  REFNIS situation 01-01-2025. Statbel n'approuve pas ce travail.\n\n"
        "## Les personnes\n\n"
        "Des mandataires et des agents sont nommés là où leur plan les nomme. Qui réutilise ces noms traite des\n"
        "données à caractère personnel (RGPD). Une version sans noms se fait avec `pst release --without-names`.\n\n"
        "## In English\n\n"
        "Selection and structure: CC BY 4.0. The texts are those of the public bodies that published the plans.\n"
        "Names, NIS codes and provinces of the bodies: Statbel, CC BY 4.0, modified; Statbel does not endorse this\n"
        "work. Names of persons are personal data under the GDPR.\n"
    )


def _french(facts: Facts) -> list[str]:
    span = f" (législatures de {facts.years[0]} à {facts.years[1]})" if facts.years else ""
    return [
        f"# {TITLE}",
        f"Version **{facts.version}**{f' du {facts.date}' if facts.date else ''} : {facts.change}"
        f"{f' depuis la version {facts.last}' if facts.last else ''}.",
        f"{_count(facts.plans, 'plan')} de {_count(facts.bodies, 'organisme')}{span}, lus dans "
        f"{_count(facts.documents, 'document')} : {_count(facts.actions, 'action')} à utiliser.",
        *_reserves(facts),
        "## Par où commencer",
        "| vous avez | ouvrez |\n| --- | --- |\n"
        "| Excel, LibreOffice | `pst.xlsx` : une feuille « Actions » filtrable, et le chemin des corrections |\n"
        '| Python (pandas, polars) | `tables/actions.parquet`, ou `pst.load("…")` |\n'
        '| R | `arrow::read_parquet("tables/actions.parquet")` |\n'
        "| SQL | `pst.duckdb` (vraies dates et décimaux) ou `pst.sqlite` (recherche en texte intégral, Datasette) |\n"
        "| autre chose | `csv/actions.csv` : UTF-8, virgules ; `datapackage.json` en décrit chaque colonne |",
        '```python\nimport pandas as pd\n\nactions = pd.read_parquet("tables/actions.parquet", '
        'dtype_backend="pyarrow")\nactions = actions[actions["is_current"] & actions["mirror_of"].isna()]\n'
        'actions.groupby("body_name")["item_id"].count()\n```',
        "```sql\n-- duckdb pst.duckdb\nselect body_name, count(*) from current_actions group by 1 order by 2 desc;\n"
        "-- sqlite3 pst.sqlite\nselect title from items_fts where items_fts match 'logement';\n```",
        "## Les tables",
        "\n".join(f"- `{table.name}` : {table.description}" for table in TABLES),
        "Vues de `pst.duckdb` et `pst.sqlite` :",
        "\n".join(f"- `{view.name}` : {view.description}" for view in VIEWS),
        "Chaque colonne est expliquée dans `dictionnaire.md` (français) et `dictionary.md` (anglais). `plans/` contient"
        " les fichiers plan complets (JSON, schéma dans `plan-file.schema.json`).",
        "## À savoir avant de compter",
        "- **Un plan, plusieurs documents** : le même plan est parfois publié en PDF et en page web, puis mis à jour."
        " `plans.is_current` et `actions.is_current` marquent le document à utiliser ; les autres restent là.\n"
        "- **Une action imprimée sous plusieurs objectifs** est là plusieurs fois ; `mirror_of` est nul sur la première"
        " seulement.\n"
        "- **Nul veut dire « pas imprimé »**, jamais zéro. Un montant « à déterminer » est nul, son texte est dans"
        " `raw`.\n"
        "- **Les montants ne s'additionnent pas sans regarder** `kind`, `per` et `year` : un total imprimé, un montant"
        " annuel et un subside peuvent dire le même argent.\n"
        "- **Tout est lu par une machine** : `confidence` dit la part attendue de lignes justes, `warnings` ce qui est"
        " douteux, `checks.csv` ce qui a été contrôlé avant publication.\n"
        "- **Les numéros recommencent** dans chaque volet : la clé est `document_id` + `item_id`.",
        "## Citer, corriger",
        "`CITATION.cff` dit comment citer cette version, `LICENCE.md` ce qui est à qui. Une version publiée ne change"
        " plus : une correction donne une nouvelle version. Le numéro dit ce qui change : le premier pour le schéma, le"
        " deuxième pour des plans ou documents, le troisième pour des corrections. Pour corriger : modifier `pst.xlsx`"
        " puis `pst corrections import pst.xlsx`.",
    ]


def _english(facts: Facts) -> list[str]:
    span = f" (terms from {facts.years[0]} to {facts.years[1]})" if facts.years else ""
    return [
        "# In English",
        "Strategic plans (*programmes stratégiques transversaux*, PST) that municipalities, public centres for social"
        f" welfare (CPAS) and provinces of Wallonia (Belgium) published. Version {facts.version}: {facts.plans} plans"
        f" of {facts.bodies} bodies{span}, {facts.actions} actions, from {facts.documents} documents. The texts are in"
        " French; `dictionary.md` explains every column.",
        "- Load `tables/actions.parquet` (pandas, polars, R), query `pst.duckdb`, search `pst.sqlite`, filter"
        " `pst.xlsx`.\n"
        "- Keep rows with `is_current` true and `mirror_of` null, or use the view `current_actions`: a plan may be"
        " published in several documents, an action printed under several objectives.\n"
        "- Null means *not printed*, never zero. Look at `kind`, `per` and `year` before adding amounts up.\n"
        "- Everything is read by a machine: `confidence` is the expected share of right rows, `warnings` says what is"
        " doubtful.\n"
        "- Versions: major for the schema, minor for plans or documents, patch for corrections. Cite as in"
        " `CITATION.cff`; licence and attribution are in `LICENCE.md`.",
    ]


def _reserves(facts: Facts) -> list[str]:
    parts = []
    if facts.nameless:
        parts.append(
            "> **Version sans noms** : chaque pilote est désigné par sa fonction ; les noms de personnes sont remplacés"
            " par « Personne »."
        )
    if facts.accepted:
        checks = "\n".join(f"> - {check.family}, {check.name} : {check.message}" for check in facts.accepted)
        parts.append(f"> **Publié malgré des contrôles refusés**, parce que : {facts.accepted_why}\n{checks}")
    return parts


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number > 1 else ''}"
