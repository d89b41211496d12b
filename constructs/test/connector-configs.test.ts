import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Testing, type TerraformResource, TerraformStack } from "cdktf";
import * as streamkap from "../src";

interface CatalogueEntry {
  readonly code: string;
  readonly resource: string;
  readonly className: string;
}

const sources = join(__dirname, "../../src/catalogue/sources");
const catalogue = readdirSync(sources)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(join(sources, name), "utf8")) as CatalogueEntry);

type ConfigClass = new (props: Readonly<Record<string, unknown>>) => streamkap.ConnectorConfig;

const SECRETS = /key|password|secret|token|string/i;

describe("every connector of the catalogue has its config class", () => {
  test.each(catalogue)("$className", ({ code, resource, className }) => {
    const Config = (streamkap as unknown as Record<string, ConfigClass>)[`${className}Config`]!;
    const secret = streamkap.SecretValue.fromVariable("secret");
    // Answers for every secret that the connector may demand; nothing else is set.
    const props = new Proxy(
      {},
      { get: (_target, name) => (SECRETS.test(String(name)) ? secret : undefined) },
    );
    const config = new Config(props);
    expect(config).toMatchObject({ connector: code, typeName: `streamkap_${resource}` });

    const stack = new TerraformStack(Testing.app(), "stack");
    const source = new streamkap.StreamkapSource(stack, "source", { name: "source", config });
    const made = source.node.defaultChild as TerraformResource;
    expect(made.terraformResourceType).toBe(`streamkap_${resource}`);
  });
});
