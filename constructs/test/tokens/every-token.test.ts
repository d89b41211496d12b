import { TerraformOutput, type TerraformStack, TerraformVariable } from "cdktf";
import * as streamkap from "../../src";
import {
  CustomConfig,
  LiteralText,
  SecretValue,
  StreamkapProvider,
  StreamkapSimulator,
  StreamkapSource,
  StreamkapSourceFleet,
  StreamkapSourcesReady,
  Wait,
  WebhookConfig,
} from "../../src";
import { apiEntries } from "../support/api-entries";
import { errorIn, type Loose, postgreSql } from "../support/problems";
import { hook, synth } from "../support/synth";
import { GARBAGE, isClear, type Takes, TOKEN_KINDS, tokenIn } from "../support/token-kinds";

// cdktf takes a stack trace for each token, and the traces cost most of the time of so many stacks. cdktf sets the limit by
// itself while it takes a trace, so the function is replaced as well.
Error.stackTraceLimit = 0;
Error.captureStackTrace = () => undefined;

interface Entry {
  readonly takes: Takes;
  readonly build: (stack: TerraformStack, value: never) => unknown;
}

const output = (stack: TerraformStack, value: unknown): TerraformOutput =>
  new TerraformOutput(stack, "out", { value });

/** Makes one entry for each of the given properties. */
function properties(
  struct: string,
  build: (stack: TerraformStack, props: Loose) => unknown,
  takes: Readonly<Record<string, Takes>>,
): Record<string, Entry> {
  return Object.fromEntries(
    Object.entries(takes).map(([property, type]) => [
      `${struct}.${property}`,
      { takes: type, build: (stack: TerraformStack, value: never) => build(stack, { [property]: value }) },
    ]),
  );
}

const fleet = (stack: TerraformStack, shared: object, source: object): StreamkapSourceFleet =>
  new StreamkapSourceFleet(stack, "fleet", {
    config: postgreSql({}),
    sources: [{ name: "orders", ...source }],
    ...shared,
  });

const withPassword = (stack: TerraformStack, databasePassword: SecretValue): StreamkapSource =>
  hook(stack, "orders", { config: postgreSql({ databasePassword }) });

/** The properties that a source and a fleet have in common. */
const COMMON = {
  desiredState: "text",
  wait: "known",
  kcClusterId: "text",
  tags: "list",
  timeouts: "known",
  dependsOn: "known",
  lifecycle: "known",
} as const;

