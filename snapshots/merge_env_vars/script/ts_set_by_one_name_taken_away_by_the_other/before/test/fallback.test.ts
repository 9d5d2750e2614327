test("the old one is used", () => {
  delete process.env.NEW_URL;
  process.env.OLD_URL = "wss://a";
  expect(url()).toBe("wss://a");
});
