/** What a schema describes. Terraform reserves different names in each kind of block. */
export type SchemaKind = "resource" | "provider";

const metaArguments: Readonly<Record<SchemaKind, readonly string[]>> = {
  resource: ["connection", "count", "depends_on", "for_each", "lifecycle", "provider", "provisioner"],
  provider: ["alias", "version"],
};

/**
 * Members of CDKTF's base class of every generated resource, and of `Construct`. Bindings for an attribute of such a
 * name do not compile or misbehave. CDKTF's generator renames some other names, such as `node` and `build`; those are
 * fine.
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

/** Whether Terraform or CDKTF reserves a name, so that no attribute or block at the top of a schema can have it. */
export function isReservedName(name: string, kind: SchemaKind): boolean {
  return metaArguments[kind].includes(name) || bindingMembers.includes(name);
}
