#!/bin/bash
set -eu
NEW_URL="${NEW_URL:-}"
connect "$NEW_URL"
