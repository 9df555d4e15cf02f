transfer = Il menu come file
transfer-error-remove = Questo file toglie molti piatti dal menù. Spunta che possono andare, oppure non applicarlo.
transfer-out = Scarica
transfer-out-hint = Tutto il menu, da conservare o da modificare in un foglio di calcolo e ricaricare. Le foto restano qui.
transfer-csv = Come tabella (CSV)
transfer-json = Come JSON
transfer-in = Carica
transfer-in-hint = Un file come quello scaricato qui, fino a 8 MB. Prima si vede che cosa cambierebbe. Ciò che il file non nomina esce dal menu.
transfer-file = File del menu
transfer-look = Mostra che cosa cambierebbe
transfer-none = Scegli prima un file.
transfer-wrong = { $n ->
    [one] Una cosa non va in questo file
   *[other] { $n } cose non vanno in questo file
}
transfer-nothing = Non è cambiato nulla. Correggi il file e caricalo di nuovo.
transfer-more = { $n ->
    [one] E un’altra.
   *[other] E altre { $n }.
}
transfer-preview = Che cosa cambia questo file
transfer-same = Nulla: il menu è già così.
transfer-all = Succede tutto insieme, su ogni telefono.
transfer-apply = Applica
transfer-remove = { $n ->
    [one] Sì, togli un piatto
   *[other] Sì, togli { $n } piatti
}
transfer-cancel = Non applicare
transfer-added = Nuovi
transfer-changed = Cambiati
transfer-removed = Escono dal menu
transfer-n-added = { $n ->
    [one] Un piatto è nuovo.
   *[other] { $n } piatti sono nuovi.
}
transfer-n-changed = { $n ->
    [one] Un piatto cambia.
   *[other] { $n } piatti cambiano.
}
transfer-n-removed = { $n ->
    [one] Un piatto esce dal menu.
   *[other] { $n } piatti escono dal menu.
}
transfer-done = Il file è applicato.
transfer-stale = Il menu è cambiato nel frattempo. Ecco che cosa cambierebbe adesso il file.
transfer-gone = Questo file si conserva solo per 15 minuti. Caricalo di nuovo.
