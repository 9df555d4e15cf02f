# What guests read
tab-menu = Menù
tab-cart = Carrello
tab-orders = Ordini
tab-help = Aiuto
tabs-label = Il tuo tavolo
guests-label = A questo tavolo
menu-sections = Sezioni del menù
menu-empty = Il menù è in preparazione. Chiedi al nostro personale.
price-from = da { $price }
add-item = Aggiungi { $item }
added = Aggiunto al carrello del tavolo.
included = incluso
choose-exactly = { $n ->
    [one] Scegline { $n }
   *[other] Scegline { $n }
}
choose-up-to = { $n ->
    [one] Fino a { $n }
   *[other] Fino a { $n }
}
choose-between = Scegline da { $least } a { $most }
note-label = Nota per la cucina
add-to-cart = Aggiungi al carrello
sold-out-today = Ci dispiace, per ora è esaurito.
cartbar = Vedi il carrello del tavolo
cart-title = Il carrello del tavolo
cart-empty = Il carrello è ancora vuoto
cart-empty-hint = Qui compare subito quello che aggiunge chiunque al tavolo.
to-menu = Vai al menù
to-orders = Vedi gli ordini
you = (tu)
one-less = { $item }: uno in meno
one-more = { $item }: uno in più
remove = Togli
remove-item = Togli { $item }
line-sold-out = Non più disponibile: toglilo, per favore
total = Totale
to-pay = Da pagare
pay-title = Come vuoi pagare?
send = Invia l'ordine
send-hint = La cucina inizia subito. Puoi ritirare un piatto finché non è accettato.
orders-title = I vostri ordini
orders-empty = Ancora nessun ordine
orders-empty-hint = Quando invii il carrello, qui puoi seguire ogni piatto.
order-completed = Tutto servito
order-sent = Appena inviato
progress = Avanzamento
take-back = Ritira
bill-so-far = Il conto finora
call-title = Chiama il personale
help-title = Cosa possiamo fare per voi?
call-staff = Chiama il personale
call-bill = Chiedi il conto
call-staff-waiting = Abbiamo visto la chiamata. Qualcuno sta arrivando.
call-bill-waiting = Richiesta ricevuta: il conto sta arrivando.
thanks-title = Grazie e a presto
thanks-hint = Il tavolo è chiuso. Questo riepilogo resta qui per 12 ore.
thanks-again = Per ordinare ancora, inquadra il codice sul tavolo.
receipt = Riepilogo
waiting-title = Un momento, per favore
waiting-hint = Il nostro personale ti fa entrare con un tocco. La pagina prosegue da sola.
waiting-retry = Riprova
token-retired-title = Questo codice non è più valido
token-retired = La scheda del tavolo è stata rinnovata. Inquadra il codice che si trova ora sul tavolo o chiedi al personale.
token-unknown-title = Non conosciamo questo codice
token-unknown = Inquadra di nuovo il codice sul tavolo o chiedi al personale.

# Why something did not happen
error-guest-session = Inquadra il codice sul tavolo: la sessione è terminata.
error-visit-closed = Questo tavolo è chiuso. Per ordinare ancora, inquadra il codice sul tavolo.
error-guest-sent-away = La tua sessione a questo tavolo è stata chiusa. Parla con il nostro personale, per favore.
error-guest-waiting = Il personale deve prima farti entrare. Un momento, per favore.
error-table-full = Questo tavolo è al completo. Chiedi al personale.
error-joined = A questa richiesta è già stato risposto, e qualcuno siede al tavolo con la risposta. Unisciti di nuovo con un’altra chiave.
error-quantity = Scegli una quantità da 1 a { $max }.
error-cart-full = Il carrello è pieno: al massimo { $max } righe. Invialo prima, per favore.
error-cart-empty = Non c'è nulla da inviare: forse qualcuno al tavolo l'ha appena inviato.
error-cart-changed = Qualcuno al tavolo ha appena cambiato il carrello. Ricontrolla e invia di nuovo.
error-price-changed = Il totale è cambiato: ora è { $total }. Ricontrolla e invia di nuovo.
error-line-gone = Questa riga non è più nel carrello.
error-not-your-line = Può ritirarlo solo chi l'ha ordinato.
error-pay-way = Scegli uno dei modi di pagamento.
error-call-reason = Scegli cosa possiamo fare per te.
error-field-unknown = Questa richiesta contiene qualcosa che non conosciamo. Usa i pulsanti della pagina.
error-language = Non parliamo ancora questa lingua.
