/** The test provider as a program, which plugin-process.ts bundles and launches. */
import { writeFileSync } from "node:fs";
import { servePlugin } from "../../../../src/terraform/protocol/index.ts";
import { createTestProvider } from "../test-provider.ts";

/**
 * The name of an item decides how its create behaves. The create of `slow` ends at SIGUSR2, and then writes the file
 * that TEST_GATE names. The create of `endless` ends when nobody waits for its answer any more. The create of
 * `careless` leaves exceptions behind that nobody catches.
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
      if (plannedState.get("name") === "careless") {
        const cause = new Error("value-of-a-setting");
        void Promise.reject(new TypeError("no value-of-a-setting", { cause }));
        setImmediate(() => {
          throw new RangeError("not in value-of-a-setting", { cause });
        });
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
