# Names of days and months, one list each, with a space between them; and the words of tables and charts of figures.
months = Januar Februar März April Mai Juni Juli August September Oktober November Dezember
weekdays = Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag
weekdays-short = Mo Di Mi Do Fr Sa So
sheet-definition = Was das bedeutet
sheet-scroll = Zur Seite wischen, um die ganze Tabelle zu sehen
sheet-nothing = Für diese Zeit gibt es noch keine Zahlen.
sheet-download = „{ $name }“ herunterladen
