import type { TerraformResource } from "cdktf";
import { isTerraformName, NAME_RULE } from "../names/terraform-name";

/** What is wrong with the name of a resource in its Terraform address; undefined where nothing is. */
export function problemOfAddress({
  friendlyUniqueId,
  terraformResourceType,
}: TerraformResource): string | undefined {
  if (isTerraformName(friendlyUniqueId)) return undefined;
  return (
    `The id makes "${friendlyUniqueId}" the name of the ${terraformResourceType} in Terraform, which wants ${NAME_RULE}. ` +
    `Give another id to it, or to the outermost construct that it is in.`
  );
}
