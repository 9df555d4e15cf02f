transfer = La carta como archivo
transfer-error-remove = Este archivo quita muchos platos de la carta. Marque que se pueden quitar, o no lo aplique.
transfer-out = Descargar
transfer-out-hint = Toda la carta, para guardarla o para cambiarla en una hoja de cálculo y subirla de nuevo. Las fotos se quedan aquí.
transfer-csv = Como tabla (CSV)
transfer-json = Como JSON
transfer-in = Subir
transfer-in-hint = Un archivo como el que se descarga aquí, de hasta 8 MB. Primero se ve qué cambiaría. Lo que el archivo no nombra sale de la carta.
transfer-file = Archivo de la carta
transfer-look = Ver qué cambiaría
transfer-none = Primero hay que elegir un archivo.
transfer-wrong = { $n ->
    [one] Hay un fallo en este archivo
   *[other] Hay { $n } fallos en este archivo
}
transfer-nothing = No se ha cambiado nada. Hay que corregir el archivo y subirlo de nuevo.
transfer-more = { $n ->
    [one] Y uno más.
   *[other] Y { $n } más.
}
transfer-preview = Qué cambia este archivo
transfer-same = Nada: la carta ya está así.
transfer-all = Todo ocurre a la vez, en cada teléfono.
transfer-apply = Aplicar
transfer-remove = { $n ->
    [one] Sí, quitar un plato
   *[other] Sí, quitar { $n } platos
}
transfer-cancel = No aplicar
transfer-added = Nuevos
transfer-changed = Cambiados
transfer-removed = Salen de la carta
transfer-n-added = { $n ->
    [one] Un plato es nuevo.
   *[other] { $n } platos son nuevos.
}
transfer-n-changed = { $n ->
    [one] Un plato cambia.
   *[other] { $n } platos cambian.
}
transfer-n-removed = { $n ->
    [one] Un plato sale de la carta.
   *[other] { $n } platos salen de la carta.
}
transfer-done = El archivo está aplicado.
transfer-stale = La carta ha cambiado entretanto. Esto es lo que el archivo cambiaría ahora.
transfer-gone = Este archivo se guarda solo 15 minutos. Hay que subirlo de nuevo.
