menu-file-reserved = La chiave { $key } è riservata a ciò che si può togliere.
menu-file-removal = Toglierlo eliminerebbe ciò che il piatto non elenca: { $words }.
menu-table-utf8 = Queste lettere non sono in UTF-8. Salva la tabella come «CSV UTF-8».
menu-table-column = Questa colonna non è conosciuta. Ci sono: { $known }.
menu-table-missing = Manca la colonna { $column }.
menu-table-beyond = «{ $cell }» sta oltre le colonne con un nome.
menu-table-orphan = Sopra questa riga ce ne vuole una del tipo { $kind }.
menu-table-empty = La tabella è vuota; la prima riga dà i nomi alle colonne.
