# The first start
setting-base-url = Address for guests
error-base-url = Write the address like http://192.168.1.10:8080, with nothing behind it.
