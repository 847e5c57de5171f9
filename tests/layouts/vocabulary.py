"""Seeded words of made-up plans: hundreds of millions of different titles that read like those of communes and CPAS."""

# ruff: noqa: E501 - lists of words are kept whole
from __future__ import annotations

import random

COMMUNES = (
    ("Beauvechain", "25005"), ("Incourt", "25043"), ("Ittre", "25044"), ("Jodoigne", "25048"), ("Perwez", "25084"),
    ("Brugelette", "51012"), ("Chièvres", "51014"), ("Ellezelles", "51017"), ("Flobecq", "51019"), ("Gerpinnes", "52025"),
    ("Jurbise", "53044"), ("Quiévrain", "53068"), ("Anderlues", "56001"), ("Beaumont", "56005"), ("Chimay", "56016"),
    ("Erquelinnes", "56022"), ("Lobbes", "56044"), ("Momignies", "56051"), ("Antoing", "57003"), ("Pecq", "57062"),
    ("Rumes", "57072"), ("Ferrières", "61019"), ("Hamoir", "61024"), ("Héron", "61028"), ("Modave", "61041"),
    ("Ouffet", "61048"), ("Verlaine", "61063"), ("Bassenge", "62011"), ("Dalhem", "62027"), ("Juprelle", "62060"),
    ("Oupeye", "62079"), ("Aubel", "63003"), ("Jalhay", "63038"), ("Lierneux", "63045"), ("Limbourg", "63046"),
    ("Olne", "63057"), ("Stoumont", "63075"), ("Theux", "63076"), ("Waimes", "63080"), ("Trois-Ponts", "63086"),
    ("Braives", "64015"), ("Crisnée", "64021"), ("Donceel", "64023"), ("Geer", "64029"), ("Lincent", "64047"),
    ("Oreye", "64056"), ("Remicourt", "64063"), ("Wasseiges", "64075"), ("Attert", "81003"), ("Martelange", "81013"),
    ("Fauvillers", "82009"), ("Houffalize", "82014"), ("Vielsalm", "82032"), ("Erezée", "83013"), ("Hotton", "83028"),
    ("Nassogne", "83040"), ("Tenneville", "83049"), ("Bertrix", "84009"), ("Herbeumont", "84029"), ("Libin", "84035"),
    ("Paliseul", "84050"), ("Wellin", "84075"), ("Etalle", "85009"), ("Florenville", "85011"), ("Tintigny", "85039"),
    ("Anhée", "91005"), ("Beauraing", "91013"), ("Ciney", "91030"), ("Gedinne", "91054"), ("Hamois", "91059"),
    ("Havelange", "91064"), ("Houyet", "91072"), ("Somme-Leuze", "91120"), ("Yvoir", "91141"), ("Assesse", "92006"),
    ("Floreffe", "92045"), ("Gesves", "92054"), ("Mettet", "92087"), ("Profondeville", "92101"), ("Sombreffe", "92114"),
    ("Cerfontaine", "93010"), ("Doische", "93018"), ("Florennes", "93022"), ("Walcourt", "93088"),
)  # fmt: skip
TOWNS = ("Jodoigne", "Chièvres", "Beaumont", "Chimay", "Antoing", "Limbourg", "Houffalize", "Bertrix", "Florenville", "Beauraing",
         "Ciney", "Florennes", "Walcourt")  # fmt: skip

_CREATE = ("Créer", "Mettre en place", "Instaurer", "Lancer", "Développer", "Concevoir", "Élaborer", "Organiser", "Étudier l'opportunité de créer",
           "Finaliser", "Proposer", "Tester")  # fmt: skip
