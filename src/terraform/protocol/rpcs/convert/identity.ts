/** Identities of resources: messages of tfplugin6 ↔ our own types. */
import type { OperationContext } from "../../../context.ts";
import type { ObjectValue } from "../../../cty/index.ts";
import type { Diagnostic } from "../../../diagnostic.ts";
import { identityOf, identityType, type LoadedResource } from "../../../server/index.ts";
import { objectOrNullFromProto } from "./from-proto.ts";
import type { MessageInput } from "../../messages/index.ts";
import type { Messages } from "../../generated/wire-tables.ts";
import { dynamicValueToProto } from "./to-proto.ts";

type IdentityData = MessageInput<Messages["ResourceIdentityData"]>;

/** The message of an identity. Undefined: the resource has no identity. */
export function identityToProto(
  identity: ObjectValue | undefined,
  { resource }: LoadedResource,
): IdentityData | undefined {
  if (identity === undefined || resource.identity === undefined) return undefined;
  return { identityData: dynamicValueToProto(identity, identityType(resource.identity.schema)) };
}

/**
 * The identity in a message. Undefined: there is none.
 *
 * @throws Refusal where the bytes are not an identity of the resource
 */
export function identityFromProto(
  data: Messages["ResourceIdentityData"] | undefined,
  { resource, typeName }: LoadedResource,
): ObjectValue | undefined {
  if (data?.identityData === undefined || resource.identity === undefined) return undefined;
  const type = identityType(resource.identity.schema);
  return objectOrNullFromProto(data.identityData, type, { owner: typeName, part: "identity" }) ?? undefined;
}

/** What goes beside a state in an answer: the identity of the first state that there is. */
export function identityBeside(
  resource: LoadedResource,
  states: readonly (ObjectValue | null)[],
  context: OperationContext,
): { readonly identity: IdentityData | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const { identity, diagnostics } = identityOf(resource, states, context);
  return { identity: identityToProto(identity, resource), diagnostics };
}
