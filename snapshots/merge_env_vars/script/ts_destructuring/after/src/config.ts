const { NEW_URL: OLD_URL } = process.env;
const { NEW_URL: url, PORT } = process.env;
const { NEW_URL: first = "x", ...rest } = process.env;
const { NEW_URL: second } = import.meta.env;
const { env: { NEW_URL: third } } = process;
const { ["NEW_URL"]: fourth, "NEW_URL": fifth } = process.env;
export const open = ({ NEW_URL: OLD_URL }: Env) => new WebSocket(OLD_URL);
export function close({ NEW_URL: OLD_URL = "x" } = process.env) {
  return OLD_URL;
}
console.log(OLD_URL, url, first, rest, second, third, fourth, fifth);
