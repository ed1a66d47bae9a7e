"""Different people whom the world knows by names that are near each other: none is another's duplicate."""

from __future__ import annotations

# Given names/first surname/second surname.
_NAMES = """
Simone/Veil; Simone/Weil; Marie/Curie; Pierre/Curie; Irène/Joliot-Curie; Frédéric/Joliot-Curie;
Auguste/Lumière; Louis/Lumière; Jules/Ferry; Luc/Ferry; Jean-Marie/Le Pen; Marine/Le Pen;
François/Mitterrand; Frédéric/Mitterrand; Danielle/Mitterrand; François/Hollande; Claude/Monet;
Édouard/Manet; Jacques/Chirac; Bernadette/Chirac; Charles/de Gaulle; Philippe/de Gaulle;
Georges/Clemenceau; Georges/Pompidou; Georges/Bizet; George/Sand; Jean/Jaurès; Jean/Moulin; Jean/Monnet;
Jean/Cocteau; Jean/Racine; Jean-Jacques/Rousseau; Jean-Paul/Sartre; Jean-Paul/Belmondo; Paul/Verlaine;
Paul/Valéry; Paul/Éluard; Paul/Cézanne; Paul/Gauguin; Victor/Hugo; Adèle/Hugo; Charles/Hugo; Émile/Zola;
Émile/Durkheim; Thomas/Corneille; Pierre/Corneille; Manuel/Machado; Antonio/Machado; Lázaro/Cárdenas/del
Río; Cuauhtémoc/Cárdenas/Solórzano; Lázaro/Cárdenas/Batel; Emiliano/Zapata; Eugenio/Zapata;
Carlos/Salinas/de Gortari; Raúl/Salinas/de Gortari; Miguel/de la Madrid/Hurtado; Miguel/Alemán/Valdés;
Miguel/Hidalgo/y Costilla; Miguel/de Cervantes/Saavedra; Enrique/Peña/Nieto; Enrique/Krauze;
Felipe/Calderón/Hinojosa; Felipe/Ángeles; Gabriel/García/Márquez; Gabriel/García/Moreno;
Federico/García/Lorca; Salvador/Allende; Isabel/Allende/Llona; Isabel/Allende/Bussi; Diego/Rivera;
Diego/Luna; Frida/Kahlo; Octavio/Paz; Juan/Rulfo; Juan/Ramón Jiménez; José/Martí; José/Martínez/Ruiz;
Rosario/Castellanos; Rosario/Robles; Luis/Echeverría/Álvarez; Luis/Donaldo Colosio; José/López/Portillo;
Andrés Manuel/López/Obrador; Adolfo/López/Mateos; Adolfo/Ruiz/Cortines; Vicente/Fox/Quesada;
Vicente/Guerrero; Benito/Juárez/García; Mario/Moreno/Reyes; María/Félix; Julio/Iglesias; Julia/Iglesias;
José/Hernández; José/Fernández; Pablo/Picasso; Paloma/Picasso; Pablo/Neruda; Alexandre/Dumas;
Alexandre/Millerand; Raymond/Poincaré; Henri/Poincaré
"""

FAMOUS = tuple((*name.split("/"), "")[:3] for name in " ".join(_NAMES.split()).split("; "))
