# Names of days and months, one list each, with a space between them; and the words of tables and charts of figures.
months = enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
weekdays = lunes martes miércoles jueves viernes sábado domingo
weekdays-short = lun mar mié jue vie sáb dom
sheet-definition = Qué significa
sheet-scroll = Deslice hacia un lado para ver toda la tabla
sheet-nothing = Todavía no hay datos de este periodo.
sheet-download = Descargar «{ $name }»
