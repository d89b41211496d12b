import type { TerraformResource } from "cdktf";

/** Whether the resource is written at all: one that was moved to another leaves only the move behind. */
export function isInOutput(resource: TerraformResource): boolean {
  if (resource.hasResourceMove() === undefined) return true;
  const { resource: written } = resource.toTerraform() as { readonly resource?: unknown };
  return written !== undefined;
}
