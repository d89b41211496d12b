import {
  conform,
  equalValues,
  isList,
  isWhollyKnown,
  nullObject,
  unknownPaths,
  type ObjectValue,
  type Path,
  type Value,
} from "../../cty/index.ts";
import { error, hasErrors, type Diagnostic } from "../../diagnostic.ts";
import { RuleError } from "../../exception.ts";
import {
  applyDefaults,
  attributeType,
  isNested,
  mapAttributes,
  type Attribute,
  type Block,
} from "../../schema/index.ts";
import { assertState, breach, bug, notConfigured } from "../lifecycle/index.ts";
import type { LoadedDataSource, ReadDataSourceRequest, ReadDataSourceResponse } from "../operation.ts";
import type { Operation } from "../server.ts";

/**
 * Reads what a data block stands for. The answer must be wholly known, and as configured where a value is configured.
 */
export const readDataSource: Operation<ReadDataSourceRequest, ReadDataSourceResponse> = async (
  server,
  { dataSource, config },
  context,
) => {
  const unready = notConfigured(server, dataSource) ?? undecided(dataSource, config);
  if (unready !== undefined) return { state: null, diagnostics: [unready] };
  const { block } = dataSource.schema;
  const request = { client: server.client, config: applyDefaults(config, config, block) };
  try {
    const { state: answer, diagnostics = [] } = await dataSource.dataSource.read(request, context);
    if (hasErrors(diagnostics)) return { state: null, diagnostics };
    if (answer === null) throw new RuleError("it was read without a result and without an error");
    assertState(answer);
    const state = new Map([...nullObject(dataSource.type), ...request.config, ...answer]);
    const breaches = check(state, config, dataSource);
    return { state: breaches.length > 0 ? null : state, diagnostics: [...diagnostics, ...breaches] };
  } catch (thrown) {
    return { state: null, diagnostics: [bug(dataSource, "reading", thrown, context)] };
  }
};

/** The error for an unknown value in the data block. Terraform does not send one: it waits for apply. */
function undecided({ typeName }: LoadedDataSource, config: ObjectValue): Diagnostic | undefined {
  if (isWhollyKnown(config)) return undefined;
  return error(`${typeName} cannot be read yet`, "Something in its configuration is known only after apply.");
}

/** One error for each value that Terraform would refuse as the provider's bug, or store although it is wrong. */
function check(state: ObjectValue, config: ObjectValue, dataSource: LoadedDataSource): Diagnostic[] {
  const mismatch = conform(state, dataSource.type);
  if (mismatch !== undefined) return [breach(dataSource, "read", mismatch.path, mismatch.problem)];
  return [
    ...unknownPaths(state, dataSource.type).map((path) =>
      breach(dataSource, "read", path, "the value is still unknown"),
    ),
    ...alteredPaths(state, config, dataSource.schema.block).map((path) =>
      breach(dataSource, "read", path, "the value differs from the configured one"),
    ),
  ];
}

/** Paths of the configured attributes that the answer has changed, at any depth but not inside sets. */
function alteredPaths(state: ObjectValue, config: ObjectValue, block: Block): Path[] {
  const paths: Path[] = [];
  mapAttributes(
    config,
    block,
    ({ attribute, value, path, beside }) => {
      // `beside` of an attribute inside a set is the attribute itself, so nothing there counts as altered.
      if (isAltered(attribute, value, beside ?? null)) paths.push(path);
      return value;
    },
    state,
  );
  return paths;
}

function isAltered(attribute: Attribute, configured: Value, answered: Value): boolean {
  if (configured === null) return attribute.computed !== true && answered !== null;
  if (!isNested(attribute)) return !equalValues(configured, answered, attributeType(attribute));
  if (isList(configured) && isList(answered)) return configured.length !== answered.length;
  return answered === null;
}
