# Chiavi delle macchine e sessioni dell'API.
log-kind-key = Chiave API
token-session = Programma collegato
token-reused = terminato: il suo token è stato usato due volte, forse lo ha anche qualcun altro
key-scopes = Può
error-key-scopes = Scegli almeno una cosa che la chiave può fare.
settings-programs = Altri programmi
setting-api-origins = Siti che possono usare l’API
setting-api-origins-hint = Un indirizzo per riga, per esempio https://shop.example, senza percorso. Le loro pagine possono usare l’API con un token. Vuoto significa nessuno.
error-api-origins = «{ $word }» non è l’indirizzo di un sito. Scrivilo come https://shop.example, senza percorso.
error-api-origins-many = Indica al massimo { $max } siti.
error-proof-needed = È una modifica importante. Inserisci prima di nuovo la tua password.
error-position = Scrivi il posto come numero intero a partire da 0.
