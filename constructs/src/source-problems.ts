import { type TerraformProvider, type TerraformResourceLifecycle } from "cdktf";
import type { IConstruct } from "constructs";
import { type ConnectorConfig, isConnectorConfig } from "./connector-config";
import { DesiredState } from "./desired-state";
import { kindOf } from "./kind-of";
import { demandDependables } from "./demand-dependables";
import { demandObject } from "./demand-object";
import { shown } from "./shown";
import { isToken, problemOfShape } from "./token-shape";
import { isPlainObject, isUnknown } from "./token-text";
import { unknownProperties } from "./unknown-properties";
import type { StreamkapSourceTimeouts } from "./timeouts";
import { problemOfProvider, problemOfText, problemsOfTimeouts } from "./value-problems";
import { isWait, Wait } from "./wait";

/** What all sources have in common and can be wrong. */
interface CommonProps {
  readonly name: string;
  readonly desiredState?: DesiredState;
  readonly kcClusterId?: string;
  readonly tags?: readonly string[];
  readonly timeouts?: StreamkapSourceTimeouts;
  readonly provider?: TerraformProvider;
  readonly lifecycle?: TerraformResourceLifecycle;
}

const PROPERTIES = [
  ...["name", "config", "desiredState", "wait", "kcClusterId", "tags", "timeouts", "provider", "dependsOn"],
  "lifecycle",
];

/** What is wrong with the properties that are no connector's, a sentence or two each. */
export function problemsOfSource(props: CommonProps): string[] {
  const { name, desiredState, kcClusterId, tags, timeouts, provider, lifecycle } = props;
  return [
    ...unknownProperties(PROPERTIES, props, "StreamkapSource"),
    problemOfText("name", name),
    problemOfDesiredState(desiredState),
    problemOfText("kcClusterId", kcClusterId, true),
    ...problemsOfTags(tags ?? []),
    ...problemsOfTimeouts(timeouts ?? {}),
    problemOfProvider(provider),
    ...problemsOfLifecycle(lifecycle),
  ].filter((problem) => problem !== undefined);
}

function problemOfDesiredState(state: unknown): string | undefined {
  const states: readonly unknown[] = Object.values(DesiredState);
  if (state === undefined || states.includes(state)) return undefined;
  if (isToken(state)) {
    const problem = problemOfShape(state, "text");
    return problem === undefined ? undefined : `desiredState ${problem}.`;
  }
  const allowed = states.map((value) => JSON.stringify(value)).join(", ");
  return `desiredState is ${shown(state)}: it must be one of ${allowed}, as DesiredState has them.`;
}

/** What is wrong with ids of tags. */
export function problemsOfTags(tags: unknown): (string | undefined)[] {
  if (isToken(tags)) {
    const problem = problemOfShape(tags, "list");
    return [problem === undefined ? undefined : `tags ${problem}.`];
  }
  if (!Array.isArray(tags)) return [`tags is ${shown(tags)}: it must be a list of ids.`];
  return tags.map((tag, index) => problemOfText(`tags[${String(index)}]`, tag));
}

/** What Terraform reads before it knows any value. */
const LITERAL_META_ARGUMENTS = ["preventDestroy", "createBeforeDestroy", "ignoreChanges"] as const;

function problemsOfLifecycle(lifecycle: TerraformResourceLifecycle = {}): string[] {
  return LITERAL_META_ARGUMENTS.filter((name) => isUnknown(lifecycle[name])).map(
    (name) =>
      `lifecycle.${name} is a token, or holds one, and Terraform reads it before any value is known. Give a value that ` +
      `the code knows.`,
  );
}

/**
 * The properties of a construct that cannot be without.
 *
 * @param needs what they hold at least
 * @throws Error where there are none
 */
export function demandProps(construct: IConstruct, props: unknown, needs: string): void {
  if (isPlainObject(props) && !isToken(props)) return;
  throw new Error(
    `${construct.node.path}: the properties, which have ${needs} at least, are missing: they are ${kindOf(props)}.`,
  );
}

/** What a source cannot be made without, and what its L1 takes on trust. */
interface Demanded {
  readonly config: unknown;
  readonly wait?: unknown;
  readonly dependsOn?: unknown;
  readonly lifecycle?: unknown;
}

/** @throws Error where one of them is not even of the right class: that leaves nothing to go on with */
export function demandClasses(
  source: IConstruct,
  { config, wait = Wait.TOGETHER, dependsOn, lifecycle }: Demanded,
): { readonly config: ConnectorConfig; readonly wait: Wait } {
  demandDependables(source, dependsOn);
  // The L1 takes it apart, whatever it is.
  demandObject(source.node.path, "lifecycle", lifecycle);
  if (!isConnectorConfig(config)) {
    throw new Error(
      `${source.node.path}: config must be the settings of a connector, such as new PostgreSqlConfig({ … }), but is ` +
        `${kindOf(config)}.`,
    );
  }
  if (!isWait(wait)) {
    throw new Error(
      `${source.node.path}: wait is ${shown(wait)}: it must be one of Wait.TOGETHER, Wait.BY_ITSELF, ` +
        `Wait.SERVER, Wait.NONE and Wait.inGroup(…).`,
    );
  }
  return { config, wait };
}
