import type { TerraformResource } from "cdktf";

/** Whether the resource is written at all: one that was moved to another leaves only the move behind, and one may be removed. */
export function isInOutput(resource: TerraformResource): boolean {
  const { node } = resource;
  if (node.scope?.node.tryFindChild(node.id) !== resource) return false;
  if (resource.hasResourceMove() === undefined) return true;
  const { resource: written } = resource.toTerraform() as { readonly resource?: unknown };
  return written !== undefined;
}
