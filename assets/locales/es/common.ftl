# Said on many screens
count-items = { $n ->
    [one] { $n } artículo
   *[other] { $n } artículos
}
skip = Ir al contenido
stale = Conexión perdida. Reintentando…
offline = Sin conexión. Inténtelo de nuevo: nada se envía dos veces.
page-description = Pida desde su mesa en { $house }.
table-name = Mesa { $table }
order-number = Pedido { $number }
minutes = { "{n}" } min
minutes-ago = hace { "{n}" } min
close = Cerrar
back = Volver
save = Guardar
language = Idioma
by-staff = Personal
contains = Contiene: { $list }
quoted = «{ $text }»
sold-out = Agotado
left = { $n ->
    [one] Solo queda { $n }
   *[other] Solo quedan { $n }
}
quantity = Cantidad
tax-inside = IVA incluido ({ $rate })
bill-total = Total
bill-due = Pendiente de pago
method-cash = Pagado en efectivo
method-card = Pagado con tarjeta
method-other = Pagado de otro modo
home-title = Le damos la bienvenida
home-scan = Para pedir, escanee el código de su mesa con la cámara del teléfono.
home-staff = Personal: iniciar sesión
to-start = Al inicio
error-title = No ha funcionado
error-title-not-found = No lo encontramos
error-title-sign-in = Falta un paso
error-host = Use la dirección que figura en la tarjeta de su mesa.
error-malformed = No hemos podido leer esta petición. Vuelva atrás e inténtelo de nuevo.
error-too-large = Es más de lo que podemos recibir. Envíe menos, por favor.
error-origin = Esta petición no viene de nuestras páginas. Use los botones que hay en ellas.
error-note-long = Una nota puede tener { $max } caracteres como máximo.

# Where a line stands
state-waiting = Espera al personal
state-held = En pausa
state-sent = Enviado
state-accepted = Aceptado
state-cooking = En cocina
state-ready = Listo
state-served = Servido
state-voided = Anulado
error-key-missing = Esta petición necesita la cabecera Idempotency-Key: de 16 a 64 letras, cifras, «-» o «_».
error-no-owner = Nadie ha configurado todavía esta casa.
error-outdated = Se ha modificado mientras tanto. Vuelve a leerlo y repite el cambio.
error-unconditional = Esta petición necesita una cabecera If-Match con el ETag de lo que cambia.
error-list-limit = Una parte de una lista tiene de 1 a { $most } filas.
error-list-after = Esto no es un lugar de la lista: usa «next» de la parte anterior.
