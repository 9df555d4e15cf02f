# The owner's menu editor
editor-preview = Anteprima ospite
editor-deleted-last = Eliminati di recente
editor-preview-hint = Questo è il menù come lo vedono gli ospiti. Da qui non si ordina.
editor-new-category = Nuova categoria
editor-new-item = Nuovo piatto
editor-empty = Il menù comincia da una categoria, per esempio «Antipasti».
editor-hidden = Nascosto
editor-no-photo = Senza foto
editor-missing = Manca: { $languages }
editor-margin = Margine { $percent }
editor-up = Sposta { $name } in su
editor-down = Sposta { $name } in giù
editor-hide = Nascondi { $name }
editor-show = Mostra { $name }
editor-copy = Copia { $name }
editor-delete = Elimina { $name }
editor-delete-with = { $n ->
    [0] Elimina { $name }
    [one] Elimina { $name } e il suo piatto
   *[other] Elimina { $name } e i suoi { $n } piatti
}
editor-copy-item = Copia questo piatto
editor-delete-item = Elimina questo piatto
editor-deleted = { $name }: eliminato.
editor-saved = { $name }: salvato, e su ogni telefono.
editor-saved-options = Le scelte sono salvate, e su ogni telefono.
editor-undo = Annulla
editor-texts = Nome e descrizione
editor-description = Descrizione
editor-lacks = Manca
editor-more-languages = Altre lingue
editor-price-title = Prezzo e scorte
editor-price = Prezzo
editor-tax = Aliquota, %
editor-cost = Costo per il locale
editor-stock = Quantità disponibile
editor-price-hint = Prezzi in { $currency }. Senza quantità non si contano le scorte. Il costo lo vedono solo gestori e titolari.
editor-place = Dove sta
editor-category = Categoria
editor-station = Si prepara a
editor-station-none = Lo dice ogni piatto
editor-station-of-item = Dove si prepara il piatto
editor-station-hint = I piatti preparati alla postazione della categoria la seguono.
editor-hide-category = Nascondi agli ospiti questa categoria con tutti i suoi piatti
editor-hide-item = Nascondi agli ospiti questo piatto
editor-allergens = Allergeni
editor-allergens-hint = Spunta ciò che contiene oppure «Nessuno di questi». Fino ad allora gli ospiti leggono che gli allergeni non sono indicati, e chi ne evita viene avvisato.
editor-allergens-missing = Allergeni mancanti
editor-clash = Segno e allergeni in contrasto
editor-tags = Diete e segni
editor-options = Cosa scelgono gli ospiti
editor-options-none = Non c’è ancora nulla da scegliere: misure, contorni, aggiunte.
editor-new-group = Nuova scelta
editor-removals = Cosa si può togliere
editor-removals-hint = Gli ospiti segnano ciò che non vogliono. Non costa nulla e toglie i suoi allergeni.
editor-group = La scelta
editor-least = Almeno
editor-most = Al massimo
editor-group-hint = «Almeno 1» la rende obbligatoria; «al massimo 1» è una scelta sola.
editor-delta = Supplemento
editor-adds = Allergeni che aggiunge
editor-takes = Allergeni che toglie
editor-add-option = Aggiungi un’opzione
editor-add-removal = Aggiungi qualcosa da togliere
editor-row = Opzione { $n }
editor-nothing = niente
editor-now = Adesso: { $value }
editor-gone = Qualcun altro l’ha eliminato mentre scrivevi.
editor-gone-hint = Non hai perso nulla: salvalo qui come nuovo. Il registro dice chi lo ha eliminato.
editor-stale = Qualcun altro ha salvato mentre scrivevi.
editor-stale-hint = Non hai perso nulla. Accanto a ogni campo diverso c’è ciò che vale adesso.
editor-stale-group = Non hai perso nulla. Adesso vale questo:
editor-save-anyway = Salva comunque il mio
editor-take-theirs = Scarta il mio
editor-error-price = Scrivi un prezzo come { $example }, non sotto lo 0.
editor-error-number = Indica un numero da { $min } a { $max }.
editor-error-gone = Scegli una di queste; l’altra non c’è più.
editor-error-optionless = Una scelta ha bisogno di almeno un’opzione con un nome.
editor-error-none = Spunta gli allergeni che contiene oppure «Nessuno di questi».
editor-error-removal = Si può togliere solo ciò che il piatto contiene.
editor-error-category-gone = La sua categoria è stata eliminata. Ripristinala prima.
editor-error-language = Il menu non può essere scritto in questa lingua.
editor-wrong = { $n ->
    [one] Un campo va rivisto.
   *[other] { $n } campi vanno rivisti.
}
