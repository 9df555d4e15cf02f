error-held = { $n ->
    [0] { $item } : les derniers sont en ce moment dans le panier de quelqu’un. Veuillez réessayer dans quelques minutes.
    [one] { $item } : seul { $n } est libre en ce moment, le reste est dans le panier de quelqu’un.
   *[other] { $item } : seuls { $n } sont libres en ce moment, le reste est dans le panier de quelqu’un.
}
error-stock = Veuillez indiquer un nombre de 0 à { $max }.
