menu-file-reserved = La clé { $key } est réservée à ce que l’on peut retirer.
menu-file-removal = Retirer ceci enlèverait ce que le plat ne mentionne pas : { $words }.
