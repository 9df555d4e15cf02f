# The first start
setting-base-url = Address for guests
error-base-url = Write the address like http://192.168.1.10:8080, with nothing behind it.
setting-tax-rates = Further tax rates
setting-setup-next = Next step of the setup
error-tax-rates = Give each rate a name and a per cent from 0 to 100, such as Drinks and 22. There are at most four.
error-setup-next = Write one of these: house, tax, tables, address, menu, done.
setup-step = Step { $n } of { $of }
setup-save = Save and go on
setup-skip = Later
setup-go-on = Go on
setup-house = Your house
setup-house-name = Name that guests see
setup-currency-hint = It stays once there are prices.
setup-cut-over-hint = What is sold after midnight and before this hour belongs to the evening before.
setup-tax = Tax
setup-tax-usual = Usual rate, %
setup-rates-hint = If some dishes or drinks have another rate, the menu’s editor offers these.
setup-rate-name = Name of rate { $n }
setup-rate-percent = Per cent of rate { $n }
setup-rate-example = Drinks
setup-tables = Your tables
setup-tables-hint = How many are there, and where? They are called T1, T2 and so on; names and seats can be changed later.
setup-inside = Inside
setup-garden = Garden
setup-counter = Counter
setup-counter-too = There is a counter where guests order, too
error-setup-count = Write a whole number of tables, up to 200 in an area, and at least one in all.
setup-tables-there = { $n ->
    [one] There is one table.
   *[other] There are { $n } tables.
}
setup-tables-edit = Change the tables
setup-address = Address for guests
setup-address-hint = Every QR code leads here. Choose an address that this machine keeps: ask your router to always give it the same one.
setup-address-fixed = The program was started with { $url }. It is changed where the program is started.
setup-address-name = Survives a new number, if the phones know names such as this one.
setup-address-other = Another address
setup-address-example = such as http://192.168.1.10:8080
setup-reach = Can phones reach it?
setup-reach-hint = Scan this with a phone that is in the guests’ Wi-Fi.
setup-reach-waiting = Waiting for a phone…
setup-reach-yes = A phone has reached it. The address is right.
setup-reach-other = Choose another address
setup-reached = This phone is there
setup-reached-hint = Guests of { $house } can use this address. You may close this page.
setup-menu = Your menu
setup-menu-hint = With what would you like to begin?
setup-menu-sample = A sample menu
setup-menu-sample-hint = A trattoria’s sixty dishes with pictures, options and allergens, to try everything with and to make your own.
setup-menu-sample-go = Begin with the sample
setup-menu-file = A file that you have
setup-menu-file-hint = A table or JSON. You see what it brings before it counts.
setup-menu-file-go = Choose the file
setup-menu-empty = Begin with an empty menu
setup-menu-there = { $n ->
    [one] One dish is on the menu.
   *[other] { $n } dishes are on the menu.
}
setup-menu-edit = Change the menu
setup-done = Your house is open
setup-done-hint = Print the cards, put one on each table, and scan the first one yourself.
setup-done-try = Try { $table } as a guest
setup-done-admin = To the owner’s pages
todo-setup = Go on with the setup where you stopped
todo-address = Choose the address for the QR codes
todo-tables = Add the tables
todo-menu = Fill the menu
todo-people = Add people for kitchen and floor
setup-tax-usual-short = Usual
setup-wifi = The guests’ Wi-Fi
setup-wifi-hint = It is printed on the cards, so that guests are in it before they scan. Leave it empty if there is none.
setup-wifi-kept = There is one already. Leave this empty to keep it.
setup-wifi-password-hint = Empty for an open Wi-Fi.
setup-wifi-open = Nothing, it is open
setup-stale = Somebody else saved this meanwhile. What you typed is still here: send it again to keep yours.
