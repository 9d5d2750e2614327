describe('a', () => {
  it('opens', () => {
    cy.visit(Cypress.env('NEW_URL'));
    cy.visit(Cypress.env().NEW_URL);
  });
});
