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
]
MENTIONS = [
    ("fr", "Le président Antoine Kerbrat a écrit au préfet.", "Antoine Kerbrat"),
    ("fr", "La directrice de l'école, Claire Dubreuil, propose un échange.", "Claire Dubreuil"),
    ("fr", "L'artiste Claire Dubreuil exposera à la médiathèque.", "Claire Dubreuil"),
    ("fr", "Contact : Claire Dubreuil (Agence de l'eau)", "Claire Dubreuil"),
    ("fr", "La présidente,\nClaire Dubreuil", "Claire Dubreuil"),
    ("es", "El señor Raúl Ordaz confirmó su visita.", "Raúl Ordaz"),
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
