rehearsal = Rehearsal
rehearsal-banner = This is a rehearsal: nothing counts and nothing stays.
rehearsal-about = Fake guests visit your house and send orders, while your real devices take part. Your own data are not touched: at the end everything of it is erased.
rehearsal-start-title = Rehearse before you open
rehearsal-closed-meanwhile = The house goes over to a copy for that time, and every screen says so. Begin while no table is open.
rehearsal-tables = Tables they take
rehearsal-guests = Their phones
rehearsal-orders = Orders a minute
rehearsal-minutes = Minutes
rehearsal-cooks = Play the kitchen and the waiters too
rehearsal-start = Begin the rehearsal
rehearsal-running = The rehearsal runs
rehearsal-coming = The fake guests are coming.
rehearsal-so-far = { $orders ->
    [one] { $orders } order
   *[other] { $orders } orders
  } so far, { $phones ->
    [one] { $phones } phone
   *[other] { $phones } phones
  } at tables.
rehearsal-take-part = Your kitchen screens, phones and table cards take part: scan one, order, cook. Nobody is charged.
rehearsal-gone = The fake guests have gone. End the rehearsal when you have seen enough; it also ends by itself after 15 minutes.
rehearsal-trouble = The fake guests could not play: { $why }
rehearsal-end = End the rehearsal
rehearsal-report = What the last rehearsal found
rehearsal-sound = Every order came onto the kitchen screen, once.
rehearsal-unsound = Not every order came onto the kitchen screen exactly once.
rehearsal-acknowledged = Orders that were confirmed
rehearsal-lost = Lost
rehearsal-doubled = Came twice
rehearsal-to-kitchen = From sending to the kitchen screen
rehearsal-to-phones = From the cart to the other phones
rehearsal-to-guest = From the cook’s tap to the guest’s phone
rehearsal-within = half within { $half } ms, 99 of 100 within { $most } ms
rehearsal-errors = Errors
rehearsal-memory = Memory at most
rehearsal-runs = A rehearsal runs already.
rehearsal-none = There is no rehearsal that could be ended.
rehearsal-tables-open = { $n ->
    [one] { $n } table is open. Close it first: its guests would lose their screens.
   *[other] { $n } tables are open. Close them first: their guests would lose their screens.
}
rehearsal-busy = A backup or an import is being made. Try again when it is done.
rehearsal-name = Somebody of your staff is called “Rehearsal”, the name under which the fake staff signs in. Give them another name first.
error-rehearsal-number = Please give a whole number from 1 to { $max }.
