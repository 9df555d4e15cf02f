# The kitchen's board
board-allergy = Alergia { $guest }: { $list }
board-danger = ¡Contiene { $list }!
board-without = Sin { $name }
board-changed = Cambiada
board-changes = Cambios:
board-seen = Visto
board-more = Más sobre { $item }
board-stock = Agotado…
board-undo = Deshacer: { $number } · { $table } → { $state }
board-all-day = Total por hacer
board-nothing-to-make = Nada por hacer.
board-plain = tal cual
board-keys = Teclas
board-key-number = Siguiente paso de la primera, segunda, … novena comanda
board-key-arrow = De una comanda a otra
board-key-undo = Deshacer el último toque
board-key-help = Esta ayuda

# What is sold out
board-search = Buscar un plato
board-none-found = Ningún plato se llama así.
board-count = Contar…
board-options = Opciones
board-on-ticket = En la comanda
board-left = ¿Cuántos quedan?
board-left-hint = Déjelo vacío para no contar más.
board-set-left = Fijar lo que queda
board-out = { $n ->
    [one] { $n } agotada
   *[other] { $n } agotadas
}
board-n-left = { $n ->
    [one] Queda { $n }
   *[other] Quedan { $n }
}
board-n-left-held = { $n ->
    [one] Queda { $n }, { $held } en carritos
   *[other] Quedan { $n }, { $held } en carritos
}
board-held = { $n ->
    [one] { $n } está en un carrito.
   *[other] { $n } están en carritos.
}
