const url = process.env.NEW_URL || 'wss://localhost';
module.exports = { url, OLD_URL: process.env.NEW_URL };
exports.OLD_URL = process.env.NEW_URL;
