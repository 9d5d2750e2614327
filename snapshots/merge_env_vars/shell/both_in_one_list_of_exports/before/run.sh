. ./settings
export OLD_URL NEW_URL PORT
