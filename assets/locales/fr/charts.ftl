# Names of days and months, one list each, with a space between them; and the words of tables and charts of figures.
months = janvier février mars avril mai juin juillet août septembre octobre novembre décembre
weekdays = lundi mardi mercredi jeudi vendredi samedi dimanche
weekdays-short = lun. mar. mer. jeu. ven. sam. dim.
sheet-definition = Ce que cela signifie
sheet-scroll = Faites glisser sur le côté pour voir tout le tableau
sheet-nothing = Il n’y a pas encore de chiffres pour cette période.
sheet-download = Télécharger « { $name } »
