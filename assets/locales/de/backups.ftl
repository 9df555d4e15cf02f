# Datensicherung
backups = Datensicherung
backups-about = Jede Nacht nach dem Ende des Geschäftstags wird von allem eine Kopie gemacht und geprüft. Bestellungen gehen währenddessen weiter.
backup-newest = Neueste Sicherung
backup-none = Noch keine
backup-late = Zu alt
backup-checked = Geprüft
backup-make = Jetzt sichern
backup-made = Die Sicherung ist gemacht und geprüft.
backup-running = Eine Sicherung wird gemacht
backup-meanwhile = Sie hält sich zurück, damit Bestellungen nicht langsamer werden. Sie können diese Seite verlassen.
backup-busy = Es wird schon eine Sicherung gemacht.
backup-stopped = Die Sicherung wurde abgebrochen, weil das Programm beendet wurde.
backup-damaged = Die Sicherung ist beschädigt ({ $file }: { $what }).
backup-kept = Aufbewahrt
backup-kept-about = Die neueste von jedem der letzten 7 Tage, 4 Wochen und 6 Monate, und die letzten 3 von vor einer neuen Version.
backup-kind-nightly = Nachts
backup-kind-by-hand = Von Hand
backup-kind-before-migration = Vor einer neuen Version
backup-unreadable = Nicht lesbar
backup-place = Ein zweiter Ort
backup-place-none = Es gibt keinen. Wenn die Karte dieses Geräts kaputtgeht, sind auch die Sicherungen weg: Stecken Sie einen USB-Stick ein.
backup-place-next = Die nächste Sicherung kommt auch nach { $place }.
backup-place-done = { $place } hat eine Kopie; sie wurde zurückgelesen und ist vollständig.
backup-place-same-disk = { $place } hat eine Kopie, aber auf demselben Datenträger wie die Daten: Wenn der kaputtgeht, hilft sie nicht. Ist der Stick eingebunden?
backup-place-missing = { $place } ist nicht da. Ist der Stick eingesteckt und eingebunden?
backup-place-refused = Dieses Programm darf nicht nach { $place } schreiben.
backup-place-room = In { $place } ist kein Platz.
backup-place-damaged = Was nach { $place } geschrieben wurde, kam anders zurück: Der Stick ist vielleicht kaputt.
backup-place-other = { $place } hat keine Kopie der letzten Sicherung; das Protokoll sagt, warum.
backup-place-change = Ort wählen
backup-back = Zurückholen
backup-back-about = Beenden Sie das Programm und führen Sie dies auf seinem Gerät aus, im Datenverzeichnis. Die jetzigen Daten werden beiseitegelegt, und alle melden sich neu an.
backup-age-minutes = { $n ->
    [one] vor { $n } Minute
   *[other] vor { $n } Minuten
}
backup-age-hours = { $n ->
    [one] vor { $n } Stunde
   *[other] vor { $n } Stunden
}
backup-age-days = { $n ->
    [one] vor { $n } Tag
   *[other] vor { $n } Tagen
}
settings-backups = Datensicherung
setting-backup-place = Zweiter Ort für Sicherungen
setting-backup-place-hint = Ein Ordner auf einem anderen Datenträger, etwa /media/stick. Leer für keinen.
error-backup-place = Bitte den ganzen Pfad eines Ordners angeben, etwa /media/stick, ohne „..“.
log-kind-backup = Sicherung
log-restored = Zurückgeholt aus
damage = Die Datenbank ist beschädigt
damage-about = SQLite fand: { $what }. Bestellungen gehen noch weiter, aber einzelne können verloren gehen. Nach dem Abend gehen Sie zur neuesten Sicherung zurück, wie auf der Seite der Sicherungen beschrieben. Die beschädigten Dateien bleiben erhalten.
room-refuses = Der Datenträger nimmt nichts mehr an: Bestellungen werden abgelehnt. Bitte Platz schaffen oder nachsehen, ob er defekt ist. Sobald er wieder annimmt, geht es von selbst weiter.
room-short = Nur { $n } % des Datenträgers sind frei. Ist er voll, kann keine Bestellung angenommen werden: Bitte Platz schaffen.
clock-before-build = Die Uhr dieses Geräts geht falsch: Sie zeigt eine Zeit, bevor dieses Programm gebaut wurde. Bitte stellen.
clock-behind = Die Uhr dieses Geräts wurde zurückgestellt oder ging vorher vor: Sie zeigt eine Zeit vor den letzten Bestellungen. Bitte prüfen.
