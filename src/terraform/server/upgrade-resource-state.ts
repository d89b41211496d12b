import { decodeStateJson, isMap, parseJson } from "../cty/index.ts";
import { error, hasErrors } from "../diagnostic.ts";
import { withoutWriteOnly } from "../schema/index.ts";
import type { UpgradeResourceStateRequest, UpgradeResourceStateResponse } from "./operation.ts";
import type { Operation } from "./server.ts";

/**
 * A stored state, as JSON text, becomes a state of today's schema. Lenient on purpose: another
 * provider's or an older version's state arrives here too, and what it lacks is null until the
 * next read fills it.
 */
export const upgradeResourceState: Operation<UpgradeResourceStateRequest, UpgradeResourceStateResponse> = (
  _server,
  { resource, version, rawState },
) => {
  try {
    const stored = parseJson(rawState);
    const upgraded = isMap(stored)
      ? resource.resource.upgradeState?.({ rawState: stored, version })
      : undefined;
    const diagnostics = upgraded?.diagnostics ?? [];
    if (hasErrors(diagnostics)) return Promise.resolve({ upgradedState: null, diagnostics });
    const state = decodeStateJson(upgraded === undefined ? stored : upgraded.state, resource.type);
    return Promise.resolve({
      upgradedState: isMap(state) ? withoutWriteOnly(state, resource.schema.block) : null,
      diagnostics,
    });
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return Promise.resolve({
      upgradedState: null,
      diagnostics: [
        error(
          `The stored state of a ${resource.typeName} cannot be read`,
          `${reason}\n\nThe state was left as it is. If another tool wrote it, restore a backup; ` +
            "or remove the resource from the state (`terraform state rm`) and import it again by its id.",
        ),
      ],
    });
  }
};
