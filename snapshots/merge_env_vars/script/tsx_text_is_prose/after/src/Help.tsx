export const Help = () => (
  <p title="OLD_URL is old">
    Set OLD_URL to the address. {/* OLD_URL */}
    <code>OLD_URL=wss://a</code> {process.env.NEW_URL}
  </p>
);
