#!/bin/sh
set -eu

exec ./server "$NEW_URL"
