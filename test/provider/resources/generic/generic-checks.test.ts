import { startSimulator, type Simulator } from "../../../../src/simulator/index.ts";
import { formatPath, unknown, type Value } from "../../../../src/terraform/index.ts";
import { sameMeaning } from "../../../../src/provider/resources/generic/maps/same-meaning.ts";
import { genericSchema } from "../../../../src/provider/resources/generic/index.ts";
import { checkSchema } from "../../../../src/terraform/index.ts";
import { catalogueWithNewConnector } from "../../../support/new-connector.ts";
import { Walk, type Arguments } from "../../walk.ts";

let simulator: Simulator;
let walk: Walk;
beforeAll(async () => {
  simulator = await startSimulator({ catalogue: catalogueWithNewConnector(), deployTimeMs: 0 });
});
beforeEach(async () => {
  walk = await Walk.start(simulator, "streamkap_source", { provider: { max_retries: 0 } });
});
afterAll(() => simulator.close());

const texts = (values: Readonly<Record<string, Value>>): Value => new Map(Object.entries(values));
const host = "database.hostname.user.defined";
const secrets: Arguments = { config_secret: texts({ "database.password": "sample-password" }) };
const source = (config: Readonly<Record<string, Value>>, more: Arguments = secrets): Arguments => ({
  name: "new",
  connector: "newdb",
  config: texts({ [host]: "db.example.test", ...config }),
  ...more,
});

it("the schema is one that Terraform and CDKTF can live with", () => {
  expect(checkSchema(genericSchema)).toEqual([]);
});

describe("without the API", () => {
  it.each<[string, Arguments, string[]]>([
    ["a source of an unknown connector is fine", { name: "a", connector: "b" }, []],
    ["unknown maps are fine", { name: "a", connector: unknown, config: unknown }, []],
    [
      "a connector of the catalogue has its own resource",
      { name: "a", connector: "sqlserveraws" },
      ["warning connector: The connector sqlserveraws has a resource of its own"],
    ],
    [
      "a key stands in one map",
      { name: "a", connector: "b", config: texts({ k: "1" }), config_secret: texts({ k: "1" }) },
      ['error config_secret["k"]: k is in both config and config_secret'],
    ],
    [
      "a secret is stored or not",
      {
        name: "a",
        connector: "b",
        config_secret: texts({ k: "1" }),
        config_secret_wo: texts({ k: "1" }),
      },
      ['error config_secret_wo["k"]: k is in both config_secret and config_secret_wo'],
    ],
    [
      "what is null in one map is the other's, and what is unknown may be null",
      {
        name: "a",
        connector: "b",
        config: texts({ k: null, l: "1", m: unknown }),
        config_secret: texts({ k: "1", l: null, m: "1", n: "1" }),
        config_secret_wo: texts({ m: null, n: unknown }),
        config_secret_wo_version: unknown,
      },
      [],
    ],
    [
      "a version is one of something",
      { name: "a", connector: "b", config_secret_wo_version: 1 },
      ["error config_secret_wo_version: config_secret_wo_version without config_secret_wo"],
    ],
    ["a connector has a name", { name: "a", connector: "" }, ["error connector: Empty value for connector"]],
  ])("%s", async (_name, args, expected) => {
    const diagnostics = await walk.validate(args);
    expect(
      diagnostics.map(({ severity, summary, path }) => `${severity} ${formatPath(path)}: ${summary}`),
    ).toEqual(expected);
  });
});

