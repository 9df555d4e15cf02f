# Past sales of another system
past-busy = Another import of sales is running or being removed. Try again when it has ended.
past-map = “{ $part }” is not a field with its column; write it like date=Date.
past-utf8 = This is not in UTF-8. Save the table as “CSV UTF-8”.
past-no-such-column = There is no column “{ $name }”.
past-missing-column = No column was found for “{ $name }” ({ $field }). The file has: { $seen }.
past-empty = The file is empty.
past-only-names = The file has a first line, but no sales below it.
past-too-large = The file is too large when unpacked.
past-too-long = The file is damaged, or a row of it is too long: a quote may not be closed.
past-unreadable = The file cannot be read: { $why }.
past-unsure = This date can be read in two ways, and no other date of the file tells which. Say whether the day or the month comes first.
past-mixed = Here day and month are the other way round than in the dates before.
past-cells = The row has { $cells } cells, the first row { $columns }.
past-formula = A formula is not taken.
past-nothing = Something is missing here.
past-name = Names have at most { $most } characters, and no line breaks.
past-date = “{ $value }” is not a date such as 2026-11-30.
past-time = “{ $value }” is not a time such as 18:05.
past-when = “{ $value }” is in the future or before 1970.
past-quantity = “{ $value }” is not a whole number from 1 to 9999.
past-money = “{ $value }” is not an amount in { $currency }: digits, at most { $decimals } decimals, not below zero.
past-rate = “{ $value }” is not a rate from 0 to 100 per cent.
past-tax = The tax is more than the amount.
past-other = The order { $order } of { $day } is there already, with other lines.
past-crowded = The order { $order } has more than { $most } lines: is another column the number of the order?
log-kind-sales = Past sales
log-sales-orders = Orders
past = Past sales
past-about = What another system sold counts in every figure once it is imported here, and can be taken back whole.
past-bring = Bring a file
past-file = File with sales
past-file-hint = A table (CSV), a row for each dish of an order, up to { $n } MB, also packed with gzip. You see first what is in it.
past-file-large = The file is larger than { $max } MB. Pack it with gzip, or bring it in parts.
past-look = See what is in it
past-gone = This file is not kept any more. Please bring it again.
past-imports = Imports
past-none = Nothing was imported yet.
past-made = Imported { $when }
past-take-back = Take back
past-checking = Checking
past-importing = Importing
past-removing = Taking an import back
past-step-reading = Reading the file
past-step-comparing = Looking for orders that are there already
past-step-counting = Adding the orders to the figures
past-step-removing = Removing orders
past-meanwhile = The restaurant works on meanwhile, and you can leave this page.
past-good = This file can be imported
past-nothing-new = There is nothing new in this file
past-new = New orders
past-known = There already, left out
past-lines = Rows of them
past-days = Days
past-unmatched-hint = They count under their own name. A dish of the menu is found by its name in any language; one that is added later is found when the import is taken back and the file imported again.
past-cancel = Throw the file away
past-wrong-hint = Nothing was changed. Say below which column is what, or correct the file and bring it again.
past-line = Line { $n }
past-column = Column { $n }
past-columns = Which column is what
past-columns-hint = Names that are usual are found by themselves. Change what is wrong, then check the file: every row is looked at, and nothing is changed yet.
past-rows = The first rows
past-no-column = – not in the file –
past-dates = Dates such as 03/04/2026
past-dates-file = as the file shows
past-dates-dmy = the day first
past-dates-mdy = the month first
past-check = Check the file
past-unchecked = Check the file first: it is imported as it was checked.
past-field-date = Date
past-field-time = Time
past-field-order = Order
past-field-item = Dish
past-field-category = Category
past-field-option = Choice, such as the size
past-field-more = A further choice
past-field-quantity = Quantity
past-field-price = Price of one
past-field-total = Price of the row
past-field-tax = Tax in it
past-field-rate = Tax rate
past-hint-date = May have the time in it too.
past-hint-order = What tells one order of a day from the others.
past-hint-price = Tax included.
past-hint-total = Tax included. It counts before the price of one.
past-done = { $n ->
    [one] One order was imported.
   *[other] { $n } orders were imported.
}
past-taken-back = { $n ->
    [one] One order was taken back.
   *[other] { $n } orders were taken back.
}
past-n-orders = { $n ->
    [one] one order
   *[other] { $n } orders
}
past-take-back-hint = { $n ->
    [one] Its order leaves every figure. It can be imported again from the file.
   *[other] Its { $n } orders leave every figure. They can be imported again from the file.
}
past-matched = { $n ->
    [one] One name is a dish of the menu
   *[other] { $n } names are dishes of the menu
}
past-unmatched = { $n ->
    [one] One name is not on the menu
   *[other] { $n } names are not on the menu
}
past-apply = { $n ->
    [one] Import one order
   *[other] Import { $n } orders
}
past-more-names = { $n ->
    [one] One more name is not listed.
   *[other] { $n } more names are not listed.
}
