# Clés des machines et sessions de l'API.
log-kind-key = Clé d’API
token-session = Programme connecté
token-reused = fermé : son jeton a servi deux fois, quelqu’un d’autre l’a peut-être
key-scopes = Peut
error-key-scopes = Choisissez au moins une chose que la clé peut faire.
