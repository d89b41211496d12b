/**
 * Forms that a text setting may have to have, as data: the provider, the simulator and, through generated code, the
 * constructs check them. A form refuses only what cannot be meant, since whoever comes from the official provider has
 * configurations that were never checked.
 */
export type TextForm = "hostname" | "hostnames";

export interface TextFormRule {
  /** Source of the regular expression that finds what is not allowed. */
  readonly refused: string;
  /** Completes "it must be". */
  readonly words: string;
}

/** A slash is part of a URL; an `@` ends a user's name; one colon before digits begins a port, several are an IPv6 address. */
const notInHost = "[/@]";
const port = (end: string): string => `(^|;)[^:;]*:[0-9]*\\s*${end}|\\]:[0-9]*\\s*${end}`;

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

/** Whether a text has the form, as far as that can be told. */
export function hasForm(form: TextForm, text: string): boolean {
  return !new RegExp(textForms[form].refused).test(text);
}
