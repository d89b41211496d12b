import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator } from "../../src/simulator/index.ts";
import { catalogueFolder } from "../support/paths.ts";
import type { Api } from "./api.ts";
import { runContract } from "./contract.ts";
import { quirkSets } from "../support/quirk-sets.ts";

const simulated =
  (quirks = {}) =>
  async (): Promise<Api> => {
    const { url, clientId, secret, close } = await startSimulator({
      catalogue: readCatalogue(catalogueFolder),
      deployTimeMs: 50,
      quirks,
    });
    return { host: url, clientId, secret, close };
  };

runContract("the simulator", { newApi: simulated() });

for (const [title, quirks] of quirkSets) {
  runContract(`the simulator with ${title}`, {
    newApi: simulated(quirks),
    skip: [
      ...(quirks.secrets === "clear"
        ? []
        : [
            {
              reason: "it shows no secrets",
              tests: ["shows its secrets only if they are asked for"],
            },
          ]),
      ...(quirks.emptyStrings === "null"
        ? []
        : [{ reason: "it keeps empty texts", tests: ["has null in place of an empty text"] }]),
      ...(quirks.restlessStatus
        ? [
            {
              reason: "its status is never at rest",
              tests: ["answers before the deployment if wait is false, and after it if wait is true"],
            },
          ]
        : []),
    ],
  });
}
