# The kitchen's board
board-allergy = Allergie { $guest }: { $list }
board-danger = Enthält { $list }!
board-without = Ohne { $name }
board-changed = Geändert
board-changes = Geändert:
board-seen = Gesehen
board-more = Mehr zu { $item }
board-stock = Ausverkauft…
board-undo = Rückgängig: { $number } · { $table } → { $state }
board-all-day = Gesamt
board-nothing-to-make = Nichts zu machen.
board-plain = wie auf der Karte
board-keys = Tasten
board-key-number = Nächster Schritt des ersten, zweiten, … neunten Bons
board-key-arrow = Von Bon zu Bon
board-key-undo = Den letzten Tipp rückgängig machen
board-key-help = Diese Hilfe

# What is sold out
board-search = Gericht suchen
board-none-found = Kein Gericht heißt so.
board-count = Zählen…
board-options = Optionen
board-on-ticket = Auf dem Bon
board-left = Wie viele sind noch da?
board-left-hint = Leer lassen, um nicht mehr zu zählen.
board-set-left = Anzahl festlegen
board-out = { $n } ausverkauft
board-n-left = Noch { $n }
board-n-left-held = Noch { $n }, davon { $held } in Warenkörben
board-held = { $n ->
    [one] { $n } davon liegt in einem Warenkorb.
   *[other] { $n } davon liegen in Warenkörben.
}
