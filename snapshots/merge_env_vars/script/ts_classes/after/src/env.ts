export class Env {
  readonly NEW_URL = process.env.NEW_URL;
  url() { return this.NEW_URL; }
}
export class Client {
  static OLD_URL = "wss://a";
  url() { return Client.OLD_URL; }
}
