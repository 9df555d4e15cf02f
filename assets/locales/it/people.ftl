role-kitchen = Cucina
role-floor = Sala
role-manager = Responsabile
role-owner = Titolare
error-sign-in = Prima accedi, per favore.
error-forbidden = Non puoi farlo tu. Chiedi a un responsabile.
error-name-empty = Scrivi un nome, per favore.
error-name-long = Un nome può avere al massimo { $max } caratteri.
error-password-short = La password deve avere almeno { $min } caratteri.
error-password-long = La password può avere al massimo { $max } caratteri.
error-person-taken = Esiste già un account con il nome { $name }.
error-person-unknown = Non esiste un account con il nome { $name }.
error-owner-exists = Il locale ha già un titolare. Accedi, per favore.
error-not-found = Non lo troviamo più.
error-too-often = { $seconds ->
    [one] Un attimo di pazienza: riprova tra { $seconds } secondo.
   *[other] Un attimo di pazienza: riprova tra { $seconds } secondi.
}
error-busy = In questo momento c’è molto lavoro. Riprova tra un attimo, per favore.
error-no-room = Non è stato possibile salvare: il disco è pieno o non scrivibile. Fai avvisare il titolare, per favore.
error-fault = Qualcosa è andato storto da parte nostra. Riprova, oppure chiedi al personale.
error-key = Questa pagina non è più aggiornata. Ricaricala, per favore.
error-key-reused = Questo invio era già arrivato con un altro contenuto. Ricarica la pagina, per favore.
