# People, PINs, paired devices, and the password once more
proof-title = Sei ancora tu?
proof-why = È una modifica importante. Inserisci prima la tua password: quello che hai scritto resta.
proof-again = Inserisci prima la tua password, poi scegli di nuovo il file.
proof-of = Password di { $name }
proof-pin-of = Password o PIN di { $name }
proof-go = Continua
error-proof-wrong = Non è quella giusta. Riprova.
proof-back = Indietro
