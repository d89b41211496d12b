import { spawnSync } from "node:child_process";
import { root } from "../../support/paths.ts";

describe("ProviderServer", () => {
  it("lets any number of operations listen to its signal without a warning, also after a stop", () => {
    // Node's warnings do not reach the process object that Jest gives to tests. So the script runs in a process of its
    // own, which prints the warnings.
    const script = `
      import { ProviderServer } from "./src/terraform/server/index.ts";
      const server = new ProviderServer({ resources: {} });
      const listen = () => {
        for (let index = 0; index < 20; index++) server.signal.addEventListener("abort", () => undefined);
      };
      listen();
      server.stop();
      server.begin();
      listen();
      console.log(server.signal.aborted);`;
    const node = ["--import", "tsx", "--input-type=module", "--eval", script];
    const { stdout, stderr } = spawnSync(process.execPath, node, { cwd: root, encoding: "utf8" });
    expect([stdout, stderr]).toEqual(["false\n", ""]);
  });
});
