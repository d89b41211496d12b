import { startSimulator, type Simulator } from "../../../src/simulator/index.ts";
import { formatPath, unknown, type Value } from "../../../src/terraform/index.ts";
import { minimalSettings } from "../../support/configuration.ts";
import { Walk, type Arguments } from "../walk.ts";
import { catalogue } from "../scene.ts";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ catalogue, deployTimeMs: 0 });
});
afterAll(() => simulator.close());

const walks = new Map<string, Walk>();

/** The diagnostics of a source that has all that is required, and some more arguments. */
async function found(connector: string, more: Arguments): Promise<string[]> {
  const own = catalogue.get(connector)!;
  const walk = walks.get(connector) ?? (await Walk.start(simulator, `streamkap_${own.resource}`));
  walks.set(connector, walk);
  const needed = Object.fromEntries(minimalSettings(own)) as Arguments;
  const diagnostics = await walk.validate({ name: "it", ...needed, ...more });
  return diagnostics.map(
    ({ severity, path, summary, detail }) => `${severity} ${formatPath(path)}: ${summary}: ${detail}`,
  );
}

const postgresql = (more: Arguments): Promise<string[]> => found("postgresql", more);

it.each([...catalogue.keys()])("finds nothing wrong with a plain source of %s", async (connector) => {
  expect(await found(connector, {})).toEqual([]);
});

describe("settingValidators refuse an impossible number, and say what is allowed", () => {
  it.each<[string, string, Value, string]>([
    ["postgresql", "database_port", -1, "-1 is not allowed: it must be a whole number from 1 to 65535."],
    ["postgresql", "database_port", 0, "0 is not allowed"],
    ["postgresql", "database_port", 70_000, "70000 is not allowed"],
    ["postgresql", "database_port", { decimal: "1e400" }, "it must be a whole number from 1 to 65535."],
    ["postgresql", "database_port", 5432.5, "5432.5 is not allowed"],
    ["postgresql", "ssh_port", 65_536, "65536 is not allowed"],
    [
      "postgresql",
      "database_password_wo_version",
      { decimal: "1e400" },
      "a whole number of at most 64 bits.",
    ],
    ["dynamodb", "batch_size", 0, "a whole number of at most 64 bits, 1 or more."],
    ["dynamodb", "poll_timeout_ms", -1, "a whole number of at most 64 bits, 0 or more."],
    ["dynamodb", "poll_timeout_ms", { decimal: "1e400" }, "a whole number of at most 64 bits, 0 or more."],
    ["s3", "topic_routing_folder_skip", -1, "a whole number of at most 64 bits, 0 or more."],
    ["elasticsearch", "es_port", 99_999, "99999 is not allowed: it must be a whole number from 1 to 65535."],
  ])("for %s: %s", async (connector, name, value, expected) => {
    const twin = name.endsWith("_version") ? { database_password: null, database_password_wo: "sample" } : {};
    const [first] = await found(connector, { [name]: value, ...twin });
    expect(first).toContain(`error ${name}: Invalid value for ${name}: `);
    expect(first).toContain(expected);
  });
});

describe("settingValidators: every number of every connector", () => {
  const numbers = [...catalogue.values()].flatMap(({ code, settings }) =>
    settings.filter(({ type }) => type === "int64").map(({ attribute }) => [code, attribute] as const),
  );

  it("must be within 64 bits", async () => {
    const taken: string[] = [];
    for (const [code, attribute] of numbers) {
      const texts = await found(code, { [attribute]: { decimal: "1e400" } });
      if (!texts.some((text) => text.startsWith(`error ${attribute}: Invalid value`)))
        taken.push(`${code}.${attribute}`);
    }
    expect(taken).toEqual([]);
    expect(numbers.length).toBeGreaterThan(100);
  });
});

describe("settingValidators refuse an impossible text", () => {
  it.each<[string, string, string, string]>([
    [
      "postgresql",
      "database_user",
      "",
      "Empty value for database_user: It must not be empty, nor be of blanks alone.",
    ],
    ["postgresql", "database_user", " \n\t", "Empty value for database_user"],
    ["postgresql", "database_password", "", "Empty value for database_password"],
    ["postgresql", "name", "  ", "Empty value for name"],
    [
      "postgresql",
      "database_hostname",
      "https://db.example.test",
      "it must be a host name or an address alone",
    ],
    ["postgresql", "database_hostname", "db.example.test:5432", "the port is a setting of its own."],
    ["postgresql", "ssh_host", "ssh://bastion.example.test", '"ssh://bastion.example.test" is not allowed'],
    ["redis", "redis_host", "redis://cache.example.test", "it must be a host name"],
    ["elasticsearch", "es_host", "one.example.test;https://two.example.test", "it must be host names alone"],
  ])("for %s: %s = %j", async (connector, name, value, expected) => {
    const [first] = await found(connector, {
      [name]: value,
      ...(name === "ssh_host" && { ssh_enabled: true }),
    });
    expect(first).toContain(`error ${name}: `);
    expect(first).toContain(expected);
  });

  it("and name the argument by which it is given", async () => {
    expect(await postgresql({ database_password: null, database_password_wo: " " })).toEqual([
      expect.stringContaining("error database_password_wo: Empty value for database_password_wo: "),
    ]);
    expect(await found("elasticsearch", { http_auth_password: null, http_auth_password_wo: "" })).toEqual([
      expect.stringContaining(
        'error http_auth_password_wo: Missing value for http_auth_password_wo: http_auth_password_wo is required when http_auth is "Basic".',
      ),
    ]);
    expect(await postgresql({ ssh_enabled: true, ssh_host: " " })).toEqual([
      expect.stringContaining("error ssh_host: Missing value for ssh_host: "),
    ]);
  });

  it("and do not show the password of a URL", async () => {
    const [text] = await postgresql({ database_hostname: "postgres://me:sample-password@db.example.test" });
    expect(text).toContain("The value is not allowed: it must be a host name");
    expect(text).not.toContain("sample-password");
  });

  it("but accept an empty optional secret, and an unknown value", async () => {
    expect(await found("redis", { redis_password: "" })).toEqual([]);
    expect(await found("redis", { redis_password_wo: "" })).toEqual([]);
    expect(
      await postgresql({ database_hostname: unknown, database_port: unknown, database_user: unknown }),
    ).toEqual([]);
  });
});

