# The first start
setting-base-url = Indirizzo per gli ospiti
error-base-url = Scrivi l’indirizzo così: http://192.168.1.10:8080, senza altro dopo.
setting-tax-rates = Altre aliquote
setting-setup-next = Prossimo passo della configurazione
error-tax-rates = Dai a ogni aliquota un nome e una percentuale da 0 a 100, per esempio Bevande e 22. Al massimo quattro.
error-setup-next = Scrivi uno di questi: house, tax, tables, address, menu, done.
setup-step = Passo { $n } di { $of }
setup-save = Salva e continua
setup-skip = Più tardi
setup-go-on = Continua
setup-house = Il tuo locale
setup-house-name = Nome che vedono gli ospiti
setup-currency-hint = Non cambia più quando ci sono prezzi.
setup-cut-over-hint = Ciò che si vende dopo mezzanotte e prima di quest’ora appartiene alla sera prima.
setup-tax = Imposte
setup-tax-usual = Aliquota usuale, %
setup-rates-hint = Se alcuni piatti o bevande hanno un’altra aliquota, l’editor del menù propone queste.
setup-rate-name = Nome dell’aliquota { $n }
setup-rate-percent = Percentuale dell’aliquota { $n }
setup-rate-example = Bevande
setup-tables = I tuoi tavoli
setup-tables-hint = Quanti sono e dove? Si chiameranno T1, T2 e così via; nomi e posti si cambiano dopo.
setup-inside = Sala
setup-garden = Giardino
setup-counter = Banco
setup-counter-too = C’è anche un banco dove si ordina
error-setup-count = Scrivi un numero intero di tavoli, fino a 200 per zona, e almeno uno in tutto.
setup-tables-there = { $n ->
    [one] C’è un tavolo.
   *[other] Ci sono { $n } tavoli.
}
setup-tables-edit = Modifica i tavoli
setup-address = Indirizzo per gli ospiti
setup-address-hint = Ogni codice QR porta qui. Scegli un indirizzo che questa macchina mantiene: imposta il router perché le dia sempre lo stesso.
setup-address-fixed = Il programma è stato avviato con { $url }. Si cambia dove si avvia il programma.
setup-address-name = Resta valido anche con un altro numero, se i telefoni conoscono nomi come questo.
setup-address-other = Un altro indirizzo
setup-address-example = per esempio http://192.168.1.10:8080
setup-reach = I telefoni ci arrivano?
setup-reach-hint = Inquadra il codice con un telefono collegato al Wi-Fi degli ospiti.
setup-reach-waiting = In attesa di un telefono…
setup-reach-yes = Un telefono è arrivato. L’indirizzo è giusto.
setup-reach-other = Scegli un altro indirizzo
setup-reached = Questo telefono è arrivato
setup-reached-hint = Gli ospiti di { $house } possono usare questo indirizzo. Puoi chiudere questa pagina.
setup-menu = Il tuo menù
setup-menu-hint = Con cosa vuoi iniziare?
setup-menu-sample = Un menù di esempio
setup-menu-sample-hint = I sessanta piatti di una trattoria con immagini, opzioni e allergeni, per provare tutto e farne il tuo.
setup-menu-sample-go = Inizia con l’esempio
setup-menu-file = Un file che hai già
setup-menu-file-hint = Una tabella o JSON. Vedi cosa contiene prima che valga.
setup-menu-file-go = Scegli il file
setup-menu-empty = Inizia con un menù vuoto
setup-menu-there = { $n ->
    [one] C’è un piatto nel menù.
   *[other] Ci sono { $n } piatti nel menù.
}
setup-menu-edit = Modifica il menù
setup-done = Il tuo locale è aperto
setup-done-hint = Stampa i cartoncini, mettine uno su ogni tavolo e inquadra tu il primo.
setup-done-try = Prova { $table } come ospite
setup-done-admin = Alle pagine del titolare
todo-setup = Riprendi la configurazione da dove eri
todo-address = Scegli l’indirizzo dei codici QR
todo-tables = Aggiungi i tavoli
todo-menu = Riempi il menù
todo-people = Aggiungi persone per cucina e sala
setup-tax-usual-short = Usuale
setup-wifi = Il Wi-Fi degli ospiti
setup-wifi-hint = Viene stampato sui cartoncini, così gli ospiti si collegano prima di inquadrare. Lascia vuoto se non c’è.
setup-wifi-kept = Ce n’è già una. Lascia vuoto per tenerla.
setup-wifi-password-hint = Vuota per un Wi-Fi aperto.
setup-wifi-open = Niente, è aperto
setup-stale = Nel frattempo qualcun altro ha salvato. Ciò che hai scritto è ancora qui: invialo di nuovo per tenerlo.
