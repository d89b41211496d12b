/** A text as HCL takes it as it is: nothing in it begins an expression. */
export function quoted(text: string): string {
  const escaped = text
    .replaceAll(/[\\"]/g, (mark) => `\\${mark}`)
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0]/gu, escapedMark)
    .replaceAll(/[$%](?=\{)/g, (mark) => mark + mark);
  return `"${escaped}"`;
}

/** A mark that nobody sees, as HCL spells it by its number. */
function escapedMark(mark: string): string {
  const code = (mark.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
}
