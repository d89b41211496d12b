import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import { type ConnectorConfig, isConnectorConfig } from "./connector-config";
import { DesiredState } from "./desired-state";
import { durationMs } from "./duration";
import { templateProblem } from "./literal-text";
import { unknownProperties } from "./unknown-properties";
import type { StreamkapSourceTimeouts } from "./timeouts";
import { isWait, Wait } from "./wait";

/** What all sources have in common and can be wrong. */
interface CommonProps {
  readonly name: string;
  readonly desiredState?: DesiredState;
  readonly kcClusterId?: string;
  readonly tags?: readonly string[];
  readonly timeouts?: StreamkapSourceTimeouts;
}

const PROPERTIES = [
  ...["name", "config", "desiredState", "wait", "kcClusterId", "tags", "timeouts", "provider", "dependsOn"],
  "lifecycle",
];

/** What is wrong with the properties that are no connector's, a sentence or two each. */
export function problemsOfSource(props: CommonProps): string[] {
  const { name, desiredState, kcClusterId, tags, timeouts } = props;
  return [
    ...unknownProperties(PROPERTIES, props, "StreamkapSource"),
    problemOfText("name", name),
    problemOfDesiredState(desiredState),
    problemOfText("kcClusterId", kcClusterId ?? undefined, true),
    ...problemsOfTags(tags ?? []),
    ...problemsOfTimeouts(timeouts ?? {}),
  ].filter((problem) => problem !== undefined);
}

/** What is wrong with text that must not be empty; undefined where nothing is. */
export function problemOfText(property: string, value: unknown, optional = false): string | undefined {
  if (Token.isUnresolved(value) || (optional && value === undefined)) return undefined;
  if (typeof value !== "string")
    return `${property} is ${value === undefined ? "missing" : JSON.stringify(value)}: it must be text.`;
  if (value.trim() === "")
    return `${property} is empty. Give it a value${optional ? ", or leave it out" : ""}.`;
  const problem = templateProblem(value);
  return problem === undefined ? undefined : `${property} ${problem}.`;
}

function problemOfDesiredState(state: unknown): string | undefined {
  const states: readonly unknown[] = Object.values(DesiredState);
  if (state === undefined || state === null || Token.isUnresolved(state) || states.includes(state))
    return undefined;
  const allowed = states.map((value) => JSON.stringify(value)).join(", ");
  return `desiredState is ${JSON.stringify(state)}: it must be one of ${allowed}, as DesiredState has them.`;
}

function problemsOfTags(tags: unknown): (string | undefined)[] {
  if (Token.isUnresolved(tags)) return [];
  if (!Array.isArray(tags)) return [`tags is ${JSON.stringify(tags)}: it must be a list of ids.`];
  return tags.map((tag, index) => problemOfText(`tags[${String(index)}]`, tag));
}

function problemsOfTimeouts(timeouts: StreamkapSourceTimeouts): (string | undefined)[] {
  return Object.entries(timeouts).map(([operation, text]) =>
    problemOfDuration(`timeouts.${operation}`, text),
  );
}

/** What is wrong with a duration; undefined where nothing is. */
export function problemOfDuration(property: string, text: unknown): string | undefined {
  if (text === undefined || text === null || Token.isUnresolved(text)) return undefined;
  if (typeof text === "string" && durationMs(text)) return undefined;
  return (
    `${property} is ${JSON.stringify(text)}: it must be a duration above 0, numbers with a unit (ms, s, m, h), such ` +
    `as "20m" or "1h30m".`
  );
}

/**
 * What a source cannot be made without.
 *
 * @throws Error where one of them is not even of the right class: that leaves nothing to go on with
 */
export function demandClasses(
  source: IConstruct,
  { config, wait = Wait.TOGETHER }: { readonly config: unknown; readonly wait?: unknown },
): { readonly config: ConnectorConfig; readonly wait: Wait } {
  if (!isConnectorConfig(config)) {
    throw new Error(
      `${source.node.path}: config must be the settings of a connector, such as new PostgreSqlConfig({ … }), but is ` +
        `${config === null ? "null" : `of the type ${typeof config}`}.`,
    );
  }
  if (!isWait(wait)) {
    throw new Error(
      `${source.node.path}: wait is ${JSON.stringify(wait)}: it must be one of Wait.TOGETHER, Wait.BY_ITSELF, ` +
        `Wait.SERVER, Wait.NONE and Wait.inGroup(…).`,
    );
  }
  return { config, wait };
}
