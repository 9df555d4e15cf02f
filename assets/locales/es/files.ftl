menu-file-reserved = La clave { $key } está reservada para lo que se puede quitar.
menu-file-removal = Quitarlo eliminaría algo que el plato no indica: { $words }.
menu-table-utf8 = Estas letras no están en UTF-8. Guarde la tabla como «CSV UTF-8».
menu-table-column = Esta columna no se conoce. Hay: { $known }.
menu-table-missing = Falta la columna { $column }.
menu-table-beyond = «{ $cell }» está más allá de las columnas con nombre.
menu-table-orphan = Encima debe haber una fila del tipo { $kind }.
menu-table-empty = La tabla está vacía; su primera fila da nombre a las columnas.
