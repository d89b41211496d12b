import { upgradeResourceIdentity } from "../../../server/index.ts";
import { rawStateFromProto } from "../convert/from-proto.ts";
import { identityToProto } from "../convert/identity.ts";
import { diagnosticsToProto } from "../convert/to-proto.ts";
import { findResource, type RpcHandler } from "../rpc.ts";

/**
 * Converts a stored identity, and the identity that it becomes. Only cores from 1.12 on store identities, as JSON of the
 * schema that the identity was written with.
 */
export const upgradeResourceIdentityRpc: RpcHandler<"UpgradeResourceIdentity"> = async (
  { server, context },
  request,
) => {
  const resource = await findResource(server, request.typeName);
  const { upgradedIdentity, diagnostics } = await upgradeResourceIdentity(
    server,
    {
      resource,
      version: Number(request.version),
      rawIdentity: rawStateFromProto(request.rawIdentity, request.typeName),
    },
    context(),
  );
  return {
    upgradedIdentity: identityToProto(upgradedIdentity ?? undefined, resource),
    diagnostics: diagnosticsToProto(diagnostics),
  };
};
