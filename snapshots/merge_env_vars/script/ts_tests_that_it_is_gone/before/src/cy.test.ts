describe("url", () => {
  it("is gone", () => {
    expect(Cypress.env("OLD_URL")).to.be.undefined;
    expect(source).not.toContain("OLD_URL");
    expect(source).not.toMatch(/OLD_URL/);
  });
});
