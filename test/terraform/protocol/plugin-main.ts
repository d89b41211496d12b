/** The test provider as a program of its own: bundled and launched by plugin-process.ts. */
import { writeFileSync } from "node:fs";
import { servePlugin } from "../../../src/terraform/protocol/index.ts";
import { createTestProvider } from "./test-provider.ts";

/**
 * An item `slow` is made when the file named by TEST_GATE is asked for by SIGUSR2, and noted there; one
 * named `endless` only when nobody waits for it any more.
 */
const provider = createTestProvider({
  onCreate: ({ plannedState }, { signal }) =>
    new Promise((resolve) => {
      if (plannedState.get("name") === "endless") {
        process.stderr.write("creating\n");
        signal.addEventListener("abort", () => {
          process.stderr.write("given up\n");
          resolve(new Map());
        });
        return;
      }
      if (plannedState.get("name") !== "slow") {
        resolve(new Map());
        return;
      }
      process.once("SIGUSR2", () => {
        writeFileSync(process.env["TEST_GATE"] ?? "", "made");
        resolve(new Map());
      });
      process.stderr.write("creating\n");
    }),
});

void servePlugin(provider, process, {
  onShutdown: () => {
    process.stderr.write("shut down\n");
    return Promise.resolve();
  },
});
