# ruff: noqa: E501 - sentences as minutes have them, each on its line
"""Spanish ways of laying something on somebody, layouts for them, and sentences that lay nothing on anybody.

The signs are those of the French ones.
"""

HEAD = """Comisión de hermanamiento y cooperación
Reunión del 4 de abril de 2024, 10:30 h, sala de juntas

Asistentes: Mtra. Carmen Villaseñor, directora de Turismo; Ing. Raúl Ordaz, director del puerto; Rosa Beltrán, enlace (Municipio de Zapopan); Lucía Montes, Universidad de Guadalajara
Justificó: Lic. Pedro Aranda

"""

WHO = {
    "la Mtra. Villaseñor": ("Mtra. Villaseñor",),
    "Rosa": ("Rosa",),
    "la Secretaría Técnica": ("Secretaría Técnica",),
    "la Mtra. Villaseñor y el Ing. Ordaz": ("Mtra. Villaseñor", "Ing. Ordaz"),
}
WHEN = {
    "": (None, ""),
    "antes del 12 de mayo de 2024": ("2024-05-12", ""),
    "para el 12 de mayo": ("2024-05-12", ""),
    "a finales de mayo": (None, "a finales de mayo"),
}

PLAIN = "{W} [enviará|enviarán] el expediente completo a los socios{D}."

