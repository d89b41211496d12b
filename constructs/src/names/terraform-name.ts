/** What Terraform takes for a name: of a resource in its address, of a variable, of a provider's alias. */
const NAME = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;

/** In words. */
export const NAME_RULE = `letters, digits, "_" and "-", beginning with a letter or "_"`;

export function isTerraformName(text: string): boolean {
  return NAME.test(text);
}

/** What Terraform does not take for the name of a variable, because a block of a module has a meaning for it. */
const RESERVED: readonly string[] = [
  ...[
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
  ],
];

export function isReservedForModules(name: string): boolean {
  return RESERVED.includes(name);
}
