export const env = {
  // where the socket is
  NEW_URL: "wss://a",

  render: () => <b />,
};
