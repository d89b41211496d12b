/**
 * Stands for the resource's address in a hint. Terraform never tells a provider the address. An address made of type
 * and label would be wrong in a module, with `for_each` and with `count`. Terraform writes the right address above each
 * diagnostic. In a command, put it between single quotes: an address may contain double quotes.
 */
export const addressAbove = '<the address that stands above, after "with">';
