process.env.NEW_URL = "wss://a";

beforeEach(() => {
  process.env.NEW_URL = "wss://a";
  process.env.OLD_URL = "wss://b";
});
afterEach(() => {
  delete process.env["NEW_URL"];
});
afterAll(() => { delete process.env.NEW_URL; });
