import type { TerraformResource } from "cdktf";
import { fieldOf } from "../names/fields";

/** Whether the resource is written at all: one that was moved to another leaves only the move behind, and one may be removed. */
export function isInOutput(resource: TerraformResource): boolean {
  const { node } = resource;
  if (node.scope?.node.tryFindChild(node.id) !== resource) return false;
  if (resource.hasResourceMove() === undefined) return true;
  return fieldOf(resource.toTerraform(), "resource") !== undefined;
}
