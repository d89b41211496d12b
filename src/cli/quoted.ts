/** A string of HCL. HCL has the escapes of JSON. It begins a template with `\${` and `%{`, which are doubled here. */
export function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(/([$%])\{/g, "$1$1{");
}
