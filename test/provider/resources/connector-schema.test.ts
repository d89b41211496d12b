import { readCatalogue } from "../../../src/catalogue/index.ts";
import { connectorSchema } from "../../../src/provider/resources/connector-schema.ts";
import { providerSchema } from "../../../src/provider/block/schema.ts";
import { checkRequiredWhen } from "../../../src/provider/resources/required-when.ts";
import { sourcesReadySchema } from "../../../src/provider/resources/sources-ready/schema.ts";
import { checkSchema, unknown, type Value } from "../../../src/terraform/index.ts";
import { catalogueFolder } from "../../support/paths.ts";

const catalogue = readCatalogue(catalogueFolder);

it.each([...catalogue.values()].map((connector) => [connector.displayName, connector] as const))(
  "has a schema for %s that Terraform and CDKTF accept",
  (_name, connector) => {
    expect(checkSchema(connectorSchema(connector))).toEqual([]);
  },
);

it("has a schema for streamkap_sources_ready that Terraform and CDKTF accept", () => {
  expect(checkSchema(sourcesReadySchema)).toEqual([]);
});

it("has a schema for the provider block that Terraform and CDKTF accept", () => {
  expect(checkSchema(providerSchema, "provider")).toEqual([]);
});

describe("checkRequiredWhen: settings that are required while others have certain values", () => {
  const postgresql = catalogue.get("postgresql")!;
  it.each<[string, Record<string, Value>, string[]]>([
    ["are not required by default", {}, []],
    ["are required if the condition holds", { ssh_enabled: true }, ["ssh_host"]],
    ["are accepted with a value", { ssh_enabled: true, ssh_host: "h" }, []],
    ["are not checked while the condition is unknown", { ssh_enabled: unknown }, []],
    ["are not checked while they are unknown", { ssh_enabled: true, ssh_host: unknown }, []],
  ])("%s", (_name, config, missing) => {
    const diagnostics = checkRequiredWhen(new Map(Object.entries(config)), postgresql);
    expect(diagnostics.map(({ summary }) => summary)).toEqual(
      missing.map((name) => `Missing value for ${name}`),
    );
  });
});
