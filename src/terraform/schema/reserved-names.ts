/** What a schema describes: Terraform reserves other names in each. */
export type SchemaKind = "resource" | "provider";

const metaArguments: Readonly<Record<SchemaKind, readonly string[]>> = {
  resource: ["connection", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioner"],
  provider: ["alias", "version"],
};

/**
 * What CDKTF's base class of every generated resource defines itself: its members, and those of
 * `Construct`. An attribute of such a name gives bindings that do not compile or misbehave. (Names
 * that its generator renames, such as `node` or `build`, are fine.)
 */
const bindingMembers = [
  "add_move_target",
  "add_override",
  "cdktf_stack",
  "construct_node_metadata",
  "constructor",
  "fqn",
  "friendly_unique_id",
  "has_resource_move",
  "interpolation_for_attribute",
  "move_from_id",
  "move_to_id",
  "override_logical_id",
  "provisioners",
  "raw_overrides",
  "reset_override_logical_id",
  "synthesize_attributes",
  "synthesize_hcl_attributes",
  "terraform_generator_metadata",
  "terraform_meta_arguments",
  "terraform_resource_type",
  "to_hcl_terraform",
  "to_metadata",
  "to_string",
  "to_terraform",
  "with",
];

/** Whether no attribute or block at the top of a schema can have this name. */
export function isReservedName(name: string, kind: SchemaKind): boolean {
  return metaArguments[kind].includes(name) || bindingMembers.includes(name);
}
