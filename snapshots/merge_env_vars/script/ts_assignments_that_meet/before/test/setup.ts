process.env.NEW_URL = "wss://a";
process.env.OLD_URL = "wss://a"; // for the old client

beforeEach(() => {
  process.env.NEW_URL = "wss://a";
  process.env.OLD_URL = "wss://b";
});
afterEach(() => {
  delete process.env.OLD_URL;
  delete process.env["NEW_URL"];
});
afterAll(() => { delete process.env.OLD_URL; });
