# Schlüssel von Maschinen und Sitzungen der API.
log-kind-key = API-Schlüssel
token-session = Angemeldetes Programm
token-reused = beendet: sein Token wurde zweimal benutzt, vielleicht hat ihn noch jemand
key-scopes = Darf
error-key-scopes = Bitte wählen Sie mindestens eine Sache, die der Schlüssel darf.
