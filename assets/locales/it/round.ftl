# The cart before it is sent, and what changed meanwhile
line-without = senza { $list }
line-held = In questo momento gli ultimi sono nei carrelli di altri, per 3 minuti al massimo.
line-options = Quello che avevi scelto non c'è più.
take-left = { $n ->
    [one] Prendine { $n }
   *[other] Prendine { $n }
}
choose-again = Scegli di nuovo
price-before = prima
price-after = ora
price-changed = Il prezzo è cambiato da quando è stato scelto.
send-for = Invia per { $total }
send-without = Invia senza { $items }
send-rest = Invia il resto
nod-first = Un cameriere confermerà questo primo ordine.
nod-large = Un cameriere confermerà questo ordine abbondante.
order-waits = Un cameriere conferma prima questo ordine. Poi la cucina inizia.
again = Ancora uno
again-round = Ancora lo stesso giro
again-missing = Il resto è nel carrello. Non è più disponibile: { $items }.
error-price-of = Il prezzo di { $item } è passato da { $before } a { $after }. Ora il totale è { $total }.
error-line-changed = Qualcuno al tavolo ha appena cambiato il carrello: ora { $item } c'è { $n } volte.
error-line-removed = Qualcuno al tavolo ha appena tolto { $item } dal carrello.
error-line-sent = Qualcuno al tavolo ha appena inviato { $item }.
error-line-options = Quello che avevi scelto per { $item } non c'è più. Scegli di nuovo, per favore.

# Calls
call-water = Acqua, per favore
call-cutlery = Posate o tovaglioli
call-question = Una domanda su un piatto
call-problem = Qualcosa non va
call-cancel = Annulla
call-asks-water = chiede dell'acqua
call-asks-cutlery = chiede posate o tovaglioli
call-asks-question = ha una domanda su un piatto
call-asks-problem = dice che qualcosa non va
error-call-pause = { $n ->
    [one] Qualcuno è appena stato da te. Puoi chiamare di nuovo tra { $n } secondo.
   *[other] Qualcuno è appena stato da te. Puoi chiamare di nuovo tra { $n } secondi.
}
error-not-your-call = Può annullarla solo chi ha chiamato.
large-order = ordine abbondante

# At the end
feedback-title = Com'è andata?
feedback-mark = Il tuo voto
feedback-words = Vuoi dirci qualcosa?
feedback-send = Invia
feedback-again = Cambia
feedback-given = Grazie per avercelo detto. Puoi ancora cambiarlo.
mark-1 = Male
mark-2 = Non molto bene
mark-3 = Discreto
mark-4 = Bene
mark-5 = Molto bene
error-mark = Scegli un voto, per favore.
error-feedback-early = Potrai dirci com'è andata quando il conto sarà pagato.
unhappy = non è contento: { $mark } su 5

# Settings
setting-guard-pieces = Un cameriere conferma gli ordini con più pezzi di (0: mai)
setting-guard-total = Un cameriere conferma gli ordini oltre (auto, 0: mai)
error-guard-pieces = Scrivi un numero intero da 0 a 9999.
error-guard-total = Scrivi auto, oppure un importo intero come 300, oppure 0 per mai.
