it.skipIf(process.env.NEW_URL)("opens", () => {
  expect(output).not.toContain("error");
});
it("is run", async () => {
  const result = await run({ env: { NEW_URL: "wss://a" } });
  expect(result).toBeNull();
});
it("is not used", () => {
  assert.equal(isUsed({ env: { NEW_URL: "wss://a" } }), false);
});
it("is short", () => expect(process.env.OLD_URL).toBeUndefined());
