# People, PINs, paired devices, and the password once more
proof-title = Sind das noch Sie?
proof-why = Hier geht es um etwas Wichtiges. Bitte geben Sie zuerst Ihr Passwort ein; was Sie geschrieben haben, bleibt erhalten.
proof-again = Bitte geben Sie zuerst Ihr Passwort ein und wählen Sie die Datei dann noch einmal.
proof-of = Passwort von { $name }
proof-pin-of = Passwort oder PIN von { $name }
proof-go = Weiter
error-proof-wrong = Das stimmt nicht. Bitte versuchen Sie es noch einmal.
proof-back = Zurück
