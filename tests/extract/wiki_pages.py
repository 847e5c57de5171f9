"""Plans as sources of wiki pages, written by hand: each in another structure."""

from __future__ import annotations

LISTS = """\
~~NOTOC~~
====== PST 2024-2030 de la commune de Rochelin ======
{{ :blason.png?120|Blason}}
[[start|Accueil]] » [[communes:start|Communes]] » [[communes:rochelin|Rochelin]]

===== Sommaire =====
  * [[./i/start|I. Volet interne]] [[#p. 3|p. 3]]
    * [[./i/os1|OS 1 Une administration qui répond]] [[#p. 4|p. 4]]
  * [[./ii/start|II. Volet externe]] [[#p. 9|p. 9]]
    * [[./ii/os2|OS 2 Des villages reliés]] [[#p. 10|p. 10]]

===== Volet interne =====
<WRAP box>
  - **OS 1 : Être une administration qui répond**
    * **OO 1.1 : Réduire les délais de réponse**
      - Installer un guichet électronique ((le marché est passé)) \\\\ Pilote : Service Population \\\\ Échéance : 2026
      - Répondre au téléphone le soir [[#p. 5|p. 5]] \\\\ Pilote : __Directrice générale__ \\\\ Échéance : 2025
</WRAP>
===== Volet externe =====
  - **OS 2 : Être une commune dont les villages sont reliés**
    * **OO 2.1 : Favoriser la marche et le vélo**
      - Tracer une voie lente entre [[wp>Rochelin]] et [[lieux:belprez|Belprez]] \\\\ Pilote : Service Mobilité
      - Louer vingt vélos électriques \\\\ Pilote : Service Mobilité \\\\ Échéance : 2027
  - **OS 3 : Être une commune qui soutient l'enfance**
    * **OO 3.1 : Accueillir les tout-petits**
      - Agrandir la crèche \\\\ Pilote : Échevine de la Petite enfance \\\\ Échéance : 2029

===== Discussion =====
  * À quand un débat sur le budget ?
  * [[user:paul|Paul]] : la crèche est-elle financée ?

{{tag>pst rochelin}}
"""

TABLES = """\
__NOTOC__
{{DISPLAYTITLE:Programme stratégique transversal du CPAS de Rochelin 2019-2024}}
{{Infobox Commune
| nom = Rochelin
| province = Liège
}}
Le '''CPAS de Rochelin''' a adopté son [[programme stratégique transversal]] en 2019<ref>Délibération du conseil,
publiée le {{date|4|novembre|2019}}.</ref>.

== Volet externe ==
<!-- recopié du PDF -->
=== OS 1 : Être un CPAS qui lutte contre l'isolement ===
{| class="wikitable" style="width:100%"
|+ Actions de l'OS 1
|-
! Objectif opérationnel !! N° !! Action !! Pilote !! Échéance
|-
| rowspan="2" style="background:#eee" | OO 1.1 : Rompre la solitude || 1.1.1 || Créer un réseau || [[Aînés]] || 2020
|-
| 1.1.2
| Ouvrir une table d'hôtes
| rowspan="2" | Service Insertion
| 2021
|-
| OO 1.2 : Faciliter les déplacements || 1.2.1 || Lancer un taxi social l'''après-midi'' || 2022
|}

=== OS 2 : Être un CPAS qui soutient le logement ===
{| class="wikitable"
! Objectif opérationnel
! N°
! Action
! Pilote
! Échéance
|-
| OO 2.1 : Augmenter le parc locatif
| 2.1.1
| Rénover quatre logements de transit
* rue de la Gare
* place du Tige
| '''Service Logement'''
| 2023
|}

== Voir aussi ==
* [[Programme communal de développement rural]]
* [http://www.rochelin.example Site officiel]
[[Catégorie:Programme stratégique transversal]]
"""

FICHES = """\
'''Programme stratégique transversal''' de la commune de '''Belprez''', 2018-2024.

== OS 1 : Être une commune nourricière ==
=== OO 1.1 : Aider les producteurs ===
{{Fiche action
| numéro = 1.1.1
| intitulé = Créer un marché hebdomadaire
| pilote = Service Économie
| échéance = 2020
| état = réalisé
}}
{{Fiche action
| numéro = 1.1.2
| intitulé = Réserver des terrains au maraîchage
| pilote = [[Service Patrimoine]]
| échéance = 2022
| état = en cours
}}
== OS 2 : Être une commune qui bouge ==
=== OO 2.1 : Relier les villages ===
{{Fiche action|numéro=2.1.1|intitulé=Baliser trois promenades|pilote=Syndicat d'initiative|échéance=2021|état=réalisé}}

===== Action 2.1.2 : Poser des abris de bus =====
; Pilote : Service Mobilité
; Échéance
: 2023

===== Action 2.1.3 : Peindre des passages =====
''Pilote'' : Service Travaux<br />
''Échéance'' : 2024

{{Portail|Wallonie}}
"""

PROSE = """\
====== Le PST 2018-2024 de Belprez ======
===== Introduction =====
Le collège présente ici son programme. //Il a été relu par le conseil.//\\\\
On y trouve deux objectifs.

===== Objectif stratégique 1 : Être une commune qui attire =====
Le village vieillit ; la commune veut **attirer de jeunes ménages**.

==== Objectif opérationnel 1.1 : Créer du logement ====
**Action 1 : Vendre dix parcelles à bâtir.** Le //Service Patrimoine// s'en charge, pour 2022 au plus tard.

**Action 2 : Transformer l'ancienne école.** Le Service Travaux s'en charge, pour 2024.

===== Objectif stratégique 2 : Être une commune propre =====
==== Objectif opérationnel 2.1 : Réduire les dépôts sauvages ====
**Action 3 : Placer des caméras mobiles.** La police s'en charge ((avec la zone)), pour 2021.

----
<code>
dernière mise à jour : 12/03/2021
</code>
"""

GRID = """\
====== Programme stratégique transversal 2024-2030 de Belprez ======
<note tip>Les actions en gras sont prioritaires.</note>
===== Volet externe =====
^ Objectif stratégique ^ Objectif opérationnel ^ Action ^ Service ^ Délai ^ Budget ^
| OS 1 : Être une commune verte | OO 1.1 : Planter | **Planter 2 km de haies** | Environnement | 2026 | 12.000 € |
| ::: | ::: | Distribuer des arbres fruitiers | ::: | 2027 | 3.500 € |
| ::: | OO 1.2 : Économiser l'énergie | Isoler la salle [[lieux:salle|Le Tilleul]] | Travaux | 2028 | 80.000 € |
| OS 2 : Être une commune sûre | OO 2.1 : Apaiser | Poser des chicanes \\\\ rue Haute | Mobilité | 2025 | |

===== Volet interne =====
^ Objectif stratégique | OS 3 : Être une administration moderne |||
^ N° ^ Action ^ Service ^ Délai ^
^ 3.1 | Numériser les archives | Secrétariat | 2027 |
^ 3.2 | Remplacer le logiciel de paie | Personnel | 2026 |
"""
