#!/bin/bash
NEW_URL="${NEW_URL:-}"
connect "$NEW_URL"
