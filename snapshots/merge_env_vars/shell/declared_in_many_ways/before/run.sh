#!/bin/bash
declare -x OLD_URL=wss://a
f() {
  local OLD_URL="$1"
  ping "$OLD_URL"
}
typeset OLD_URL
readonly OLD_URL
