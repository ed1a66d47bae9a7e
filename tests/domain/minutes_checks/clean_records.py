"""Records written with care, in which the final check has nothing to find: three French, two Spanish.

They hold what tempts a rule: streets named after days, ratios, verbs that end like a conditional, quotations
in the other language, enumerations with one bracket, names within names.
"""

from __future__ import annotations

from datetime import date

from cufdesk.domain.directory import Directory
from cufdesk.domain.meetings import Decision, Meeting
from cufdesk.domain.minutes_checks.ground import Ground
from cufdesk.domain.values import Bilingual
from tests.makers import a_cover, a_decision, a_meeting, a_person, an_action, an_organisation

NB = "\u00a0"
ROSA = a_person("Rosa", "Ruiz", second_surname="Peña")
JEAN = a_person("Jean", "Petit", civility="mr", side="french", country="FR")
PEOPLE = (ROSA, JEAN)
BODIES = (
    an_organisation("AMF", name=Bilingual("Association des maires de France", "Asociación de Alcaldes")),
    an_organisation("AL-LAs", name=Bilingual("Alliance euro-latino-américaine", "Alianza")),
    an_organisation("SRE", name=Bilingual("Ministère des Affaires étrangères", "Relaciones Exteriores")),
)


def _decision(
    language: str, title: str, text: str, modality: str, *actions: str, context: str = ""
) -> Decision:
    def in_(words: str) -> Bilingual:
        return Bilingual(es=words) if language == "es" else Bilingual(words)

    made = [
        an_action(responsible="CUF", deadline=date(2015, 7, 1), precision="exact", modality=modality)
        for _ in actions
    ]
    for action, words in zip(made, actions, strict=True):
        action.text, action.responsible = in_(words), in_("CUF")
    decision = a_decision(actions=made, modality=modality)
    decision.title, decision.text, decision.context = in_(title), in_(text), in_(context)
    for number, action in enumerate(made):
        action.number = f"{title[:1]}{len(text)}-{number}"
    return decision


def _meeting(language: str, title: str, purpose: str, *decisions: Decision) -> Meeting:
    meeting = a_meeting(decisions=decisions, people=PEOPLE, language=language, headcount=2)
    in_ = (lambda words: Bilingual(es=words)) if language == "es" else Bilingual
    meeting.title, meeting.purpose = in_(title), in_(purpose)
    return meeting


def ground(meeting: Meeting) -> Ground:
    directory = Directory({one.id: one for one in PEOPLE}, {body.id: body for body in BODIES})
    return Ground(meeting, a_cover(), directory)


def french_visit() -> Meeting:
    return _meeting(
        "fr",
        "Visite de la délégation mexicaine",
        f"M.{NB}Petit et Mme{NB}Ruiz Peña ont rappelé l’origine du groupe-pays ; la SRE y était"
        f" représentée. L’accueil"
        f" a eu lieu à la mairie, 3, rue du 8 Mai 1945, à 10{NB}h{NB}30. Le secrétariat, lui,"
        f" préparait la suite.",
        _decision(
            "fr",
            "Deuxième édition",
            f"La partie mexicaine souhaite une deuxième édition{NB}: elle se tiendrait au 1er"
            f" semestre. Mme{NB}Rosa Ruiz"
            f" espère que l’AMF sera présente (le Forum compte 2{NB}000 participants, dont un tiers d’élus).",
            "wish",
            "Consulter les groupes-pays sur le calendrier",
        ),
        _decision(
            "fr",
            "Appel à projets",
            "L’appel à projets est relancé en mars. Les critères qui pourraient freiner une candidature sont"
            " retirés ; le comité rencontrait déjà cette difficulté en 2014. Le rapport d’activité"
            " est publié.",
            "adopted",
            "Relire les critères que les collectivités trouveraient trop lourds",
            "Écrire à l’AMF",
            context="Le bilan montrait un écart de 1 à 3. « Il faut simplifier », a dit un maire. Étaient"
            " évoqués : a) le calendrier ; b) le taux de 80 % ; c) l’accompagnement.",
        ),
    )


