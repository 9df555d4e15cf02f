# The cart before it is sent, and what changed meanwhile
line-without = sin { $list }
line-held = Ahora mismo los últimos están en otros carritos, durante 3 minutos como mucho.
line-options = Lo que había elegido ya no se ofrece.
take-left = { $n ->
    [one] Tomar { $n }
   *[other] Tomar { $n }
}
choose-again = Elegir de nuevo
price-before = antes
price-after = ahora
price-changed = El precio ha cambiado desde que se eligió.
send-for = Enviar por { $total }
send-without = Enviar sin { $items }
send-rest = Enviar el resto
nod-first = Un camarero confirmará este primer pedido.
nod-large = Un camarero confirmará este pedido grande.
order-waits = Un camarero confirma primero este pedido. Después empieza la cocina.
again = Otra vez lo mismo
again-round = La misma ronda otra vez
again-missing = El resto está en el carrito. Ya no hay: { $items }.
error-price-of = El precio de { $item } ha pasado de { $before } a { $after }. El total es ahora { $total }.
error-line-changed = Alguien de su mesa acaba de cambiar el carrito: { $item } está ahora { $n } veces.
error-line-removed = Alguien de su mesa acaba de quitar { $item } del carrito.
error-line-sent = Alguien de su mesa acaba de enviar { $item }.
error-line-options = Lo que había elegido para { $item } ya no se ofrece. Elija de nuevo, por favor.

# Calls
call-water = Agua, por favor
call-cutlery = Cubiertos o servilletas
call-question = Una pregunta sobre un plato
call-problem = Algo no va bien
call-cancel = Cancelar
call-asks-water = pide agua
call-asks-cutlery = pide cubiertos o servilletas
call-asks-question = tiene una pregunta sobre un plato
call-asks-problem = dice que algo no va bien
error-call-pause = { $n ->
    [one] Acaban de atenderle. Puede volver a llamar en { $n } segundo.
   *[other] Acaban de atenderle. Puede volver a llamar en { $n } segundos.
}
error-not-your-call = Solo puede cancelarla quien ha llamado.
large-order = pedido grande

# At the end
feedback-title = ¿Qué tal ha ido?
feedback-mark = Su valoración
feedback-words = ¿Quiere decirnos algo?
feedback-send = Enviar
feedback-again = Cambiar
feedback-given = Gracias por decírnoslo. Aún puede cambiarlo.
mark-1 = Mal
mark-2 = No muy bien
mark-3 = Normal
mark-4 = Bien
mark-5 = Muy bien
error-mark = Elija una valoración, por favor.
error-feedback-early = Podrá decirnos qué tal ha ido cuando la cuenta esté pagada.
unhappy = no ha quedado contento: { $mark } de 5

# Settings
setting-guard-pieces = Un camarero confirma los pedidos de más piezas que (0: nunca)
setting-guard-total = Un camarero confirma los pedidos de más de (auto, 0: nunca)
error-guard-pieces = Escriba un número entero de 0 a 9999.
error-guard-total = Escriba auto, un importe entero como 300, o 0 para nunca.
