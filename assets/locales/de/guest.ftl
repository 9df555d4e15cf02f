# What guests read
tab-menu = Karte
tab-cart = Warenkorb
tab-orders = Bestellungen
tab-help = Hilfe
tabs-label = Ihr Tisch
guests-label = An diesem Tisch
menu-sections = Abschnitte der Speisekarte
menu-empty = Die Speisekarte wird gerade vorbereitet. Bitte fragen Sie unser Personal.
price-from = ab { $price }
add-item = { $item } hinzufügen
added = Liegt im gemeinsamen Warenkorb.
included = inklusive
choose-exactly = { $n ->
    [one] { $n } wählen
   *[other] { $n } wählen
}
choose-up-to = { $n ->
    [one] Bis zu { $n }
   *[other] Bis zu { $n }
}
choose-between = { $least } bis { $most } wählen
note-label = Notiz für die Küche
add-to-cart = Hinzufügen
sold-out-today = Leider ist das zurzeit ausverkauft.
cartbar = Warenkorb ansehen
cart-title = Gemeinsamer Warenkorb
cart-empty = Der Warenkorb ist noch leer
cart-empty-hint = Was jemand am Tisch auswählt, erscheint sofort hier.
to-menu = Zur Speisekarte
to-orders = Zu den Bestellungen
you = (Sie)
one-less = { $item }: eins weniger
one-more = { $item }: eins mehr
remove = Entfernen
remove-item = { $item } entfernen
line-sold-out = Nicht mehr verfügbar: bitte entfernen
total = Gesamt
to-pay = Zu zahlen
pay-title = Wie möchten Sie zahlen?
send = Jetzt bestellen
send-hint = Die Küche beginnt sofort. Sie können ein Gericht stornieren, bis es bestätigt ist.
orders-title = Ihre Bestellungen
orders-empty = Noch nichts bestellt
orders-empty-hint = Sobald Sie bestellt haben, können Sie hier jedes Gericht verfolgen.
order-completed = Alles serviert
order-sent = Gerade bestellt
progress = Fortschritt
take-back = Stornieren
bill-so-far = Ihre Rechnung bisher
call-title = Service rufen
help-title = Was können wir für Sie tun?
call-staff = Service rufen
call-bill = Rechnung, bitte
call-staff-waiting = Ihr Ruf ist angekommen. Es kommt gleich jemand.
call-bill-waiting = Wir wissen Bescheid: Ihre Rechnung kommt gleich.
thanks-title = Vielen Dank und bis bald
thanks-hint = Ihr Tisch ist abgeschlossen. Diese Übersicht können Sie hier noch 12 Stunden sehen.
thanks-again = Wenn Sie noch etwas bestellen möchten, scannen Sie den Code auf Ihrem Tisch.
receipt = Übersicht
waiting-title = Einen Moment, bitte
waiting-hint = Unser Personal schaltet Sie mit einem Tippen frei. Diese Seite geht dann von selbst weiter.
waiting-retry = Noch einmal versuchen
token-retired-title = Dieser Code gilt nicht mehr
token-retired = Die Karte auf Ihrem Tisch wurde erneuert. Bitte scannen Sie den Code, der jetzt auf dem Tisch steht, oder fragen Sie unser Personal.
token-unknown-title = Diesen Code kennen wir nicht
token-unknown = Bitte scannen Sie den Code auf Ihrem Tisch noch einmal oder fragen Sie unser Personal.

# Why something did not happen
error-guest-session = Bitte scannen Sie den Code auf Ihrem Tisch: Ihre Sitzung ist beendet.
error-visit-closed = Dieser Tisch ist abgeschlossen. Wenn Sie noch etwas bestellen möchten, scannen Sie bitte den Code auf dem Tisch.
error-guest-sent-away = Ihre Sitzung an diesem Tisch wurde beendet. Bitte sprechen Sie unser Personal an.
error-guest-waiting = Unser Personal muss Sie erst freischalten. Einen Moment, bitte.
error-table-full = Dieser Tisch ist voll. Bitte fragen Sie unser Personal.
error-joined = Diese Anfrage wurde schon beantwortet, und jemand sitzt mit der Antwort am Tisch. Bitte mit einem anderen Schlüssel noch einmal beitreten.
error-quantity = Bitte wählen Sie eine Anzahl von 1 bis { $max }.
error-cart-full = Der Warenkorb ist voll: höchstens { $max } Zeilen. Bitte bestellen Sie diese zuerst.
error-cart-empty = Es gibt nichts zu bestellen: Vielleicht hat gerade jemand am Tisch bestellt.
error-cart-changed = Jemand am Tisch hat den Warenkorb gerade geändert. Bitte sehen Sie noch einmal nach und bestellen Sie dann.
error-price-changed = Die Summe hat sich geändert: Sie beträgt jetzt { $total }. Bitte sehen Sie noch einmal nach und bestellen Sie dann.
error-line-gone = Diese Zeile ist nicht mehr im Warenkorb.
error-not-your-line = Nur wer es bestellt hat, kann es stornieren.
error-pay-way = Bitte wählen Sie, wie Sie zahlen möchten.
error-call-reason = Bitte wählen Sie, was wir für Sie tun können.
error-field-unknown = Diese Anfrage enthält etwas, das wir nicht kennen. Bitte benutzen Sie die Schaltflächen auf der Seite.
error-language = Diese Sprache sprechen wir noch nicht.
