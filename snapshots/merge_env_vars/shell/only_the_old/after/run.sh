#!/bin/sh
export NEW_URL=wss://a
exec ./server --url "$NEW_URL"
