role-kitchen = Küche
role-floor = Service
role-manager = Leitung
role-owner = Inhaber
error-sign-in = Bitte melden Sie sich zuerst an.
error-forbidden = Das dürfen Sie nicht. Bitte fragen Sie die Leitung.
error-name-empty = Bitte schreiben Sie einen Namen.
error-name-long = Ein Name darf höchstens { $max } Zeichen lang sein.
error-password-short = Ein Passwort braucht mindestens { $min } Zeichen.
error-password-long = Ein Passwort darf höchstens { $max } Zeichen lang sein.
error-person-taken = Es gibt schon ein Konto mit dem Namen { $name }.
error-person-unknown = Es gibt kein Konto mit dem Namen { $name }.
error-owner-exists = Dieses Haus hat schon einen Inhaber. Bitte melden Sie sich an.
error-not-found = Das finden wir nicht mehr.
error-too-often = { $seconds ->
    [one] Das ging etwas schnell. Versuchen Sie es in { $seconds } Sekunde noch einmal.
   *[other] Das ging etwas schnell. Versuchen Sie es in { $seconds } Sekunden noch einmal.
}
error-busy = Gerade ist sehr viel los. Bitte versuchen Sie es gleich noch einmal.
error-no-room = Das konnte nicht gespeichert werden: Der Datenträger ist voll oder schreibgeschützt. Bitte sorgen Sie dafür, dass der Inhaber es erfährt.
error-fault = Bei uns ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal oder fragen Sie das Personal.
error-key = Diese Seite ist nicht mehr aktuell. Bitte laden Sie sie neu.
error-key-reused = Das wurde schon einmal mit anderem Inhalt gesendet. Bitte laden Sie die Seite neu.
