# Mesas, zonas y sus tarjetas
cards-new = Mesas nuevas
cards-add = Añadir
cards-last = Hasta
cards-last-hint = Para varias a la vez: de T1 hasta T12. Vacío para una sola.
cards-kind = Qué es
cards-kind-table = Mesa
cards-kind-counter = Barra
cards-kind-hint = Una barra no tiene plazas: lo que se pide allí es para llevar.
cards-counter-name = Barra { $counter }
cards-seats = { $n ->
    [one] { $n } plaza
   *[other] { $n } plazas
}
cards-edit = Cambiar { $name }
cards-rename = Renombrar { $name }
cards-area-hint = El nombre cambia para todas las mesas de esta zona.
cards-saved = { $name } se ha guardado.
cards-rotated = { $name } tiene un código nuevo. La tarjeta antigua ya no funciona: imprímala de nuevo.
cards-retired = { $name } ya no se usa.
cards-print-one = Imprimir esta tarjeta
cards-retire-title = Fuera de uso
cards-retire-hint = Desaparece de la sala y su tarjeta deja de funcionar. Los pedidos pasados la conservan, y puede recuperarla.
cards-retire = Retirar
cards-retired-title = Retiradas
cards-retired-hint = Una vez recuperadas, sus tarjetas vuelven a funcionar.
cards-restore = Recuperar
cards-token-gone = La tarjeta de esta mesa ya no se usa. Pregunte a nuestro personal.
cards-error-range = Escriba la última como la primera: T1, T12.
cards-error-many = Como máximo { $max } a la vez.
cards-error-taken = Ya en uso: { $names }.
cards-error-visit = Hay clientes sentados. Cierre antes su visita.
cards-error-restore = Otra mesa tiene este nombre. Renómbrela antes.
