error-held = { $n ->
    [0] The last { $item } are in somebody’s cart just now. Try again in a few minutes.
    [one] Only { $n } of { $item } is free just now: the others are in somebody’s cart.
   *[other] Only { $n } of { $item } are free just now: the others are in somebody’s cart.
}
error-stock = Please give a number from 0 to { $max }.
