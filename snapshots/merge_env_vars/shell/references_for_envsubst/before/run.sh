envsubst '$OLD_URL $PORT' < in > out
