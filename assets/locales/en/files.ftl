menu-file-reserved = The key { $key } is kept for what can be left out.
menu-file-removal = Leaving this out takes away what the dish does not list: { $words }.
menu-table-utf8 = These are not letters in UTF-8. Save the table as “CSV UTF-8”.
menu-table-column = This column is not known. There are: { $known }.
menu-table-missing = The column { $column } is missing.
menu-table-beyond = “{ $cell }” stands beyond the named columns.
menu-table-orphan = A row of the kind { $kind } must stand above this one.
menu-table-empty = The table is empty; its first row names the columns.
