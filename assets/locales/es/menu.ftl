allergen-gluten = Gluten
allergen-crustaceans = Crustáceos
allergen-eggs = Huevos
allergen-fish = Pescado
allergen-peanuts = Cacahuetes
allergen-soybeans = Soja
allergen-milk = Leche
allergen-nuts = Frutos de cáscara
allergen-celery = Apio
allergen-mustard = Mostaza
allergen-sesame = Sésamo
allergen-sulphites = Sulfitos
allergen-lupin = Altramuces
allergen-molluscs = Moluscos
allergen-unstated = alérgenos aún sin indicar: pregúntenos
allergen-none = Ninguno de ellos
tag-vegan = Vegano
tag-vegetarian = Vegetariano
tag-gluten-free = Sin gluten
tag-spicy = Picante
tag-alcoholic = Con alcohol
tag-house-favourite = Favorito de la casa
error-options-few = { $n ->
    [one] { $group }: elija una opción, por favor.
   *[other] { $group }: elija al menos { $n }, por favor.
}
error-options-many = { $n ->
    [one] { $group }: solo una opción, por favor.
   *[other] { $group }: { $n } como máximo, por favor.
}
error-options-foreign = Esta opción ha cambiado. Elija de nuevo, por favor.
error-sold-out = Lo sentimos, { $item } se acaba de agotar.
error-stock-left = { $n ->
    [one] Lo sentimos, de { $item } solo queda { $n }.
   *[other] Lo sentimos, de { $item } solo quedan { $n }.
}
menu-file-large = El archivo puede tener { $max } MB como máximo.
menu-file-json = No es un archivo JSON: { $error }.
menu-file-object = Aquí se espera un objeto entre llaves.
menu-file-unknown = Este campo no existe. Hay: { $known }.
menu-file-many = Son demasiados; se permiten { $max }.
menu-file-missing = Falta este campo.
menu-file-list = Aquí se espera una lista entre corchetes.
menu-file-text = Aquí se espera un texto entre comillas.
menu-file-number = Aquí se espera un número entero de { $min } a { $max }.
menu-file-flag = Aquí se espera yes o no (en JSON, true o false).
menu-file-key = Una clave tiene de 1 a 60 letras minúsculas, cifras, - o _.
menu-file-twice = { $key } ya existe.
menu-file-nameless = Hace falta un nombre en al menos uno de los idiomas del archivo.
menu-file-word = No es ninguno de estos: { $known }.
menu-file-format = El formato debe ser comanda-menu.
menu-file-currency = La moneda del local es { $house }. Cambie antes el ajuste, o el archivo.
menu-file-language = Un idioma es una etiqueta como en o pt-BR, una vez cada una.
menu-file-optionless = Un grupo necesita al menos una opción.
menu-file-price = Escriba el precio como texto en { $currency } con { $decimals } decimales como máximo, no inferior a 0.
menu-file-hours = Escriba los horarios así: mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00.
menu-file-picture-missing = Esta imagen no está junto al archivo.
menu-file-picture-large = Una imagen puede tener { $max } kB como máximo.
menu-file-picture-kind = Una imagen debe ser WebP, PNG o JPEG.
menu-clash-vegan = Un plato vegano no lleva leche, huevos, pescado, crustáceos ni moluscos: quite el distintivo o el alérgeno.
menu-clash-vegetarian = Un plato vegetariano no lleva pescado, crustáceos ni moluscos: quite el distintivo o el alérgeno.
menu-clash-gluten-free = Un plato sin gluten no lleva gluten, se elija lo que se elija: quite el distintivo o el alérgeno.
