describe("Socket", () => {
  beforeEach(() => {
    process.env.OLD_URL = "wss://a";
  });
  afterEach(() => {
    delete process.env.OLD_URL;
  });
  it("opens", () => {
    render(<Socket />);
    expect(WebSocket).toHaveBeenCalledWith(process.env.OLD_URL);
  });
  it("does not read the old one", () => {
    render(<Socket />);
    expect(process.env.OLD_URL).toBeFalsy();
  });
});
