rehearsal = Generalprobe
rehearsal-banner = Dies ist eine Probe: Nichts zählt, und nichts bleibt.
rehearsal-about = Erdachte Gäste besuchen Ihr Haus und bestellen, und Ihre echten Geräte machen mit. Ihre eigenen Daten bleiben unberührt: Am Ende wird alles gelöscht.
rehearsal-start-title = Vor der Eröffnung proben
rehearsal-closed-meanwhile = Für diese Zeit wechselt das Haus auf eine Kopie, und jeder Bildschirm sagt es. Beginnen Sie, wenn kein Tisch offen ist.
rehearsal-tables = Tische der erdachten Gäste
rehearsal-guests = Ihre Telefone
rehearsal-orders = Bestellungen pro Minute
rehearsal-minutes = Dauer in Minuten
rehearsal-cooks = Auch Küche und Service spielen
rehearsal-start = Probe beginnen
rehearsal-running = Die Probe läuft
rehearsal-coming = Die erdachten Gäste kommen gerade.
rehearsal-so-far = Bisher { $orders ->
    [one] { $orders } Bestellung
   *[other] { $orders } Bestellungen
  }, { $phones ->
    [one] { $phones } Telefon
   *[other] { $phones } Telefone
  } an Tischen.
rehearsal-take-part = Küchenbildschirme, Telefone und Tischkarten machen mit: scannen, bestellen, kochen. Niemand bezahlt.
rehearsal-gone = Die erdachten Gäste sind gegangen. Beenden Sie die Probe, wenn Sie genug gesehen haben; nach 15 Minuten endet sie von selbst.
rehearsal-trouble = Die erdachten Gäste konnten nicht spielen: { $why }
rehearsal-end = Probe beenden
rehearsal-report = Was die letzte Probe gezeigt hat
rehearsal-sound = Jede Bestellung kam auf den Küchenbildschirm, genau einmal.
rehearsal-unsound = Nicht jede Bestellung kam genau einmal auf den Küchenbildschirm.
rehearsal-acknowledged = Bestätigte Bestellungen
rehearsal-lost = Verloren
rehearsal-doubled = Doppelt angekommen
rehearsal-to-kitchen = Vom Senden bis zum Küchenbildschirm
rehearsal-to-phones = Vom Warenkorb bis zu den anderen Telefonen
rehearsal-to-guest = Vom Tippen in der Küche bis zum Telefon des Gastes
rehearsal-within = die Hälfte in { $half } ms, 99 von 100 in { $most } ms
rehearsal-errors = Fehler
rehearsal-memory = Speicher höchstens
rehearsal-runs = Eine Probe läuft schon.
rehearsal-none = Es läuft keine Probe, die beendet werden könnte.
rehearsal-tables-open = { $n ->
    [one] { $n } Tisch ist offen. Schließen Sie ihn zuerst: Seine Gäste würden ihren Bildschirm verlieren.
   *[other] { $n } Tische sind offen. Schließen Sie sie zuerst: Ihre Gäste würden ihren Bildschirm verlieren.
}
rehearsal-busy = Gerade wird eine Sicherung oder ein Import gemacht. Versuchen Sie es danach noch einmal.
rehearsal-name = Jemand im Team heißt „Rehearsal“; so meldet sich das erdachte Personal an. Geben Sie zuerst einen anderen Namen.
error-rehearsal-number = Bitte eine ganze Zahl von 1 bis { $max } angeben.
