# Ventas pasadas de otro sistema
past-busy = Otra importación de ventas está en curso o se está retirando. Inténtelo de nuevo cuando haya terminado.
past-map = «{ $part }» no es un campo con su columna; escriba por ejemplo date=Fecha.
past-utf8 = Esto no está en UTF-8. Guarde la tabla como «CSV UTF-8».
past-no-such-column = No hay ninguna columna «{ $name }».
past-missing-column = No se ha encontrado ninguna columna para «{ $field }». El archivo tiene: { $seen }.
past-empty = El archivo está vacío.
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
past-other = El pedido { $order } del { $day } ya existe, con otras líneas u otra hora.
past-crowded = El pedido { $order } tiene más de { $most } líneas: ¿está su número en otra columna?
log-kind-sales = Ventas pasadas
log-sales-orders = Pedidos
