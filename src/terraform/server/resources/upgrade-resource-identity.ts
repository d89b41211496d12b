import { decodeStateJson, isMap, parseJson } from "../../cty/index.ts";
import { bug, identityType } from "../lifecycle/index.ts";
import type { UpgradeResourceIdentityRequest, UpgradeResourceIdentityResponse } from "../operation.ts";
import type { Operation } from "../server.ts";

/**
 * Makes of a stored identity an identity of today's schema: missing attributes become null, attributes that the
 * schema lacks are dropped. Terraform asks only if the versions differ. The answer is null if the resource no longer
 * has an identity.
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
