/** What Terraform allows as the name of a resource, of a variable and of a provider's alias. */
const NAME = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;

/** The same rule in words, for messages. */
export const NAME_RULE = `letters, digits, "_" and "-", beginning with a letter or "_"`;

export function isTerraformName(text: string): boolean {
  return NAME.test(text);
}

/** Names that Terraform refuses for a variable, because they are arguments of a `module` block. */
const RESERVED: readonly string[] = [
  "_",
  "count",
  "depends_on",
  "for_each",
  "lifecycle",
  "locals",
  "provider",
  "providers",
  "source",
  "version",
];

export function isReservedForModules(name: string): boolean {
  return RESERVED.includes(name);
}
