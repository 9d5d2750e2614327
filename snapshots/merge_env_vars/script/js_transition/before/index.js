const url = process.env.OLD_URL && process.env.OLD_URL.trim();
const host = process.env.OLD_URL + '/path';
module.exports = () => process.env.OLD_URL;
async function f() { return await process.env.OLD_URL; }
const env = { NEW_URL: 1, OLD_URL: 1 };
test('gone', () => { expect(process.env.OLD_URL).toBeUndefined(); });
const run = 'echo $OLD_URL';
