# Past sales of another system
past-busy = Another import of sales is running or being removed. Try again when it has ended.
past-map = “{ $part }” is not a field with its column; write it like date=Date.
past-utf8 = This is not in UTF-8. Save the table as “CSV UTF-8”.
past-no-such-column = There is no column “{ $name }”.
past-missing-column = No column was found for “{ $field }”. The file has: { $seen }.
past-empty = The file is empty.
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
past-other = The order { $order } of { $day } is there already, with other lines or another time.
past-crowded = The order { $order } has more than { $most } lines: is another column the number of the order?
log-kind-sales = Past sales
log-sales-orders = Orders
