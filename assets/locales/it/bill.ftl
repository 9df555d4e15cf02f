# Service charge, tips and receipts
bill-ordered = Ordinato
service-charge = Servizio { $rate }
tip = Mancia
tips-paid = Mance pagate
tip-title = Vuoi lasciare una mancia?
tip-none = Nessuna mancia
tip-own = Un altro importo
call-tip = mancia { $amount }
service-waive = Togli il servizio
error-tip = Questa mancia non si può accettare: al massimo quanto il conto.
setting-service-percent = Servizio (%)
setting-service-percent-hint = Si aggiunge a ciò che gli ospiti ordinano e si vede prima dell’invio. I tavoli aperti tengono il loro. 0 per nessuno.
setting-tips = Mance da proporre (%)
setting-tips-hint = Per esempio 5 10 15. Si chiede quando gli ospiti vogliono il conto; lascia vuoto per non chiedere.
error-tips = Scrivi percentuali crescenti separate da spazi, al massimo quattro: 5 10 15
setting-receipt-head = Scontrino: in alto
setting-receipt-head-hint = Indirizzo, partita IVA: ciò che la legge vuole.
setting-receipt-foot = Scontrino: in basso
error-receipt-text = Al massimo { $lines } righe, 400 caratteri.
settings-receipts = Scontrini
tax-added = più imposta { $rate }
setting-tax-in-prices = I prezzi comprendono l’imposta
setting-tax-in-prices-hint = Spento: l’imposta si aggiunge sul conto, come negli Stati Uniti. I tavoli aperti tengono la loro regola.
setup-tax-prices = I prezzi del menù
setup-tax-inside = sono quelli che gli ospiti pagano: l’imposta è compresa
setup-tax-added = sono senza imposta: si aggiunge sul conto
setting-tax-rates-hint = L’editor del menù le propone. Per toglierne una svuota la riga.
print = Stampa
bill-back = Da restituire
bill-give-back = Sono stati pagati { $amount } più del conto: vanno restituiti.
bill-with-tip = Da incassare, con { $amount } di mancia
close-served = Tutto servito: chiudi il tavolo
error-service-paid = Il servizio è già stato pagato: non si può più togliere.
error-call-theirs = { $guest } ha già chiesto il conto. Solo chi l’ha chiesto può cambiare il modo di pagare o la mancia.
error-amount-words = Scrivi un importo come { $example }.
close-unserved = { $n ->
    [one] Un piatto non è segnato come servito.
   *[other] { $n } piatti non sono segnati come serviti.
 }
