describe("Socket", () => {
  beforeEach(() => {
    process.env.NEW_URL = "wss://a";
  });
  afterEach(() => {
    delete process.env.NEW_URL;
  });
  it("opens", () => {
    render(<Socket />);
    expect(WebSocket).toHaveBeenCalledWith(process.env.NEW_URL);
  });
  it("does not read the old one", () => {
    render(<Socket />);
    expect(process.env.OLD_URL).toBeFalsy();
  });
});
