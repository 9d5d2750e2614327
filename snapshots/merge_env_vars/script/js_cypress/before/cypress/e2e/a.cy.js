describe('a', () => {
  it('opens', () => {
    cy.visit(Cypress.env('OLD_URL'));
    cy.visit(Cypress.env().OLD_URL);
  });
});