_CREATED = (
    "un guichet unique pour les démarches d'urbanisme", "une permanence logement hebdomadaire", "une ligne de covoiturage intervillages",
    "un budget participatif doté d'un règlement clair", "une plateforme numérique d'échange de services", "un plan de gestion différenciée des espaces verts",
    "une prime communale de 250 € à l'achat d'une citerne d'eau de pluie", "un conseil consultatif des aînés", "un parcours d'accueil pour les nouveaux habitants",
    "un cadastre des logements inoccupés", "une donnerie permanente", "un service de médiation de voisinage", "une charte de l'évènement durable",
    "un réseau de jardins partagés", "une école de devoirs", "une bourse à l'emploi pour jeunes de moins de 25 ans", "un label « commerce accueillant »",
    "une cellule de veille sociale", "un plan lumière respectueux de la biodiversité", "un tableau de bord des consommations d'énergie", "une ressourcerie de quartier",
    "un stage d'été bilingue", "un repair café mensuel", "une application de signalement des dépôts clandestins", "un plan interne d'urgence et d'intervention (PIUI)",
    "un règlement d'ordre intérieur du télétravail", "une centrale d'achat commune à la commune et au CPAS", "un parcours artistique à ciel ouvert",
    "une halte-accueil pour enfants de 0 à 3 ans", "un taxi social accessible aux P.M.R.", "une épicerie sociale itinérante", "un espace de coworking rural",
    "un fonds d'impulsion pour les A.S.B.L. locales", "une convention de partenariat avec l'A.I.S.", "un inventaire du petit patrimoine populaire",
    "une newsletter trimestrielle interne", "un vade-mecum des marchés publics à l'usage des services", "un système de parrainage des nouveaux agents",
    "un programme de lutte contre les plantes invasives", "une carte interactive des chemins et sentiers", "un circuit d'interprétation « De pierre et d'eau »",
    "un dispositif d'écopâturage", "une brigade verte intercommunale", "un marché hebdomadaire de produits locaux", "un pôle de mobilité partagée (vélos, voitures)",
)  # fmt: skip
_RENEW = ("Rénover", "Sécuriser", "Réaménager", "Moderniser", "Valoriser", "Isoler et ventiler", "Rendre accessible", "Entretenir régulièrement",
          "Mettre aux normes", "Réhabiliter", "Transformer", "Végétaliser")  # fmt: skip
