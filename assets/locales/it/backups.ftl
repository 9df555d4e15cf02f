# Backup
backups = Backup
backups-about = Ogni notte, finita la giornata, si fa e si controlla una copia di tutto. Gli ordini intanto continuano.
backup-newest = Ultimo backup
backup-none = Ancora nessuno
backup-late = Troppo vecchio
backup-checked = Controllato
backup-make = Fai un backup ora
backup-made = Il backup è stato fatto e controllato.
backup-running = Backup in corso
backup-meanwhile = Procede piano, per non rallentare gli ordini. Puoi lasciare questa pagina.
backup-busy = Un backup è già in corso.
backup-stopped = Il backup è stato interrotto perché il programma è terminato.
backup-damaged = Il backup è danneggiato ({ $file }: { $what }).
backup-kept = Conservati
backup-kept-about = L’ultimo di ciascuno degli ultimi 7 giorni, 4 settimane e 6 mesi, e gli ultimi 3 prima di una nuova versione.
backup-kind-nightly = Notturno
backup-kind-by-hand = Manuale
backup-kind-before-migration = Prima di una nuova versione
backup-unreadable = Illeggibile
backup-place = Un secondo posto
backup-place-none = Non c’è. Se si rompe la scheda di questa macchina, si perdono anche i backup: inserisci una chiavetta USB.
backup-place-next = Il prossimo backup va anche in { $place }.
backup-place-done = { $place } ha una copia, riletta e integra.
backup-place-same-disk = { $place } ha una copia, ma sullo stesso disco dei dati: non serve se quello si rompe. La chiavetta è montata?
backup-place-missing = { $place } non c’è. La chiavetta è inserita e montata?
backup-place-refused = Questo programma non può scrivere in { $place }.
backup-place-room = Non c’è spazio in { $place }.
backup-place-damaged = Ciò che è stato scritto in { $place } è tornato diverso: la chiavetta può essere guasta.
backup-place-other = { $place } non ha una copia dell’ultimo backup; il registro del programma dice perché.
backup-place-change = Scegli il posto
backup-back = Ripristinare
backup-back-about = Ferma il programma ed esegui questo sulla sua macchina, nella cartella dei dati. I dati attuali vengono messi da parte e tutti accedono di nuovo.
backup-age-minutes = { $n ->
    [one] { $n } minuto fa
   *[other] { $n } minuti fa
}
backup-age-hours = { $n ->
    [one] { $n } ora fa
   *[other] { $n } ore fa
}
backup-age-days = { $n ->
    [one] { $n } giorno fa
   *[other] { $n } giorni fa
}
settings-backups = Backup
setting-backup-place = Secondo posto per i backup
setting-backup-place-hint = Una cartella su un altro disco, per esempio /media/chiavetta. Vuoto per nessuno.
error-backup-place = Indica il percorso completo di una cartella, per esempio /media/chiavetta, senza “..”.
log-kind-backup = Copia di backup
log-restored = Ripristinato da
damage = Il database è danneggiato
damage-about = SQLite ha trovato: { $what }. Gli ordini continuano, ma qualcuno può andare perso. Finita la serata, torna all’ultimo backup come descritto nella pagina dei backup. I file danneggiati vengono conservati.
room-refuses = Il disco non accetta più nulla: gli ordini vengono rifiutati. Fai spazio o controlla se è guasto. Gli ordini riprendono da soli appena li accetta.
room-short = Solo il { $n } % del disco è libero. Quando è pieno non si possono prendere ordini: fai spazio.
clock-before-build = L’orologio di questa macchina è sbagliato: segna un’ora precedente alla creazione di questo programma. Va regolato.
clock-behind = L’orologio di questa macchina è stato spostato indietro, o prima era avanti: segna un’ora precedente agli ultimi ordini. Va controllato.