/** Every property and parameter that takes a value, except those of the generated config classes. */
const ENTRIES: Readonly<Record<string, Entry>> = {
  ...properties("StreamkapSourceProps", (stack, props) => hook(stack, "orders", props), {
    ...COMMON,
    name: "text",
    config: "known",
    provider: "known",
  }),
  ...properties("StreamkapFleetSource", (stack, props) => fleet(stack, {}, props), {
    ...COMMON,
    config: "known",
    settings: "known",
    id: "known",
  }),
  "StreamkapFleetSource.name": {
    takes: "text",
    build: (stack, name) => fleet(stack, {}, { name, id: "orders" }),
  },
  ...properties("StreamkapSourceFleetProps", (stack, props) => fleet(stack, props, {}), {
    ...COMMON,
    config: "known",
    provider: "known",
    sources: "known",
  }),
  ...properties("StreamkapSourceTimeouts", (stack, timeouts) => hook(stack, "orders", { timeouts }), {
    create: "text",
    read: "text",
    update: "text",
    delete: "text",
  }),
  ...properties(
    "StreamkapSourcesReadyProps",
    (stack, props) => new StreamkapSourcesReady(stack, "group", props),
    {
      timeouts: "known",
      provider: "known",
      dependsOn: "known",
    },
  ),
  ...properties(
    "StreamkapProviderProps",
    (stack, props) => new StreamkapProvider(stack, "eu", { useRegistry: true, alias: "eu", ...props }),
    {
      host: "text",
      clientId: "text",
      secret: "secret",
      adminTenantId: "text",
      adminServiceId: "text",
      caCerts: "text",
      wait: "text",
      secretReturned: "switch",
      shareReads: "switch",
      requestTimeout: "text",
      maxRetries: "number",
      maxConcurrentRequests: "number",
      journalDir: "text",
      alias: "known",
      useRegistry: "known",
      platforms: "known",
      pluginDirectory: "known",
      executable: "known",
    },
  ),
  "StreamkapSource.new.id": {
    takes: "known",
    build: (stack, id) => new StreamkapSource(stack, id, { name: "orders", config: new WebhookConfig() }),
  },
  "StreamkapSource.new.props": {
    takes: "known",
    build: (stack, props) => new StreamkapSource(stack, "orders", props),
  },
  "StreamkapSource.attribute.name": {
    takes: "known",
    build: (stack, name) => output(stack, hook(stack, "orders").attribute(name)),
  },
  "StreamkapSource.taskState.task": {
    takes: "number",
    build: (stack, task) => output(stack, hook(stack, "orders").taskState(task)),
  },
  "StreamkapSource.taskTrace.task": {
    takes: "number",
    build: (stack, task) => output(stack, hook(stack, "orders").taskTrace(task)),
  },
  "StreamkapSource.taskWorkerId.task": {
    takes: "number",
    build: (stack, task) => output(stack, hook(stack, "orders").taskWorkerId(task)),
  },
  "StreamkapSource.topicId.topic": {
    takes: "text",
    build: (stack, topic) => output(stack, hook(stack, "orders").topicId(topic)),
  },
  "StreamkapSource.topicMapValue.key": {
    takes: "text",
    build: (stack, key) => output(stack, hook(stack, "orders").topicMapValue(key)),
  },
  "StreamkapSource.fromSourceId.id": {
    takes: "known",
    build: (stack, id) => StreamkapSource.fromSourceId(stack, id, "66b1f0a1c2d3e4f5a6b7c801"),
  },
  "StreamkapSource.fromSourceId.sourceId": {
    takes: "text",
    build: (stack, id) => output(stack, StreamkapSource.fromSourceId(stack, "other", id).sourceId),
  },
  "StreamkapSourceFleet.new.id": {
    takes: "known",
    build: (stack, id) => new StreamkapSourceFleet(stack, id, { sources: [] }),
  },
  "StreamkapSourceFleet.new.props": {
    takes: "known",
    build: (stack, props) => new StreamkapSourceFleet(stack, "fleet", props),
  },
  "StreamkapSourceFleet.source.name": {
    takes: "known",
    build: (stack, name) => fleet(stack, {}, {}).source(name),
  },
  "StreamkapSourcesReady.new.id": {
    takes: "known",
    build: (stack, id) => new StreamkapSourcesReady(stack, id),
  },
  "StreamkapSourcesReady.new.props": {
    takes: "known",
    build: (stack, props) => new StreamkapSourcesReady(stack, "group", props),
  },
  "StreamkapSourcesReady.ofStack.provider": {
    takes: "known",
    build: (stack, provider) => {
      hook(stack, "orders", { provider });
      return StreamkapSourcesReady.ofStack(stack, provider);
    },
  },
  "StreamkapProvider.new.id": {
    takes: "known",
    build: (stack, id) => new StreamkapProvider(stack, id, { useRegistry: true, alias: "eu" }),
  },
  "StreamkapProvider.new.props": {
    takes: "known",
    build: (stack, props) => new StreamkapProvider(stack, "eu", props),
  },
  "Wait.inGroup.group": {
    takes: "known",
    build: (stack, group) => hook(stack, "orders", { wait: Wait.inGroup(group) }),
  },
  "CustomConfig.new.connector": {
    takes: "text",
    build: (stack, connector) => hook(stack, "orders", { config: new CustomConfig(connector) }),
  },
  "CustomConfig.new.settings": {
    takes: "map",
    build: (stack, settings) => hook(stack, "orders", { config: new CustomConfig("newdb", settings) }),
  },
  "a value of CustomConfig.new.settings": {
    takes: "text",
    build: (stack, value) => hook(stack, "orders", { config: new CustomConfig("newdb", { key: value }) }),
  },
  "CustomConfig.new.secrets": {
    takes: "known",
    build: (stack, secrets) => hook(stack, "orders", { config: new CustomConfig("newdb", {}, secrets) }),
  },
  "a value of CustomConfig.new.secrets": {
    takes: "secret",
    build: (stack, key) => hook(stack, "orders", { config: new CustomConfig("newdb", {}, { key }) }),
  },
  "the version of secrets of CustomConfig": {
    takes: "number",
    build: (stack, version) => {
      const [a, b] = [SecretValue.writeOnly("${var.a}", version), SecretValue.writeOnly("${var.b}", version)];
      return hook(stack, "orders", { config: new CustomConfig("newdb", {}, { a, b }) });
    },
  },
  "LiteralText.of.text": {
    takes: "text",
    build: (stack, text) => hook(stack, "orders", { name: LiteralText.of(text) }),
  },
  "SecretValue.fromVariable.name": {
    takes: "known",
    build: (stack, name) => withPassword(stack, SecretValue.fromVariable(name)),
  },
  "SecretValue.writeOnlyFromVariable.name": {
    takes: "known",
    build: (stack, name) => withPassword(stack, SecretValue.writeOnlyFromVariable(name)),
  },
  "SecretValue.writeOnlyFromVariable.version": {
    takes: "number",
    build: (stack, version) => withPassword(stack, SecretValue.writeOnlyFromVariable("password", version)),
  },
  "SecretValue.stored.value": {
    takes: "text",
    build: (stack, value) => withPassword(stack, SecretValue.stored(value)),
  },
  "SecretValue.writeOnly.value": {
    takes: "text",
    build: (stack, value) => withPassword(stack, SecretValue.writeOnly(value)),
  },
  "SecretValue.writeOnly.version": {
    takes: "number",
    build: (stack, version) => withPassword(stack, SecretValue.writeOnly("${var.v}", version)),
  },
  "SecretValue.unsafePlainText.value": {
    takes: "text",
    build: (stack, value) => withPassword(stack, SecretValue.unsafePlainText(value)),
  },
};

