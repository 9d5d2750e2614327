const a = process.env.NEW_URL
const b = { env: { NEW_URL: a } }
process.env.NEW_URL = a
;[a, b].forEach(start)