_RENEWED = (
    "la salle des fêtes", "les abords de l'école fondamentale", "le hall de voirie", "l'ancienne cure", "la place de l'Église", "le cimetière",
    "la plaine de jeux", "le presbytère désaffecté", "la piste cyclable le long de la nationale", "le bâtiment de la justice de paix", "les locaux du service population",
    "la maison de repos", "le terrain de football et ses vestiaires", "la bibliothèque et la ludothèque", "l'arsenal des pompiers", "la toiture de l'hôtel de ville",
    "le lavoir et la fontaine", "la cour de récréation", "l'éclairage du terrain de sport", "la crèche « Les Petits Meuniers »", "le centre culturel",
    "les trottoirs de la rue principale", "les étangs du parc", "la chaufferie des bâtiments communaux", "le réseau d'égouttage", "la maison des associations",
)  # fmt: skip
_RAISE = (
    "Renforcer",
    "Améliorer",
    "Promouvoir",
    "Soutenir",
    "Encourager",
    "Favoriser",
    "Garantir",
    "Coordonner",
    "Accroître",
    "Poursuivre et amplifier",
)
_RAISED = (
    "la participation citoyenne", "l'accueil extrascolaire", "la formation continue du personnel", "l'accès aux soins de première ligne", "la pratique du vélo au quotidien",
    "la communication entre les services", "l'insertion socioprofessionnelle des bénéficiaires du R.I.S.", "l'agriculture de proximité", "la propreté publique", "la réussite scolaire",
    "la lecture publique", "le commerce de proximité", "la rénovation énergétique du bâti privé", "le maintien à domicile des personnes âgées", "la protection des données (RGPD)",
    "la gestion préventive des inondations", "l'intégration des personnes d'origine étrangère", "la prévention des assuétudes chez les jeunes", "le tourisme lent",
    "la sobriété énergétique des bâtiments publics", "la cohésion entre villages", "l'égalité entre les femmes et les hommes", "le volontariat", "la mise en réseau des acteurs culturels",
)  # fmt: skip
_NOUNS = (
    "Création",
    "Réalisation",
    "Mise en place",
    "Rédaction",
    "Organisation",
    "Actualisation",
    "Acquisition",
    "Évaluation",
    "Diffusion",
    "Installation",
)
_NOUN_OBJECTS = (
    "d'un inventaire énergétique des bâtiments", "d'un plan de formation pluriannuel", "de bornes de recharge publiques", "d'un guide des services aux seniors",
    "de l'organigramme fonctionnel", "d'une journée « portes ouvertes »", "de nichoirs et d'hôtels à insectes", "d'un logiciel de gestion du patrimoine", "de capteurs de CO2 dans les classes",
    "d'un véhicule électrique partagé entre services", "de bancs tous les 300 mètres", "d'un cahier des charges type", "d'une enquête de satisfaction",
    "d'abris pour vélos sécurisés", "de fiches de procédure", "d'un répertoire des producteurs", "de défibrillateurs dans les lieux publics", "d'un calendrier commun des manifestations",
    "du schéma de développement communal (SDC)", "de panneaux d'information en braille", "d'un cycle de conférences « Santé pour tous »", "de colis alimentaires équilibrés",
)  # fmt: skip
_PLACES = (
    "dans le centre du village", "dans chaque section de l'entité", "à proximité de la gare", "sur le site de l'ancienne sucrerie", "le long de la vallée du Bocq",
    "dans les implantations scolaires communales", "au rez-de-chaussée de la maison communale", "dans le quartier du Thier", "à l'entrée de l'agglomération",
    "dans la zone d'activité économique", "sur le territoire des anciennes communes", "autour du plateau sportif", "aux abords du RAVeL", "dans les hameaux mal desservis",
    "à la résidence « Les Tilleuls »", "entre Bois-Borsu et Ocquier", "dans les cités sociales",
)  # fmt: skip
_COMPLEMENTS = (
    "en concertation avec les riverains", "afin de réduire la facture énergétique", "en vue d'une labellisation", "grâce à un appel à projets annuel", "pour les ménages à revenus modestes",
    "selon les principes de l'économie circulaire", "en s'appuyant sur les comités de quartier", "au bénéfice des familles monoparentales", "sans augmenter la charge administrative",
    "de manière à désengorger le centre", "dans le respect du code de bonne conduite", "par une démarche d'amélioration continue", "à l'aide de clauses sociales et environnementales",
    "avec une attention particulière aux publics éloignés du numérique", "en associant les écoles, les mouvements de jeunesse et les clubs sportifs",
    "conformément au plan d'action en faveur de l'énergie durable et du climat", "tout en préservant le caractère rural", "pour atteindre 30 % d'espaces perméables",
    "au moyen d'ateliers ouverts à tous ; chaque atelier donne lieu à un compte rendu", "sur base d'un diagnostic partagé", "à raison de deux séances par mois",
)  # fmt: skip
_TAILS = (
    "", "", "", "", "", "", "(phase 1)", "(édition annuelle)", "(bâtiments A et B)", "(lots 1 à 3)", "(avec l'appui du CRECCIDE)", "(100 logements)", "– projet pilote",
    "– volet sensibilisation", "(y compris le mobilier)", "et en assurer le suivi", "et en informer la population", "puis en évaluer les effets",
)  # fmt: skip
_STRATEGIC = (
    "qui garantit à chacun un cadre de vie {q}", "qui fait de {t} une priorité partagée", "où {w} se vit au quotidien", "qui place {t} au cœur de ses décisions",
    "qui offre des services {q} et adaptés aux besoins de demain", "qui prépare l'avenir en misant sur {t}", "qui gère ses ressources de manière {q}",
    "où chaque habitant bénéficie d'une offre {q} en matière de {n}", "reconnue pour la qualité de son action dans le domaine de {n2}",
)  # fmt: skip
_STRATEGIC_MORE = (
    " et qui soutient {t}", ", attentive à {t}", " en s'appuyant sur {t}", " et qui développe son offre de {n}", " sans oublier {t}", ", qui investit dans {t}",
    " et où l'on agit pour {t}", ", avec et pour ses habitants", " au bénéfice des générations futures", " et qui fait confiance à {t}",
)  # fmt: skip
_QUALITIES = (
    "sain et sûr",
    "durable",
    "équilibré",
    "solidaire",
    "innovant",
    "accessible",
    "de qualité",
    "inclusif",
    "responsable",
    "efficient et transparent",
)
_FEM_QUALITIES = (
    "durable",
    "équilibrée",
    "solidaire",
    "innovante",
    "accessible",
    "de qualité",
    "responsable",
    "efficiente et transparente",
    "diversifiée",
)
_THEMES = (
    "la transition écologique", "la jeunesse", "la solidarité entre générations", "la mobilité douce", "la culture", "la santé", "la sécurité de tous", "l'emploi local",
    "la participation", "la ruralité", "la modernisation de son administration", "l'enseignement", "la cohésion sociale", "l'attractivité économique", "le sport pour tous", "le patrimoine naturel",
)  # fmt: skip
_N = ("loisirs", "culture", "logement", "mobilité", "petite enfance", "formation", "sport", "santé", "tourisme")
_N2 = (
    "l'énergie",
    "la petite enfance",
    "l'inclusion numérique",
    "l'habitat",
    "la gouvernance",
    "la mobilité",
    "l'alimentation durable",
    "l'action sociale",
)
_OPERATIONAL = (
    "Développer",
    "Renforcer",
    "Améliorer",
    "Optimiser",
    "Faciliter",
    "Assurer",
    "Stimuler",
    "Préserver",
    "Structurer",
    "Repenser",
    "Consolider",
    "Diversifier",
)
_OPERATED = (
    "l'offre de logements abordables", "la qualité de l'accueil dans les bâtiments publics", "les déplacements à pied et à vélo", "l'information donnée aux citoyens", "la gestion des ressources humaines",
    "les outils informatiques des services", "la biodiversité sur les terrains publics", "les activités proposées aux jeunes", "le soutien aux aidants proches", "la visibilité des producteurs locaux",
    "la performance énergétique du patrimoine", "les synergies avec le CPAS", "l'encadrement de la petite enfance", "la vie associative", "la sécurité routière", "le suivi budgétaire",
    "la prévention en matière de santé", "le réseau des voies lentes", "l'accueil touristique", "l'accompagnement des demandeurs d'emploi", "la gestion des déchets", "l'écoute des aînés",
    "les infrastructures sportives", "la résilience face aux aléas climatiques", "les circuits courts", "la simplification administrative",
)  # fmt: skip
_OPERATIONAL_TAILS = (
    "dans toutes les sections", "en réponse aux besoins exprimés", "par une approche transversale", "en mobilisant les acteurs du territoire", "de façon pérenne", "au service de la population",
    "à l'échelle de l'entité", "en privilégiant la proximité", "au sein de l'administration", "d'une manière concertée", "pour tous les publics", "en limitant les coûts", "dans un esprit de dialogue",
)  # fmt: skip
SERVICES = (
    "Service travaux", "Service urbanisme", "Service population", "Service des finances", "Service environnement", "Service jeunesse", "Service communication", "Service du personnel",
    "Service social", "Service logement", "Service enseignement", "Service informatique", "Service des sports", "Service culture", "Service marchés publics", "Cellule énergie", "Directeur général",
    "Directrice financière", "Coordinatrice ATL", "Conseiller en mobilité", "Conseillère en énergie", "Secrétariat général", "Agent constatateur", "Bibliothèque communale", "Plan de cohésion sociale",
)  # fmt: skip
MANDATARIES = (
    "Bourgmestre", "Échevin des travaux", "Échevine de la culture", "Échevin des finances", "Échevine de l'enseignement", "Échevin de la mobilité", "Échevine du logement", "Échevin de la jeunesse et des sports",
    "Présidente du CPAS", "Échevin de l'environnement", "Échevine du commerce et du tourisme", "Collège communal",
)  # fmt: skip
_FIRST = (
    "Anne",
    "Benoît",
    "Caroline",
    "Denis",
    "Élise",
    "François",
    "Geneviève",
    "Hugues",
    "Isabelle",
    "Jérôme",
    "Katia",
    "Luc",
    "Mathilde",
    "Noël",
    "Odile",
    "Pascal",
)
_LAST = (
    "Delvaux",
    "Marchal",
    "Lejeune",
    "Van Hove",
    "Collignon",
    "Brasseur",
    "Thirion",
    "Piette",
    "Gérard",
    "Mathot",
    "Sacré",
    "Dumoulin",
    "Henin",
    "Wauthier",
    "Rasquin",
)
PARTNERS = (
    "GAL", "Croix-Rouge", "Maison de l'emploi", "Forem", "ONE", "Parc naturel", "Contrat de rivière", "Zone de police", "Zone de secours", "Intercommunale", "Province", "Mutualités",
    "Société de logement de service public", "Maison du tourisme", "Écoles de l'entité", "Comités de quartier", "Agence immobilière sociale", "Natagora", "TEC", "Infrasports", "CPAS", "Clubs sportifs",
    "Planning familial", "Centre culturel régional",
)  # fmt: skip
_INDICATORS = ("Nombre de {}", "Évolution du nombre de {}", "Nombre annuel de {}")
_COUNTED = (
    "participants", "ménages accompagnés", "dossiers traités", "bâtiments rénovés", "kilomètres aménagés", "arbres plantés", "agents formés", "séances organisées", "plaintes reçues", "primes octroyées",
    "visiteurs", "emplois créés", "conventions signées", "panneaux installés", "demandes en ligne", "rencontres tenues", "élèves concernés", "logements mis en location",
)  # fmt: skip
_OTHER_INDICATORS = (
    "Taux de satisfaction des usagers", "Rapport présenté au Conseil", "Réduction de la consommation en kWh", "Existence d'un règlement approuvé", "Part des marchés avec clauses sociales",
    "Délai moyen de traitement", "Procès-verbal de réception des travaux", "Taux d'occupation des locaux", "Fréquentation mensuelle",
)  # fmt: skip
_STEPS = (
    "Désignation d'un auteur de projet", "Rédaction du cahier des charges", "Lancement du marché public", "Introduction de la demande de subside", "Réunion avec les riverains", "Suivi du chantier",
    "Visite d'expériences similaires", "Approbation par le Conseil", "Campagne d'information", "Recrutement d'un agent", "Inventaire de l'existant", "Évaluation après un an", "Signature de la convention",
    "Choix du logiciel", "Formation du personnel", "Acquisition du matériel",
)  # fmt: skip
_DESCRIPTIONS = (
    "Le projet part d'un constat : {x} ne répondent plus aux attentes actuelles. Une première phase permettra d'y remédier.",
    "Il s'agit de coordonner ce qui existe déjà, d'éviter les doubles emplois et de rendre visibles {x}.",
    "Un groupe de travail associera les services concernés et proposera au Collège une méthode pour améliorer {x}.",
    "Cette initiative complète les mesures prises sous la législature précédente en ce qui concerne {x}.",
)  # fmt: skip
_X = (
    "les infrastructures",
    "les moyens d'accueil",
    "les outils à disposition du public",
    "les aides existantes",
    "les cheminements piétons",
    "les lieux de rencontre",
    "les supports d'information",
)
_REMARKS = (
    "Dossier transmis à la tutelle.", "Dépend de l'octroi des subsides régionaux.", "Marché attribué en séance du Collège.", "À coordonner avec le chantier d'égouttage.", "Convention en cours de signature.",
    "Projet phasé sur plusieurs exercices.", "Retard dû à la disponibilité des entreprises.", "Première évaluation positive.",
)  # fmt: skip
RELATED = ("PCS", "PCDR", "PAEDC", "PCM", "PCDN", "PIC")
THEMES = (
    "Cadre de vie et environnement", "Une commune solidaire", "Économie, commerce et tourisme", "Enfance, jeunesse et enseignement", "Mobilité et sécurité", "Culture, sport et vie associative",
    "Gouvernance et administration", "Logement et énergie", "Santé et action sociale", "Patrimoine et ruralité",
)  # fmt: skip