HOW = {
    "tendrá a su cargo": "{W} [tendrá|tendrán] a su cargo el envío del expediente completo a los socios{D}.",
    "recibe el encargo": "{W} [recibe|reciben] el encargo de enviar el expediente completo a los socios{D}.",
    "queda encargado": "{W} [queda encargada|quedan encargados] de enviar el expediente completo a los socios{D}.",
    "fue comisionado": (
        "{W} [fue comisionada|fueron comisionados] para enviar el expediente completo a los socios{D}."
    ),
    "hará llegar": "{W} [hará|harán] llegar el expediente completo a los socios{D}.",
    "hará lo necesario": (
        "{W} [hará|harán] lo necesario para enviar el expediente completo a los socios{D}."
    ),
    "se asegurará de que": (
        "{W} se [asegurará|asegurarán] de que el expediente completo se envíe a los socios{D}."
    ),
    "se confiere mandato": "Se confiere mandato {aW} para enviar el expediente completo a los socios{D}.",
    "se le encarga a": "Se le encarga {aW} enviar el expediente completo a los socios{D}.",
    "se mandata": "Se mandata {aW} para que [envíe|envíen] el expediente completo a los socios{D}.",
    "la comisión encarga": "La comisión encarga {aW} el envío del expediente completo a los socios{D}.",
    "la comisión encomendó": "La comisión encomendó {aW} enviar el expediente completo a los socios{D}.",
    "la comisión instruye": (
        "La comisión instruye {aW} para que [envíe|envíen] el expediente completo a los socios{D}."
    ),
    "la comisión solicita que": (
        "La comisión solicita que {w} [envíe|envíen] el expediente completo a los socios{D}."
    ),
    "compete": "El envío del expediente completo a los socios compete {aW}{D}.",
    "le corresponde": "{AW} le [corresponde|corresponde] enviar el expediente completo a los socios{D}.",
    "toca": "Le toca {aW} enviar el expediente completo a los socios{D}.",
    "será responsabilidad": ("Será responsabilidad {deW} enviar el expediente completo a los socios{D}."),
    "bajo la responsabilidad": (
        "El expediente completo se enviará a los socios bajo la responsabilidad {deW}{D}."
    ),
    "a cargo de": "Envío del expediente completo a los socios, a cargo {deW}{D}.",
    "estará a cargo": "El envío del expediente completo a los socios estará a cargo {deW}{D}.",
    "a través de": "El expediente completo se enviará a los socios a través {deW}{D}.",
    "deberá ser": "El expediente completo deberá ser enviado a los socios por {w}{D}.",
    "debe enviarse": "El expediente completo debe enviarse a los socios por parte {deW}{D}.",
    "quien enviará": "Es {w} quien [enviará|enviarán] el expediente completo a los socios{D}.",
    "nombre → nominal": "{W} → envío del expediente completo a los socios{D}",
    "nombre – inf": "{W} – enviar el expediente completo a los socios{D}",
    "(nombre) inf": "({w}) Enviar el expediente completo a los socios{D}",
    "nominal: nombre": "Envío del expediente completo a los socios: {w}{cD}",
    "por enviar (n)": "Expediente completo por enviar a los socios ({w}{cD})",
    "acción; responsable": "Acción: enviar el expediente completo a los socios; responsable: {w}{; D}",
    "quién qué cuándo": "Quién: {w}. Qué: enviar el expediente completo a los socios.{qD}",
    "pedimos a": "Pedimos {aW} que [envíe|envíen] el expediente completo a los socios{D}.",
    "se ofreció": "{W} se [ofreció|ofrecieron] a enviar el expediente completo a los socios{D}.",
    "se acordó que enviaría": (
        "Se acordó que {w} [enviaría|enviarían] el expediente completo a los socios{D}."
    ),
    "se conviene que": "Se conviene que {w} [enviará|enviarán] el expediente completo a los socios{D}.",
    "queda que": "Queda que {w} [envía|envían] el expediente completo a los socios{D}.",
    "en coordinación con": (
        "{W}, en coordinación con Comunicación Social, [enviará|enviarán] "
        "el expediente completo a los socios{D}."
    ),
    "enviará, con apoyo": (
        "{W} [enviará|enviarán], con apoyo de Comunicación Social, el expediente completo a los socios{D}."
    ),
    "participio primero": (
        "Aprobado el presupuesto, {w} [enviará|enviarán] el expediente completo a los socios{D}."
    ),
    "para que primero": (
        "Para que se cumpla el calendario, {w} [debe|deben] enviar el expediente completo a los socios{D}."
    ),
    "si primero": (
        "Si se aprueba el presupuesto, {w} [enviará|enviarán] el expediente completo a los socios{D}."
    ),
    "que debe": (
        "El expediente completo, que {w} [debe|deben] enviar a los socios{D}, se anexará al oficio."
    ),
    "será, como": "El expediente completo será, como el año pasado, enviado a los socios por {w}{D}.",
    "prevé": "{W} [prevé|prevén] enviar el expediente completo a los socios{D}.",
    "procurará": "{W} [procurará|procurarán] enviar el expediente completo a los socios{D}.",
    "es necesario que": "Es necesario que {w} [envíe|envíen] el expediente completo a los socios{D}.",
    "quedó en": "{W} [quedó|quedaron] en enviar el expediente completo a los socios{D}.",
    "se comprometió": "{W} se [comprometió|comprometieron] a enviar el expediente completo a los socios{D}.",
    "aceptó": "{W} [aceptó|aceptaron] enviar el expediente completo a los socios{D}.",
    "prometió": "{W} [prometió|prometieron] enviar el expediente completo a los socios{D}.",
    "ha de": "{W} [ha|han] de enviar el expediente completo a los socios{D}.",
    "está encargado": "{W} [está encargada|están encargados] de enviar el expediente completo a los socios{D}.",
    "por hacer": "Por hacer ({w}{cD}): enviar el expediente completo a los socios",
    "para nombre:": "Para {w}: enviar el expediente completo a los socios{D}",
    "acuerdo:": "Acuerdo: {w} [enviará|enviarán] el expediente completo a los socios{D}.",
    "en cuanto a": "En cuanto {aW}, [enviará|enviarán] el expediente completo a los socios{D}.",
    "por su parte": "Por su parte, {w} [enviará|enviarán] el expediente completo a los socios{D}.",
    "se hará envío por": "Se hará envío del expediente completo a los socios por {w}{D}.",
    "se pondrá en contacto": (
        "{W} se [pondrá|pondrán] en contacto con los socios por el expediente completo{D}."
    ),
    "lo hará": "El expediente completo lo [enviará|enviarán] {w} a los socios{D}.",
}

