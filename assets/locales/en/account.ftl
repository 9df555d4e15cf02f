# Accounts of guests
account-title = Your account
account-why = Never needed. With an account you find your cart, your orders and your favourites again on any phone and at your next visit.
account-open = Open your account
account-signed-in = You are signed in as { $name }.
account-sign-in = Sign in to your account
account-sign-in-why = At a table you go on with the same name and the same cart.
account-at-table = No account yet? You can open one when you sit at a table.
account-register = Open an account
account-have = I have an account
account-opened = Your account is open. This table and what you order here belong to it from now on.
account-hello = Hello, { $name }
account-name = Name of the account
account-name-hint = 2 to 40 characters. Only you use it, to sign in; your table does not see it.
account-secret = Passphrase or PIN
account-secret-hint = A passphrase of at least { $min } characters, or a PIN of at least { $digits } digits.
account-email = E-mail address (optional)
account-email-hint = Only kept if you write one. We never check it and send nothing to it.
account-email-title = E-mail address
account-privacy = Everything stays on this house's own machine. You can take it along or delete it at any time. The house sees numbers, not your name, unless you allow it.
account-settings = Devices, privacy and data
account-saved = Saved.
account-devices = Where you are signed in
account-devices-hint = Ending one also takes that phone from the table. Signing out here leaves this phone at the table, with its cart.
account-program = A program
account-end-others = Sign out everywhere else
secret-change = Change passphrase or PIN
secret-old = The one you have now
secret-new = The new one
secret-changed = It is changed, and you are signed out everywhere else.
sharing-title = What the house sees
sharing-switch = The house may see my name beside my visits and what I spend
sharing-hint = Off: the house counts you, and does not see who you are.
account-data = Your data
account-export = Download all my data
account-export-hint = A file with everything that the house knows about you.
account-delete = Delete my account
delete-goes = Your name, e-mail address, favourites, kept cart and sign-ins are deleted at once. This cannot be undone.
delete-stays = Orders stay in the house's books, as those of a guest whom nobody knows.
delete-go = Delete my account for good
kept-title = You did not send these
kept-when = Left in your cart on { $when }. At today's prices:
kept-take = Put them in the cart
kept-let-go = Let go
kept-scan = Scan the code on your table to put them in the cart.
kept-taken = { $n ->
    [0] Nothing was put in the cart.
    [one] One line is in the cart.
   *[other] { $n } lines are in the cart.
}
kept-stay = { $n ->
    [one] One cannot be had today.
   *[other] { $n } cannot be had today.
}
usual-title = The usual
usual-none = What you order most will be here, one tap away.
usual-times = { $n ->
    [one] Ordered once
   *[other] Ordered { $n } times
}
favourites = Your favourites
favourites-none = Tap the heart on a dish and you find it here and above the menu.
heart = { $item } is a favourite
history-title = Your visits
history-none = Your visits will be here.
history-all = All visits
history-own = What was your own, at the prices of the day. Service and tips are on the table's bill.
history-now = Now
history-nothing = You ordered nothing yourself.
history-total = Your dishes
history-older = Older visits
history-newest = Back to the newest
error-login-short = A name needs at least { $min } characters, with a letter or digit among them.
error-login-taken = This name is taken. Please choose another one.
error-secret-short = At least { $min } characters, or a PIN of at least { $digits } digits.
error-secret-wrong = Name, passphrase or PIN are not right.
error-email = This does not look like an e-mail address. You can also leave it empty.
error-account-here = You already have an account at this table. Sign in to it instead.
error-favourites = That is as many favourites as we can keep. Please take one away first.
error-no-seat = Please scan the code on your table first.
sheet-accounts = Guests with an account
what-sheet-accounts = How many guests have an account today, how many of them ordered in the period, and what their own dishes came to. Nobody is named. With an account a guest is counted once, on whatever phone.
sheet-known-by-name = Guests who let you see their name
what-sheet-known-by-name = Only guests who switched this on in their account, with the visits in which they ordered and what their own dishes came to. They can switch it off at any time.
figure-accounts = Accounts
figure-accounts-came = Ordered
figure-own-dishes = Own dishes
figure-account-name = Guest
