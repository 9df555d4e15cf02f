menu-file-reserved = Der Schlüssel { $key } ist für das vorbehalten, was weggelassen werden kann.
menu-file-removal = Das wegzulassen nimmt etwas weg, was beim Gericht nicht steht: { $words }.
menu-table-utf8 = Das sind keine Buchstaben in UTF-8. Speichern Sie die Tabelle als „CSV UTF-8“.
menu-table-column = Diese Spalte ist nicht bekannt. Es gibt: { $known }.
menu-table-missing = Die Spalte { $column } fehlt.
menu-table-beyond = „{ $cell }“ steht jenseits der benannten Spalten.
menu-table-orphan = Darüber muss eine Zeile der Art { $kind } stehen.
menu-table-empty = Die Tabelle ist leer; ihre erste Zeile benennt die Spalten.
