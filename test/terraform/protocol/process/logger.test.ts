import { createLogger } from "../../../../src/terraform/protocol/process/logger.ts";

const levels = ["trace", "debug", "info", "warn", "error"] as const;

function logged(env: Readonly<Record<string, string>>): readonly Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger(
    env,
    "test",
    (line) => {
      expect(line.endsWith("\n")).toBe(true);
      lines.push(JSON.parse(line) as Record<string, unknown>);
    },
    () => new Date("2026-01-02T03:04:05.678Z"),
  );
  for (const level of levels) logger[level](`a message\nof ${level}`, { count: 2, "@level": "none" });
  return lines;
}

describe("the logger", () => {
  it("writes the JSON of hclog, whose members no field overwrites", () => {
    expect(logged({ TF_LOG: "error" })).toEqual([
      {
        "@level": "error",
        "@message": "a message\nof error",
        "@module": "test",
        "@timestamp": "2026-01-02T03:04:05.678000Z",
        count: 2,
      },
    ]);
  });

  it.each<[string, Record<string, string>, readonly string[]]>([
    ["no variable", {}, []],
    ["an empty variable", { TF_LOG: "" }, []],
    ["off", { TF_LOG: "off" }, []],
    ["OFF for providers only", { TF_LOG: "trace", TF_LOG_PROVIDER: "OFF" }, []],
    ["WARN", { TF_LOG: "WARN" }, ["warn", "error"]],
    [
      "the variable for providers before the other",
      { TF_LOG: "error", TF_LOG_PROVIDER: "info" },
      ["info", "warn", "error"],
    ],
    ["an empty variable for providers", { TF_LOG: "error", TF_LOG_PROVIDER: "" }, ["error"]],
    ["JSON, which is trace", { TF_LOG: "JSON" }, levels],
    ["an unknown level, which is trace", { TF_LOG: "loud" }, levels],
  ])("obeys %s", (_name, env, expected) => {
    expect(logged(env).map((line) => line["@level"])).toEqual(expected);
  });
});
