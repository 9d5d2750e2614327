'use strict'

const { NEW_URL: url } = process.env
module.exports.url = url || process.env['NEW_URL']
