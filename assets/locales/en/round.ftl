# The cart before it is sent, and what changed meanwhile
line-without = without { $list }
line-held = Others hold the last ones just now, for up to 3 minutes.
line-options = What was chosen is not offered any more.
take-left = { $n ->
    [one] Take { $n }
   *[other] Take { $n }
}
choose-again = Choose again
price-before = was
price-after = is now
price-changed = The price has changed since this was chosen.
send-for = Send for { $total }
send-without = Send without { $items }
send-rest = Send the rest
nod-first = A waiter will confirm this first order.
nod-large = A waiter will confirm this large order.
order-waits = A waiter confirms this order first. Then the kitchen starts.
again = Same again
again-round = Same round again
again-missing = The rest is in the cart. This can’t be had any more: { $items }.
error-price-of = The price of { $item } has changed from { $before } to { $after }. The total is now { $total }.
error-line-changed = Somebody at your table has just changed the cart: { $item } is in it { $n } times now.
error-line-removed = Somebody at your table has just taken { $item } out of the cart.
error-line-sent = Somebody at your table has just sent { $item }.
error-line-options = What was chosen for { $item } is not offered any more. Please choose again.

# Calls
call-water = Water, please
call-cutlery = Cutlery or napkins
call-question = A question about a dish
call-problem = Something is wrong
call-cancel = Cancel
call-asks-water = asks for water
call-asks-cutlery = asks for cutlery or napkins
call-asks-question = has a question about a dish
call-asks-problem = says that something is wrong
error-call-pause = { $n ->
    [one] Somebody was just here for you. You can call again in { $n } second.
   *[other] Somebody was just here for you. You can call again in { $n } seconds.
}
error-not-your-call = Only the guest who called can cancel it.
large-order = large order

# At the end
feedback-title = How was it?
feedback-mark = Your mark
feedback-words = Anything you want to tell us?
feedback-send = Send
feedback-again = Change it
feedback-given = Thank you for telling us. You can still change it.
mark-1 = Bad
mark-2 = Not so good
mark-3 = All right
mark-4 = Good
mark-5 = Very good
error-mark = Please choose a mark.
error-feedback-early = You can tell us how it was once the bill is paid.
unhappy = was not happy: { $mark } of 5

# Settings
setting-guard-pieces = A waiter confirms orders of more pieces than (0: never)
setting-guard-total = A waiter confirms orders above (auto, 0: never)
error-guard-pieces = Write a whole number from 0 to 9999.
error-guard-total = Write auto, or a whole amount such as 300, or 0 for never.
