import { expect, it, test } from "vitest";

it("has no old url", () => {
  delete process.env.OLD_URL;
  load();
  expect(process.env.OLD_URL).toBeUndefined();
});
test("is not listed", () => {
  expect(env).not.toHaveProperty("OLD_URL");
  expect("OLD_URL" in env).toBe(false);
});
it("is there", () => {
  expect(process.env.OLD_URL).toBe("wss://a");
});
it.each(["OLD_URL"])("%s", (name) => {
  expect(env[name]).toBeUndefined();
});
it("is nowhere", async () => {
  for (const name of ["OLD_URL"]) {
    expect(process.env[name]).toBeUndefined();
  }
});
