export function Socket() {
  const { NEW_URL: OLD_URL, NODE_ENV = "development" } = process.env;
  const { NEW_URL: fromVite = "x" } = import.meta.env;
  return <Live url={OLD_URL} mode={NODE_ENV} other={fromVite} />;
}
