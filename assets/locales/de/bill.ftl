# Service charge, tips and receipts
bill-ordered = Bestellt
service-charge = Bedienung { $rate }
tip = Trinkgeld
tips-paid = Trinkgeld bezahlt
tip-title = Möchten Sie Trinkgeld geben?
tip-none = Kein Trinkgeld
tip-own = Anderer Betrag
call-tip = Trinkgeld { $amount }
service-waive = Bedienungszuschlag erlassen
error-tip = Dieses Trinkgeld geht nicht: höchstens so viel wie die Rechnung.
setting-service-percent = Bedienungszuschlag (%)
setting-service-percent-hint = Kommt zu dem, was Gäste bestellen, und steht vor dem Senden da. Offene Tische behalten ihren. 0 für keinen.
setting-tips = Trinkgeld zur Wahl (%)
setting-tips-hint = Etwa 5 10 15. Gäste werden gefragt, wenn sie die Rechnung wollen; leer lassen, um nicht zu fragen.
error-tips = Schreiben Sie steigende Prozente mit Leerzeichen, höchstens vier: 5 10 15
setting-receipt-head = Beleg: oben
setting-receipt-head-hint = Adresse, Steuernummer: was das Gesetz dort verlangt.
setting-receipt-foot = Beleg: unten
error-receipt-text = Höchstens { $lines } Zeilen, 400 Zeichen.
settings-receipts = Belege
tax-added = zuzüglich Steuer { $rate }
setting-tax-in-prices = Die Preise enthalten die Steuer
setting-tax-in-prices-hint = Aus: Die Steuer kommt auf der Rechnung dazu, wie in den USA. Offene Tische behalten ihre Regel.
setup-tax-prices = Die Preise der Karte
setup-tax-inside = sind, was Gäste zahlen: Die Steuer ist darin
setup-tax-added = sind ohne Steuer: Sie kommt auf der Rechnung dazu
setting-tax-rates-hint = Beim Bearbeiten der Karte stehen sie zur Wahl. Zum Entfernen leeren Sie die Zeile.
print = Drucken
bill-back = Zurückzugeben
bill-give-back = Es wurden { $amount } mehr als die Rechnung bezahlt: bitte zurückgeben.
bill-with-tip = Zu kassieren, mit { $amount } Trinkgeld
close-served = Alles serviert: Tisch schließen
error-service-paid = Der Serviceaufschlag ist schon bezahlt und lässt sich nicht mehr wegnehmen.
error-call-theirs = { $guest } hat schon um die Rechnung gebeten. Nur diese Person kann Zahlungsart und Trinkgeld ändern.
error-amount-words = Bitte schreiben Sie einen Betrag wie { $example }.
close-unserved = { $n ->
    [one] Ein Gericht ist nicht als serviert markiert.
   *[other] { $n } Gerichte sind nicht als serviert markiert.
 }
