# Ordering for guests, on the floor's screens
pad-title = Order for guests
pad-for = Order for table { $table }
pad-order = Order for guests
pad-search = Find a dish
pad-find = Find
pad-nothing = No dish has that name.
pad-choose = Choose { $item }
pad-add = Add { $item }
pad-add-it = Add to the round
pad-leave-out = Leave out
pad-held = In somebody’s cart
pad-round = This round
pad-empty = Nothing chosen yet.
pad-send = Send to the kitchen