describe("at plan, by Streamkap's own description", () => {
  it.each<[string, Arguments, string[]]>([
    ["a whole source is fine", source({}), []],
    [
      "a connector does not exist",
      { ...source({}), connector: "newbd" },
      ['connector: Streamkap has no connector newbd: Did you mean "newdb"? Its connectors are alloydb, '],
    ],
    [
      "a key does not exist, and another one is near",
      source({ "database.hostnam.user.defined": "x" }),
      [
        `config["database.hostnam.user.defined"]: NewDB has no setting database.hostnam.user.defined: Did you mean "${host}"?`,
      ],
    ],
    [
      "a key does not exist, and none is near",
      source({ zone: "x" }),
      [`config["zone"]: NewDB has no setting zone: Its settings are ${host}, `],
    ],
    [
      "a key is the platform's",
      source({ "ssh.public.key.user.displayed": "x", "database.hostname": "x" }),
      [
        'config["ssh.public.key.user.displayed"]: ssh.public.key.user.displayed is made by Streamkap: A conf',
        'config["database.hostname"]: database.hostname is made by Streamkap: A configuration cannot set it.',
      ],
    ],
    [
      "a secret stands in the open",
      source({ "ssh.passphrase": "x" }),
      [
        'config["ssh.passphrase"]: ssh.passphrase is a secret: What is in config stands in plans and logs.',
        'config["ssh.passphrase"]: ssh.passphrase has no effect: ',
      ],
    ],
    [
      "a choice does not exist",
      source({ "database.sslmode": "disabled" }),
      [
        'config["database.sslmode"]: Invalid value for database.sslmode: "disabled" is not allowed: it must be one of "require", "disable". Did you mean "disable"?',
      ],
    ],
    ["a choice has another spelling", source({ "database.sslmode": " disable" }), []],
    [
      "what is required is missing",
      { name: "new", connector: "newdb" },
      [
        `config: Missing setting ${host}: NewDB requires it. Add it to config.`,
        "config_secret: Missing setting database.password: NewDB requires it. Add it to config_secret_wo, ",
      ],
    ],
    [
      "what is required is null, or empty",
      source({ [host]: null }, { config_secret: texts({ "database.password": "" }) }),
      [
        `config: Missing setting ${host}: `,
        'config_secret["database.password"]: Missing setting database.password: NewDB requires it, and it is empty in config_secret.',
      ],
    ],
    [
      "a write-only secret is blank",
      source({}, { config_secret_wo: texts({ "database.password": " " }) }),
      [
        'config_secret_wo["database.password"]: Missing setting database.password: NewDB requires it, and it is empty in config_secret_wo. Give it a value there.',
      ],
    ],
    ["a port is one", source({ "database.port.user.defined": " 65535 " }), []],
    [
      "a port is too large",
      source({ "database.port.user.defined": "70000" }),
      [
        `config["database.port.user.defined"]: Invalid value for database.port.user.defined: 70000 is not allowed: it must be a whole number from 1 to 65535.`,
      ],
    ],
    [
      "a number is none",
      source({ "database.port.user.defined": "default" }),
      [
        `config["database.port.user.defined"]: Invalid value for database.port.user.defined: "default" is not allowed: it must be a whole number.`,
      ],
    ],
    [
      "a number is larger than any",
      source({ "database.port.user.defined": "1e400" }),
      ['config["database.port.user.defined"]: Invalid value for database.port.user.defined: '],
    ],
    [
      "a host name is a URL",
      source({ [host]: "https://db.example.test" }),
      [
        `config["${host}"]: Invalid value for ${host}: "https://db.example.test" is not allowed: it must be a host name or an address alone`,
      ],
    ],
    [
      "a URL with a password is not shown",
      source({ [host]: "postgres://me:sample-password@db.example.test" }),
      [`config["${host}"]: Invalid value for ${host}: The value is not allowed: it must be a host name`],
    ],
    [
      "a setting is not looked at",
      source({ "ssh.host": "bastion.example.test", "ssh.enabled": "False" }),
      [
        'config["ssh.host"]: ssh.host has no effect: NewDB looks at it only where ssh.enabled is "true", but ssh.enabled is "False". Change ssh.enabled, or remove ssh.host from config.',
      ],
    ],
    [
      "a setting is not looked at by default",
      source({ "ssh.host": "bastion.example.test" }),
      [
        'config["ssh.host"]: ssh.host has no effect: NewDB looks at it only where ssh.enabled is "true", but ssh.enabled is "false" by default.',
      ],
    ],
    [
      "a setting may be looked at",
      source({ "ssh.host": "bastion.example.test", "ssh.enabled": unknown }),
      [],
    ],
    ["a setting that is not looked at is empty", source({ "ssh.host": "" }), []],
    [
      "what another setting demands is missing",
      source({ "ssh.enabled": "true" }),
      ['config: Missing setting ssh.host: NewDB requires it when ssh.enabled is "true". Add it to config.'],
    ],
    ["what another setting does not demand is missing", source({ "ssh.enabled": "false" }), []],
    ["the other setting is unknown", source({ "ssh.enabled": unknown }), []],
    ["what is required is unknown", source({ [host]: unknown }), []],
    ["it may be among what is unknown", { name: "new", connector: "newdb", config: unknown, ...secrets }, []],
    [
      "a write-only secret is one as well",
      source({}, { config_secret_wo: texts({ "database.password": unknown }) }),
      [],
    ],
  ])("%s", async (_name, args, expected) => {
    const { diagnostics } = await walk.plan(args);
    const shown = diagnostics.map(
      ({ path, summary, detail }) => `${formatPath(path)}: ${summary}: ${detail}`,
    );
    expect(shown.map((text, index) => text.slice(0, expected[index]?.length))).toEqual(expected);
  });

  it.each([
    ["does not answer", { status: 500, body: '{"detail":"oops"}' }],
    ["describes nothing", { status: 200, body: "{}" }],
    ["has other connectors only, without their codes", { status: 200, body: '{"NewDB":{"config":[]}}' }],
    ["answers something else", { status: 200, body: "[1]" }],
  ])("nothing is judged where the API %s", async (_name, answer) => {
    const { remove } = simulator.inject({
      method: "GET",
      path: "/sources/connectors",
      act: "answer",
      times: 0,
      ...answer,
    });
    const { diagnostics } = await walk.plan({ ...source({ zone: "x" }), connector: "unheard-of" });
    expect(diagnostics).toEqual([]);
    remove();
  });

  it("asks once for all sources of a connector", async () => {
    const asked = (): number =>
      simulator.requests().filter(({ path }) => path === "/sources/connectors").length;
    const before = asked();
    await Promise.all(
      [1, 2, 3].map((port) => walk.plan(source({ "database.port.user.defined": String(port) }))),
    );
    expect(asked() - before).toBe(1);
  });
});

it.each<[Value, Value, boolean]>([
  ["5432", "05432", true],
  ["5432", "5433", false],
  ["1.50", "1.5", true],
  ["9007199254740993", "9007199254740992", false],
  ["true", "True", true],
  ["true", "false", false],
  ["Yes", "yes", false],
  [" disable", "disable", true],
  ["", null, false],
  [null, null, true],
])("%j and %j mean the same: %p", (a, b, same) => {
  expect(sameMeaning(a, b)).toBe(same);
});
