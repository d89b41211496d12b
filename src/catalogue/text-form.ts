/**
 * The forms that a text setting can be required to have, as data. The provider, the simulator and, by generated code,
 * the constructs check them. A form refuses only what cannot work: users of the official provider have configurations
 * that nobody has checked, and those must go on working.
 */
export type TextForm = "hostname" | "hostnames";

/** How a form is checked. */
export interface TextFormRule {
  /** Source of the regular expression that finds what is not allowed. */
  readonly refused: string;
  /** What a text must be. It completes "it must be". */
  readonly words: string;
}

/**
 * A slash is part of a URL, and an `@` ends the name of a user. A single colon before digits begins a port, while
 * several colons belong to an IPv6 address.
 */
const notInHost = "[/@]";
const port = (end: string): string => `(^|;)[^:;]*:[0-9]*\\s*${end}|\\]:[0-9]*\\s*${end}`;

/** The rules of all forms. */
export const textForms: Readonly<Record<TextForm, TextFormRule>> = {
  hostname: {
    refused: `${notInHost}|${port("$")}`,
    words:
      "a host name or an address alone, without scheme, user, port and path, such as db.example.com; " +
      "the port is a setting of its own",
  },
  hostnames: {
    refused: `${notInHost}|${port("(;|$)")}`,
    words:
      "host names alone, without scheme, user, port and path, and separated by semicolons, such as " +
      "one.example.com;two.example.com; the port is a setting of its own",
  },
};

/** Whether a text has the form. */
export function hasForm(form: TextForm, text: string): boolean {
  return !new RegExp(textForms[form].refused).test(text);
}
