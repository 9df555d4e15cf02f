# Service charge, tips and receipts
bill-ordered = Ordered
service-charge = Service charge { $rate }
tip = Tip
tips-paid = Tips paid
tip-title = Would you like to leave a tip?
tip-none = No tip
tip-own = Another amount
call-tip = tip { $amount }
service-waive = Take the service charge off
error-tip = This is not a tip we can take: at most as much as the bill.
setting-service-percent = Service charge (%)
setting-service-percent-hint = Added to what guests order, shown before they send. Visits that are open keep theirs. 0 for none.
setting-tips = Tips to offer (%)
setting-tips-hint = Such as 5 10 15. Guests are asked when they want the bill; leave it empty to not ask.
error-tips = Write rising per cents with spaces between, at most four: 5 10 15
setting-receipt-head = Receipt: above
setting-receipt-head-hint = Address, tax number: what the law wants there.
setting-receipt-foot = Receipt: below
error-receipt-text = At most { $lines } lines, 400 characters.
settings-receipts = Receipts
tax-added = plus tax { $rate }
setting-tax-in-prices = Prices contain the tax
setting-tax-in-prices-hint = Off: tax is added on the bill, as in the United States. Visits that are open keep theirs.
setup-tax-prices = The menu’s prices
setup-tax-inside = are what guests pay: tax is in them
setup-tax-added = are without tax: it is added on the bill
setting-tax-rates-hint = The menu’s editor offers them. Empty a row to remove it.
print = Print
bill-back = To give back
bill-give-back = { $amount } more than the bill was paid: please give it back.
bill-with-tip = To take, with { $amount } tip
close-served = All served: close the table
error-service-paid = The service charge is paid already: it cannot be taken off any more.
error-call-theirs = { $guest } has asked for the bill already. Only they can change the way to pay or the tip.
error-amount-words = Please write an amount such as { $example }.
close-unserved = { $n ->
    [one] One dish is not marked as served.
   *[other] { $n } dishes are not marked as served.
 }
