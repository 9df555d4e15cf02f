error-held = { $n ->
    [0] { $item }: Die letzten liegen gerade in einem anderen Warenkorb. Bitte versuchen Sie es in ein paar Minuten noch einmal.
    [one] { $item }: Gerade ist nur { $n } Stück frei, die anderen liegen in einem anderen Warenkorb.
   *[other] { $item }: Gerade sind nur { $n } Stück frei, die anderen liegen in einem anderen Warenkorb.
}
error-stock = Bitte nennen Sie eine Zahl von 0 bis { $max }.
