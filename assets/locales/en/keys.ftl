# Keys of machines, and sessions of the API.
log-kind-key = API key
token-session = Signed-in program
token-reused = ended: its token was used twice, so somebody else may have it
key-scopes = May
error-key-scopes = Please choose at least one thing that the key may do.
