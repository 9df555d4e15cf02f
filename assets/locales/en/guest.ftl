# What guests read
tab-menu = Menu
tab-cart = Cart
tab-orders = Orders
tab-help = Help
tabs-label = Your table
guests-label = At this table
menu-sections = Menu sections
menu-empty = The menu is being prepared. Please ask our staff.
price-from = from { $price }
add-item = Add { $item }
added = Added to the table's cart.
included = included
choose-exactly = { $n ->
    [one] Choose { $n }
   *[other] Choose { $n }
}
choose-up-to = { $n ->
    [one] Up to { $n }
   *[other] Up to { $n }
}
choose-between = Choose { $least } to { $most }
note-label = Note for the kitchen
add-to-cart = Add to cart
sold-out-today = Sorry, this is sold out for now.
cartbar = View the table's cart
cart-title = The table's cart
cart-empty = Nothing in the cart yet
cart-empty-hint = What anyone at the table adds shows here at once.
to-menu = To the menu
to-orders = See the orders
you = (you)
one-less = One less { $item }
one-more = One more { $item }
remove = Remove
remove-item = Remove { $item }
line-sold-out = Not available any more: please remove it
total = Total
to-pay = To pay
pay-title = How would you like to pay?
send = Send the order
send-hint = The kitchen starts right away. You can take a dish back until it is accepted.
orders-title = Your orders
orders-empty = Nothing ordered yet
orders-empty-hint = Once you send your cart, you can follow every dish here.
order-completed = All served
order-sent = Just sent
progress = Progress
take-back = Take back
bill-so-far = The bill so far
call-title = Call staff
help-title = What can we do for you?
call-staff = Call staff
call-bill = Ask for the bill
call-staff-waiting = We have seen your call. Somebody is on the way.
call-bill-waiting = We have been told: the bill is on its way.
thanks-title = Thank you, and see you soon
thanks-hint = Your table is closed. This receipt stays here for 12 hours.
thanks-again = To order again, scan the code on your table.
receipt = Receipt
waiting-title = One moment, please
waiting-hint = Our staff will let you in with one tap. This page goes on by itself.
waiting-retry = Try again
token-retired-title = This code is no longer in use
token-retired = The card on your table was renewed. Please scan the code that is on the table now, or ask our staff.
token-unknown-title = We don't know this code
token-unknown = Please scan the code on your table again, or ask our staff.

# Why something did not happen
error-guest-session = Please scan the code on your table: your session has ended.
error-visit-closed = This table is closed. To order again, please scan the code on the table.
error-guest-sent-away = Your session at this table has been ended. Please speak to our staff.
error-guest-waiting = Our staff must let you in first. One moment, please.
error-table-full = This table is full. Please ask our staff.
error-joined = This request was answered already, and somebody sits there with the answer. Join again with another key.
error-quantity = Please choose a quantity from 1 to { $max }.
error-cart-full = The cart is full: at most { $max } lines. Please send it first.
error-cart-empty = There is nothing to send: somebody at your table may have just sent it.
error-cart-changed = Somebody at your table has just changed the cart. Please look once more and send again.
error-price-changed = The total has changed: it is now { $total }. Please look once more and send again.
error-line-gone = This line is no longer in the cart.
error-not-your-line = Only the guest who ordered it can take it back.
error-pay-way = Please choose one of the ways to pay.
error-call-reason = Please choose what we can do for you.
error-field-unknown = This request has something in it that we don't know. Please use the buttons on the page.
error-language = We don't speak this language yet.
