# Chiavi delle macchine e sessioni dell'API.
log-kind-key = Chiave API
token-session = Programma collegato
token-reused = terminato: il suo token è stato usato due volte, forse lo ha anche qualcun altro
key-scopes = Può
error-key-scopes = Scegli almeno una cosa che la chiave può fare.
