import type { TerraformResource } from "cdktf";
import { fieldOf } from "../names/fields";

/** Whether the output has the resource. A removed resource is not in it; a moved one leaves only its move in it. */
export function isInOutput(resource: TerraformResource): boolean {
  const { node } = resource;
  if (node.scope?.node.tryFindChild(node.id) !== resource) return false;
  if (resource.hasResourceMove() === undefined) return true;
  return fieldOf(resource.toTerraform(), "resource") !== undefined;
}
