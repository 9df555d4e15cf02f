# Ventas pasadas de otro sistema
past-busy = Otra importación de ventas está en curso o se está retirando. Inténtelo de nuevo cuando haya terminado.
past-map = «{ $part }» no es un campo con su columna; escriba por ejemplo date=Fecha.
past-utf8 = Esto no está en UTF-8. Guarde la tabla como «CSV UTF-8».
past-no-such-column = No hay ninguna columna «{ $name }».
past-missing-column = No se ha encontrado ninguna columna para «{ $name }» ({ $field }). El archivo tiene: { $seen }.
past-empty = El archivo está vacío.
past-only-names = El archivo tiene una primera línea, pero ninguna venta debajo.
past-too-large = El archivo descomprimido es demasiado grande.
past-too-long = El archivo está dañado o una fila es demasiado larga: quizá falte cerrar unas comillas.
past-unreadable = El archivo no se puede leer: { $why }.
past-unsure = Esta fecha se puede leer de dos maneras y ninguna otra del archivo dice cuál. Indique si va primero el día o el mes.
past-mixed = Aquí el día y el mes van al revés que en las fechas anteriores.
past-cells = La fila tiene { $cells } celdas; la primera, { $columns }.
past-formula = No se aceptan fórmulas.
past-nothing = Aquí falta algo.
past-name = Los nombres tienen como máximo { $most } caracteres y ningún salto de línea.
past-date = «{ $value }» no es una fecha como 2026-11-30.
past-time = «{ $value }» no es una hora como 18:05.
past-when = «{ $value }» está en el futuro o antes de 1970.
past-quantity = «{ $value }» no es un número entero de 1 a 9999.
past-money = «{ $value }» no es un importe en { $currency }: cifras, como máximo { $decimals } decimales, no por debajo de cero.
past-rate = «{ $value }» no es un tipo de 0 a 100 por ciento.
past-tax = El impuesto supera el importe.
past-other = El pedido { $order } del { $day } ya existe, con otras líneas.
past-crowded = El pedido { $order } tiene más de { $most } líneas: ¿está su número en otra columna?
log-kind-sales = Ventas pasadas
log-sales-orders = Pedidos
past = Ventas pasadas
past-about = Lo que vendió otro sistema cuenta en todas las cifras una vez importado aquí, y se puede retirar entero.
past-bring = Subir un archivo
past-file = Archivo con ventas
past-file-hint = Una tabla (CSV), una fila por cada plato de un pedido, hasta { $n } MB, también comprimida con gzip. Primero verá qué contiene.
past-file-large = El archivo supera { $max } MB. Comprímalo con gzip o súbalo por partes.
past-look = Ver qué contiene
past-gone = Este archivo ya no se conserva. Vuelva a subirlo.
past-imports = Importaciones
past-none = Todavía no se ha importado nada.
past-made = Importado { $when }
past-take-back = Retirar
past-checking = Comprobando
past-importing = Importando
past-removing = Retirando una importación
past-step-reading = Leyendo el archivo
past-step-comparing = Buscando pedidos que ya están
past-step-counting = Añadiendo los pedidos a las cifras
past-step-removing = Quitando pedidos
past-meanwhile = El restaurante sigue funcionando mientras tanto, y puede salir de esta página.
past-good = Este archivo se puede importar
past-nothing-new = No hay nada nuevo en este archivo
past-new = Pedidos nuevos
past-known = Ya están, se omiten
past-lines = Sus filas
past-days = Días
past-unmatched-hint = Cuentan con su propio nombre. Un plato de la carta se reconoce por su nombre, en cualquier idioma; uno que se añade después se reconoce si retira la importación y vuelve a importar el archivo.
past-cancel = Descartar el archivo
past-wrong-hint = No se ha cambiado nada. Indique abajo qué es cada columna, o corrija el archivo y vuelva a subirlo.
past-line = Línea { $n }
past-column = Columna { $n }
past-columns = Qué es cada columna
past-columns-hint = Los nombres habituales se reconocen solos. Cambie lo que no sea correcto y compruebe el archivo: se revisa cada fila y todavía no cambia nada.
past-rows = Las primeras filas
past-no-column = – no está en el archivo –
past-dates = Fechas como 03/04/2026
past-dates-file = como muestre el archivo
past-dates-dmy = primero el día
past-dates-mdy = primero el mes
past-check = Comprobar el archivo
past-unchecked = Compruebe primero el archivo: se importa tal como se comprobó.
past-field-date = Fecha
past-field-time = Hora
past-field-order = Pedido
past-field-item = Plato
past-field-category = Categoría
past-field-option = Elección, como el tamaño
past-field-more = Otra elección
past-field-quantity = Cantidad
past-field-price = Precio unitario
past-field-total = Precio de la fila
past-field-tax = Impuesto incluido
past-field-rate = Tipo de impuesto
past-hint-date = Puede contener también la hora.
past-hint-order = Lo que distingue un pedido del día de los demás.
past-hint-price = Impuesto incluido.
past-hint-total = Impuesto incluido. Tiene prioridad sobre el precio unitario.
past-done = { $n ->
    [one] Se ha importado un pedido.
   *[other] Se han importado { $n } pedidos.
}
past-taken-back = { $n ->
    [one] Se ha retirado un pedido.
   *[other] Se han retirado { $n } pedidos.
}
past-n-orders = { $n ->
    [one] un pedido
   *[other] { $n } pedidos
}
past-take-back-hint = { $n ->
    [one] Su pedido sale de todas las cifras. Se puede importar de nuevo desde el archivo.
   *[other] Sus { $n } pedidos salen de todas las cifras. Se pueden importar de nuevo desde el archivo.
}
past-matched = { $n ->
    [one] Un nombre es un plato de la carta
   *[other] { $n } nombres son platos de la carta
}
past-unmatched = { $n ->
    [one] Un nombre no está en la carta
   *[other] { $n } nombres no están en la carta
}
past-apply = { $n ->
    [one] Importar un pedido
   *[other] Importar { $n } pedidos
}
past-more-names = { $n ->
    [one] Hay un nombre más que no aparece.
   *[other] Hay { $n } nombres más que no aparecen.
}
