menu-file-reserved = La clé { $key } est réservée à ce que l’on peut retirer.
menu-file-removal = Retirer ceci enlèverait ce que le plat ne mentionne pas : { $words }.
menu-table-utf8 = Ces caractères ne sont pas en UTF-8. Enregistrez le tableau au format « CSV UTF-8 ».
menu-table-column = Cette colonne n’est pas connue. Il y a : { $known }.
menu-table-missing = La colonne { $column } manque.
menu-table-beyond = « { $cell } » se trouve au-delà des colonnes nommées.
menu-table-orphan = Il faut au-dessus une ligne du type { $kind }.
menu-table-empty = Le tableau est vide ; sa première ligne nomme les colonnes.
