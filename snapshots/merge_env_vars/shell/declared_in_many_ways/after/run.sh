#!/bin/bash
declare -x NEW_URL=wss://a
f() {
  local NEW_URL="$1"
  ping "$NEW_URL"
}
typeset NEW_URL
readonly NEW_URL