LAYOUTS = {
    "punto": (
        "1. Calendario\nLa comisión toma nota del calendario presentado.\n\n2. Expediente\n{S}\n\n"
        "3. Asuntos generales\nSe levanta la sesión a las 17:00 h.\n"
    ),
    "viñetas acuerdos": (
        "Acuerdos\n\n- La comisión aprueba el programa del año.\n- {S}\n"
        "- La próxima sesión tendrá lugar en Guadalajara.\n"
    ),
    "pendientes": "Pendientes\n\n• Reservar la sala de juntas\n• {S}\n• Buscar a la prensa local\n",
    "prosa": (
        "La Mtra. Villaseñor abre la sesión y agradece la asistencia. La comisión revisó el balance de la "
        "visita, muy positivo. {S} El intercambio se desarrolló en un ambiente cordial.\n"
    ),
}
MORE_LAYOUTS = {
    "viñetas bajo un punto": (
        "1. Calendario\n- calendario presentado, sin comentarios\n\n2. Expediente\n- expediente discutido\n- {S}\n\n"
        "3. Asuntos generales\n- ninguno\n"
    ),
    "letras": "Acuerdos\na) La comisión aprueba el programa del año.\nb) {S}\nc) Se aprueba el informe.\n",
    "romanos": (
        "I. Programa\nSe aprueba el programa.\n\nII. Expediente\n{S}\n\nIII. Asuntos generales\nNo hubo.\n"
    ),
    "decimales": "2. Expediente\n2.1 Se aprueba el informe.\n2.2 {S}\n2.3 Se aprueba el programa.\n",
    "casillas": "Por hacer\n[ ] Reservar la sala de juntas\n[ ] {S}\n[x] Buscar a la prensa local\n",
    "negritas": "**Acuerdos**\n\n- **Programa**: aprobado.\n- {S}\n",
    "flecha": "2. Expediente\nLa comisión leyó el balance de la visita.\n→ {S}\n",
    "igual": "Expediente\nSe lee y comenta el balance.\n=> {S}\n\nAsuntos generales\nSin asuntos.\n",
    "lo acordado": "En resumen:\n– programa aprobado\n– {S}\n",
    "siguientes pasos": "Siguientes pasos\n\n{S}\n\nReservar la sala de juntas.\n",
    "primero": "PRIMERO.- Se aprueba el programa del año.\n\nSEGUNDO.- {S}\n\nTERCERO.- Se aprueba el informe.\n",
    "línea partida": ("2. Expediente\n{/S}\n\n3. Asuntos generales\nSe levanta la sesión a las 17:00 h.\n"),
    "fin de prosa": (
        "Tras un amplio intercambio sobre el calendario, la comisión constata que dos de los cinco socios han "
        "respondido. {S}\n"
    ),
    "carta": (
        "Estimadas y estimados:\n\nA continuación, los resultados de nuestra reunión.\n\n{S}\n\n"
        "Atentamente,\nCarmen Villaseñor\n"
    ),
}
PAGES = {
    "tabla barras": (
        "| Acción | Responsable | Fecha límite |\n|---|---|---|\n| Reservar la sala | Ing. Ordaz | 3 de mayo de 2024 |\n"
        "| Enviar el expediente completo a los socios | {w} | {T} |\n"
    ),
    "tabla tabuladores": (
        "Pendientes\n\nQué\tQuién\tCuándo\nReservar la sala\tIng. Ordaz\t3 de mayo de 2024\n"
        "Enviar el expediente completo a los socios\t{w}\t{T}\n"
    ),
    "tabla quién primero": (
        "Pendientes\n\nResponsable ; Plazo ; Tarea\nIng. Ordaz ; 3 de mayo de 2024 ; Reservar la sala\n"
        "{w} ; {T} ; Enviar el expediente completo a los socios\n"
    ),
    "ficha": (
        "Acción 1: Reservar la sala\nResponsable: Ing. Ordaz\nFecha límite: 3 de mayo de 2024\n\n"
        "Acción 2: Enviar el expediente completo a los socios\nResponsable: {w}\n{lT}\n"
    ),
    "línea debajo": (
        "Pendientes\n\n- Reservar la sala\n  Ing. Ordaz, 3 de mayo de 2024\n"
        "- Enviar el expediente completo a los socios\n  {w}{cT}\n"
    ),
    "flecha debajo": (
        "Pendientes\n\n- Reservar la sala\n  → Ing. Ordaz, 3 de mayo de 2024\n"
        "- Enviar el expediente completo a los socios\n  → {w}{cT}\n"
    ),
    "por persona": (
        "Quién hace qué\n\nLucía Montes:\n- reservar la sala\n\n{W}:\n"
        "- enviar el expediente completo a los socios{DT}\n- buscar a la prensa local\n"
    ),
    "por persona, sin dos puntos": (
        "Tareas\n\nLucía Montes\n- reservar la sala\n\n{W}\n"
        "- enviar el expediente completo a los socios{DT}\n"
    ),
    "por fecha": (
        "Calendario de acciones\n\n{T!}:\n- {w}: enviar el expediente completo a los socios\n"
        "- Lic. Aranda: reservar la sala\n"
    ),
    "se instruye a dos": (
        "Se instruye {aW} para:\n- reservar la sala;\n- enviar el expediente completo a los socios{DT}.\n"
    ),
    "deberá:": (
        "{W} [deberá|deberán]:\n- reservar la sala;\n- enviar el expediente completo a los socios{DT}.\n"
    ),
}

