export function connect({ OLD_URL, retries }: Options) {
  return open(OLD_URL, retries);
}
