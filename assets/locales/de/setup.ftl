# The first start
setting-base-url = Adresse für Gäste
error-base-url = Schreiben Sie die Adresse wie http://192.168.1.10:8080, ohne etwas dahinter.
