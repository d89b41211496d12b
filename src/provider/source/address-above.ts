/**
 * What stands for the address in a hint. A provider is never told the address, and one that is made of
 * type and label would be wrong in a module, with `for_each` and with `count`. Terraform writes the right
 * one above each diagnostic. In a command it belongs between single quotes, for it may have double ones.
 */
export const addressAbove = '<the address that stands above, after "with">';
