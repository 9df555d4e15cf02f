# The owner's menu editor
editor-preview = Vista previa de cliente
editor-deleted-last = Eliminados hace poco
editor-preview-hint = Así ven la carta los clientes. Aquí no se puede pedir nada.
editor-new-category = Nueva categoría
editor-new-item = Nuevo plato
editor-empty = La carta empieza con una categoría, por ejemplo «Entrantes».
editor-hidden = Oculto
editor-no-photo = Sin foto
editor-missing = Falta: { $languages }
editor-margin = Margen { $percent }
editor-up = Subir { $name }
editor-down = Bajar { $name }
editor-hide = Ocultar { $name }
editor-show = Mostrar { $name }
editor-copy = Copiar { $name }
editor-delete = Eliminar { $name }
editor-delete-with = { $n ->
    [0] Eliminar { $name }
    [one] Eliminar { $name } y su plato
   *[other] Eliminar { $name } y sus { $n } platos
}
editor-copy-item = Copiar este plato
editor-delete-item = Eliminar este plato
editor-deleted = { $name }: eliminado.
editor-saved = { $name }: guardado, y en todos los móviles.
editor-saved-options = Las opciones están guardadas, y en todos los móviles.
editor-undo = Deshacer
editor-texts = Nombre y descripción
editor-description = Descripción
editor-lacks = Falta
editor-more-languages = Otros idiomas
editor-price-title = Precio y existencias
editor-price = Precio
editor-tax = Tipo de impuesto, %
editor-cost = Coste para la casa
editor-stock = Existencias
editor-price-hint = Precios en { $currency }. Sin cantidad no se cuentan las existencias. El coste solo lo ven encargados y propietarios.
editor-place = Dónde va
editor-category = Categoría
editor-station = Se prepara en
editor-station-none = Lo dice cada plato
editor-station-of-item = Donde se prepara el plato
editor-station-hint = Los platos que se preparan en el puesto de la categoría lo siguen.
editor-hide-category = Ocultar a los clientes esta categoría con todos sus platos
editor-hide-item = Ocultar este plato a los clientes
editor-allergens = Alérgenos
editor-allergens-hint = Marque lo que lleva o «Ninguno de ellos». Mientras tanto, los clientes leen que los alérgenos no están indicados, y se avisa a quien evita alguno.
editor-allergens-missing = Faltan alérgenos
editor-clash = Distintivo y alérgenos no concuerdan
editor-tags = Dietas y distintivos
editor-options = Qué eligen los clientes
editor-options-none = Aún no hay nada que elegir: tamaños, guarniciones, extras.
editor-new-group = Nueva elección
editor-removals = Qué se puede quitar
editor-removals-hint = Los clientes marcan lo que no quieren. No cuesta nada y quita sus alérgenos.
editor-group = La elección
editor-least = Al menos
editor-most = Como máximo
editor-group-hint = «Al menos 1» la hace obligatoria; «como máximo 1» permite una sola.
editor-delta = Suplemento
editor-adds = Alérgenos que añade
editor-takes = Alérgenos que quita
editor-add-option = Añadir una opción
editor-add-removal = Añadir algo que quitar
editor-row = Opción { $n }
editor-nothing = nada
editor-now = Ahora: { $value }
editor-gone = Otra persona lo ha eliminado mientras tanto.
editor-gone-hint = No se ha perdido nada: guárdelo aquí como nuevo. El registro dice quién lo eliminó.
editor-stale = Otra persona ha guardado mientras tanto.
editor-stale-hint = No se ha perdido nada. Junto a cada campo distinto está lo que vale ahora.
editor-stale-group = No se ha perdido nada. Ahora vale esto:
editor-save-anyway = Guardar lo mío de todos modos
editor-take-theirs = Descartar lo mío
editor-error-price = Escriba un precio como { $example }, no inferior a 0.
editor-error-number = Indique un número de { $min } a { $max }.
editor-error-gone = Elija una de estas; la otra ya no existe.
editor-error-optionless = Una elección necesita al menos una opción con nombre.
editor-error-none = Marque los alérgenos que lleva o «Ninguno de ellos».
editor-error-removal = Solo se puede quitar lo que el plato contiene.
editor-error-category-gone = Su categoría fue eliminada. Recupérela primero.
editor-error-language = La carta no puede escribirse en este idioma.
editor-wrong = { $n ->
    [one] Hay que revisar un campo.
   *[other] Hay que revisar { $n } campos.
}