def strategic_title(rng: random.Random, who: str, stem: bool = True) -> str:
    """Return the title of a strategic objective; ``who``: "une commune", "un CPAS" … ; ``stem`` with "Être" before it."""
    text = rng.choice(_STRATEGIC).format(
        q=rng.choice(_QUALITIES), t=rng.choice(_THEMES), w=rng.choice(_THEMES), n=rng.choice(_N), n2=rng.choice(_N2)
    )
    for feminine in ("services ", "manière ", "offre "):
        if feminine in text:
            text = _agree(text, feminine, rng)
    if rng.random() < 0.6:
        text += rng.choice(_STRATEGIC_MORE).format(t=rng.choice(_THEMES), n=rng.choice(_N))
    text = text.replace("reconnue", "reconnu").replace("attentive", "attentif") if who.startswith("un ") else text
    return f"{'Être ' if stem else ''}{who if stem else who[0].upper() + who[1:]} {text}"


def _agree(text: str, after: str, rng: random.Random) -> str:
    before, _, rest = text.partition(after)
    for quality in sorted(_QUALITIES, key=len, reverse=True):
        if rest.startswith(quality):
            other = "de qualité" if after == "services " else rng.choice(_FEM_QUALITIES)
            return before + after + other + rest[len(quality) :]
    return text


