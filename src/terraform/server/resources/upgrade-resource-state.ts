import { RuleError } from "../../exception.ts";
import type { JsonObject } from "../../cty/index.ts";
import { hasErrors, type Diagnostic } from "../../diagnostic.ts";
import { bug, parseStoredState, readStoredState, unreadableState } from "../lifecycle/index.ts";
import type {
  LoadedResource,
  UpgradeResourceStateRequest,
  UpgradeResourceStateResponse,
} from "../operation.ts";
import type { Operation } from "../server.ts";

/**
 * Makes of a stored state a state of today's schema. States of other providers and of older versions arrive here too,
 * so attributes that they lack become null; the next read fills them.
 */
export const upgradeResourceState: Operation<UpgradeResourceStateRequest, UpgradeResourceStateResponse> = (
  _server,
  request,
  context,
) => {
  const { resource, version } = request;
  let rawState: JsonObject;
  try {
    rawState = parseStoredState(request.rawState);
    if (resource.resource.upgradeState === undefined)
      return Promise.resolve({ upgradedState: readStoredState(rawState, resource), diagnostics: [] });
  } catch (thrown) {
    return failed([unreadableState(resource.typeName, thrown)]);
  }
  try {
    const { state, diagnostics = [] } = resource.resource.upgradeState({ rawState, version });
    if (hasErrors(diagnostics)) return failed(diagnostics);
    if (state === null) throw new RuleError("the upgrade ended without a state and without an error");
    return Promise.resolve({ upgradedState: readStoredState(state, resource), diagnostics });
  } catch (thrown) {
    const broken = version === resource.schema.version ? unfit(rawState, resource) : undefined;
    return failed([broken ?? bug(resource, "upgrading", thrown, context)]);
  }
};

/**
 * The error for a state of today's version that fits the schema in no form: whoever wrote the state is at fault, and
 * not the resource's author. Undefined: the state fits, so the author's upgrade is at fault.
 */
function unfit(rawState: JsonObject, resource: LoadedResource): Diagnostic | undefined {
  try {
    readStoredState(rawState, resource);
    return undefined;
  } catch (thrown) {
    return unreadableState(resource.typeName, thrown);
  }
}

function failed(diagnostics: readonly Diagnostic[]): Promise<UpgradeResourceStateResponse> {
  return Promise.resolve({ upgradedState: null, diagnostics });
}
