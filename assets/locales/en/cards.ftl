# Tables, areas and their cards
cards-new = New tables
cards-add = Add
cards-last = Up to
cards-last-hint = For several at once: from T1 up to T12. Empty for one.
cards-kind = What it is
cards-kind-table = Table
cards-kind-counter = Counter
cards-kind-hint = A counter has no seats: guests take away what they order there.
cards-counter-name = Counter { $counter }
cards-seats = { $n ->
    [one] { $n } seat
   *[other] { $n } seats
}
cards-edit = Change { $name }
cards-rename = Rename { $name }
cards-area-hint = The name changes for all tables of this area.
cards-saved = { $name } is saved.
cards-rotated = { $name } has a new code. The old card no longer works: print the card again.
cards-retired = { $name } is no longer in use.
cards-print-one = Print this card
cards-retire-title = No longer in use
cards-retire-hint = It leaves the floor, and its card no longer works. Past orders keep it, and you can bring it back.
cards-retire = Retire
cards-retired-title = Retired
cards-retired-hint = Once brought back, their cards work again.
cards-restore = Bring back
cards-token-gone = This table’s card is no longer in use. Please ask a member of staff.
cards-error-range = Write the last one like the first: T1, T12.
cards-error-many = At most { $max } at once.
cards-error-taken = Already in use: { $names }.
cards-error-visit = Guests are sitting there. Close their visit first.
cards-error-restore = Another table has this name. Rename that one first.
