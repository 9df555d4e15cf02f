allergen-gluten = Glutine
allergen-crustaceans = Crostacei
allergen-eggs = Uova
allergen-fish = Pesce
allergen-peanuts = Arachidi
allergen-soybeans = Soia
allergen-milk = Latte
allergen-nuts = Frutta a guscio
allergen-celery = Sedano
allergen-mustard = Senape
allergen-sesame = Sesamo
allergen-sulphites = Solfiti
allergen-lupin = Lupini
allergen-molluscs = Molluschi
allergen-unstated = allergeni non ancora indicati: chiedi a noi
allergen-none = Nessuno di questi
tag-vegan = Vegano
tag-vegetarian = Vegetariano
tag-gluten-free = Senza glutine
tag-spicy = Piccante
tag-alcoholic = Contiene alcol
tag-house-favourite = Specialità della casa
error-options-few = { $n ->
    [one] { $group }: scegline uno, per favore.
   *[other] { $group }: scegline almeno { $n }, per favore.
}
error-options-many = { $n ->
    [one] { $group }: uno solo, per favore.
   *[other] { $group }: al massimo { $n }, per favore.
}
error-options-foreign = Questa scelta è cambiata. Scegli di nuovo, per favore.
error-sold-out = Ci dispiace, { $item } è appena terminato.
error-stock-left = { $n ->
    [one] Ci dispiace, di { $item } ne è rimasto solo { $n }.
   *[other] Ci dispiace, di { $item } ne sono rimasti solo { $n }.
}
menu-file-large = Il file può avere al massimo { $max } MB.
menu-file-json = Non è un file JSON: { $error }.
menu-file-object = Qui serve un oggetto tra parentesi graffe.
menu-file-unknown = Questo campo non esiste. Ci sono: { $known }.
menu-file-many = Sono troppi: il massimo è { $max }.
menu-file-missing = Manca questo campo.
menu-file-list = Qui serve un elenco tra parentesi quadre.
menu-file-text = Qui serve un testo tra virgolette.
menu-file-number = Qui serve un numero intero da { $min } a { $max }.
menu-file-flag = Qui ci vuole yes o no (in JSON true o false).
menu-file-key = Una chiave ha da 1 a 60 lettere minuscole, cifre, - o _.
menu-file-twice = { $key } c’è già.
menu-file-nameless = Serve un nome in almeno una delle lingue del file.
menu-file-word = Non è tra i valori possibili: { $known }.
menu-file-format = Il formato deve essere comanda-menu.
menu-file-currency = La valuta del locale è { $house }. Cambia prima l’impostazione, oppure il file.
menu-file-language = Una lingua è una sigla come en o pt-BR, una volta ciascuna.
menu-file-optionless = Un gruppo ha bisogno di almeno un’opzione.
menu-file-price = Scrivi il prezzo come testo in { $currency } con al massimo { $decimals } decimali, non sotto 0.
menu-file-hours = Scrivi gli orari così: mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00.
menu-file-picture-missing = Questa immagine non c’è accanto al file.
menu-file-picture-large = Un’immagine può avere al massimo { $max } kB.
menu-file-picture-kind = Un’immagine deve essere WebP, PNG o JPEG.
menu-clash-vegan = Un piatto vegano non contiene latte, uova, pesce, crostacei o molluschi: togli il segno o l’allergene.
menu-clash-vegetarian = Un piatto vegetariano non contiene pesce, crostacei o molluschi: togli il segno o l’allergene.
menu-clash-gluten-free = Un piatto senza glutine non contiene glutine, qualunque sia la scelta: togli il segno o l’allergene.
