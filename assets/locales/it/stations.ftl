# The stations of the kitchen, as who runs the house sees them
stations-new = Nuova postazione
stations-hint = Dove si preparano i piatti: ogni postazione ha le sue comande sul tabellone della cucina, in quest’ordine.
stations-empty = La prima categoria del menù porta con sé una postazione, oppure aggiungine una qui.
stations-minutes = lenta dopo { $warn } min, in ritardo dopo { $late } min
stations-uses = { $more ->
    [0] Arriva qui: { $names }
   *[other] Arriva qui: { $names } e altre { $more } voci
}
stations-idle = Qui non arriva ancora nulla del menù.
stations-ages = Quanto può aspettare una comanda
stations-warn = Lenta dopo, minuti
stations-late = In ritardo dopo, minuti
stations-ages-hint = Il tabellone segna le comande lente e quelle in ritardo. La modifica vale subito anche per quelle in attesa.
stations-saved = { $name } è salvata.
stations-retired = { $name } non è più in uso.
stations-retire-title = Non più in uso
stations-retired-title = Postazioni ritirate
stations-retire-hint = Lascia il tabellone quando è finita la sua ultima comanda. Gli ordini passati la conservano, e si può ripristinare.
stations-retired-hint = Una volta ripristinate, ci si possono di nuovo mandare i piatti.
stations-mend = Prima scegli per loro un’altra postazione nel menù; i piatti di una categoria la seguono.
stations-error-late = Il ritardo viene dopo la lentezza: indica qui più minuti.
stations-error-last = È l’unica postazione, e i piatti si preparano da qualche parte. Prima aggiungine un’altra.
stations-error-used = { $more ->
    [0] Arriva ancora qui: { $names }.
   *[other] Arriva ancora qui: { $names } e altre { $more } voci.
}
stations-error-restore = Un’altra postazione ha questo nome. Prima rinomina quella.