/** Entries that have tests of their own, because they belong to no stack or to no public class. */
const ELSEWHERE =
  /^StreamkapSimulator(Props)?\.|^ConnectorConfig\.|^SettingValue\.|\.of\.value$|\w+Config(Props)?\./;

test("the entries of this file cover everything that the API takes", () => {
  const isMissing = (entry: string): boolean => !(entry in ENTRIES) && !ELSEWHERE.test(entry);
  expect(apiEntries().filter(isMissing)).toEqual([]);
  expect(apiEntries().length).toBeGreaterThan(900);
});

const cells = Object.keys(ENTRIES).flatMap((entry) =>
  Object.keys(TOKEN_KINDS).map((kind) => [entry, kind] as const),
);

test.each(cells)("%s takes or refuses %s as its kind demands", (entryName, kindName) => {
  const entry = ENTRIES[entryName];
  const kind = TOKEN_KINDS[kindName];
  if (entry === undefined || kind === undefined) throw new Error("no such cell");
  let json = "";
  const error = errorIn(() => {
    json = JSON.stringify(
      synth((stack) => {
        entry.build(stack, tokenIn(stack, kind) as never);
      }),
    );
  });
  if (kind.takenBy.includes(entry.takes)) {
    expect(error).toBe("");
    expect(json).toContain(kind.expression);
    expect(json).not.toMatch(GARBAGE);
  } else {
    expect({ error, isClear: isClear(error) }).toEqual({ error, isClear: true });
  }
});

type AnyConfig = new (props?: object) => streamkap.ConnectorConfig;

/** The generated config classes. The rules of `PostgreSqlConfig` have every property of `PostgreSqlConfigProps`. */
const CONFIGS = Object.entries(streamkap).flatMap(([name, value]) =>
  typeof value === "function" && /\wConfig$/.test(name) && !["ConnectorConfig", "CustomConfig"].includes(name)
    ? [[name, value as unknown as AnyConfig] as const]
    : [],
);

test("the rules of each config class cover all of its properties", () => {
  const listed = apiEntries().filter((entry) => entry.includes("ConfigProps."));
  const ruled = CONFIGS.flatMap(([name, Config]) =>
    new Config()._rules.map(({ property }) => `${name}Props.${property}`),
  );
  expect(listed.sort()).toEqual(ruled.sort());
});

const TAKES = { string: "text", int64: "number", bool: "switch" } as const;

/** A value that properties are given. */
interface Trial {
  readonly value: unknown;
  /** Whether a property that takes this kind of value takes the token too. */
  readonly isTaken: (takes: Takes) => boolean;
  /** Choose the properties that refuse the value, not those that take it. @default false */
  readonly isRefused?: boolean;
}

