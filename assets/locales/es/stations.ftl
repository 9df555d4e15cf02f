# The stations of the kitchen, as who runs the house sees them
stations-new = Nuevo puesto
stations-hint = Donde se preparan los platos: cada puesto tiene sus propias comandas en el tablero de la cocina, en este orden.
stations-empty = La primera categoría de la carta trae un puesto consigo, o añada uno aquí.
stations-minutes = tarda a los { $warn } min, con retraso a los { $late } min
stations-uses = { $more ->
    [0] Llega aquí: { $names }
   *[other] Llega aquí: { $names } y { $more } más
}
stations-idle = Todavía no llega aquí nada de la carta.
stations-ages = Cuánto puede esperar una comanda
stations-warn = Tarda a los, minutos
stations-late = Con retraso a los, minutos
stations-ages-hint = El tablero marca las comandas que tardan y las que llevan retraso. Un cambio vale al momento, también para las que esperan.
stations-saved = { $name } se ha guardado.
stations-retired = { $name } ya no se usa.
stations-retire-title = Fuera de uso
stations-retired-title = Puestos retirados
stations-retire-hint = Deja el tablero cuando se termina su última comanda. Los pedidos pasados lo conservan, y puede recuperarlo.
stations-retired-hint = Una vez recuperados, se les pueden volver a enviar platos.
stations-mend = Elija antes otro puesto para ellos en la carta; los platos de una categoría la siguen.
stations-error-late = El retraso viene después de tardar: indique aquí más minutos.
stations-error-last = Es el único puesto, y los platos se preparan en algún sitio. Añada antes otro.
stations-error-used = { $more ->
    [0] Todavía llega aquí: { $names }.
   *[other] Todavía llegan aquí: { $names } y { $more } más.
}
stations-error-restore = Otro puesto tiene este nombre. Cambie antes el nombre de ese.
