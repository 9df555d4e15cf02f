role-kitchen = Kitchen
role-floor = Floor
role-manager = Manager
role-owner = Owner
error-sign-in = Please sign in first.
error-forbidden = You may not do this. Ask a manager.
error-name-empty = Please write a name.
error-name-long = A name can be { $max } characters long at most.
error-password-short = A password needs at least { $min } characters.
error-password-long = A password can be { $max } characters long at most.
error-person-taken = There is already an account named { $name }.
error-person-unknown = There is no account named { $name }.
error-owner-exists = This house already has an owner. Please sign in.
error-not-found = We cannot find this any more.
error-too-often = { $seconds ->
    [one] That was a bit fast. Try again in { $seconds } second.
   *[other] That was a bit fast. Try again in { $seconds } seconds.
}
error-busy = We are very busy right now. Please try again in a moment.
error-no-room = This could not be saved: the disk is full or cannot be written. Please see that the owner hears of it.
error-fault = Something went wrong on our side. Please try again, or ask the staff.
error-key = This page is out of date. Please load it again.
error-key-reused = This was sent before with other contents. Please load the page again.