/** Makes sources that give the value to each property of each config class. Former names have sources of their own. */
function sourcesWith(
  stack: TerraformStack,
  configs: typeof CONFIGS,
  { value, isTaken, isRefused = false }: Trial,
): string[] {
  return configs.flatMap(([name, Config]) =>
    [false, true].flatMap((isOld) => {
      const id = `${name}${isOld ? "-old" : ""}`;
      const rules = new Config()._rules;
      const chosen = rules.filter(
        ({ type, secret, oldNameOf, list }) =>
          secret !== true &&
          (isTaken(TAKES[type]) || (list === true && isTaken("list"))) !== isRefused &&
          (oldNameOf !== undefined) === isOld,
      );
      const required = rules
        .filter(({ required: isRequired, demanded }) => isRequired === true || demanded === true)
        .map(({ property, secret, type }) => [
          property,
          secret === true ? SecretValue.fromVariable("secret") : type === "int64" ? 1 : id,
        ]);
      const given = Object.fromEntries([
        ...required,
        ...chosen.map(({ property }) => [property, value]),
      ]) as object;
      hook(stack, id, { config: new Config(given) });
      return chosen.map(({ property }) => `[streaming/${id}] ${property}`);
    }),
  );
}

/** The letters of a name, which are the same for a property and its attribute. */
const letters = (text: string): string => text.replaceAll("_", "").toLowerCase();

describe.each(Object.entries(TOKEN_KINDS))("every setting of every connector, given %s", (_name, kind) => {
  const isTaken = (takes: Takes): boolean => kind.takenBy.includes(takes);

  // PostgreSQL and Supabase have stacks of their own, because two sources must not have the same host and the same slot.
  test.each(["PostgreSql", "Supabase", ""])(
    "with the prefix %p holds the expression, or the error names the setting",
    (prefix) => {
      const configs = CONFIGS.filter(([name]) =>
        prefix === "" ? !/^(PostgreSql|Supabase)/.test(name) : name.startsWith(prefix),
      );
      let json = "";
      let count = 0;
      let all: string[] = [];
      const taken = errorIn(() => {
        json = JSON.stringify(
          synth((stack) => {
            count = sourcesWith(stack, configs, { value: tokenIn(stack, kind), isTaken }).length;
          }),
        );
      });
      const refused = errorIn(() =>
        synth((stack) => {
          all = sourcesWith(stack, configs, { value: tokenIn(stack, kind), isTaken, isRefused: true });
        }),
      );
      expect(taken).toBe("");
      expect(json).not.toMatch(GARBAGE);
      const expression = JSON.stringify(kind.expression ?? "").slice(1, -1);
      expect(count === 0 ? 0 : json.split(expression).length - 1).toBeGreaterThanOrEqual(count);
      const lines = refused.split("\n").map((line) => ({ line, lettersOfLine: letters(line) }));
      const silent = all.filter((place) => {
        const [source = "", property = ""] = place.split(" ");
        const lettersOfProperty = letters(property);
        return !lines.some(
          ({ line, lettersOfLine }) =>
            line.includes(source) &&
            (line.includes(` ${property} of`) || lettersOfLine.includes(` ${lettersOfProperty}`)),
        );
      });
      expect(silent).toEqual([]);
    },
  );
});

test("Terraform compares a time-out that only it knows with the time-outs of other sources", () => {
  const { resource } = synth((stack) => {
    const create = new TerraformVariable(stack, "v", {}).stringValue;
    hook(stack, "orders", { timeouts: { create } });
    hook(stack, "others", { timeouts: { create: "30m" } });
  });
  const ends = 'timeadd("2000-01-01T00:00:00Z", var.v), timeadd("2000-01-01T00:00:00Z", "30m")';
  expect(Object.values(resource.streamkap_sources_ready ?? {})).toMatchObject([
    {
      timeouts: {
        create: `\${lookup(zipmap([${ends}], [var.v, "30m"]), element(reverse(sort([${ends}])), 0), "20m")}`,
      },
    },
  ]);
});

/** Kinds of tokens, without those that were spread into objects and without secrets. */
const WHOLE = Object.entries(TOKEN_KINDS).filter(([name]) => !/spread|secret$/.test(name));

test.each(WHOLE)("StreamkapSimulator.start() refuses %s", async (_kindName, kind) => {
  let value: unknown;
  synth((stack) => {
    value = tokenIn(stack, kind);
  });
  for (const property of ["deployTime", "pluginDirectory", "args"]) {
    await expect(StreamkapSimulator.start({ [property]: value })).rejects.toThrow(
      `StreamkapSimulator.start(): ${property} is a token, or holds one.`,
    );
  }
});
