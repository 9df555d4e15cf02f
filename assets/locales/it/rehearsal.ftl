rehearsal = Prova generale
rehearsal-banner = Questa è una prova: non conta niente e non resta niente.
rehearsal-about = Ospiti finti visitano il locale e mandano ordini, e i vostri dispositivi veri partecipano. I vostri dati non vengono toccati: alla fine tutto viene cancellato.
rehearsal-start-title = Provare prima di aprire
rehearsal-closed-meanwhile = Per quel tempo il locale passa a una copia, e ogni schermo lo dice. Iniziate quando nessun tavolo è aperto.
rehearsal-tables = Tavoli degli ospiti finti
rehearsal-guests = I loro telefoni
rehearsal-orders = Ordini al minuto
rehearsal-minutes = Durata in minuti
rehearsal-cooks = Fingere anche la cucina e i camerieri
rehearsal-start = Inizia la prova
rehearsal-running = La prova è in corso
rehearsal-coming = Gli ospiti finti stanno arrivando.
rehearsal-so-far = Finora { $orders ->
    [one] { $orders } ordine
   *[other] { $orders } ordini
  }, { $phones ->
    [one] { $phones } telefono
   *[other] { $phones } telefoni
  } ai tavoli.
rehearsal-take-part = Schermi della cucina, telefoni e cartellini partecipano: inquadratene uno, ordinate, cucinate. Nessuno paga.
rehearsal-gone = Gli ospiti finti sono andati via. Terminate la prova quando avete visto abbastanza; finisce anche da sola dopo 15 minuti.
rehearsal-trouble = Gli ospiti finti non hanno potuto recitare: { $why }
rehearsal-end = Termina la prova
rehearsal-report = Che cosa ha mostrato l’ultima prova
rehearsal-sound = Ogni ordine è arrivato sullo schermo della cucina, una volta sola.
rehearsal-unsound = Non ogni ordine è arrivato sullo schermo della cucina esattamente una volta.
rehearsal-acknowledged = Ordini confermati
rehearsal-lost = Persi
rehearsal-doubled = Arrivati due volte
rehearsal-to-kitchen = Dall’invio allo schermo della cucina
rehearsal-to-phones = Dal carrello agli altri telefoni
rehearsal-to-guest = Dal tocco del cuoco al telefono dell’ospite
rehearsal-within = la metà entro { $half } ms, 99 su 100 entro { $most } ms
rehearsal-errors = Errori
rehearsal-memory = Memoria al massimo
rehearsal-runs = Una prova è già in corso.
rehearsal-none = Non c’è nessuna prova da terminare.
rehearsal-tables-open = { $n ->
    [one] { $n } tavolo è aperto. Chiudetelo prima: i suoi ospiti perderebbero lo schermo.
   *[other] { $n } tavoli sono aperti. Chiudeteli prima: i loro ospiti perderebbero lo schermo.
}
rehearsal-busy = È in corso un backup o un’importazione. Riprovate quando è finita.
rehearsal-name = Qualcuno del personale si chiama “Rehearsal”, il nome con cui accede il personale finto. Dategli prima un altro nome.
error-rehearsal-number = Indicate un numero intero da 1 a { $max }.
