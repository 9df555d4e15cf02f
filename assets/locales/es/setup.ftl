# The first start
setting-base-url = Dirección para los clientes
error-base-url = Escriba la dirección como http://192.168.1.10:8080, sin nada detrás.
