vi.stubEnv("NEW_URL", "wss://a");
jest.replaceProperty(process.env, "NEW_URL", "wss://a");
Cypress.env("NEW_URL", "wss://a");
cy.visit(Cypress.env("NEW_URL"));
beforeEach(() => {
  vi.stubEnv("NEW_URL", "wss://a");
});
jest.replaceProperty(process, "env", { NEW_URL: "wss://a" });
