const key = "OLD_URL";
const ENV_KEY = "NEW_URL";
const field = { name: "OLD_URL", env: "NEW_URL" };
read("OLD_URL");
requireEnv("NEW_URL");
console.log("OLD_URL");
if (key === "OLD_URL") stop();
switch (key) {
  case "OLD_URL":
    break;
  case "NEW_URL":
    break;
}
const pattern = /^(OLD_URL|PORT)$/;
export const get = () => "OLD_URL";
