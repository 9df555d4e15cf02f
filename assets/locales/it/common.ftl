# Said on many screens
count-items = { $n ->
    [one] { $n } articolo
   *[other] { $n } articoli
}
skip = Vai al contenuto
stale = Connessione persa. Riprovo…
offline = Nessuna connessione. Riprova: nulla viene inviato due volte.
page-description = Ordina dal tuo tavolo da { $house }.
table-name = Tavolo { $table }
order-number = Ordine { $number }
minutes = { "{n}" } min
minutes-ago = { "{n}" } min fa
close = Chiudi
back = Indietro
save = Salva
language = Lingua
by-staff = Personale
contains = Contiene { $list }
quoted = “{ $text }”
sold-out = Esaurito
left = { $n ->
    [one] Solo { $n } rimasto
   *[other] Solo { $n } rimasti
}
quantity = Quantità
tax-inside = di cui IVA { $rate }
bill-total = Totale
bill-due = Da pagare
method-cash = Pagato in contanti
method-card = Pagato con carta
method-other = Pagato in altro modo
home-title = Benvenuti
home-scan = Per ordinare, inquadra il codice sul tuo tavolo con la fotocamera del telefono.
home-staff = Personale: accedi
to-start = All'inizio
error-title = Non ha funzionato
error-title-not-found = Non lo troviamo
error-title-sign-in = Manca un passaggio
error-host = Usa l'indirizzo che trovi sulla scheda del tavolo.
error-malformed = Non siamo riusciti a leggere la richiesta. Torna indietro e riprova.
error-too-large = È più di quanto possiamo ricevere. Invia di meno.
error-origin = Questa richiesta non viene dalle nostre pagine. Usa i pulsanti lì.
error-note-long = Una nota può avere al massimo { $max } caratteri.

# Where a line stands
state-waiting = In attesa del personale
state-held = In pausa
state-sent = Inviato
state-accepted = Accettato
state-cooking = In cucina
state-ready = Pronto
state-served = Servito
state-voided = Annullato
error-key-missing = Questa richiesta ha bisogno dell’intestazione Idempotency-Key: da 16 a 64 lettere, cifre, «-» o «_».
error-no-owner = Questo locale non è ancora stato configurato.
error-outdated = Nel frattempo è stato modificato. Rileggilo e ripeti la modifica.
error-unconditional = Questa richiesta ha bisogno dell'intestazione If-Match con l'ETag di ciò che modifica.
error-list-limit = Una parte di un elenco ha da 1 a { $most } righe.
error-list-after = Questo non è un punto dell'elenco: usa «next» della parte precedente.
