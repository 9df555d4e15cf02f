# The house’s colour and logo
setting-accent = Farbe von Schaltflächen und Links
setting-accent-hint = Weiße Schrift muss darauf lesbar sein. Auf dunklen Bildschirmen wird sie von selbst heller.
error-accent = Wählen Sie eine Farbe, etwa #1b5e20.
error-accent-pale = Weiße Schrift ist auf dieser Farbe schlecht lesbar: Der Kontrast ist { $ratio } zu 1, nötig sind 4,5. Die nächste passende ist { $nearest }.
setting-logo = Logo
error-logo = Laden Sie das Logo auf seiner Seite hoch.
logo-none = Gäste sehen nur den Namen des Hauses.
logo-hint = JPEG, PNG oder WebP bis 10 MB; Durchsichtiges bleibt durchsichtig. Es steht klein über den Seiten der Gäste.
settings-look = Aussehen
upload-progress = Die Datei wird gesendet…
