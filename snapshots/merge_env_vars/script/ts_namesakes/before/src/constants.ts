import * as constants from "./more";
import { OLD_URL as other } from "./other";

export const OLD_URL = "wss://a";
export const url = OLD_URL ?? constants.OLD_URL ?? other;
class Client {
  #OLD_URL = 1;
  get() { return this.#OLD_URL; }
}
// OLD_URL is what the chart sets
function f(OLD_URL: string): typeof OLD_URL { return OLD_URL; }
$OLD_URL(OLD_URL$);
