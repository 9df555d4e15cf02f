error-held = { $n ->
    [0] { $item }: las últimas unidades están ahora en el carrito de alguien. Inténtelo de nuevo en unos minutos.
    [one] { $item }: ahora solo hay { $n } libre, el resto está en el carrito de alguien.
   *[other] { $item }: ahora solo hay { $n } libres, el resto está en el carrito de alguien.
}
error-stock = Indique un número de 0 a { $max }.
