"""Ways to tell who was there, each with those it tells of: (language, words, people as (name, role))."""

HEADS = {
    "fr": "Commission coopération\nCompte rendu de la réunion du 4 avril 2024\n\n",
    "es": "Comisión de cooperación\nMinuta de la reunión del 4 de abril de 2024\n\n",
}
BODIES = {
    "fr": "\n\n1. Calendrier\nLa commission prend acte du calendrier présenté.\n",
    "es": "\n\n1. Calendario\nLa comisión toma nota del calendario presentado.\n",
}
A, B = ("Claire Dubreuil", "present"), ("Antoine Kerbrat", "present")
C, D = ("Carmen Villaseñor", "present"), ("Raúl Ordaz", "present")
AWAY, GONE = ("Antoine Kerbrat", "excused"), ("Antoine Kerbrat", "absent")
STOOD_FOR = ("Claire Dubreuil", "represented")

# fmt: off
LISTS = [
    ("fr", "Présents – Mme Claire Dubreuil, adjointe ; M. Antoine Kerbrat (Port de Roscoff)", [A, B]),
    ("fr", "Membres du bureau présents :\n1- Claire Dubreuil\n2- Antoine Kerbrat", [A, B]),
    ("fr", "Présents : Mme Claire Dubreuil, adjointe. M. Antoine Kerbrat, directeur.", [A, B]),
    ("fr", "Présents :\nVille de Morlaix : Mme Claire Dubreuil, adjointe ; M. Antoine Kerbrat", [A, B]),
    ("fr", "Présents :\nTrésorière : Claire Dubreuil\nDirecteur : Antoine Kerbrat", [A, B]),
    ("fr", "Présents : Mme Claire Dubreuil\nPersonnes excusées : M. Antoine Kerbrat", [A, AWAY]),
    ("fr", "Présents : Mme Claire Dubreuil\nAbsents sans excuse : M. Antoine Kerbrat", [A, GONE]),
    ("fr", "Présents : CLAIRE DUBREUIL, KERBRAT Antoine",
     [("CLAIRE DUBREUIL", "present"), ("KERBRAT Antoine", "present")]),
    ("fr", "Structure | Nom | Présence\nVille | Claire Dubreuil | P\nPort | Antoine Kerbrat | Excusé",
     [A, AWAY]),
    ("fr", "Nom | Présents | Excusés\nClaire Dubreuil | x | \nAntoine Kerbrat | | x", [A, AWAY]),
    ("fr", "Nom\tPrénom\tFonction\nDubreuil\tClaire\tmaire\nKerbrat\tAntoine\tdirecteur", [A, B]),
    ("es", "Asistentes: la Mtra. Carmen Villaseñor, directora; el Ing. Raúl Ordaz", [C, D]),
    ("es", "Lista de asistencia\n- D.ª Carmen Villaseñor\n- don Raúl Ordaz", [C, D]),
    ("es", "Asistentes: Carmen Villaseñor (Zapopan)\nAusente con aviso: Raúl Ordaz",
     [C, ("Raúl Ordaz", "excused")]),
    ("es", "Asistentes: Mtro. Julio César Zúñiga, jefe", [("Julio César Zúñiga", "present")]),
    ("es", "Asistentes:\nRegidora Lic. Carmen Villaseñor, Presidenta\nRegidor C. Raúl Ordaz, Vocal",
     [C, D]),
    ("es", "Participaron: la Gerente Técnica, Ing. Carmen Villaseñor; el alcalde, Sr. Raúl Ordaz", [C, D]),
    ("es", "Presentes: los concejales Carmen Villaseñor (Tiquina) y Raúl Ordaz (San Pablo)", [C, D]),
    ("es", "Asistentes:\nCra. Carmen Villaseñor, Obras Públicas\nCro. Raúl Ordaz, Cultura del Agua", [C, D]),
    ("es", "Presentes: Esc. Carmen Villaseñor, Lic. Enf. Raúl Ordaz", [C, D]),
    ("es", "Asistentes: Mgs. Carmen Villaseñor, Vicerrectora Académica\nExcusas: Ab. Raúl Ordaz",
     [C, ("Raúl Ordaz", "excused")]),
    ("es", "Presentes: DRA. CARMEN VILLASEÑOR E ING. RAÚL ORDAZ",
     [("CARMEN VILLASEÑOR", "present"), ("RAÚL ORDAZ", "present")]),
    ("es", "Presentes: Prof.ª M.ª Dolores Ogáyar", [("M.ª Dolores Ogáyar", "present")]),
    ("es", "Presentes:\nCarmen Villaseñor      Raúl Ordaz", [C, D]),
    ("fr", "Présents : le Professeur Claire Dubreuil, présidente ; Capt. Antoine Kerbrat (Port)", [A, B]),
    ("fr", "Présents : le conseiller, M. Antoine Kerbrat ; la directrice, Mme Claire Dubreuil", [A, B]),
    ("fr", "Présents : Col. (e.r.) Antoine Kerbrat, président ; M. YAO Claire",
     [B, ("YAO Claire", "present")]),
]
SENTENCES = [
    ("fr", "M. Antoine Kerbrat représentait Mme Claire Dubreuil.", [B, STOOD_FOR]),
    ("fr", "Mme Claire Dubreuil, empêchée, s'est fait représenter par M. Antoine Kerbrat.", [STOOD_FOR, B]),
    ("fr", "La délégation a été reçue en mairie par le maire, M. Antoine Kerbrat.", [B]),
    ("fr", "Mme Claire Dubreuil ouvre la séance.", [A]),
    ("fr", "Mme Claire Dubreuil a quitté la séance à 16 h et a donné pouvoir à M. Antoine Kerbrat.", [A, B]),
    ("es", "El Ing. Raúl Ordaz asistió en representación de la Mtra. Carmen Villaseñor.",
     [D, ("Carmen Villaseñor", "represented")]),
    ("es", "En representación de la Mtra. Carmen Villaseñor asistió el Ing. Raúl Ordaz.",
     [("Carmen Villaseñor", "represented"), D]),
    ("es", "La Mtra. Carmen Villaseñor no pudo asistir; asistió en su representación el Ing. Raúl Ordaz.",
     [("Carmen Villaseñor", "represented"), D]),
    ("es", "Se reunieron la Mtra. Carmen Villaseñor, directora; y el Ing. Raúl Ordaz.", [C, D]),
    ("fr", "Réuni sous la présidence de Mme Claire Dubreuil, le comité a entendu M. Antoine Kerbrat.",
     [A, ("Antoine Kerbrat", "mentioned")]),
    ("es", "Estuvimos Carmen Villaseñor, Raúl Ordaz y una servidora.", [C, D]),
    ("es", "Estábamos Carmen Villaseñor, la tesorera; Xiadani Cuautle; y un servidor.",
     [C, ("Xiadani Cuautle", "present")]),
    ("es", "Se reunieron Carmen Villaseñor, directora, y el licenciado Raúl Ordaz.", [C, D]),
    ("es", "Raúl Ordaz mandó recado de que seguía con gripe.", [("Raúl Ordaz", "excused")]),
    ("es", "El Regidor C. Raúl Ordaz justifica su inasistencia.", [("Raúl Ordaz", "excused")]),
    ("es", "Avisó que no concurría el Ing. Raúl Ordaz.", [("Raúl Ordaz", "excused")]),
    ("es", "Faltó Raúl Ordaz, que avisó por la mañana.", [("Raúl Ordaz", "excused")]),
    ("es", "Faltó Raúl Ordaz.", [("Raúl Ordaz", "absent")]),
    ("es", "La Mtra. Carmen Villaseñor delegó a su suplente, Sr. Raúl Ordaz.",
     [("Carmen Villaseñor", "represented"), D]),
    ("es", "Se encuentra ausente, sin justificación, el economista Raúl Ordaz.", [("Raúl Ordaz", "absent")]),
    ("es", "Por la Municipalidad\nCarmen Villaseñor, alcaldesa\nIng. Raúl Ordaz, obras", [C, D]),
    ("es", "Presidenta: Dra. Carmen Villaseñor\nEstudiante: Sr. Raúl Ordaz", [C, D]),
    ("es", "Inasistencias\nCarmen Villaseñor (OPP), con aviso.\nRaúl Ordaz (Federación), sin aviso.",
     [("Carmen Villaseñor", "excused"), ("Raúl Ordaz", "absent")]),
    ("es", "Asistentes: Mgs. Carmen Villaseñor, Rectora\n\nLa señora Rectora da la bienvenida.", [C]),
    ("fr", "On était deux : Claire Dubreuil et Antoine Kerbrat.", [A, B]),
    ("fr", "Nous étions trois autour de la table : Claire Dubreuil, Antoine Kerbrat et moi-même.", [A, B]),
    ("fr", "Antoine Kerbrat avait prévenu qu'il ne pourrait pas venir.", [AWAY]),
    ("fr", "Antoine Kerbrat était en sortie scolaire et s'en excuse.", [AWAY]),
    ("fr", "Antoine Kerbrat n'avait pas pu se libérer.", [AWAY]),
    ("fr", "Pour la Ville de Morlaix\nMme Claire Dubreuil, maire\nM. Antoine Kerbrat, adjoint", [A, B]),
    ("fr", "Pas là mais excusé : Antoine Kerbrat", [AWAY]),
]
# Whole mails and chats: those who write tell who met with them.
LETTERS = [
    ("es", ("De: Carmen Villaseñor <c@x.example>\nPara: Raúl Ordaz; Elena Trejo\nAsunto: reunión\n\n"
     "Les paso lo conversado ayer. Estuvimos Raúl y yo. Elena no pudo sumarse.\n"),
     [C, D, ("Elena Trejo", "excused")]),
    ("es", ("De: Carmen Villaseñor <c@x.example>\nPara: Raúl Ordaz\nAsunto: oficio\n\n"
     "Le envío el oficio firmado.\n"), [("Carmen Villaseñor", "mentioned"), ("Raúl Ordaz", "mentioned")]),
    ("es", ("[14/5/24, 10:02:11] Carmen Museo: estuvimos Raúl y yo. Faltó Elena\n"
     "[14/5/24, 10:06:03] Prof. Raúl Ordaz: gracias\n[14/5/24, 10:06:50] Elena Trejo: perdón\n"),
     [("Carmen", "present"), D, ("Elena Trejo", "absent")]),
    ("fr", ("Claire Dubreuil 08/10/2025 12:41\nétaient là : Antoine, moi\n\nAntoine Kerbrat 12:44\n"
     "ok pour moi\n"), [A, B]),
    ("fr", ("De : Claire Dubreuil <c@x.example>\nÀ : équipe\nObjet : réunion\n\n"
     "Notre conférence téléphonique de ce matin : on était trois, Antoine Kerbrat, Lou Pasquier et moi.\n"),
     [A, B, ("Lou Pasquier", "present")]),
]
MENTIONS = [
    ("fr", "Le président Antoine Kerbrat a écrit au préfet.", "Antoine Kerbrat"),
    ("fr", "La directrice de l'école, Claire Dubreuil, propose un échange.", "Claire Dubreuil"),
    ("fr", "L'artiste Claire Dubreuil exposera à la médiathèque.", "Claire Dubreuil"),
    ("fr", "Contact : Claire Dubreuil (Agence de l'eau)", "Claire Dubreuil"),
    ("fr", "La présidente,\nClaire Dubreuil", "Claire Dubreuil"),
    ("es", "El señor Raúl Ordaz confirmó su visita.", "Raúl Ordaz"),
    ("es", "Raúl Ordaz informó que faltan tres firmas.", "Raúl Ordaz"),
    ("es", "Hay que avisar a Raúl Ordaz de Obras.", "Raúl Ordaz"),
    ("fr", "Claire Dubreuil propose un simple tableau.", "Claire Dubreuil"),
    ("fr", "Il faut voir le budget avec Claire Dubreuil.", "Claire Dubreuil"),
    ("fr", "Enfin notre secrétaire général, Hanta Rabe, aimerait en parler.", "Hanta Rabe"),
    ("es", "El alcalde de Tequila, Raúl Ordaz, dio su visto bueno.", "Raúl Ordaz"),
]
NOBODY = [
    ("fr", "La cérémonie aura lieu rue Jean Jaurès, à 18 h."),
    ("fr", "Le lycée Tristan Corbière accueillera vingt élèves."),
    ("fr", "L'exposition se tiendra salle Anne de Bretagne."),
    ("fr", "Comme l'écrivait Victor Hugo, « l'avenir est une porte »."),
    ("fr", "Le prix Albert Londres sera remis en juin."),
    ("fr", "La résidence Louise Michel logera les jeunes."),
    ("es", "La ceremonia será en la calle Benito Juárez, a las 18 horas."),
    ("es", "La escuela Miguel Hidalgo recibirá veinte alumnos."),
    ("es", "Como decía Octavio Paz, «la libertad no necesita alas»."),
    ("es", "El auditorio Juan Rulfo fue reservado."),
    ("es", "La comisión viajará a San Luis Potosí con la delegación."),
    ("es", "Las escuelas Benito Juárez y Miguel Hidalgo intercambiarán cartas."),
    ("es", "Santiago Amatitán recibirá a la delegación en mayo."),
    ("fr", "La délégation passera par Florence avec deux élus."),
    ("fr", "La salle Jean Moulin, place Louis Pasteur, a été retenue."),
]
DAYS = [
    ("fr", "les 3, 4 et 5 mai 2024", ["2024-05-03/2024-05-05"]),
    ("fr", "les 7, 14 et 21 mai 2024",
     ["2024-05-07/2024-05-07", "2024-05-14/2024-05-14", "2024-05-21/2024-05-21"]),
    ("fr", "le 12 mai et le 14 juin 2024", ["2024-05-12/2024-05-12", "2024-06-14/2024-06-14"]),
    ("fr", "le 12 ou le 19 mai 2024", ["2024-05-12/2024-05-12", "2024-05-19/2024-05-19"]),
    ("fr", "entre le 3 et le 5 mai 2024", ["2024-05-03/2024-05-05"]),
    ("fr", "du 03/05/2024 au 05/05/2024", ["2024-05-03/2024-05-05"]),
    ("fr", "03.05.2024-05.05.2024", ["2024-05-03/2024-05-05"]),
    ("fr", "le vingt-deux mai 2024", ["2024-05-22/2024-05-22"]),
    ("es", "el 12-V-2024", ["2024-05-12/2024-05-12"]),
    ("es", "mayo 12, 2024", ["2024-05-12/2024-05-12"]),
    ("es", "3/may/2024", ["2024-05-03/2024-05-03"]),
    ("es", "12-jul-2019", ["2019-07-12/2019-07-12"]),
]
# fmt: on
