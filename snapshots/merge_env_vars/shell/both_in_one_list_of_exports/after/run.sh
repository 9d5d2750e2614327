. ./settings
export NEW_URL PORT
