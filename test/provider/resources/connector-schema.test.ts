import { readCatalogue } from "../../../src/catalogue/index.ts";
import { connectorSchema } from "../../../src/provider/resources/connector-schema.ts";
import { providerSchema } from "../../../src/provider/block/schema.ts";
import { checkRequiredWhen } from "../../../src/provider/resources/required-when.ts";
import { sourcesReadySchema } from "../../../src/provider/resources/sources-ready/schema.ts";
import { checkSchema, unknown, type Value } from "../../../src/terraform/index.ts";
import { catalogueFolder } from "../../support/paths.ts";

const catalogue = readCatalogue(catalogueFolder);

it.each([...catalogue.values()].map((connector) => [connector.displayName, connector] as const))(
  "the schema of %s is one that Terraform and CDKTF can live with",
  (_name, connector) => {
    expect(checkSchema(connectorSchema(connector))).toEqual([]);
  },
);

it("the schema of the resource that waits is, too", () => {
  expect(checkSchema(sourcesReadySchema)).toEqual([]);
});

it("the provider's schema is, too", () => {
  expect(checkSchema(providerSchema, "provider")).toEqual([]);
});

describe("settings that are required when others have certain values", () => {
  const postgresql = catalogue.get("postgresql")!;
  it.each<[string, Record<string, Value>, string[]]>([
    ["are not by default", {}, []],
    ["are where the condition holds", { ssh_enabled: true }, ["ssh_host"]],
    ["are satisfied by a value", { ssh_enabled: true, ssh_host: "h" }, []],
    ["are not judged while the condition is unknown", { ssh_enabled: unknown }, []],
    ["are not judged while they are unknown", { ssh_enabled: true, ssh_host: unknown }, []],
  ])("%s", (_name, config, missing) => {
    const diagnostics = checkRequiredWhen(new Map(Object.entries(config)), postgresql);
    expect(diagnostics.map(({ summary }) => summary)).toEqual(
      missing.map((name) => `Missing value for ${name}`),
    );
  });
});
