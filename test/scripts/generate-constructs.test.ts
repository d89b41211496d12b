import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Connector, Setting } from "../../src/catalogue/index.ts";
import { generateConstructs } from "../../scripts/generate-constructs.ts";
import { renderConfigClass } from "../../scripts/generate-constructs/config-class.ts";
import { prepareSchema, PROVIDER_ADDRESS } from "../../scripts/generate-constructs/provider-schema.ts";

const setting = (attribute: string, more: Partial<Setting> = {}): Setting => ({
  attribute,
  wire: attribute,
  type: "string",
  description: "It.",
  group: "Settings",
  ...more,
});

const connector = (...settings: Setting[]): Connector => ({
  code: "demo",
  kind: "source",
  resource: "source_demo",
  displayName: "Demo",
  className: "Demo",
  settings,
});

const binding = {
  typeName: "streamkap_source_demo",
  className: "SourceDemo",
  folder: "source-demo",
  properties: new Map(
    ["host", "ssh_host", "ssh_enabled", "old_host", "password", "api_key", "tables"].map((name) => [
      name,
      name.replace(/_(.)/g, (_all, letter: string) => letter.toUpperCase()),
    ]),
  ),
};

const render = (...settings: Setting[]): string => renderConfigClass(connector(...settings), binding);

describe("a setting as a property", () => {
  const cases: Record<string, { given: Setting; expected: string }> = {
    "required text": {
      given: setting("host", { required: true }),
      expected: "  /**\n   * It.\n   */\n  readonly host: string;",
    },
    "a number with a default and bounds": {
      given: setting("host", { type: "int64", default: 5, min: 1, max: 9 }),
      expected: "  /**\n   * It. From 1 to 9.\n   *\n   * @default 5\n   */\n  readonly host?: number;",
    },
    "one of several values": {
      given: setting("host", { enum: ["a", "b"], default: "" }),
      expected:
        "  /**\n   * It. One of `a`, `b`.\n   *\n   * @default empty\n   */\n  readonly host?: DemoHost;",
    },
    "a condition, attributes spelt as properties": {
      given: setting("ssh_host", {
        description: "As `old_host`, not `other_thing`.",
        conditions: [{ attribute: "ssh_enabled", equals: true }],
        requiredWhenVisible: true,
      }),
      expected:
        "  /**\n   * As `oldHost`, not `other_thing`. Required where `sshEnabled` is `true`.\n   *\n" +
        "   * @default none\n   */\n  readonly sshHost?: string;",
    },
    "a boolean, which may be a token": {
      given: setting("ssh_enabled", { type: "bool", default: false }),
      expected: "  readonly sshEnabled?: boolean | IResolvable;",
    },
    "a secret": {
      given: setting("password", { sensitive: true }),
      expected: "  readonly password?: SecretValue;",
    },
    "an old name": {
      given: setting("host", { deprecatedNames: ["old_host"] }),
      expected:
        "   * @deprecated Use `host`: the same setting, renamed.\n   */\n  readonly oldHost?: string;",
    },
    "the end of a comment inside one": {
      given: setting("host", { required: true, description: "Such as */5." }),
      expected: "   * Such as *\\/5.\n",
    },
  };
  test.each(Object.entries(cases))("%s", (_name, { given, expected }) => {
    expect(render(given)).toContain(expected);
  });
});

describe("what is no property", () => {
  test("a value that the platform makes", () => {
    expect(render(setting("api_key", { readOnly: true, sensitive: true }))).not.toContain("apiKey");
  });

  test("an old name of a required setting", () => {
    expect(render(setting("host", { required: true, deprecatedNames: ["old_host"] }))).not.toContain(
      "oldHost",
    );
  });
});

test("values to choose from are constants of a class", () => {
  const text = render(
    setting("host", { enum: ["At Least Once", "base64-url"], deprecatedNames: ["old_host"] }),
  );
  expect(text).toContain('  public static readonly AT_LEAST_ONCE = new DemoHost("At Least Once");\n');
  expect(text).toContain('  public static readonly BASE64_URL = new DemoHost("base64-url");\n');
  expect(text).toContain("  readonly oldHost?: DemoHost;\n");
  expect(text.match(/^export class DemoHost /gm)).toHaveLength(1);
});

