rehearsal = Ensayo general
rehearsal-banner = Esto es un ensayo: nada cuenta y nada queda.
rehearsal-about = Clientes ficticios visitan su casa y piden, y sus dispositivos reales participan. Sus propios datos no se tocan: al final se borra todo.
rehearsal-start-title = Ensayar antes de abrir
rehearsal-closed-meanwhile = Durante ese tiempo la casa pasa a una copia, y cada pantalla lo dice. Empiece cuando no haya ninguna mesa abierta.
rehearsal-tables = Mesas de los clientes ficticios
rehearsal-guests = Sus teléfonos
rehearsal-orders = Pedidos por minuto
rehearsal-minutes = Duración en minutos
rehearsal-cooks = Representar también la cocina y el servicio
rehearsal-start = Empezar el ensayo
rehearsal-running = El ensayo está en marcha
rehearsal-coming = Los clientes ficticios están llegando.
rehearsal-so-far = Hasta ahora { $orders ->
    [one] { $orders } pedido
   *[other] { $orders } pedidos
  }, { $phones ->
    [one] { $phones } teléfono
   *[other] { $phones } teléfonos
  } en mesas.
rehearsal-take-part = Pantallas de cocina, teléfonos y tarjetas de mesa participan: escanee una, pida, cocine. Nadie paga.
rehearsal-gone = Los clientes ficticios se han ido. Termine el ensayo cuando haya visto bastante; también termina solo a los 15 minutos.
rehearsal-trouble = Los clientes ficticios no pudieron actuar: { $why }
rehearsal-end = Terminar el ensayo
rehearsal-report = Lo que mostró el último ensayo
rehearsal-sound = Cada pedido llegó a la pantalla de cocina, una sola vez.
rehearsal-unsound = No todos los pedidos llegaron exactamente una vez a la pantalla de cocina.
rehearsal-acknowledged = Pedidos confirmados
rehearsal-lost = Perdidos
rehearsal-doubled = Llegados dos veces
rehearsal-to-kitchen = Del envío a la pantalla de cocina
rehearsal-to-phones = Del carrito a los otros teléfonos
rehearsal-to-guest = Del toque del cocinero al teléfono del cliente
rehearsal-within = la mitad en { $half } ms, 99 de 100 en { $most } ms
rehearsal-errors = Errores
rehearsal-memory = Memoria como máximo
rehearsal-runs = Ya hay un ensayo en marcha.
rehearsal-none = No hay ningún ensayo que terminar.
rehearsal-tables-open = { $n ->
    [one] { $n } mesa está abierta. Ciérrela antes: sus clientes perderían su pantalla.
   *[other] { $n } mesas están abiertas. Ciérrelas antes: sus clientes perderían su pantalla.
}
rehearsal-busy = Se está haciendo una copia o una importación. Inténtelo cuando termine.
rehearsal-name = Alguien del equipo se llama «Rehearsal», el nombre con que entra el personal ficticio. Dele antes otro nombre.
error-rehearsal-number = Indique un número entero de 1 a { $max }.
