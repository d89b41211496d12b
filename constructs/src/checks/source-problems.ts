import { type TerraformProvider, type TerraformResourceLifecycle } from "cdktf";
import { DesiredState } from "../settings/desired-state";
import type { StreamkapSourceTimeouts } from "../settings/timeouts";
import { shown } from "../tokens/shown";
import { isToken, problemOfShape } from "../tokens/token-shape";
import { isUnknown } from "../tokens/token-text";
import { unknownProperties } from "./unknown-properties";
import { problemOfProvider, problemOfText, problemsOfTimeouts } from "./value-problems";

/** The properties that all sources have, whatever the connector is. */
interface CommonProps {
  readonly name: string;
  readonly desiredState?: DesiredState;
  readonly kcClusterId?: string;
  readonly tags?: readonly string[];
  readonly timeouts?: StreamkapSourceTimeouts;
  readonly provider?: TerraformProvider;
  readonly lifecycle?: TerraformResourceLifecycle;
}

const STATES: readonly unknown[] = Object.values(DesiredState);

const PROPERTIES = [
  ...["name", "config", "desiredState", "wait", "kcClusterId", "tags", "timeouts", "provider", "dependsOn"],
  "lifecycle",
];

/** What is wrong with the properties that all sources have. */
export function problemsOfSource(props: CommonProps): string[] {
  const { name, desiredState, kcClusterId, tags, timeouts, provider, lifecycle } = props;
  return [
    ...unknownProperties(PROPERTIES, props, "StreamkapSource"),
    problemOfText("name", name),
    problemOfDesiredState(desiredState),
    problemOfText("kcClusterId", kcClusterId, true),
    ...(tags === undefined ? [] : problemsOfTags(tags)),
    ...(timeouts === undefined ? [] : problemsOfTimeouts(timeouts)),
    problemOfProvider(provider),
    ...problemsOfLifecycle(lifecycle),
  ].filter((problem) => problem !== undefined);
}

function problemOfDesiredState(state: unknown): string | undefined {
  if (state === undefined || STATES.includes(state)) return undefined;
  if (isToken(state)) {
    const problem = problemOfShape(state, "text");
    return problem === undefined ? undefined : `desiredState ${problem}.`;
  }
  const allowed = STATES.map((value) => JSON.stringify(value)).join(", ");
  return `desiredState is ${shown(state)}: it must be one of ${allowed}, as DesiredState has them.`;
}

/** What is wrong with a list of ids of tags. */
export function problemsOfTags(tags: unknown): (string | undefined)[] {
  if (isToken(tags)) {
    const problem = problemOfShape(tags, "list");
    return [problem === undefined ? undefined : `tags ${problem}.`];
  }
  if (!Array.isArray(tags)) return [`tags is ${shown(tags)}: it must be a list of ids.`];
  return tags.map((tag, index) => problemOfText(`tags[${String(index)}]`, tag));
}

/** Parts of a lifecycle that Terraform reads before it knows any value, so that none may be a token. */
const LITERAL_META_ARGUMENTS = ["preventDestroy", "createBeforeDestroy", "ignoreChanges"] as const;

function problemsOfLifecycle(lifecycle: TerraformResourceLifecycle | undefined): string[] {
  if (lifecycle === undefined) return [];
  return LITERAL_META_ARGUMENTS.filter((name) => isUnknown(lifecycle[name])).map(
    (name) =>
      `lifecycle.${name} is a token, or holds one, and Terraform reads it before any value is known. Give a value that ` +
      `the code knows.`,
  );
}
