export class Env {
  readonly OLD_URL = process.env.OLD_URL;
  url() { return this.OLD_URL; }
}
export class Client {
  static OLD_URL = "wss://a";
  url() { return Client.OLD_URL; }
}
