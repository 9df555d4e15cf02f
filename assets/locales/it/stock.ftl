error-held = { $n ->
    [0] Gli ultimi { $item } sono ora nel carrello di qualcuno. Riprova tra qualche minuto.
    [one] Ora è libero solo { $n } { $item }: gli altri sono nel carrello di qualcuno.
   *[other] Ora sono liberi solo { $n } { $item }: gli altri sono nel carrello di qualcuno.
}
error-stock = Indica un numero da 0 a { $max }.