def operational_title(rng: random.Random) -> str:
    """Return the title of an operational objective."""
    text = f"{rng.choice(_OPERATIONAL)} {rng.choice(_OPERATED)}"
    if rng.random() < 0.25:
        text += f" et {rng.choice(_OPERATIONAL).lower()} {rng.choice(_OPERATED)}"
    return f"{text} {rng.choice(_OPERATIONAL_TAILS)}" if rng.random() < 0.75 else text


def action_title(rng: random.Random) -> str:
    """Return the title of an action, 4 to 40 words."""
    kind = rng.random()
    if kind < 0.4:
        text = f"{rng.choice(_CREATE)} {rng.choice(_CREATED)}"
    elif kind < 0.6:
        text = f"{rng.choice(_RENEW)} {rng.choice(_RENEWED)}"
    elif kind < 0.8:
        text = f"{rng.choice(_RAISE)} {rng.choice(_RAISED)}"
    else:
        text = f"{rng.choice(_NOUNS)} {rng.choice(_NOUN_OBJECTS)}"
    if rng.random() < 0.55:
        text += f" {rng.choice(_PLACES)}"
    if rng.random() < 0.6:
        text += f" {rng.choice(_COMPLEMENTS)}"
    if rng.random() < 0.12 and len(text) < 170:
        text += f", notamment {rng.choice(_COMPLEMENTS)}"
    tail = rng.choice(_TAILS)
    text = text.replace("créer un ", "créer un ").replace("l'opportunité de créer l'", "l'opportunité de créer l'")
    return f"{text} {tail}" if tail else text


