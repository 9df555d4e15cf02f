# Names of days and months, one list each, with a space between them; and the words of tables and charts of figures.
months = January February March April May June July August September October November December
weekdays = Monday Tuesday Wednesday Thursday Friday Saturday Sunday
weekdays-short = Mon Tue Wed Thu Fri Sat Sun
sheet-definition = What this means
sheet-scroll = Swipe sideways to see the whole table
sheet-nothing = There are no figures for this time yet.
sheet-download = Download “{ $name }”
