"""Sentences in which who does it or by when stands apart, and what is to be read of each."""

from __future__ import annotations

FRENCH: tuple[tuple[str, tuple[tuple[tuple[str, ...], str], ...]], ...] = (
    ("Communication prépare l'affiche pour le 15 mai.", ((("Communication",), "2024-05-15"),)),
    ("L'Urbanisme transmet le plan au partenaire sous huit jours.", ((("Urbanisme",), "sous huit jours"),)),
    (
        "Notre service des sports envoie le règlement avant le 1er juin.",
        ((("service des sports",), "2024-06-01"),),
    ),
    (
        "Jeunesse et sports contactera les clubs dès la rentrée.",
        ((("Jeunesse et sports",), "dès la rentrée"),),
    ),
    (
        "Mme Fontan et, pour la partie juridique, M. Le Goff relisent la convention avant le 10 mai.",
        ((("Fontan", "Le Goff"), "2024-05-10"),),
    ),
    (
        "Mme Fontan a trouvé un interprète ; elle en donnera le nom avant le 15 avril.",
        ((("Fontan",), "2024-04-15"),),
    ),
    (
        "M. Kerbrat possède les relevés. Il les communiquera au comité sous dix jours.",
        ((("Kerbrat",), "sous dix jours"),),
    ),
    (
        ("M. Kerbrat rappelle que le devis est périmé. Il en demandera un autre dès la semaine prochaine."),
        ((("Kerbrat",), "dès la semaine prochaine"),),
    ),
    (
        "Le planning sera revu, d'ici à la fin avril, par M. Kerbrat et Mme Fontan.",
        ((("Kerbrat", "Fontan"), "la fin avril"),),
    ),
    ("M. Kerbrat préparera l'accueil de la délégation, attendue le 14 mai.", ((("Kerbrat",), ""),)),
    (
        "M. Le Goff mettra à jour le tableau des dépenses. Échéance : 20 avril.",
        ((("Le Goff",), "2024-04-20"),),
    ),
    (
        "Nadia Belkacem relancera les trois communes. Elle le fera avant le 19 avril.",
        ((("Nadia Belkacem",), "2024-04-19"),),
    ),
    ("Mme Fontan traduira la plaquette. Délai : trois semaines.", ((("Fontan",), "trois semaines"),)),
    (
        "M. Le Goff versera l'acompte une fois la convention signée par les deux maires.",
        ((("Le Goff",), "une fois la convention signée par les deux maires"),),
    ),
    (
        "M. Kerbrat enverra les photos à son retour de Valparaíso.",
        ((("Kerbrat",), "à son retour de Valparaíso"),),
    ),
    (
        "M. Le Goff solde les comptes dans le mois qui suit la visite.",
        ((("Le Goff",), "dans le mois qui suit la visite"),),
    ),
    ("Nadia Belkacem appellera l'hôtel jeudi.", ((("Nadia Belkacem",), "jeudi"),)),
    ("M. Kerbrat passera la commande le 10.", ((("Kerbrat",), "2024-04-10"),)),
    (
        "Mme Fontan assure le suivi jusqu'à la fin de l'année universitaire.",
        ((("Fontan",), "jusqu'à la fin de l'année universitaire"),),
    ),
    (
        "M. Kerbrat interrogera l'assureur sans attendre la prochaine réunion.",
        ((("Kerbrat",), "sans attendre la prochaine réunion"),),
    ),
    (
        "Le comité a chargé Mme Fontan de trouver un photographe avant la fête du port.",
        ((("Fontan",), "avant la fête du port"),),
    ),
    (
        "Reste à Nadia Belkacem à obtenir les signatures avant le 19 avril.",
        ((("Nadia Belkacem",), "2024-04-19"),),
    ),
    (
        "M. Le Goff s'est vu confier la clôture des comptes, à faire avant le 31 mai.",
        ((("Le Goff",), "2024-05-31"),),
    ),
    (
        "M. Le Goff et ses services préparent la clôture des comptes pour le 31 mai.",
        ((("Le Goff",), "2024-05-31"),),
    ),
    (
        (
            "Le président de l'association Bretagne-Pérou, absent ce jour, sera relancé par Nadia "
            "Belkacem avant le 12 avril."
        ),
        ((("Nadia Belkacem",), "2024-04-12"),),
    ),
    ("Ouest-Nautisme livrera les bouées le 30 avril.", ((("Ouest-Nautisme",), "2024-04-30"),)),
    ("Nadia, il faut que tu relances le consulat avant le 12 avril.", ((("Nadia",), "2024-04-12"),)),
    ("Pour la traduction, voir avec Lucie Fontan avant le 12 avril.", (((), "2024-04-12"),)),
    (
        "Nadia Belkacem relancera les trois communes. À faire avant le 19 avril.",
        ((("Nadia Belkacem",), "2024-04-19"),),
    ),
    (
        "Nadia Belkacem relancera les trois communes. Ce sera fait avant le 19 avril.",
        ((("Nadia Belkacem",), "2024-04-19"),),
    ),
    (
        "Nadia Belkacem relancera les trois communes, ce qui devra être fait avant le 19 avril.",
        ((("Nadia Belkacem",), "2024-04-19"),),
    ),
    ("M. Le Goff relit la convention. Il s'y engage pour le 19 avril.", ((("Le Goff",), "2024-04-19"),)),
    (
        "La chargée de communication, Silvia Campos, rédigera le communiqué avant le 12 avril.",
        ((("Silvia Campos",), "2024-04-12"),),
    ),
    ("Le trésorier, M. Le Goff, établira les reçus pour le 30 avril.", ((("Le Goff",), "2024-04-30"),)),
    ("Le maire, absent, enverra un mot avant le 12 avril.", ((("maire",), "2024-04-12"),)),
)

