# Pedir para los clientes, en las pantallas de sala
pad-title = Pedir para los clientes
pad-for = Pedir para la mesa { $table }
pad-order = Pedir para los clientes
pad-search = Buscar un plato
pad-find = Buscar
pad-nothing = Ningún plato se llama así.
pad-choose = Elegir { $item }
pad-add = Añadir { $item }
pad-add-it = Añadir a la ronda
pad-leave-out = Quitar
pad-held = En el carrito de alguien
pad-round = Esta ronda
pad-empty = Nada elegido todavía.
pad-send = Enviar a cocina
