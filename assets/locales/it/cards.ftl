# Tavoli, zone e le loro schede
cards-new = Nuovi tavoli
cards-add = Aggiungi
cards-last = Fino a
cards-last-hint = Per aggiungerne più d’uno: da T1 fino a T12. Vuoto per uno solo.
cards-kind = Che cos’è
cards-kind-table = Tavolo
cards-kind-counter = Banco
cards-kind-hint = Un banco non ha posti: chi ordina lì porta via.
cards-counter-name = Banco { $counter }
cards-seats = { $n ->
    [one] { $n } posto
   *[other] { $n } posti
}
cards-edit = Modifica { $name }
cards-rename = Rinomina { $name }
cards-area-hint = Il nome cambia per tutti i tavoli di questa zona.
cards-saved = { $name } è salvato.
cards-rotated = { $name } ha un nuovo codice. La vecchia scheda non funziona più: stampala di nuovo.
cards-retired = { $name } non è più in uso.
cards-print-one = Stampa questa scheda
cards-retire-title = Non più in uso
cards-retire-hint = Sparisce dalla sala e la sua scheda smette di funzionare. Gli ordini passati restano, e si può ripristinare.
cards-retire = Ritira
cards-retired-title = Ritirati
cards-retired-hint = Una volta ripristinati, le loro schede funzionano di nuovo.
cards-restore = Ripristina
cards-token-gone = La scheda di questo tavolo non è più in uso. Chiedi al personale.
cards-error-range = Scrivi l’ultimo come il primo: T1, T12.
cards-error-many = Al massimo { $max } alla volta.
cards-error-taken = Già in uso: { $names }.
cards-error-visit = Ci sono ospiti seduti. Prima chiudi la loro visita.
cards-error-restore = Un altro tavolo ha questo nome. Prima rinomina quello.
