const url = process.env.OLD_URL || 'wss://localhost';
module.exports = { url, OLD_URL: process.env.OLD_URL };
exports.OLD_URL = process.env.OLD_URL;
