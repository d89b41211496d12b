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

it("has a schema that Terraform and CDKTF accept", () => {
  expect(checkSchema(genericSchema)).toEqual([]);
});

describe("checkMaps, without the API", () => {
  it.each<[string, Arguments, string[]]>([
    ["accepts a source of an unknown connector", { name: "a", connector: "b" }, []],
    ["accepts unknown maps", { name: "a", connector: unknown, config: unknown }, []],
    [
      "warns of a connector that has a resource of its own",
      { name: "a", connector: "sqlserveraws" },
      ["warning connector: The connector sqlserveraws has a resource of its own"],
    ],
    [
      "refuses a key in config and config_secret",
      { name: "a", connector: "b", config: texts({ k: "1" }), config_secret: texts({ k: "1" }) },
      ['error config_secret["k"]: k is in both config and config_secret'],
    ],
    [
      "refuses a secret that is both stored and write-only",
      {
        name: "a",
        connector: "b",
        config_secret: texts({ k: "1" }),
        config_secret_wo: texts({ k: "1" }),
      },
      ['error config_secret_wo["k"]: k is in both config_secret and config_secret_wo'],
    ],
    [
      "accepts a key in two maps if it is null or unknown in one of them",
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
      "refuses a version without secrets",
      { name: "a", connector: "b", config_secret_wo_version: 1 },
      ["error config_secret_wo_version: config_secret_wo_version without config_secret_wo"],
    ],
    [
      "refuses an empty connector",
      { name: "a", connector: "" },
      ["error connector: Empty value for connector"],
    ],
  ])("%s", async (_name, args, expected) => {
    const diagnostics = await walk.validate(args);
    expect(
      diagnostics.map(({ severity, summary, path }) => `${severity} ${formatPath(path)}: ${summary}`),
    ).toEqual(expected);
  });
});

