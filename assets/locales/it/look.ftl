# The house’s colour and logo
setting-accent = Colore di pulsanti e link
setting-accent-hint = Le parole bianche devono leggersi bene. Sugli schermi scuri diventa più chiaro da solo.
error-accent = Scegli un colore, per esempio #1b5e20.
error-accent-pale = Su questo colore le parole bianche si leggono male: il contrasto è { $ratio } a 1 e ne serve 4,5. Il più vicino che va bene è { $nearest }.
setting-logo = Logo
error-logo = Carica il logo dalla sua pagina.
logo-none = Gli ospiti vedono solo il nome della casa.
logo-hint = JPEG, PNG o WebP fino a 10 MB; le parti trasparenti restano tali. Si vede piccolo sopra le pagine degli ospiti.
settings-look = Aspetto
upload-progress = Invio del file…
