menu-file-reserved = La clave { $key } está reservada para lo que se puede quitar.
menu-file-removal = Quitarlo eliminaría algo que el plato no indica: { $words }.
