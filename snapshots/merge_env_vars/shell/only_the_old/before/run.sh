#!/bin/sh
export OLD_URL=wss://a
exec ./server --url "$OLD_URL"
