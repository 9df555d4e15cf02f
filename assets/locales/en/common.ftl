# Said on many screens
count-items = { $n ->
    [one] { $n } item
   *[other] { $n } items
}
skip = Skip to content
stale = Connection lost. Trying again…
offline = No connection: nothing was sent. Please try again.
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

# Where a line stands
state-waiting = Waiting for the staff
state-held = On hold
state-sent = Sent
state-accepted = Accepted
state-cooking = Cooking
state-ready = Ready
state-served = Served
state-voided = Cancelled

# Why something did not happen
error-note-long = A note can be { $max } characters long at most.
