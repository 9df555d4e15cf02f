# Said on many screens
count-items = { $n ->
    [one] { $n } item
   *[other] { $n } items
}
skip = Skip to content
stale = Connection lost. Trying again…
offline = No connection. Please try again: nothing is sent twice.
page-description = Order at your table at { $house }.
table-name = Table { $table }
order-number = Order { $number }
minutes = { "{n}" } min
minutes-ago = { "{n}" } min ago
close = Close
back = Back
save = Save
language = Language
by-staff = Staff
contains = Contains { $list }
quoted = “{ $text }”
sold-out = Sold out
left = { $n ->
    [one] Only { $n } left
   *[other] Only { $n } left
}
quantity = Quantity
tax-inside = of which tax { $rate }
bill-total = Total
bill-due = Still to pay
method-cash = Paid in cash
method-card = Paid by card
method-other = Paid otherwise
home-title = Welcome
home-scan = To order, scan the code on your table with your phone's camera.
home-staff = Staff: sign in
to-start = To the start
error-title = That did not work
error-title-not-found = We can't find this
error-title-sign-in = One step is missing
error-host = Please use the address on your table's card.
error-malformed = We could not read this request. Please go back and try again.
error-too-large = This is more than we can take. Please send less.
error-origin = This request did not come from our own pages. Please use the buttons there.
error-note-long = A note can be { $max } characters long at most.

# Where a line stands
state-waiting = Waiting for the staff
state-held = On hold
state-sent = Sent
state-accepted = Accepted
state-cooking = Cooking
state-ready = Ready
state-served = Served
state-voided = Cancelled
error-key-missing = This request needs an Idempotency-Key header: 16 to 64 letters, digits, “-” or “_”.
error-no-owner = Nobody has set up this house yet.
error-outdated = It was changed meanwhile. Please read it again and make your change anew.
error-unconditional = This request needs an If-Match header with the ETag of what it changes.
error-list-limit = A piece of a list has 1 to { $most } rows.
error-list-after = This is no place in the list: take “next” of the piece before.
