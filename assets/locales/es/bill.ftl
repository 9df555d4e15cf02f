# Service charge, tips and receipts
bill-ordered = Pedido
service-charge = Servicio { $rate }
tip = Propina
tips-paid = Propinas pagadas
tip-title = ¿Desea dejar propina?
tip-none = Sin propina
tip-own = Otro importe
call-tip = propina { $amount }
service-waive = Quitar el servicio
error-tip = Esta propina no es posible: como mucho, lo que suma la cuenta.
setting-service-percent = Servicio (%)
setting-service-percent-hint = Se añade a lo que piden los clientes y se ve antes de enviar. Las mesas abiertas conservan el suyo. 0 para ninguno.
setting-tips = Propinas que se ofrecen (%)
setting-tips-hint = Por ejemplo 5 10 15. Se pregunta cuando los clientes piden la cuenta; déjelo vacío para no preguntar.
error-tips = Escriba porcentajes crecientes separados por espacios, como mucho cuatro: 5 10 15
setting-receipt-head = Recibo: arriba
setting-receipt-head-hint = Dirección, número fiscal: lo que pide la ley.
setting-receipt-foot = Recibo: abajo
error-receipt-text = Como mucho { $lines } líneas, 400 caracteres.
settings-receipts = Recibos
tax-added = más impuesto { $rate }
setting-tax-in-prices = Los precios incluyen el impuesto
setting-tax-in-prices-hint = Desactivado: el impuesto se añade en la cuenta, como en Estados Unidos. Las mesas abiertas conservan su regla.
setup-tax-prices = Los precios de la carta
setup-tax-inside = son los que pagan los clientes: incluyen el impuesto
setup-tax-added = son sin impuesto: se añade en la cuenta
setting-tax-rates-hint = El editor de la carta los ofrece. Para quitar uno vacíe la fila.
print = Imprimir
bill-back = A devolver
bill-give-back = Se han pagado { $amount } de más: hay que devolverlos.
bill-with-tip = A cobrar, con { $amount } de propina
close-served = Todo servido: cerrar la mesa
error-service-paid = El servicio ya está pagado: no se puede quitar.
error-call-theirs = { $guest } ya ha pedido la cuenta. Solo esa persona puede cambiar la forma de pago o la propina.
error-amount-words = Escriba un importe como { $example }.
close-unserved = { $n ->
    [one] Un plato no está marcado como servido.
   *[other] { $n } platos no están marcados como servidos.
 }
