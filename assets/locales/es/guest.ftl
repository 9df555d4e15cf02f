# What guests read
tab-menu = Carta
tab-cart = Carrito
tab-orders = Pedidos
tab-help = Ayuda
tabs-label = Su mesa
guests-label = En esta mesa
menu-sections = Secciones de la carta
menu-empty = La carta se está preparando. Pregunte a nuestro personal.
price-from = desde { $price }
add-item = Añadir { $item }
added = Añadido al carrito de la mesa.
included = incluido
choose-exactly = { $n ->
    [one] Elija { $n }
   *[other] Elija { $n }
}
choose-up-to = { $n ->
    [one] Hasta { $n }
   *[other] Hasta { $n }
}
choose-between = Elija de { $least } a { $most }
note-label = Nota para la cocina
add-to-cart = Añadir
sold-out-today = Lo sentimos, por ahora está agotado.
cartbar = Ver el carrito
cart-title = El carrito de la mesa
cart-empty = El carrito aún está vacío
cart-empty-hint = Lo que añada cualquiera de la mesa aparece aquí al instante.
to-menu = Ver la carta
to-orders = Ver los pedidos
you = (usted)
one-less = { $item }: uno menos
one-more = { $item }: uno más
remove = Quitar
remove-item = Quitar { $item }
line-sold-out = Ya no está disponible: quítelo, por favor
total = Total
to-pay = A pagar
pay-title = ¿Cómo desea pagar?
send = Enviar el pedido
send-hint = La cocina empieza enseguida. Puede anular un plato hasta que se acepte.
orders-title = Sus pedidos
orders-empty = Aún no hay pedidos
orders-empty-hint = Cuando envíe el carrito, podrá seguir aquí cada plato.
order-completed = Todo servido
order-sent = Recién enviado
progress = Progreso
take-back = Anular
bill-so-far = La cuenta hasta ahora
call-title = Llamar al personal
help-title = ¿En qué podemos ayudarle?
call-staff = Llamar al personal
call-bill = Pedir la cuenta
call-staff-waiting = Hemos visto su llamada. Enseguida le atienden.
call-bill-waiting = Recibido: la cuenta está en camino.
thanks-title = Gracias y hasta pronto
thanks-hint = Su mesa está cerrada. Este resumen se queda aquí 12 horas.
thanks-again = Para volver a pedir, escanee el código de su mesa.
receipt = Resumen
waiting-title = Un momento, por favor
waiting-hint = Nuestro personal le dará acceso con un toque. Después, esta página sigue sola.
waiting-retry = Reintentar
token-retired-title = Este código ya no sirve
token-retired = La tarjeta de su mesa se ha renovado. Escanee el código que hay ahora en la mesa o pregunte a nuestro personal.
token-unknown-title = No conocemos este código
token-unknown = Vuelva a escanear el código de su mesa o pregunte a nuestro personal.

# Why something did not happen
error-guest-session = Escanee el código de su mesa: su sesión ha terminado.
error-visit-closed = Esta mesa está cerrada. Para volver a pedir, escanee el código de la mesa.
error-guest-sent-away = Se ha cerrado su sesión en esta mesa. Hable con nuestro personal, por favor.
error-guest-waiting = Nuestro personal debe darle acceso primero. Un momento, por favor.
error-table-full = Esta mesa está completa. Pregunte a nuestro personal.
error-joined = Esta solicitud ya recibió su respuesta y alguien está en la mesa con ella. Únase de nuevo con otra clave.
error-quantity = Elija una cantidad de 1 a { $max }.
error-cart-full = El carrito está lleno: { $max } líneas como máximo. Envíelo primero, por favor.
error-cart-empty = No hay nada que enviar: quizá alguien de su mesa acaba de hacerlo.
error-cart-changed = Alguien de su mesa acaba de cambiar el carrito. Revíselo y envíelo de nuevo.
error-price-changed = El total ha cambiado: ahora es { $total }. Revíselo y envíelo de nuevo.
error-line-gone = Esta línea ya no está en el carrito.
error-not-your-line = Solo puede anularlo quien lo pidió.
error-pay-way = Elija una de las formas de pago.
error-call-reason = Elija en qué podemos ayudarle.
error-field-unknown = Esta petición contiene algo que no conocemos. Use los botones de la página.
error-language = Todavía no hablamos este idioma.
