#!/bin/bash
echo "${NEW_URL%/}" "${NEW_URL##*/}" "${#NEW_URL}" "${!NEW_URL}" "${NEW_URL/a/b}" "${NEW_URL[0]}" "${NEW_URL^^}" "${NEW_URL:0:3}"
