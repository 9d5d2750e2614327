const { OLD_URL } = process.env;
const { OLD_URL: url, PORT } = process.env;
const { OLD_URL: first = "x", ...rest } = process.env;
const { OLD_URL: second } = import.meta.env;
const { env: { OLD_URL: third } } = process;
const { ["OLD_URL"]: fourth, "OLD_URL": fifth } = process.env;
export const open = ({ OLD_URL }: Env) => new WebSocket(OLD_URL);
export function close({ OLD_URL = "x" } = process.env) {
  return OLD_URL;
}
console.log(OLD_URL, url, first, rest, second, third, fourth, fifth);
