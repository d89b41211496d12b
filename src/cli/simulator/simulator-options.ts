import { parseArgs, types } from "node:util";
import { parseFault, parseQuirk, quirkChoices, type Fault, type Quirks } from "../../simulator/index.ts";
import { parseShortTime } from "../duration.ts";

/** The arguments of `simulator`, parsed. Times are in milliseconds. */
export interface SimulatorArguments {
  readonly port: number;
  readonly latencyMs: number;
  readonly deployTimeMs: number;
  readonly deleteTimeMs: number;
  readonly gatewayTimeoutMs: number;
  readonly tokenLifetimeMs: number;
  readonly rateLimit?: { readonly requests: number; readonly windowMs: number; readonly retryAfter: boolean };
  readonly seed: number;
  readonly quirks: Quirks;
  readonly faults: readonly Fault[];
  /** Files with connectors that the catalogue does not have. */
  readonly connectorFiles: readonly string[];
  readonly json: boolean;
  readonly help: boolean;
}

const quirkLines = Object.entries(quirkChoices).map(([name, choices]) => `  ${name}=${choices.join("|")}\n`);

/** The text of `simulator --help`. */
export const simulatorHelp = `Usage: terraform-provider-streamkap simulator [options]

Runs a local Streamkap API in memory, for tests and demonstrations, until Ctrl-C.

Options:
  --port <number>              Port on 127.0.0.1; 0 takes a free one. Default: 0
  --latency <duration>         Delay of each answer, such as 50ms. Default: 0
  --deploy-time <duration>     How long a source takes until it is active. Default: 1s
  --delete-time <duration>     How long a deleted source can still be found. Default: 0
  --gateway-timeout <duration> How long a call may wait for a deployment before a gateway
                               answers 504. Default: no limit
  --token-lifetime <duration>  How long an access token is valid. Default: 1h
  --rate-limit <n>/<duration>  Answers 429 to calls above this limit, such as 20/1s. Default: none
  --no-retry-after             Leaves the header Retry-After out of a 429
  --seed <number>              Determines ids and credentials. Default: 1
  --connectors <file>          Adds the connectors of a JSON file, in the form of the API's
                               answer to GET /sources/connectors. May be repeated
  --quirk <name>=<value>       Switches a way of answering on; see below. May be repeated
  --fault <json>               Makes something go wrong, such as
                               '{"act":"answerAfter","as":"gateway-timeout","method":"POST"}'.
                               May be repeated
  --json                       Print URL and credentials as one line of JSON
  --help                       Show this text

Quirks, with the default first; a name alone means =true:
${quirkLines.join("")}
All quirks and faults, and how to use them in CI, are in docs/guides/simulator.md.
`;

/** Parses the arguments. @throws Error whose first line names the argument and what is wrong with it */
export function parseSimulatorArguments(args: readonly string[]): SimulatorArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string", default: "0" },
      latency: { type: "string", default: "0" },
      "deploy-time": { type: "string", default: "1s" },
      "delete-time": { type: "string", default: "0" },
      "gateway-timeout": { type: "string" },
      "token-lifetime": { type: "string", default: "1h" },
      "rate-limit": { type: "string" },
      "no-retry-after": { type: "boolean", default: false },
      seed: { type: "string", default: "1" },
      connectors: { type: "string", multiple: true, default: [] },
      quirk: { type: "string", multiple: true, default: [] },
      fault: { type: "string", multiple: true, default: [] },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const gatewayTimeout = values["gateway-timeout"];
  const rateLimit = values["rate-limit"];
  return {
    port: parseInteger("--port", values.port, 65_535),
    latencyMs: named("--latency", () => parseShortTime(values.latency)),
    deployTimeMs: named("--deploy-time", () => parseShortTime(values["deploy-time"])),
    deleteTimeMs: named("--delete-time", () => parseShortTime(values["delete-time"])),
    gatewayTimeoutMs:
      gatewayTimeout === undefined
        ? Infinity
        : named("--gateway-timeout", () => parseShortTime(gatewayTimeout)),
    tokenLifetimeMs: named("--token-lifetime", () => parseShortTime(values["token-lifetime"])),
    ...(rateLimit !== undefined && {
      rateLimit: named("--rate-limit", () => parseRateLimit(rateLimit, !values["no-retry-after"])),
    }),
    seed: parseInteger("--seed", values.seed, Number.MAX_SAFE_INTEGER),
    quirks: Object.assign(
      {},
      ...values.quirk.map((text) => named("--quirk", () => parseQuirk(text))),
    ) as Quirks,
    faults: values.fault.map((text) => named("--fault", () => parseFault(JSON.parse(text)))),
    connectorFiles: values.connectors,
    json: values.json,
    help: values.help,
  };
}

function parseInteger(option: string, text: string, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= max) return value;
  throw new RangeError(`${option}: "${text}" is not a whole number from 0 to ${String(max)}`);
}

function parseRateLimit(text: string, retryAfter: boolean): SimulatorArguments["rateLimit"] & object {
  const match = /^([1-9]\d*)\/(.+)$/.exec(text);
  if (match === null) throw new RangeError(`"${text}" is no limit; write calls per time, such as 20/1s`);
  return { requests: Number(match[1]), windowMs: parseShortTime(match[2] ?? ""), retryAfter };
}

function named<Value>(option: string, parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    throw new RangeError(`${option}: ${firstLine(error)}`, { cause: error });
  }
}

/** The first line of an error's message, without a full stop, so that a line of ours can go on after it. */
export function firstLine(error: unknown): string {
  const message = types.isNativeError(error) ? error.message : String(error);
  return (message.split("\n")[0] ?? "").replace(/\.$/, "");
}
