# Vendite passate di un altro sistema
past-busy = Un'altra importazione di vendite è in corso o in via di rimozione. Riprova quando è finita.
past-map = “{ $part }” non è un campo con la sua colonna; scrivi ad esempio date=Data.
past-utf8 = Questo non è in UTF-8. Salva la tabella come “CSV UTF-8”.
past-no-such-column = Non c'è una colonna “{ $name }”.
past-missing-column = Non è stata trovata una colonna per “{ $name }” ({ $field }). Il file ha: { $seen }.
past-empty = Il file è vuoto.
past-only-names = Il file ha una prima riga, ma nessuna vendita sotto.
past-too-large = Il file decompresso è troppo grande.
past-too-long = Il file è danneggiato, o una riga è troppo lunga: forse manca una virgoletta di chiusura.
past-unreadable = Il file non si può leggere: { $why }.
past-unsure = Questa data si può leggere in due modi, e nessun'altra data del file dice quale. Indica se viene prima il giorno o il mese.
past-mixed = Qui giorno e mese sono al contrario rispetto alle date precedenti.
past-cells = La riga ha { $cells } celle, la prima riga { $columns }.
past-formula = Le formule non si accettano.
past-nothing = Qui manca qualcosa.
past-name = I nomi hanno al massimo { $most } caratteri e nessun a capo.
past-date = “{ $value }” non è una data come 2026-11-30.
past-time = “{ $value }” non è un orario come 18:05.
past-when = “{ $value }” è nel futuro o prima del 1970.
past-quantity = “{ $value }” non è un numero intero da 1 a 9999.
past-money = “{ $value }” non è un importo in { $currency }: cifre, al massimo { $decimals } decimali, non sotto zero.
past-rate = “{ $value }” non è un'aliquota da 0 a 100 per cento.
past-tax = L'imposta supera l'importo.
past-other = L'ordine { $order } del { $day } c'è già, con altre righe.
past-crowded = L'ordine { $order } ha più di { $most } righe: il numero dell'ordine è in un'altra colonna?
log-kind-sales = Vendite passate
log-sales-orders = Ordini
past = Vendite passate
past-about = Ciò che ha venduto un altro sistema conta in ogni dato appena importato qui, e si può ritirare per intero.
past-bring = Porta un file
past-file = File con le vendite
past-file-hint = Una tabella (CSV), una riga per ogni piatto di un ordine, fino a { $n } MB, anche compressa con gzip. Prima vedi che cosa contiene.
past-file-large = Il file supera { $max } MB. Comprimilo con gzip o portalo in più parti.
past-look = Guarda che cosa contiene
past-gone = Questo file non c'è più. Portalo di nuovo.
past-imports = Importazioni
past-none = Non è ancora stato importato nulla.
past-made = Importato { $when }
past-take-back = Ritira
past-checking = Controllo
past-importing = Importazione
past-removing = Ritiro di un'importazione
past-step-reading = Lettura del file
past-step-comparing = Ricerca degli ordini già presenti
past-step-counting = Gli ordini si aggiungono ai dati
past-step-removing = Rimozione degli ordini
past-meanwhile = Il ristorante intanto lavora, e puoi lasciare questa pagina.
past-good = Questo file si può importare
past-nothing-new = In questo file non c'è nulla di nuovo
past-new = Ordini nuovi
past-known = Già presenti, tralasciati
past-lines = Loro righe
past-days = Giorni
past-unmatched-hint = Contano con il loro nome. Un piatto del menù si riconosce dal nome, in qualsiasi lingua; uno aggiunto più tardi si riconosce ritirando l’importazione e importando di nuovo il file.
past-cancel = Butta via il file
past-wrong-hint = Non è cambiato nulla. Indica sotto a cosa corrisponde ogni colonna, oppure correggi il file e caricalo di nuovo.
past-line = Riga { $n }
past-column = Colonna { $n }
past-columns = Quale colonna è quale
past-columns-hint = I nomi usuali si riconoscono da soli. Cambia ciò che non va, poi controlla il file: ogni riga viene guardata e ancora nulla cambia.
past-rows = Le prime righe
past-no-column = – non nel file –
past-dates = Date come 03/04/2026
past-dates-file = come mostra il file
past-dates-dmy = prima il giorno
past-dates-mdy = prima il mese
past-check = Controlla il file
past-unchecked = Prima controlla il file: si importa com'è stato controllato.
past-field-date = Data
past-field-time = Ora
past-field-order = Ordine
past-field-item = Piatto
past-field-category = Categoria
past-field-option = Scelta, come la misura
past-field-more = Un’altra scelta
past-field-quantity = Quantità
past-field-price = Prezzo di uno
past-field-total = Prezzo della riga
past-field-tax = Imposta inclusa
past-field-rate = Aliquota
past-hint-date = Può contenere anche l'ora.
past-hint-order = Ciò che distingue un ordine del giorno dagli altri.
past-hint-price = Imposta inclusa.
past-hint-total = Imposta inclusa. Vale prima del prezzo di uno.
past-done = { $n ->
    [one] È stato importato un ordine.
   *[other] Sono stati importati { $n } ordini.
}
past-taken-back = { $n ->
    [one] È stato ritirato un ordine.
   *[other] Sono stati ritirati { $n } ordini.
}
past-n-orders = { $n ->
    [one] un ordine
   *[other] { $n } ordini
}
past-take-back-hint = { $n ->
    [one] Il suo ordine esce da ogni dato. Si può importare di nuovo dal file.
   *[other] I suoi { $n } ordini escono da ogni dato. Si possono importare di nuovo dal file.
}
past-matched = { $n ->
    [one] Un nome è un piatto del menù
   *[other] { $n } nomi sono piatti del menù
}
past-unmatched = { $n ->
    [one] Un nome non è nel menù
   *[other] { $n } nomi non sono nel menù
}
past-apply = { $n ->
    [one] Importa un ordine
   *[other] Importa { $n } ordini
}
past-more-names = { $n ->
    [one] Un altro nome non è elencato.
   *[other] Altri { $n } nomi non sono elencati.
}
