export enum EnvKey {
  Url = "OLD_URL",
  Port = "PORT",
}
export enum Key {
  Url = "OLD_URL",
}
export enum Names {
  OLD_URL = "OLD_URL",
  NEW_URL = "NEW_URL",
}