NOTHING = (
    "La Mtra. Villaseñor envió el expediente completo a los socios el 12 de marzo de 2024.",
    "El expediente completo fue enviado a los socios por Rosa Beltrán antes del 12 de marzo.",
    "El Ing. Ordaz desea que el expediente completo sea más breve.",
    "Al Ing. Ordaz le gustaría recibir el expediente completo antes del verano.",
    "La comisión agradece a la Mtra. Villaseñor por haber enviado el expediente completo a tiempo.",
    "La Mtra. Villaseñor presenta el expediente completo.",
    "Rosa Beltrán recuerda que el expediente completo está disponible en el ayuntamiento.",
    "El expediente completo había sido transmitido en febrero por la Universidad de Guadalajara.",
    "La comisión toma nota del expediente completo entregado por el Ing. Ordaz.",
    "La Secretaría Técnica envía cada año un expediente completo a sus socios.",
    "El expediente completo se enviaría en septiembre si el presupuesto lo permitiera.",
    "La Mtra. Villaseñor podría enviar el expediente completo, pero nada está decidido.",
    "Se propone enviar un expediente completo a los socios.",
    "El expediente completo comprende doce fichas y un presupuesto.",
    "El expediente completo vencerá el 31 de diciembre de 2024.",
    "El auditorio estará completo el 9 de julio de 2024.",
    "Los socios aprecian el expediente completo que se les entrega.",
    "El Ing. Ordaz se extraña de no haber recibido el expediente completo.",
    "No se ha recibido ningún expediente completo a la fecha.",
    "El Ing. Ordaz pregunta si el expediente completo ya se envió.",
    "El Ing. Ordaz se congratula de este expediente completo.",
    "La comisión señala que el expediente completo se depositó el 3 de abril.",
    "En el foro de 2023 se había entregado un expediente completo a cada participante.",
    "Rosa Beltrán enviaba antes el expediente completo por correo.",
    "Un envío del expediente completo por correo costaría 300 pesos.",
    "La Mtra. Villaseñor lamenta que el expediente completo no haya llegado a los socios.",
    "La discusión versó sobre el expediente completo y el foro del 9 de julio de 2024.",
    "La Mtra. Villaseñor, que redactó el expediente completo, responde a las preguntas.",
    "El expediente completo se esperaba para el 12 de marzo; llegó el día 20.",
    "El expediente completo seguirá vigente hasta el 31 de diciembre de 2024.",
    "El precio del expediente completo aumentará en enero de 2025.",
    "La Universidad de Guadalajara espera que el expediente completo guste.",
    "Gracias a Rosa por el expediente completo.",
    "¿Conviene enviar el expediente completo a los socios?",
    "Rosa Beltrán precisa que ya envió el expediente completo.",
    "Según el Ing. Ordaz, el expediente completo es suficiente.",
)
# What is not read yet in every company: a list of what is left to do.
HARD = {"tabla quién primero", "línea debajo", "lo hará"}
# In a list of decisions, what is done each year may be decided.
RULED = ("La Secretaría Técnica envía cada año un expediente completo a sus socios.",)
