# People, PINs, paired devices, and the password once more
proof-title = Is it still you?
proof-why = This changes something important. Please give your password first; what you typed is kept.
proof-again = Please give your password first, then choose the file again.
proof-of = Password of { $name }
proof-pin-of = Password or PIN of { $name }
proof-go = Continue
error-proof-wrong = This is not the right one. Please try again.
proof-back = Go back
