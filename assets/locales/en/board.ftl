# The kitchen's board
board-allergy = Allergy { $guest }: { $list }
board-danger = Contains { $list }!
board-without = No { $name }
board-changed = Changed
board-changes = Changed:
board-seen = Seen
board-more = More about { $item }
board-stock = Sold out…
board-undo = Undo: { $number } · { $table } → { $state }
board-all-day = All day
board-nothing-to-make = Nothing to make.
board-plain = as it is
board-keys = Keys
board-key-number = Next step of the first, second, … ninth ticket
board-key-arrow = From ticket to ticket
board-key-undo = Take the last tap back
board-key-help = This help

# What is sold out
board-search = Find a dish
board-none-found = No dish is called so.
board-count = Count…
board-options = Options
board-on-ticket = On the ticket
board-left = How many are left?
board-left-hint = Leave it empty to stop counting.
board-set-left = Set what is left
board-out = { $n } sold out
board-n-left = { $n } left
board-n-left-held = { $n } left, { $held } in carts
board-held = { $n ->
    [one] { $n } of them is in a cart.
   *[other] { $n } of them are in carts.
}
