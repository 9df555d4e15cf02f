# The first start
setting-base-url = Indirizzo per gli ospiti
error-base-url = Scrivi l’indirizzo così: http://192.168.1.10:8080, senza altro dopo.
