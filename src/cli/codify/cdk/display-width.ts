/** Characters that take no column: they are drawn onto the one before. */
const none = /^[\p{Mn}\p{Me}]$/u;
/** Characters that take two columns, as Unicode's East Asian Width has them, and emoji. */
const wide =
  /^[\u1100-\u115f\u231a\u231b\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]$/u;

/** The columns that a text takes in an editor. */
export function displayWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  return Array.from(text).reduce((sum, mark) => sum + (none.test(mark) ? 0 : wide.test(mark) ? 2 : 1), 0);
}
