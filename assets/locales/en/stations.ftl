# The stations of the kitchen, as who runs the house sees them
stations-new = New station
stations-hint = Where dishes are made: each station has its own tickets on the kitchen’s board, in this order.
stations-empty = The first category of the menu brings a station along, or add one here.
stations-minutes = slow after { $warn } min, late after { $late } min
stations-uses = { $more ->
    [0] Comes here: { $names }
   *[other] Comes here: { $names } and { $more } more
}
stations-idle = Nothing of the menu comes here yet.
stations-ages = How long a ticket may wait
stations-warn = Slow after, minutes
stations-late = Late after, minutes
stations-ages-hint = The board marks tickets that are slow and those that are late. A change holds for waiting tickets at once.
stations-saved = { $name } is saved.
stations-retired = { $name } is no longer in use.
stations-retire-title = No longer in use
stations-retired-title = Retired stations
stations-retire-hint = It leaves the board once its last ticket is done. Past orders keep it, and you can bring it back.
stations-retired-hint = Once brought back, dishes can be sent there again.
stations-mend = Choose another station for them in the menu first; the dishes of a category move along with it.
stations-error-late = Late comes after slow: please give more minutes here.
stations-error-last = This is the only station, and dishes are made somewhere. Add another one first.
stations-error-used = { $more ->
    [0] Still comes here: { $names }.
   *[other] Still comes here: { $names } and { $more } more.
}
stations-error-restore = Another station has this name. Rename that one first.
