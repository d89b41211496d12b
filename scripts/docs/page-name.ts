/** The name of a resource's page: the name of its type without the provider's prefix. */
export function pageName(typeName: string): string {
  return typeName.replace(/^streamkap_/, "");
}
