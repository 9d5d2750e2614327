envsubst '$NEW_URL $PORT' < in > out
