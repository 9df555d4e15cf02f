# Vendite passate di un altro sistema
past-busy = Un'altra importazione di vendite è in corso o in via di rimozione. Riprova quando è finita.
past-map = “{ $part }” non è un campo con la sua colonna; scrivi ad esempio date=Data.
past-utf8 = Questo non è in UTF-8. Salva la tabella come “CSV UTF-8”.
past-no-such-column = Non c'è una colonna “{ $name }”.
past-missing-column = Non è stata trovata una colonna per “{ $field }”. Il file ha: { $seen }.
past-empty = Il file è vuoto.
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
past-other = L'ordine { $order } del { $day } c'è già, con altre righe o un altro orario.
past-crowded = L'ordine { $order } ha più di { $most } righe: il numero dell'ordine è in un'altra colonna?
log-kind-sales = Vendite passate
log-sales-orders = Ordini
