const a = process.env.NEW_URL || process.env.OLD_URL
const b = { env: { NEW_URL: a, OLD_URL: a } }
process.env.NEW_URL = a
process.env.OLD_URL = a
;[a, b].forEach(start)
