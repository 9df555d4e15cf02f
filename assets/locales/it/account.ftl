# Conti degli ospiti
account-title = Il tuo account
account-why = Non serve mai. Con un account ritrovi carrello, ordini e preferiti su qualsiasi telefono e alla prossima visita.
account-open = Apri il tuo account
account-signed-in = Hai effettuato l'accesso come { $name }.
account-sign-in = Accedi al tuo account
account-sign-in-why = Al tavolo continui con lo stesso nome e lo stesso carrello.
account-at-table = Non hai ancora un account? Puoi crearne uno quando siedi a un tavolo.
account-register = Crea un account
account-have = Ho già un account
account-opened = Il tuo account è pronto. Questo tavolo e ciò che ordini qui ora ne fanno parte.
account-hello = Ciao, { $name }
account-name = Nome dell'account
account-name-hint = Da 2 a 40 caratteri. Lo usi solo tu per accedere; il tuo tavolo non lo vede.
account-secret = Frase segreta o PIN
account-secret-hint = Una frase segreta di almeno { $min } caratteri, oppure un PIN di almeno { $digits } cifre.
account-email = Indirizzo e-mail (facoltativo)
account-email-hint = Lo conserviamo solo se lo scrivi. Non lo verifichiamo e non vi inviamo nulla.
account-email-title = Indirizzo e-mail
account-privacy = Tutto resta sul computer di questo locale. Puoi portarlo con te o eliminarlo quando vuoi. Il locale vede numeri, non il tuo nome, a meno che tu lo permetta.
account-settings = Dispositivi, privacy e dati
account-saved = Salvato.
account-devices = Dove hai effettuato l'accesso
account-devices-hint = Se ne chiudi uno, quel telefono lascia anche il tavolo. Se esci qui, questo telefono resta al tavolo con il suo carrello.
account-program = Un programma
account-end-others = Esci da tutti gli altri
secret-change = Cambia frase segreta o PIN
secret-old = Quella attuale
secret-new = Quella nuova
secret-changed = Modificata: ora hai effettuato l'accesso solo qui.
sharing-title = Che cosa vede il locale
sharing-switch = Il locale può vedere il mio nome accanto alle mie visite e a quanto spendo
sharing-hint = Disattivato: il locale ti conta, ma non vede chi sei.
account-data = I tuoi dati
account-export = Scarica tutti i miei dati
account-export-hint = Un file con tutto ciò che il locale sa di te.
account-delete = Elimina il mio account
delete-goes = Nome, indirizzo e-mail, preferiti, carrello conservato e accessi vengono eliminati subito. Non si può annullare.
delete-stays = Gli ordini restano nei registri del locale, come quelli di un ospite che nessuno conosce.
delete-go = Elimina il mio account per sempre
kept-title = Questi non li hai inviati
kept-when = Rimasti nel carrello il { $when }. Ai prezzi di oggi:
kept-take = Mettili nel carrello
kept-let-go = Lascia perdere
kept-scan = Scansiona il codice sul tavolo per metterli nel carrello.
kept-taken = { $n ->
    [0] Nel carrello non è stato messo nulla.
    [one] Una riga è nel carrello.
   *[other] { $n } righe sono nel carrello.
}
kept-stay = { $n ->
    [one] Una oggi non è disponibile.
   *[other] { $n } oggi non sono disponibili.
}
usual-title = Il solito
usual-none = Qui troverai ciò che ordini più spesso, a un tocco.
usual-times = { $n ->
    [one] Ordinato una volta
   *[other] Ordinato { $n } volte
}
favourites = I tuoi preferiti
favourites-none = Tocca il cuore di un piatto e lo ritrovi qui e sopra il menu.
heart = { $item } è tra i preferiti
history-title = Le tue visite
history-none = Qui troverai le tue visite.
history-all = Tutte le visite
history-own = Solo ciò che era tuo, ai prezzi del giorno. Servizio e mance sono sul conto del tavolo.
history-now = Adesso
history-nothing = Non hai ordinato nulla di persona.
history-total = I tuoi piatti
history-older = Visite precedenti
history-newest = Torna alle più recenti
error-login-short = Un nome ha bisogno di almeno { $min } caratteri, tra cui una lettera o una cifra.
error-login-taken = Questo nome è già preso. Scegline un altro, per favore.
error-secret-short = Almeno { $min } caratteri, oppure un PIN di almeno { $digits } cifre.
error-secret-wrong = Nome, frase segreta o PIN non sono corretti.
error-email = Non sembra un indirizzo e-mail. Puoi anche lasciarlo vuoto.
error-account-here = A questo tavolo hai già un account. Accedi con quello.
error-favourites = Non possiamo conservare altri preferiti. Togline prima uno, per favore.
error-no-seat = Prima scansiona il codice sul tuo tavolo, per favore.
sheet-accounts = Ospiti con un account
what-sheet-accounts = Quanti ospiti hanno oggi un account, quanti di loro hanno ordinato nel periodo e a quanto ammontano i loro piatti. Nessuno è nominato. Con un account un ospite conta una volta sola, su qualsiasi telefono.
sheet-known-by-name = Ospiti che ti lasciano vedere il loro nome
what-sheet-known-by-name = Solo gli ospiti che lo hanno attivato nel loro account, con le visite in cui hanno ordinato e il valore dei loro piatti. Possono disattivarlo quando vogliono.
figure-accounts = Account
figure-accounts-came = Hanno ordinato
figure-own-dishes = Piatti propri
figure-account-name = Ospite
