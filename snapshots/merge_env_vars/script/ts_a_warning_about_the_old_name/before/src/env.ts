if (process.env.OLD_URL) {
  console.warn("OLD_URL is deprecated, use NEW_URL instead");
  process.env.NEW_URL = process.env.OLD_URL;
}
if (process.env.OLD_URL) {
  connect(process.env.OLD_URL);
}
