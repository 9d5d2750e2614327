import assert from "node:assert";

assert(!("OLD_URL" in process.env));
assert.strictEqual(process.env.OLD_URL, undefined);
assert.ok(!process.env.OLD_URL);
assert.strictEqual(process.env.OLD_URL, "wss://a");
