export function Socket() {
  const { OLD_URL, NODE_ENV = "development" } = process.env;
  const { OLD_URL: fromVite = "x" } = import.meta.env;
  return <Live url={OLD_URL} mode={NODE_ENV} other={fromVite} />;
}
