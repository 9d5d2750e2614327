vi.stubEnv("OLD_URL", "wss://a");
jest.replaceProperty(process.env, "OLD_URL", "wss://a");
Cypress.env("OLD_URL", "wss://a");
cy.visit(Cypress.env("OLD_URL"));
beforeEach(() => {
  vi.stubEnv("NEW_URL", "wss://a");
  vi.stubEnv("OLD_URL", "wss://a");
});
jest.replaceProperty(process, "env", { OLD_URL: "wss://a" });
