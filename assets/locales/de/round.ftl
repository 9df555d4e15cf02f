# The cart before it is sent, and what changed meanwhile
line-without = ohne { $list }
line-held = Die letzten liegen gerade in anderen Warenkörben, höchstens 3 Minuten lang.
line-options = Ihre Auswahl wird so nicht mehr angeboten.
take-left = { $n ->
    [one] { $n } nehmen
   *[other] { $n } nehmen
}
choose-again = Neu wählen
price-before = vorher
price-after = jetzt
price-changed = Der Preis hat sich geändert, seit das ausgewählt wurde.
send-for = Für { $total } bestellen
send-without = Ohne { $items } bestellen
send-rest = Den Rest bestellen
nod-first = Der Service bestätigt diese erste Bestellung.
nod-large = Der Service bestätigt diese große Bestellung.
order-waits = Der Service bestätigt diese Bestellung zuerst. Dann beginnt die Küche.
again = Noch einmal
again-round = Die ganze Runde noch einmal
again-missing = Das Übrige liegt im Warenkorb. Nicht mehr zu haben: { $items }.
error-price-of = Der Preis von { $item } hat sich von { $before } auf { $after } geändert. Zusammen sind es jetzt { $total }.
error-line-changed = Jemand am Tisch hat den Warenkorb gerade geändert: { $item } ist jetzt { $n }-mal darin.
error-line-removed = Jemand am Tisch hat { $item } gerade aus dem Warenkorb genommen.
error-line-sent = Jemand am Tisch hat { $item } gerade bestellt.
error-line-options = Ihre Auswahl für { $item } wird so nicht mehr angeboten. Bitte wählen Sie neu.

# Calls
call-water = Wasser, bitte
call-cutlery = Besteck oder Servietten
call-question = Frage zu einem Gericht
call-problem = Etwas stimmt nicht
call-cancel = Zurückziehen
call-asks-water = möchte Wasser
call-asks-cutlery = braucht Besteck oder Servietten
call-asks-question = hat eine Frage zu einem Gericht
call-asks-problem = sagt, dass etwas nicht stimmt
error-call-pause = { $n ->
    [one] Eben war jemand für Sie da. In { $n } Sekunde können Sie wieder rufen.
   *[other] Eben war jemand für Sie da. In { $n } Sekunden können Sie wieder rufen.
}
error-not-your-call = Zurückziehen kann nur der Gast, der gerufen hat.
large-order = große Bestellung

# At the end
feedback-title = Wie war es?
feedback-mark = Ihre Bewertung
feedback-words = Möchten Sie uns etwas sagen?
feedback-send = Absenden
feedback-again = Ändern
feedback-given = Danke, dass Sie es uns sagen. Sie können es noch ändern.
mark-1 = Schlecht
mark-2 = Nicht so gut
mark-3 = In Ordnung
mark-4 = Gut
mark-5 = Sehr gut
error-mark = Bitte wählen Sie eine Bewertung.
error-feedback-early = Sobald die Rechnung bezahlt ist, können Sie uns sagen, wie es war.
unhappy = war nicht zufrieden: { $mark } von 5

# Settings
setting-guard-pieces = Der Service bestätigt Bestellungen mit mehr Stück als (0: nie)
setting-guard-total = Der Service bestätigt Bestellungen über (auto, 0: nie)
error-guard-pieces = Schreiben Sie eine ganze Zahl von 0 bis 9999.
error-guard-total = Schreiben Sie auto, einen ganzen Betrag wie 300, oder 0 für nie.
