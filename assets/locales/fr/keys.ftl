# Clés des machines et sessions de l'API.
log-kind-key = Clé d’API
token-session = Programme connecté
token-reused = fermé : son jeton a servi deux fois, quelqu’un d’autre l’a peut-être
key-scopes = Peut
error-key-scopes = Choisissez au moins une chose que la clé peut faire.
settings-programs = Autres programmes
setting-api-origins = Sites qui peuvent utiliser l’API
setting-api-origins-hint = Une adresse par ligne, par exemple https://shop.example, sans chemin. Leurs pages peuvent utiliser l’API avec un jeton. Vide : aucun.
error-api-origins = « { $word } » n’est pas l’adresse d’un site. Écrivez-la comme https://shop.example, sans chemin.
error-api-origins-many = Indiquez { $max } sites au plus.
error-proof-needed = C’est un changement important. Donnez d’abord votre mot de passe encore une fois.
error-position = Écrivez la place comme un nombre entier à partir de 0.
