# Cuentas de clientes
account-title = Su cuenta
account-why = Nunca hace falta. Con una cuenta encuentra su carrito, sus pedidos y sus favoritos en cualquier móvil y en su próxima visita.
account-open = Abrir su cuenta
account-signed-in = Ha iniciado sesión como { $name }.
account-sign-in = Entrar en su cuenta
account-sign-in-why = En la mesa sigue con el mismo nombre y el mismo carrito.
account-at-table = ¿Aún no tiene cuenta? Puede crear una cuando esté sentado a una mesa.
account-register = Crear una cuenta
account-have = Ya tengo una cuenta
account-opened = Su cuenta está lista. Esta mesa y lo que pida aquí forman parte de ella desde ahora.
account-hello = Hola, { $name }
account-name = Nombre de la cuenta
account-name-hint = De 2 a 40 caracteres. Solo usted lo usa para entrar; su mesa no lo ve.
account-secret = Frase secreta o PIN
account-secret-hint = Una frase secreta de al menos { $min } caracteres o un PIN de al menos { $digits } cifras.
account-email = Correo electrónico (opcional)
account-email-hint = Solo se guarda si lo escribe. No lo comprobamos ni enviamos nada.
account-email-title = Correo electrónico
account-privacy = Todo se queda en el ordenador de esta casa. Puede llevárselo o borrarlo cuando quiera. La casa ve números, no su nombre, salvo que usted lo permita.
account-settings = Dispositivos, privacidad y datos
account-saved = Guardado.
account-devices = Dónde ha iniciado sesión
account-devices-hint = Si termina una sesión, ese móvil deja también la mesa. Si sale aquí, este móvil sigue en la mesa con su carrito.
account-program = Un programa
account-end-others = Salir de todos los demás
secret-change = Cambiar la frase secreta o el PIN
secret-old = La que tiene ahora
secret-new = La nueva
secret-changed = Cambiada, y se ha cerrado la sesión en todos los demás.
sharing-title = Lo que ve la casa
sharing-switch = La casa puede ver mi nombre junto a mis visitas y lo que gasto
sharing-hint = Apagado: la casa le cuenta, pero no ve quién es.
account-data = Sus datos
account-export = Descargar todos mis datos
account-export-hint = Un archivo con todo lo que la casa sabe de usted.
account-delete = Borrar mi cuenta
delete-goes = El nombre, el correo, los favoritos, el carrito guardado y las sesiones se borran enseguida. No se puede deshacer.
delete-stays = Los pedidos quedan en los libros de la casa, como los de un cliente a quien nadie conoce.
delete-go = Borrar mi cuenta para siempre
kept-title = Esto no llegó a enviarlo
kept-when = Se quedó en su carrito el { $when }. A precios de hoy:
kept-take = Ponerlo en el carrito
kept-let-go = Descartarlo
kept-scan = Escanee el código de su mesa para ponerlo en el carrito.
kept-taken = { $n ->
    [0] No se ha puesto nada en el carrito.
    [one] Una línea está en el carrito.
   *[other] { $n } líneas están en el carrito.
}
kept-stay = { $n ->
    [one] Una no está disponible hoy.
   *[other] { $n } no están disponibles hoy.
}
usual-title = Lo de siempre
usual-none = Lo que más pide estará aquí, a un toque.
usual-times = { $n ->
    [one] Pedido una vez
   *[other] Pedido { $n } veces
}
favourites = Sus favoritos
favourites-none = Toque el corazón de un plato y lo encontrará aquí y encima de la carta.
heart = { $item } es un favorito
history-title = Sus visitas
history-none = Sus visitas estarán aquí.
history-all = Todas las visitas
history-own = Lo que fue suyo, a los precios del día. El servicio y las propinas están en la cuenta de la mesa.
history-now = Ahora
history-nothing = No pidió nada usted mismo.
history-total = Sus platos
history-older = Visitas anteriores
history-newest = Volver a las más recientes
error-login-short = Un nombre necesita al menos { $min } caracteres, entre ellos una letra o una cifra.
error-login-taken = Este nombre ya está ocupado. Elija otro, por favor.
error-secret-short = Al menos { $min } caracteres, o un PIN de al menos { $digits } cifras.
error-secret-wrong = El nombre, la frase secreta o el PIN no son correctos.
error-email = No parece un correo electrónico. También puede dejarlo vacío.
error-account-here = Ya tiene una cuenta en esta mesa. Entre con ella.
error-favourites = No podemos guardar más favoritos. Quite uno antes, por favor.
error-no-seat = Escanee primero el código de su mesa, por favor.
sheet-accounts = Clientes con cuenta
what-sheet-accounts = Cuántos clientes tienen hoy una cuenta, cuántos de ellos pidieron en el periodo y cuánto suman sus propios platos. No se nombra a nadie. Con una cuenta, un cliente cuenta una vez, en el móvil que sea.
sheet-known-by-name = Clientes que le dejan ver su nombre
what-sheet-known-by-name = Solo los clientes que lo activaron en su cuenta, con las visitas en que pidieron y lo que suman sus propios platos. Pueden desactivarlo cuando quieran.
figure-accounts = Cuentas
figure-accounts-came = Pidieron
figure-own-dishes = Platos propios
figure-account-name = Cliente
