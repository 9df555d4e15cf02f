# Names of days and months, one list each, with a space between them; and the words of tables and charts of figures.
months = gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
weekdays = lunedì martedì mercoledì giovedì venerdì sabato domenica
weekdays-short = lun mar mer gio ven sab dom
sheet-definition = Che cosa significa
sheet-scroll = Scorri di lato per vedere tutta la tabella
sheet-nothing = Per questo periodo non ci sono ancora dati.
sheet-download = Scarica «{ $name }»
