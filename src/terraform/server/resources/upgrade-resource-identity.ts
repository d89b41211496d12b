import { decodeStateJson, isMap, parseJson } from "../../cty/index.ts";
import { bug, identityType } from "../lifecycle/index.ts";
import type { UpgradeResourceIdentityRequest, UpgradeResourceIdentityResponse } from "../operation.ts";
import type { Operation } from "../server.ts";

/**
 * A stored identity becomes one of today's schema, as leniently as a state does. Terraform calls it
 * where the versions differ; a null answer stands where the resource has no identity any more.
 */
export const upgradeResourceIdentity: Operation<
  UpgradeResourceIdentityRequest,
  UpgradeResourceIdentityResponse
> = (_server, { resource, version, rawIdentity }, context) => {
  const { identity } = resource.resource;
  if (identity === undefined) return Promise.resolve({ upgradedIdentity: null, diagnostics: [] });
  try {
    const stored = parseJson(rawIdentity);
    const upgraded = isMap(stored) ? (identity.upgrade?.(stored, version) ?? stored) : stored;
    const value = decodeStateJson(upgraded, identityType(identity.schema));
    return Promise.resolve({ upgradedIdentity: isMap(value) ? value : null, diagnostics: [] });
  } catch (thrown) {
    const diagnostics = [bug(resource, "upgrading the identity", thrown, context)];
    return Promise.resolve({ upgradedIdentity: null, diagnostics });
  }
};
