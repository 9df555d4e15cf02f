# Konten von Gästen
account-title = Ihr Konto
account-why = Nie nötig. Mit einem Konto finden Sie Warenkorb, Bestellungen und Lieblingsgerichte auf jedem Handy und beim nächsten Besuch wieder.
account-open = Konto öffnen
account-signed-in = Sie sind als { $name } angemeldet.
account-sign-in = Am eigenen Konto anmelden
account-sign-in-why = Am Tisch machen Sie mit demselben Namen und demselben Warenkorb weiter.
account-at-table = Noch kein Konto? Sie können eines eröffnen, wenn Sie an einem Tisch sitzen.
account-register = Konto eröffnen
account-have = Ich habe ein Konto
account-opened = Ihr Konto ist eröffnet. Dieser Tisch und was Sie hier bestellen, gehören ab jetzt dazu.
account-hello = Hallo, { $name }
account-name = Name des Kontos
account-name-hint = 2 bis 40 Zeichen. Nur Sie melden sich damit an; Ihr Tisch sieht ihn nicht.
account-secret = Passphrase oder PIN
account-secret-hint = Eine Passphrase mit mindestens { $min } Zeichen oder eine PIN mit mindestens { $digits } Ziffern.
account-email = E-Mail-Adresse (freiwillig)
account-email-hint = Wird nur behalten, wenn Sie eine angeben. Wir prüfen sie nicht und schicken nichts dorthin.
account-email-title = E-Mail-Adresse
account-privacy = Alles bleibt auf dem Rechner dieses Hauses. Sie können es jederzeit mitnehmen oder löschen. Das Haus sieht Zahlen, nicht Ihren Namen, es sei denn, Sie erlauben es.
account-settings = Geräte, Datenschutz und Daten
account-saved = Gespeichert.
account-devices = Wo Sie angemeldet sind
account-devices-hint = Wird eines beendet, verlässt dieses Handy auch den Tisch. Melden Sie sich hier ab, bleibt dieses Handy mit seinem Warenkorb am Tisch.
account-program = Ein Programm
account-end-others = Überall sonst abmelden
secret-change = Passphrase oder PIN ändern
secret-old = Die bisherige
secret-new = Die neue
secret-changed = Geändert. Überall sonst sind Sie jetzt abgemeldet.
sharing-title = Was das Haus sieht
sharing-switch = Das Haus darf meinen Namen neben meinen Besuchen und Ausgaben sehen
sharing-hint = Aus: Das Haus zählt Sie mit und sieht nicht, wer Sie sind.
account-data = Ihre Daten
account-export = Alle meine Daten herunterladen
account-export-hint = Eine Datei mit allem, was das Haus über Sie weiß.
account-delete = Mein Konto löschen
delete-goes = Name, E-Mail-Adresse, Lieblingsgerichte, aufgehobener Warenkorb und Anmeldungen werden sofort gelöscht. Das lässt sich nicht rückgängig machen.
delete-stays = Bestellungen bleiben in den Büchern des Hauses, als die eines Gastes, den niemand kennt.
delete-go = Mein Konto endgültig löschen
kept-title = Das haben Sie nicht abgeschickt
kept-when = Am { $when } im Warenkorb geblieben. Zu heutigen Preisen:
kept-take = In den Warenkorb legen
kept-let-go = Verwerfen
kept-scan = Scannen Sie den Code auf Ihrem Tisch, um es in den Warenkorb zu legen.
kept-taken = { $n ->
    [0] Nichts wurde in den Warenkorb gelegt.
    [one] Eine Zeile liegt im Warenkorb.
   *[other] { $n } Zeilen liegen im Warenkorb.
}
kept-stay = { $n ->
    [one] Eine ist heute nicht zu haben.
   *[other] { $n } sind heute nicht zu haben.
}
usual-title = Wie immer
usual-none = Was Sie am häufigsten bestellen, steht hier bereit: ein Tipp genügt.
usual-times = { $n ->
    [one] Einmal bestellt
   *[other] { $n }-mal bestellt
}
favourites = Ihre Lieblingsgerichte
favourites-none = Tippen Sie bei einem Gericht auf das Herz, und Sie finden es hier und über der Karte.
heart = { $item } ist ein Lieblingsgericht
history-title = Ihre Besuche
history-none = Ihre Besuche werden hier stehen.
history-all = Alle Besuche
history-own = Nur Ihr Eigenes, zu den Preisen des Tages. Bedienung und Trinkgeld stehen auf der Rechnung des Tisches.
history-now = Jetzt
history-nothing = Sie haben selbst nichts bestellt.
history-total = Ihre Gerichte
history-older = Frühere Besuche
history-newest = Zurück zu den neuesten
error-login-short = Ein Name braucht mindestens { $min } Zeichen, darunter einen Buchstaben oder eine Ziffer.
error-login-taken = Dieser Name ist vergeben. Bitte wählen Sie einen anderen.
error-secret-short = Mindestens { $min } Zeichen oder eine PIN mit mindestens { $digits } Ziffern.
error-secret-wrong = Name, Passphrase oder PIN stimmen nicht.
error-email = Das sieht nicht nach einer E-Mail-Adresse aus. Sie können das Feld auch leer lassen.
error-account-here = Sie haben an diesem Tisch schon ein Konto. Melden Sie sich damit an.
error-favourites = Mehr Lieblingsgerichte können wir nicht behalten. Bitte nehmen Sie zuerst eines weg.
error-no-seat = Bitte scannen Sie zuerst den Code auf Ihrem Tisch.
sheet-accounts = Gäste mit einem Konto
what-sheet-accounts = Wie viele Gäste heute ein Konto haben, wie viele von ihnen im Zeitraum bestellt haben und was ihre eigenen Gerichte ausmachen. Niemand wird genannt. Mit einem Konto zählt ein Gast einmal, auf welchem Handy auch immer.
sheet-known-by-name = Gäste, die Sie ihren Namen sehen lassen
what-sheet-known-by-name = Nur Gäste, die das in ihrem Konto eingeschaltet haben, mit den Besuchen, bei denen sie bestellt haben, und dem Wert ihrer eigenen Gerichte. Sie können es jederzeit ausschalten.
figure-accounts = Konten
figure-accounts-came = Haben bestellt
figure-own-dishes = Eigene Gerichte
figure-account-name = Gast
