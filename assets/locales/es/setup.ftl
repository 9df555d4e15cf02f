# The first start
setting-base-url = Dirección para los clientes
error-base-url = Escriba la dirección como http://192.168.1.10:8080, sin nada detrás.
setting-tax-rates = Otros tipos de impuesto
setting-setup-next = Siguiente paso de la configuración
error-tax-rates = Dé a cada tipo un nombre y un porcentaje de 0 a 100, por ejemplo Bebidas y 22. Cuatro como máximo.
error-setup-next = Escriba una de estas palabras: house, tax, tables, address, menu, done.
setup-step = Paso { $n } de { $of }
setup-save = Guardar y continuar
setup-skip = Más tarde
setup-go-on = Continuar
setup-house = Su local
setup-house-name = Nombre que ven los clientes
setup-currency-hint = No cambia una vez que hay precios.
setup-cut-over-hint = Lo que se vende después de medianoche y antes de esta hora pertenece a la noche anterior.
setup-tax = Impuestos
setup-tax-usual = Tipo habitual, %
setup-rates-hint = Si algunos platos o bebidas tienen otro tipo, el editor de la carta ofrece estos.
setup-rate-name = Nombre del tipo { $n }
setup-rate-percent = Porcentaje del tipo { $n }
setup-rate-example = Bebidas
setup-tables = Sus mesas
setup-tables-hint = ¿Cuántas hay y dónde? Se llamarán T1, T2, etc.; los nombres y las plazas se cambian después.
setup-inside = Interior
setup-garden = Jardín
setup-counter = Barra
setup-counter-too = También hay una barra donde se pide
error-setup-count = Escriba un número entero de mesas, hasta 200 por zona y al menos una en total.
setup-tables-there = { $n ->
    [one] Hay una mesa.
   *[other] Hay { $n } mesas.
}
setup-tables-edit = Cambiar las mesas
setup-address = Dirección para los clientes
setup-address-hint = Cada código QR lleva aquí. Elija una dirección que esta máquina conserve: configure el router para que le dé siempre la misma.
setup-address-fixed = El programa se inició con { $url }. Se cambia donde se inicia el programa.
setup-address-name = Sigue valiendo aunque cambie el número, si los teléfonos conocen nombres como este.
setup-address-other = Otra dirección
setup-address-example = por ejemplo http://192.168.1.10:8080
setup-reach = ¿Llegan los teléfonos?
setup-reach-hint = Escanee esto con un teléfono conectado al Wi-Fi de los clientes.
setup-reach-waiting = Esperando un teléfono…
setup-reach-yes = Un teléfono ha llegado. La dirección es correcta.
setup-reach-other = Elegir otra dirección
setup-reached = Este teléfono ha llegado
setup-reached-hint = Los clientes de { $house } pueden usar esta dirección. Puede cerrar esta página.
setup-menu = Su carta
setup-menu-hint = ¿Con qué desea empezar?
setup-menu-sample = Una carta de ejemplo
setup-menu-sample-hint = Los sesenta platos de una trattoria con imágenes, opciones y alérgenos, para probarlo todo y adaptarlos.
setup-menu-sample-go = Empezar con el ejemplo
setup-menu-file = Un archivo que ya tenga
setup-menu-file-hint = Una tabla o JSON. Verá lo que trae antes de que cuente.
setup-menu-file-go = Elegir el archivo
setup-menu-empty = Empezar con la carta vacía
setup-menu-there = { $n ->
    [one] Hay un plato en la carta.
   *[other] Hay { $n } platos en la carta.
}
setup-menu-edit = Cambiar la carta
setup-done = Su local está abierto
setup-done-hint = Imprima las tarjetas, ponga una en cada mesa y escanee usted la primera.
setup-done-try = Probar { $table } como cliente
setup-done-admin = A las páginas del propietario
todo-setup = Seguir con la configuración donde la dejó
todo-address = Elegir la dirección de los códigos QR
todo-tables = Añadir las mesas
todo-menu = Llenar la carta
todo-people = Añadir personas para la cocina y la sala
setup-tax-usual-short = Habitual
setup-wifi = El Wi-Fi de los clientes
setup-wifi-hint = Se imprime en las tarjetas para que los clientes se conecten antes de escanear. Déjelo vacío si no lo hay.
setup-wifi-kept = Ya hay una. Déjelo vacío para conservarla.
setup-wifi-password-hint = Vacía para un Wi-Fi abierto.
setup-wifi-open = Nada, está abierto
setup-stale = Otra persona ha guardado mientras tanto. Lo que escribió sigue aquí: envíelo de nuevo para conservarlo.