describe("warnIneffective warns of a setting without effect", () => {
  it.each<[string, Arguments, string]>([
    [
      "postgresql",
      { column_exclude_list: "public.orders.ssn" },
      "warning column_exclude_list: column_exclude_list has no effect: column_exclude_list counts only where " +
        "column_include_list_toggled is false, but column_include_list_toggled is true by default. Set " +
        "column_include_list_toggled = false, or remove column_exclude_list.\n\nOn a source that version 2 of the official " +
        "provider made, column_include_list_toggled is false until the configuration sets it. Set it there too: the " +
        "configuration then says what counts.",
    ],
    [
      "postgresql",
      { ssh_host: "bastion.example.test" },
      "warning ssh_host: ssh_host has no effect: ssh_host counts only where ssh_enabled is true, but ssh_enabled is " +
        "false by default. Set ssh_enabled = true, or remove ssh_host.",
    ],
    [
      "postgresql",
      { ssh_enabled: false, ssh_host: "bastion.example.test" },
      "warning ssh_host: ssh_host has no effect: ssh_host counts only where ssh_enabled is true, but ssh_enabled is " +
        "false. Set ssh_enabled = true, or remove ssh_host.",
    ],
    [
      "elasticsearch",
      {
        http_auth: "None",
        http_auth_user: null,
        http_auth_password: null,
        http_auth_password_wo: "sample-password",
      },
      'warning http_auth_password_wo: http_auth_password_wo has no effect: http_auth_password_wo counts only where http_auth is "Basic", ' +
        'but http_auth is "None". Set http_auth = "Basic", or remove http_auth_password_wo.',
    ],
    [
      "mongodb",
      { cursor_oversize_handling_mode: "split", cursor_oversize_skip_threshold: 2_000_000 },
      "warning cursor_oversize_skip_threshold: cursor_oversize_skip_threshold has no effect: Judging by its name and " +
        "description (Streamkap has not confirmed it), cursor_oversize_skip_threshold counts only where " +
        'cursor_oversize_handling_mode is "skip", but cursor_oversize_handling_mode is "split". Set ' +
        'cursor_oversize_handling_mode = "skip", or remove cursor_oversize_skip_threshold.',
    ],
  ])("for %s: %j", async (connector, more, expected) => {
    expect(await found(connector, more)).toEqual([expected]);
  });

  it.each<[string, string, Arguments]>([
    ["it has an effect", "postgresql", { column_include_list_toggled: false, column_exclude_list: "a" }],
    ["it equals its default", "postgresql", { ssh_port: 22, ssh_user: "streamkap" }],
    ["it is empty", "postgresql", { ssh_host: "" }],
    ["it is unknown", "postgresql", { ssh_host: unknown }],
    ["the condition is unknown", "postgresql", { ssh_enabled: unknown, ssh_host: "bastion.example.test" }],
  ])("but not if %s", async (_name, connector, more) => {
    expect(await found(connector, more)).toEqual([]);
  });

  it("for every setting with conditions, of every connector", async () => {
    const silent: string[] = [];
    let count = 0;
    for (const { code, settings } of catalogue.values()) {
      for (const setting of settings.filter(({ conditions = [] }) => conditions.length > 0)) {
        const controls = (setting.conditions ?? []).map(({ attribute, equals }) => {
          const { enum: choices } = settings.find((other) => other.attribute === attribute)!;
          return [attribute, choices?.find((choice) => choice !== equals) ?? equals !== true] as const;
        });
        const own =
          setting.type === "bool"
            ? setting.default !== true
            : setting.type === "int64"
              ? (setting.min ?? 0) + 1
              : (setting.enum?.find((choice) => choice !== setting.default) ?? "x");
        const texts = await found(code, { ...Object.fromEntries(controls), [setting.attribute]: own });
        if (
          !texts.some((text) =>
            text.startsWith(`warning ${setting.attribute}: ${setting.attribute} has no effect`),
          )
        )
          silent.push(`${code}.${setting.attribute}`);
        count += 1;
      }
    }
    expect(silent).toEqual([]);
    expect(count).toBeGreaterThan(100);
  });
});
