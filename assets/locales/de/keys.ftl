# Schlüssel von Maschinen und Sitzungen der API.
log-kind-key = API-Schlüssel
token-session = Angemeldetes Programm
token-reused = beendet: sein Token wurde zweimal benutzt, vielleicht hat ihn noch jemand
key-scopes = Darf
error-key-scopes = Bitte wählen Sie mindestens eine Sache, die der Schlüssel darf.
settings-programs = Andere Programme
setting-api-origins = Websites, die die API benutzen dürfen
setting-api-origins-hint = Eine Adresse je Zeile, etwa https://shop.example, ohne Pfad. Ihre Seiten dürfen die API mit einem Token benutzen. Leer heißt: keine.
error-api-origins = „{ $word }“ ist keine Adresse einer Website. Schreiben Sie sie wie https://shop.example, ohne Pfad.
error-api-origins-many = Nennen Sie höchstens { $max } Websites.
error-proof-needed = Das ändert etwas Wichtiges. Geben Sie zuerst noch einmal Ihr Passwort an.
error-position = Schreiben Sie den Platz als ganze Zahl ab 0.