describe("checkDefinition, by Streamkap's own description", () => {
  it.each<[string, Arguments, string[]]>([
    ["accepts a complete source", source({}), []],
    [
      "refuses a connector that does not exist",
      { ...source({}), connector: "newbd" },
      ['connector: Streamkap has no connector newbd: Did you mean "newdb"? Its connectors are alloydb, '],
    ],
    [
      "refuses an unknown key, and suggests a similar one",
      source({ "database.hostnam.user.defined": "x" }),
      [
        `config["database.hostnam.user.defined"]: NewDB has no setting database.hostnam.user.defined: Did you mean "${host}"?`,
      ],
    ],
    [
      "refuses an unknown key, and lists all if none is similar",
      source({ zone: "x" }),
      [`config["zone"]: NewDB has no setting zone: Its settings are ${host}, `],
    ],
    [
      "refuses a key that the platform makes",
      source({ "ssh.public.key.user.displayed": "x", "database.hostname": "x" }),
      [
        'config["ssh.public.key.user.displayed"]: ssh.public.key.user.displayed is made by Streamkap: A conf',
        'config["database.hostname"]: database.hostname is made by Streamkap: A configuration cannot set it.',
      ],
    ],
    [
      "refuses a secret in config",
      source({ "ssh.passphrase": "x" }),
      [
        'config["ssh.passphrase"]: ssh.passphrase is a secret: Plans and logs show what is in config.',
        'config["ssh.passphrase"]: ssh.passphrase has no effect: ',
      ],
    ],
    [
      "refuses a choice that does not exist",
      source({ "database.sslmode": "disabled" }),
      [
        'config["database.sslmode"]: Invalid value for database.sslmode: "disabled" is not allowed: it must be one of "require", "disable". Did you mean "disable"?',
      ],
    ],
    ["accepts a choice with blanks around it", source({ "database.sslmode": " disable" }), []],
    [
      "refuses a source without required settings",
      { name: "new", connector: "newdb" },
      [
        `config: Missing setting ${host}: NewDB requires it. Add it to config.`,
        "config_secret: Missing setting database.password: NewDB requires it. Add it to config_secret_wo, ",
      ],
    ],
    [
      "refuses a required setting that is null or empty",
      source({ [host]: null }, { config_secret: texts({ "database.password": "" }) }),
      [
        `config: Missing setting ${host}: `,
        'config_secret["database.password"]: Missing setting database.password: NewDB requires it, and it is empty in config_secret.',
      ],
    ],
    [
      "refuses a blank write-only secret",
      source({}, { config_secret_wo: texts({ "database.password": " " }) }),
      [
        'config_secret_wo["database.password"]: Missing setting database.password: NewDB requires it, and it is empty in config_secret_wo. Give it a value there.',
      ],
    ],
    ["accepts a port with blanks around it", source({ "database.port.user.defined": " 65535 " }), []],
    [
      "refuses a port that is too large",
      source({ "database.port.user.defined": "70000" }),
      [
        `config["database.port.user.defined"]: Invalid value for database.port.user.defined: 70000 is not allowed: it must be a whole number from 1 to 65535.`,
      ],
    ],
    [
      "refuses a text in the place of a number",
      source({ "database.port.user.defined": "default" }),
      [
        `config["database.port.user.defined"]: Invalid value for database.port.user.defined: "default" is not allowed: it must be a whole number.`,
      ],
    ],
    [
      "refuses a number beyond all bounds",
      source({ "database.port.user.defined": "1e400" }),
      ['config["database.port.user.defined"]: Invalid value for database.port.user.defined: '],
    ],
    [
      "refuses a URL in the place of a host name",
      source({ [host]: "https://db.example.test" }),
      [
        `config["${host}"]: Invalid value for ${host}: "https://db.example.test" is not allowed: it must be a host name or an address alone`,
      ],
    ],
    [
      "refuses a URL with a password, and does not show it",
      source({ [host]: "postgres://me:sample-password@db.example.test" }),
      [`config["${host}"]: Invalid value for ${host}: The value is not allowed: it must be a host name`],
    ],
    [
      "warns of a setting without effect",
      source({ "ssh.host": "bastion.example.test", "ssh.enabled": "False" }),
      [
        'config["ssh.host"]: ssh.host has no effect: NewDB looks at it only where ssh.enabled is "true", but ssh.enabled is "False". Change ssh.enabled, or remove ssh.host from config.',
      ],
    ],
    [
      "warns of a setting that has no effect by default",
      source({ "ssh.host": "bastion.example.test" }),
      [
        'config["ssh.host"]: ssh.host has no effect: NewDB looks at it only where ssh.enabled is "true", but ssh.enabled is "false" by default.',
      ],
    ],
    [
      "accepts a setting whose condition is unknown",
      source({ "ssh.host": "bastion.example.test", "ssh.enabled": unknown }),
      [],
    ],
    ["accepts an empty setting without effect", source({ "ssh.host": "" }), []],
    [
      "refuses a source without a setting that another setting demands",
      source({ "ssh.enabled": "true" }),
      ['config: Missing setting ssh.host: NewDB requires it when ssh.enabled is "true". Add it to config.'],
    ],
    [
      "accepts a source without a setting that another setting turns off",
      source({ "ssh.enabled": "false" }),
      [],
    ],
    ["accepts a source without a setting whose condition is unknown", source({ "ssh.enabled": unknown }), []],
    ["accepts a required setting that is unknown", source({ [host]: unknown }), []],
    [
      "accepts an unknown map, which may hold what is required",
      { name: "new", connector: "newdb", config: unknown, ...secrets },
      [],
    ],
    [
      "accepts a write-only secret for a required one",
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
  ])("checks nothing if the API %s", async (_name, answer) => {
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

  it("asks once for all sources of one connector", async () => {
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
])("sameMeaning of %j and %j is %p", (a, b, same) => {
  expect(sameMeaning(a, b)).toBe(same);
});
