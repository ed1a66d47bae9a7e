"""Sentences in which Spanish names who does it behind the verb, by a pronoun or not at all."""

from __future__ import annotations

NAMED = (
    ("El fontanero procederá a partir del 15 de noviembre.", ["fontanero"]),
    ("La carpintera entregará las mesas antes de junio.", ["carpintera"]),
    ("La teniente Brémond corregirá la parte de maniobras aéreas.", ["Brémond"]),
    ("El capitán Lagarrigue precisará el peso del embalaje apenas esté de vuelta.", ["Lagarrigue"]),
    ("El comandante Rojas enviará el plano.", ["Rojas"]),
    ("La comunidad pondrá la mano de obra.", ["comunidad"]),
    ("Queda encargado el señor alcalde de hablar con don Abilio.", ["alcalde"]),
    ("Quedaron comisionadas Rosa y Nadia para visitar la escuela.", ["Rosa", "Nadia"]),
    ("Los redacta la directora.", ["directora"]),
    ("Las invitaciones las imprime el sobrino de Danilo.", ["sobrino de Danilo"]),
    ("La carpa grande la arma el Flaco con los gurises del liceo.", ["Flaco"]),
    ("La lista la lleva al banco la contadora.", ["contadora"]),
    ("Los folletos los reparten los vecinos del barrio.", ["vecinos del barrio"]),
    ("A ellos les escribirá la gerente.", ["gerente"]),
    ("Les enviará el acta la secretaria.", ["secretaria"]),
    ("El presupuesto del autobús, que lo pida Jesús Mari a la empresa.", ["Jesús Mari"]),
    ("Que vayan al banco Lorenzo y Rufina.", ["Lorenzo", "Rufina"]),
    ("Será la gerencia quien la lleve a Vaucresson.", ["gerencia"]),
    ("Será Luis quien firme la carta.", ["Luis"]),
    ("Se encargan de las inscripciones Maite y Fermín.", ["Maite", "Fermín"]),
    ("Se ocupa de la comida la cooperadora.", ["cooperadora"]),
    ("Se nombra a Reina Mejía y a Wilmer Soto para que lleven el libro.", ["Reina Mejía", "Wilmer Soto"]),
    ("Conseguir un buen cantero (Sub Alcaldía).", ["Sub Alcaldía"]),
    ("Las bases, Conchi, para Carnaval.", ["Conchi"]),
    ("La lista: la alcanza la Jefatura de UCI tres días antes de la jornada.", ["Jefatura de UCI"]),
    ("Luis Vidal explica que las mandará en cuanto las firme su director.", ["Luis Vidal"]),
    ("Rosa Beltrán mostró los planos. Los mandará en formato abierto.", ["Rosa Beltrán"]),
    ("Rosa Beltrán trajo los libros. Ella los tendrá listos para el 15 de julio.", ["Rosa Beltrán"]),
    ("Los papeles del donativo los tramita Niurka con el ministerio.", ["Niurka"]),
    ("Quedó convenido que el Municipio de Loja remitirá la nómina.", ["Municipio de Loja"]),
    ("Hace falta que el párroco firme la carta antes de junio.", ["párroco"]),
    ("La Lic. Peña indica que la enviará el lunes 14 de diciembre.", ["Nadia Peña"]),
)
LEFT = (
    "Se enviará el acta a la secretaria.",
    "Enviar el acta a la directora antes de junio.",
    "La reunión se celebrará en mayo.",
    "Remítase copia a la Secretaría.",
)
MAIL = (
    "De: Verónica Taborda <vtaborda@unlitoral.example>\nPara: Graciela Ferreyra\nFecha: 9 de abril de 2018\n"
    "Asunto: lo que quedó\n\nEstimada Graciela:\n\nGracias por la visita. {}\n\nSaludos\n\nVerónica Taborda\n"
)
NOTES = (
    "Apuntes de la reunión del puerto, 6 de marzo de 2023\nEstaban: Nelson Bentancor, Silvana Rijo y yo\n\n"
    "- El muelle está en obra.\n- {}\n\nJosé Etchegoyen\n"
)
WRITER = (
    "Yo le llevo el resumen al director.",
    "La carta la redacto yo.",
    "Lo voy a visitar yo el jueves.",
    "Por mi parte, le paso el texto a Cécile mañana mismo.",
)
