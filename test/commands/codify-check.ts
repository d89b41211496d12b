/**
 * `npm run codify:check` fills a simulator with random sources of all connectors, has `codify` write a project for them, and
 * deploys the project as a user does. Each source has to be imported and none changed, the second plan has to be empty, and no
 * file may hold a secret. `--to cdktf,hcl` chooses the kinds of project, `--sources 200` and `--seed 1` the sources, and
 * `--engines tofu@1.12.6` engines besides that of the PATH, for HCL. The kind `cdktn` needs the npm registry.
 */
import { parseArgs } from "node:util";
import { provideEngine } from "../../scripts/engines/build.ts";
import { engineOnPath } from "../../scripts/engines/on-path.ts";
import { parseEngineSpec } from "../../scripts/engines/spec.ts";
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator } from "../../src/simulator/index.ts";
import { describeEngine } from "../support/engines.ts";
import { catalogueFolder } from "../support/paths.ts";
import { addRandomSources } from "../support/random-tenant.ts";
import { checkCdktf } from "./codify-check/cdktf.ts";
import { checkCdktn } from "./codify-check/cdktn.ts";
import { checkHcl } from "./codify-check/hcl.ts";

const { values } = parseArgs({
  options: {
    to: { type: "string", default: "cdktf,hcl" },
    sources: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    engines: { type: "string", default: "" },
  },
});
const kinds = values.to.split(",");
const onPath = describeEngine(engineOnPath(process.env));
const more = values.engines
  .split(",")
  .filter((text) => text !== "")
  .map((text) => describeEngine(provideEngine(parseEngineSpec(text), console.error)));

const catalogue = readCatalogue(catalogueFolder);
const simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
try {
  const sources = addRandomSources(simulator, {
    connectors: [...catalogue.values()],
    count: Number(values.sources),
    seed: Number(values.seed),
  });
  const tenant = { simulator, sources };
  if (kinds.includes("cdktf")) console.log(await checkCdktf(tenant, onPath));
  if (kinds.includes("hcl"))
    for (const engine of [onPath, ...more]) console.log(await checkHcl(tenant, engine));
  if (kinds.includes("cdktn")) console.log(await checkCdktn(tenant, onPath));
} finally {
  await simulator.close();
}