SPANISH: tuple[tuple[str, tuple[tuple[tuple[str, ...], str], ...]], ...] = (
    ("Sistemas instalará el equipo para el 15 de mayo.", ((("Sistemas",), "2024-05-15"),)),
    (
        "Jurídico revisará el convenio en un plazo de diez días.",
        ((("Jurídico",), "en un plazo de diez días"),),
    ),
    (
        "Nuestra área de vinculación enviará la lista antes del 1 de junio.",
        ((("área de vinculación",), "2024-06-01"),),
    ),
    (
        "Operación levantará el catastro. Fecha compromiso: 30 de junio de 2024.",
        ((("Operación",), "2024-06-30"),),
    ),
    (
        "Lucía Montes y, en lo jurídico, el Lic. Robles revisarán el convenio antes del 10 de mayo.",
        ((("Lucía Montes", "Robles"), "2024-05-10"),),
    ),
    (
        "Lucía Montes ya tiene intérprete; dará su nombre antes del 15 de abril.",
        ((("Lucía Montes",), "2024-04-15"),),
    ),
    (
        "El Ing. Ordaz cuenta con los registros. Los entregará al comité en diez días.",
        ((("Ordaz",), "en diez días"),),
    ),
    ("El Ing. Ordaz preparará la recepción de la delegación, que llega el 14 de mayo.", ((("Ordaz",), ""),)),
    (
        "La Mtra. Villaseñor presentará el proyecto en la sesión ordinaria de mayo.",
        ((("Villaseñor",), "en la sesión ordinaria de mayo"),),
    ),
    ("El Lic. Robles actualizará el cuadro de gastos. Plazo: 20 de abril.", ((("Robles",), "2024-04-20"),)),
    (
        "Rosa Beltrán insistirá con los tres municipios. Lo hará antes del 19 de abril.",
        ((("Rosa Beltrán",), "2024-04-19"),),
    ),
    ("Lucía Montes traducirá el folleto. Plazo: tres semanas.", ((("Lucía Montes",), "tres semanas"),)),
    (
        "El Lic. Robles pagará el anticipo una vez firmado el convenio por ambos alcaldes.",
        ((("Robles",), "una vez firmado el convenio por ambos alcaldes"),),
    ),
    (
        "El Ing. Ordaz mandará las fotos a su regreso de Valparaíso.",
        ((("Ordaz",), "a su regreso de Valparaíso"),),
    ),
    (
        "Lucía Montes entregará la maqueta antes de salir de vacaciones.",
        ((("Lucía Montes",), "antes de salir de vacaciones"),),
    ),
    (
        "La Secretaría notificará el acta dentro de las cuarenta y ocho horas siguientes.",
        ((("Secretaría",), "dentro de las cuarenta y ocho horas siguientes"),),
    ),
    ("Rosa Beltrán llamará al hotel el jueves.", ((("Rosa Beltrán",), "el jueves"),)),
    ("El Ing. Ordaz hará el pedido el 10.", ((("Ordaz",), "2024-04-10"),)),
    (
        (
            "Encargar a la Facultad de Geología la entrega de los sílabos en un plazo que no exceda "
            "del 19 de julio de 2024."
        ),
        ((("Facultad de Geología",), "2024-07-19"),),
    ),
    (
        "Será Lucía Montes quien contacte a la escuela, antes de las vacaciones de abril.",
        ((("Lucía Montes",), "antes de las vacaciones de abril"),),
    ),
    ("Karla nos pasa la lista de sus alumnos a más tardar el viernes 19.", ((("Karla",), "2024-04-19"),)),
    ("Bentancour hablará con las direcciones de ambos liceos.", ((("Bentancour",), ""),)),
    ("Al Ing. Ordaz se le pidió entregar los planos antes del 3 de mayo.", ((("Ordaz",), "2024-05-03"),)),
    (
        "El Lic. Robles y su equipo preparan el cierre de cuentas para el 31 de mayo.",
        ((("Robles",), "2024-05-31"),),
    ),
    (
        "Es a Rosa Beltrán a quien corresponde avisar a las familias antes del 12 de abril.",
        ((("Rosa Beltrán",), "2024-04-12"),),
    ),
    ("Que Rosa Beltrán avise a las familias antes del 12 de abril.", ((("Rosa Beltrán",), "2024-04-12"),)),
    ("El Alcalde Quisbert irá a la comunidad antes del 12 de abril.", ((("Quisbert",), "2024-04-12"),)),
    ("La Regidora Campos hablará con los vecinos antes del 12 de abril.", ((("Campos",), "2024-04-12"),)),
    (
        "El Concejal Mejía y la Síndica Tapia firmarán el acta antes del 12 de abril.",
        ((("Mejía", "Tapia"), "2024-04-12"),),
    ),
    ("La profesora Núñez corregirá los exámenes antes del 12 de abril.", ((("Núñez",), "2024-04-12"),)),
    ("El ingeniero Tapia presentará el cálculo antes del 12 de abril.", ((("Tapia",), "2024-04-12"),)),
    (
        "La encargada de prensa, Silvia Campos, redactará el boletín antes del 12 de abril.",
        ((("Silvia Campos",), "2024-04-12"),),
    ),
    ("Favor de Rosa de avisar a las familias antes del 12 de abril.", ((("Rosa",), "2024-04-12"),)),
    (
        (
            "A esos efectos Obras preparará el croquis antes del 12 de mayo; Bentancour hablará con "
            "los liceos."
        ),
        ((("Obras",), "2024-05-12"), (("Bentancour",), "")),
    ),
    (
        "El compañero Zenón llevará la carta a la central campesina antes del 12 de abril.",
        ((("Zenón",), "2024-04-12"),),
    ),
    (
        "Rosa Beltrán insistirá con los tres municipios. Debe hacerse antes del 19 de abril.",
        ((("Rosa Beltrán",), "2024-04-19"),),
    ),
    (
        "Rosa Beltrán insistirá con los tres municipios. Fecha límite: 19 de abril.",
        ((("Rosa Beltrán",), "2024-04-19"),),
    ),
    ("El tesorero, Lic. Robles, elaborará los recibos para el 30 de abril.", ((("Robles",), "2024-04-30"),)),
    ("El alcalde, ausente, enviará un mensaje antes del 12 de abril.", ((("alcalde",), "2024-04-12"),)),
)
