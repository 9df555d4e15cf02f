# Für Gäste bestellen, auf den Bildschirmen des Service
pad-title = Für Gäste bestellen
pad-for = Bestellen für Tisch { $table }
pad-order = Für Gäste bestellen
pad-search = Gericht suchen
pad-find = Suchen
pad-nothing = Kein Gericht heißt so.
pad-choose = { $item } auswählen
pad-add = { $item } hinzufügen
pad-add-it = Zur Runde hinzufügen
pad-leave-out = Weglassen
pad-held = In einem anderen Warenkorb
pad-round = Diese Runde
pad-empty = Noch nichts gewählt.
pad-send = An die Küche senden