def french_committee() -> Meeting:
    return _meeting(
        "fr",
        "Comité de pilotage du groupe-pays",
        f"Le comité s’est réuni le jeudi 5 mars 2015. Ordre du jour{NB}: budget, rencontre des 29 et"
        f" 30 juin, accord"
        " avec le Réseau des villes durables (RVD). Le RVD suivra les travaux.",
        _decision(
            "fr",
            "Budget de la rencontre",
            f"Le budget est arrêté à 12{NB}500{NB}€ ; l’État en prend 40{NB}%. CUF s’engage à couvrir"
            f" le reste. Les deux"
            " sous-préfets et les trois vice-présidents présents en ont pris acte.",
            "adopted",
            "Transmettre le budget à la 1re commission",
        ),
        _decision(
            "fr",
            "Rencontre politique",
            f"Il est proposé de réunir six élus de chaque pays. Le bilan serait remis le 15 juillet"
            f" par M.{NB}Jean Petit,"
            f" qui signera au nom des deux groupes-pays. Était-ce possible{NB}? Oui, selon l’article 3.",
            "proposed",
            "Préparer la liste",
            context="Voir https://exemple.org/forum?an=2015 et l’adresse contact@exemple.org. La question"
            " « ¿Quién firma? » reste posée par la partie mexicaine.",
        ),
    )


def french_account() -> Meeting:
    return _meeting(
        "fr",
        "Échange technique sur l’eau et l’assainissement",
        "À l’issue de la visite, les services ont comparé leurs méthodes. Le XXIe siècle impose des"
        " choix ; la"
        " ville-centre et l’intercommunalité en conviennent. Élus et techniciens étaient d’accord.",
        _decision(
            "fr",
            "Suites techniques",
            "Les deux villes échangent leurs plans chaque semestre. Le portrait de territoire est un"
            " extrait du"
            " schéma directeur ; il figurait au dossier. Les services demeurent en contact, d’ici à"
            " la fin de mai.",
            "commitment",
            "Envoyer le schéma directeur",
            "Traduire le portrait de territoire",
        ),
        _decision(
            "fr",
            "Constat",
            "L’expérience mexicaine est utile. Un accord AL-LAs–AMF existe déjà.",
            "finding",
        ),
    )


def spanish_committee() -> Meeting:
    return _meeting(
        "es",
        "Reunión del comité directivo",
        f"La Secretaría de Relaciones Exteriores (SRE) recibió a la delegación el jueves 12 de"
        f" febrero de 2015, a las"
        f" 10:30 horas. El Sr.{NB}Petit y la Lic.{NB}Ruiz abrieron la sesión. ¿Qué sigue? Lo dijo el"
        f" presidente: «hay que"
        " preparar junio». La mayoría de los municipios de El Salvador y de México asistió.",
        _decision(
            "es",
            "Convocatoria de proyectos",
            "La convocatoria se lanza en marzo; la tesorería y la asesoría jurídica la revisan. Se"
            " difunde entre los"
            " gobiernos locales que quieran participar, a más tardar el 1.º de mayo.",
            "adopted",
            "Difundir la convocatoria",
            "Revisar los criterios que podrían frenar una candidatura",
            context="En la categoría de ciudades medias, la ingeniería y la auditoría pesan mucho.",
        ),
        _decision(
            "es",
            "Segundo encuentro",
            "La parte mexicana desea un segundo encuentro, que se celebraría en junio. Se presentará"
            " el balance.",
            "wish",
            "Consultar a los socios",
        ),
    )


def spanish_account() -> Meeting:
    return _meeting(
        "es",
        "Intercambio técnico sobre el agua",
        "Las áreas técnicas compararon sus métodos del 12 al 13 de febrero. ¡Buen trabajo! La red"
        " AL-LAs y la AMF"
        " participaron; el costo fue de $1,234.50 MXN (pagado por la ciudad).",
        _decision(
            "es",
            "Encuentro de alto nivel",
            "Se propone reunir a seis representantes de cada país. El documento se entregaría el 15"
            " de julio de 2015,"
            " en nombre de ambos grupos país, durante el recorrido del Presidente.",
            "proposed",
            "Elaborar la lista de representantes",
        ),
        _decision(
            "es",
            "Convenio global",
            "CUF firma el convenio global. La galería y la panadería del mercado sirven de sede; ahí comía y"
            " trabajaba la delegación. Último punto: el n.º 3 del orden del día.",
            "commitment",
            "Firmar el convenio",
        ),
    )


ALL = (french_visit, french_committee, french_account, spanish_committee, spanish_account)