describe("the rules of a setting", () => {
  const cases: Record<string, { given: Setting[]; expected: string }> = {
    "required text": {
      given: [setting("host", { required: true })],
      expected: '  { property: "host", type: "string", required: true },\n',
    },
    "a secret": {
      given: [setting("api_key", { sensitive: true })],
      expected: '  { property: "apiKey", type: "string", secret: true },\n',
    },
    "a number with bounds": {
      given: [setting("host", { type: "int64", default: 5, min: 1, max: 9 })],
      expected: '  { property: "host", type: "int64", min: 1, max: 9 },\n',
    },
    "an old name": {
      given: [setting("host", { enum: ["a", "b"], deprecatedNames: ["old_host"] })],
      expected:
        '  { property: "host", type: "string", oneOf: ["a","b"] },\n' +
        '  { property: "oldHost", type: "string", oneOf: ["a","b"], oldNameOf: "host" },\n',
    },
    "required when another has some value, which it may have unset": {
      given: [
        setting("ssh_enabled", { type: "bool", default: false }),
        setting("ssh_host", {
          conditions: [{ attribute: "ssh_enabled", equals: true }],
          requiredWhenVisible: true,
        }),
      ],
      expected:
        '  { property: "sshEnabled", type: "bool", fallback: false },\n' +
        '  { property: "sshHost", type: "string", conditions: [{ property: "sshEnabled", equals: true }], demanded: true },\n',
    },
  };
  test.each(Object.entries(cases))("%s", (_name, { given, expected }) => {
    const rules = /const RULES.*? = \[\n(.*?)\];/s.exec(render(...given))?.[1];
    expect(rules).toBe(expected);
  });
});

test("a setting that the provider's schema lacks is an error", () => {
  expect(() => render(setting("unheard_of"))).toThrow('streamkap_source_demo has no attribute "unheard_of".');
});

describe("the schema document", () => {
  const document = (attributes: Record<string, { deprecated?: boolean; description?: string }>) => ({
    format_version: "1.0",
    provider_versions: { [PROVIDER_ADDRESS]: "0.1.0" },
    provider_schemas: {
      [PROVIDER_ADDRESS]: {
        resource_schemas: { streamkap_source_demo: { block: { attributes } }, streamkap_a: { block: {} } },
      },
    },
  });
  const demo = connector(setting("host", { deprecatedNames: ["old_host"] }));

  test("is put in order, without versions, with deprecations in the descriptions", () => {
    const given = document({
      host: {},
      old_host: { deprecated: true, description: "It." },
      gone: { deprecated: true },
    });
    const prepared = prepareSchema(given, [demo]);
    expect(prepared).not.toHaveProperty("provider_versions");
    const resources = prepared.provider_schemas[PROVIDER_ADDRESS]?.resource_schemas ?? {};
    expect(Object.keys(resources)).toEqual(["streamkap_a", "streamkap_source_demo"]);
    expect(resources["streamkap_source_demo"]?.block.attributes).toEqual({
      host: {},
      old_host: { deprecated: true, description: "It.\n\n@deprecated Use host." },
      gone: { deprecated: true, description: "\n\n@deprecated It will be removed." },
    });
  });

  test("may not use Terraform's own names", () => {
    expect(() => prepareSchema(document({ count: {} }), [demo])).toThrow(
      'streamkap_source_demo has an attribute "count", a name that Terraform keeps for itself.',
    );
  });

  test("must hold our provider", () => {
    expect(() => prepareSchema({ format_version: "1.0", provider_schemas: {} }, [])).toThrow(
      `The schema document has no provider ${PROVIDER_ADDRESS}.`,
    );
  });
});

describe("the generated folder", () => {
  const scratch = mkdtempSync(join(tmpdir(), "generate-constructs-test-"));
  afterAll(() => {
    rmSync(scratch, { recursive: true });
  });

  test("is left alone where the schema lacks a connector", async () => {
    const providerSchemaFile = join(scratch, "schema.json");
    const outputFolder = join(scratch, "empty");
    writeFileSync(
      providerSchemaFile,
      JSON.stringify({
        format_version: "1.0",
        provider_schemas: { [PROVIDER_ADDRESS]: { provider: { block: {} } } },
      }),
    );
    await expect(generateConstructs({ providerSchemaFile, outputFolder })).rejects.toThrow(
      "The provider's schema has no streamkap_source_alloydb (catalogue: alloydb).",
    );
    expect(readdirSync(scratch)).toEqual(["schema.json"]);
  });

  test("as committed says that it is generated, and pins no version", () => {
    const folder = join(__dirname, "../../constructs/src/generated");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".ts"),
    );
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) {
      const text = readFileSync(join(folder, file), "utf8");
      expect(text).toMatch(/^\/\/ Code generated by scripts\/generate-constructs\.ts\. DO NOT EDIT\.\n/);
      expect(text).not.toMatch(/providerVersion/);
    }
  });
});
