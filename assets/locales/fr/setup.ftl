# The first start
setting-base-url = Adresse pour les clients
error-base-url = Écrivez l’adresse comme http://192.168.1.10:8080, sans rien derrière.
