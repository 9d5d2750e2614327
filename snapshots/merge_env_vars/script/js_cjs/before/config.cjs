'use strict'

const { OLD_URL: url } = process.env
module.exports.url = url || process.env['NEW_URL']
