import { readCatalogue } from "../../../src/catalogue/index.ts";
import { connectorSchema } from "../../../src/provider/resources/connector-schema.ts";
import { formatDuration, isDuration, parseDuration } from "../../../src/provider/source/duration.ts";
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

it.each<[string, number | undefined]>([
  ["20m", 1_200_000],
  ["1h30m", 5_400_000],
  ["1.5s", 1_500],
  ["20", undefined],
  ["m", undefined],
  ["-1m", undefined],
])("the duration %s is %s ms", (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

it("a duration of a configuration is above 0", () => {
  const target = { path: [], sensitive: false };
  expect(isDuration("1ms", target)).toEqual([]);
  expect(isDuration("0s", target)).toMatchObject([{ severity: "error" }]);
});

it("a duration is shown as it is written", () => {
  expect([5_400_000, 45_000, 250].map(formatDuration)).toEqual(["1h30m", "45s", "250ms"]);
});
