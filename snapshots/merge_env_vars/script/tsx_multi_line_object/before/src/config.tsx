export const env = {
  // where the socket is
  NEW_URL: "wss://a",

  // OLD_URL: until the chart is changed
  OLD_URL: "wss://a",
  render: () => <b />,
};
