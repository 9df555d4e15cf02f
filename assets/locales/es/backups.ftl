# Copias de seguridad
backups = Copias de seguridad
backups-about = Cada noche, al terminar la jornada, se hace y se comprueba una copia de todo. Los pedidos siguen mientras tanto.
backup-newest = Última copia
backup-none = Ninguna todavía
backup-late = Demasiado antigua
backup-checked = Comprobada
backup-make = Hacer una copia ahora
backup-made = La copia está hecha y comprobada.
backup-running = Se está haciendo una copia
backup-meanwhile = Va despacio, para no frenar los pedidos. Puede salir de esta página.
backup-busy = Ya se está haciendo una copia.
backup-stopped = La copia se interrumpió porque el programa terminó.
backup-damaged = La copia está dañada ({ $file }: { $what }).
backup-kept = Guardadas
backup-kept-about = La última de cada uno de los últimos 7 días, 4 semanas y 6 meses, y las 3 últimas de antes de una versión nueva.
backup-kind-nightly = Nocturna
backup-kind-by-hand = A mano
backup-kind-before-migration = Antes de una versión nueva
backup-unreadable = No se puede leer
backup-place = Un segundo lugar
backup-place-none = No hay. Si se rompe la tarjeta de esta máquina, se pierden también las copias: conecte una memoria USB.
backup-place-next = La próxima copia irá también a { $place }.
backup-place-done = { $place } tiene una copia, releída y completa.
backup-place-same-disk = { $place } tiene una copia, pero en el mismo disco que los datos: no sirve si se rompe. ¿Está montada la memoria?
backup-place-missing = { $place } no está. ¿Está la memoria conectada y montada?
backup-place-refused = Este programa no puede escribir en { $place }.
backup-place-room = No hay espacio en { $place }.
backup-place-damaged = Lo escrito en { $place } volvió distinto: la memoria puede estar dañada.
backup-place-other = { $place } no tiene copia de la última; el registro dice por qué.
backup-place-change = Elegir el lugar
backup-back = Recuperarla
backup-back-about = Detenga el programa y ejecute esto en su máquina, en la carpeta de datos. Los datos actuales se apartan y todos vuelven a entrar.
backup-age-minutes = { $n ->
    [one] hace { $n } minuto
   *[other] hace { $n } minutos
}
backup-age-hours = { $n ->
    [one] hace { $n } hora
   *[other] hace { $n } horas
}
backup-age-days = { $n ->
    [one] hace { $n } día
   *[other] hace { $n } días
}
settings-backups = Copias de seguridad
setting-backup-place = Segundo lugar para las copias
setting-backup-place-hint = Una carpeta en otro disco, por ejemplo /media/memoria. Vacío para ninguno.
error-backup-place = Indique la ruta completa de una carpeta, por ejemplo /media/memoria, sin «..».
log-kind-backup = Copia de seguridad
log-restored = Restaurada desde
damage = La base de datos está dañada
damage-about = SQLite encontró: { $what }. Los pedidos siguen, pero alguno puede perderse. Al acabar la noche, vuelva a la última copia como se describe en la página de copias. Los archivos dañados se conservan.
room-refuses = El disco ya no acepta nada: los pedidos se rechazan. Haga sitio o mire si está averiado. Los pedidos siguen solos en cuanto los acepte.
room-short = Solo queda libre el { $n } % del disco. Cuando se llene no se podrán tomar pedidos: haga sitio.
clock-before-build = El reloj de esta máquina está mal: marca una hora anterior a la creación de este programa. Ajústelo.
clock-behind = El reloj de esta máquina se atrasó, o antes iba adelantado: marca una hora anterior a los últimos pedidos. Compruébelo.
