# Ordinare per gli ospiti, dagli schermi della sala
pad-title = Ordina per gli ospiti
pad-for = Ordina per il tavolo { $table }
pad-order = Ordina per gli ospiti
pad-search = Cerca un piatto
pad-find = Cerca
pad-nothing = Nessun piatto si chiama così.
pad-choose = Scegli { $item }
pad-add = Aggiungi { $item }
pad-add-it = Aggiungi al giro
pad-leave-out = Senza
pad-held = Nel carrello di qualcuno
pad-round = Questo giro
pad-empty = Ancora niente.
pad-send = Invia in cucina
