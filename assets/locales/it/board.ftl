# The kitchen's board
board-allergy = Allergia { $guest }: { $list }
board-danger = Contiene { $list }!
board-without = Senza { $name }
board-changed = Modificata
board-changes = Modifiche:
board-seen = Visto
board-more = Altro su { $item }
board-stock = Esaurito…
board-undo = Annulla: { $number } · { $table } → { $state }
board-all-day = Da fare in tutto
board-nothing-to-make = Niente da fare.
board-plain = normale
board-keys = Tasti
board-key-number = Prossimo passo della prima, seconda, … nona comanda
board-key-arrow = Da una comanda all'altra
board-key-undo = Annulla l'ultimo tocco
board-key-help = Questo aiuto

# What is sold out
board-search = Cerca un piatto
board-none-found = Nessun piatto si chiama così.
board-count = Conta…
board-options = Opzioni
board-on-ticket = Sulla comanda
board-left = Quanti ne restano?
board-left-hint = Lascia vuoto per non contare più.
board-set-left = Imposta quanti ne restano
board-out = { $n ->
    [one] { $n } esaurita
   *[other] { $n } esaurite
}
board-n-left = { $n ->
    [one] Ne resta { $n }
   *[other] Ne restano { $n }
}
board-n-left-held = { $n ->
    [one] Ne resta { $n }, { $held } nei carrelli
   *[other] Ne restano { $n }, { $held } nei carrelli
}
board-held = { $n ->
    [one] { $n } è in un carrello.
   *[other] { $n } sono nei carrelli.
}