def person(rng: random.Random) -> str:
    """Return a person's name."""
    return f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"


def indicator(rng: random.Random) -> str:
    """Return an indicator's label."""
    if rng.random() < 0.4:
        return rng.choice(_OTHER_INDICATORS)
    return rng.choice(_INDICATORS).format(rng.choice(_COUNTED)).replace("de élèves", "d'élèves").replace(
        "de agents", "d'agents").replace("de arbres", "d'arbres").replace("de emplois", "d'emplois")  # fmt: skip


def steps(rng: random.Random, count: int) -> list[str]:
    """Return different steps."""
    return rng.sample(_STEPS, count)


def description(rng: random.Random) -> str:
    """Return two sentences."""
    return rng.choice(_DESCRIPTIONS).format(x=rng.choice(_X))


def remark(rng: random.Random) -> str:
    """Return one sentence."""
    return rng.choice(_REMARKS)


# A second stock of words: what is planted with it reads like other authors, and what the first stock gives stays the same.
_TITLES_BY_VERB = (
    (
        ("Acquérir", "Installer", "Remplacer progressivement", "Mutualiser", "Tester"),
        ("un véhicule de désherbage mécanique", "des poubelles publiques à tri sélectif", "des panneaux photovoltaïques sur le hall sportif", "une balayeuse électrique", "des tableaux interactifs",
         "des radars préventifs mobiles", "des tablettes pour les conseillers", "le parc informatique vieillissant", "un chapiteau et du mobilier de fête", "des boîtes à livres", "un totem d'affichage numérique",
         "des compteurs d'eau communicants", "des arceaux pour vélos cargos", "un désherbeur à eau chaude", "des pièges à frelons asiatiques", "des gobelets réutilisables"),
    ),
    (
        ("Aménager", "Restaurer", "Étendre", "Remettre en état", "Agrandir"),
        ("une aire de covoiturage", "la zone de rencontre", "le verger conservatoire", "le sentier des sources", "la salle polyvalente", "un columbarium et sa pelouse de dispersion", "un bassin d'orage",
         "le kiosque de la Grand-Place", "une piste de pumptrack", "deux logements de transit", "la chapelle castrale", "un espace canin", "le local des scouts", "un potager collectif", "l'accueil du guichet social",
         "la morgue et le caveau d'attente", "le parc à conteneurs"),
    ),
    (
        ("Numériser", "Simplifier", "Centraliser", "Mettre à jour", "Harmoniser"),
        ("les actes d'état civil antérieurs à 1950", "les formulaires destinés aux citoyens", "le registre des délibérations", "la procédure de recrutement", "les règlements-taxes", "les fiches de fonction",
         "l'inventaire des voiries", "le cadastre des subventions", "l'accueil des stagiaires", "le site internet", "la gestion des réservations de salles", "le suivi des interventions du service technique",
         "le guide des démarches administratives", "les données relatives aux concessions", "la facturation des repas scolaires"),
    ),
    (
        ("Proposer", "Généraliser", "Pérenniser", "Étoffer", "Relancer", "Programmer"),
        ("des formations aux premiers secours", "un atelier de cuisine intergénérationnel", "la fête des voisins", "des séances d'information sur les pensions", "le marché de Noël", "des balades guidées",
         "une table de conversation en français", "le petit déjeuner des entrepreneurs", "des stages sportifs à prix réduit", "les entretiens de fonctionnement", "un accueil personnalisé des nouveaux agents",
         "des visites à domicile pour les plus de 80 ans", "des chantiers d'été pour étudiants", "des permanences décentralisées", "le ramassage des encombrants à la demande"),
    ),
)  # fmt: skip
_TITLES_OF_NOUNS = (
    "Étude de faisabilité d'un réseau de chaleur", "Audit des consommations téléphoniques", "Campagne contre le gaspillage alimentaire", "Recrutement d'un écopasseur à mi-temps", "Convention relative aux nuisances sonores",
    "Appel à candidatures pour la CCATM", "Passage à la téléphonie IP", "Remise en peinture des réfectoires", "Reconnaissance du centre de jour", "Adhésion à la charte de l'éclairage public",
    "Cartographie des coulées boueuses", "Labellisation « Zéro Déchet »", "Suivi trimestriel du tableau de bord", "Remplacement des chaudières au mazout", "Mise en conformité électrique", "Budget participatif des écoles",
    "Plan de déplacements scolaires", "Guichet énergie itinérant", "Cellule d'aide aux sinistrés", "Prime à la stérilisation des chats errants",
)  # fmt: skip
_WHERE_ELSE = (
    "dans les cinq villages", "pour le personnel ouvrier et administratif", "en partenariat avec l'intercommunale", "par un marché public conjoint", "avec le soutien de la Région", "au rythme d'un site par an",
    "sur le plateau et dans la vallée", "en priorité près des écoles", "à destination des 12-18 ans", "par phases successives", "après consultation des usagers", "en régie", "en remplacement du matériel déclassé",
    "pour les familles et les personnes isolées", "à l'occasion de la rentrée", "dans une optique supracommunale", "en limitant l'imperméabilisation des sols", "de la rue du Moulin à la place des Combattants",
    "à côté du terrain multisports", "sans rupture de service pour les citoyens",
)  # fmt: skip
_FURTHER = (
    "et désigner une personne de référence dans chaque service", "tout en veillant à la sécurité des usagers les plus faibles", "et en présenter les résultats à la commission compétente",
    "ce qui suppose une révision du règlement de travail", "et prévoir un budget d'entretien pour les années suivantes", "avec un point d'attention pour les personnes à mobilité réduite",
    "et évaluer la possibilité d'étendre le dispositif aux communes voisines",
)  # fmt: skip
_SMALL_TAILS = (
    "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "(tranche 2)", "(année d'essai)", "(ancienne gare)", "(marché stock)", "– extension", "(deux sites)", "(+ abords)", "– suivi",
    "(200 foyers)", "(sous réserve de subside)",
)  # fmt: skip
_MASCULINE = (
    ("Un territoire", "Un cadre de vie", "Un service public", "Un tissu associatif", "Un patrimoine"),
    ("préservé", "attractif", "accueillant", "résilient", "connecté", "ouvert à tous", "soucieux du climat", "vivant", "bien entretenu"),
)  # fmt: skip
_FEMININE = (
    ("Une administration", "Une mobilité", "Une action sociale", "Une gestion financière", "Une politique du logement", "Une économie locale", "Une vie culturelle", "Une institution"),
    ("moderne", "apaisée", "rigoureuse", "tournée vers l'avenir", "à l'écoute", "respectueuse de l'environnement", "dynamique", "participative", "proche des gens"),
)  # fmt: skip
_PROMISES = (
    "un logement digne et abordable", "une place dans la vie locale", "un environnement sain", "un service de proximité", "un accès équitable aux droits fondamentaux", "une vieillesse sereine et entourée",
    "des espaces publics sûrs et agréables", "un emploi ou une formation", "un air pur et une eau de qualité",
)  # fmt: skip
_AIMS = (
    "au bénéfice de toutes les générations", "dans chacun de nos villages", "pour les habitants d'aujourd'hui et de demain", "avec des moyens maîtrisés", "en réponse aux défis climatiques et sociaux",
    "grâce à des équipes motivées et formées",
)  # fmt: skip
_MEANS = ("Accompagner", "Mettre en valeur", "Maîtriser", "Encourager", "Rénover", "Professionnaliser", "Soutenir activement", "Rapprocher du citoyen", "Rendre plus visible")  # fmt: skip
_MEANT = (
    "les parcours d'insertion", "le bâti ancien", "les dépenses de fonctionnement", "les modes doux", "la communication interne", "les initiatives des habitants", "la gestion des bâtiments", "l'offre d'accueil des 0-3 ans",
    "les écoles et leurs abords", "la politique sportive", "les échanges entre générations", "le cycle de l'eau", "les ménages en précarité énergétique", "la vie des quartiers", "le commerce ambulant et sédentaire",
    "l'accueil des publics fragilisés", "les forêts et les chemins ruraux", "la planification d'urgence", "l'égalité des chances", "le bien-être au travail",
)  # fmt: skip
_MEANWHILE = ("", "", "à moyen terme", "avec tous les partenaires", "sur l'ensemble du territoire", "de manière mesurable", "par des outils simples", "en tenant compte de l'évolution démographique")  # fmt: skip


def other_strategic_title(rng: random.Random) -> str:
    """Return the title of a strategic objective, in words of the second stock."""
    if rng.random() < 0.35:
        text = f"{rng.choice(('Garantir', 'Offrir', 'Assurer'))} à chacun {rng.choice(_PROMISES)}"
    else:
        nouns, qualities = rng.choice((_MASCULINE, _FEMININE))
        text = f"{rng.choice(nouns)} {' et '.join(rng.sample(qualities, 2))}"
    return f"{text} {rng.choice(_AIMS)}" if rng.random() < 0.6 else text


def other_operational_title(rng: random.Random) -> str:
    """Return the title of an operational objective, in words of the second stock."""
    text = f"{rng.choice(_MEANS)} {rng.choice(_MEANT)}"
    if rng.random() < 0.2:
        text += f" et {rng.choice(_MEANT)}"
    return f"{text} {rng.choice(_MEANWHILE)}".strip()


def other_action_title(rng: random.Random) -> str:
    """Return the title of an action, 3 to 35 words, in words of the second stock."""
    if rng.random() < 0.22:
        text = rng.choice(_TITLES_OF_NOUNS)
    else:
        verbs, objects = rng.choice(_TITLES_BY_VERB)
        text = f"{rng.choice(verbs)} {rng.choice(objects)}"
    if rng.random() < 0.75:
        text += f" {rng.choice(_WHERE_ELSE)}"
    if rng.random() < 0.22:
        text += f", {rng.choice(_FURTHER)}"
    return f"{text} {rng.choice(_SMALL_TAILS)}".strip()
