/**
 * Names what is unusual about a credential that was refused. Files and CI variables often add quotes, line breaks or
 * names to a value. The texts never show the value or a part of it.
 */

/** Each pattern, and the words for a value that matches it. */
const oddities: readonly (readonly [pattern: RegExp, words: string])[] = [
  [
    /^["'`\u2018\u2019\u201c\u201d].*["'`\u2018\u2019\u201c\u201d]$/su,
    "has quotes around it, which count as a part of it",
  ],
  [
    /^\s*\{/,
    "begins with {, as if it were the content of a whole file of credentials: use one value out of it",
  ],
  [
    /^(?:export\s+)?\w+\s*=/i,
    "begins with a name and =, as if it were a whole line of a file: use what stands behind the =",
  ],
  [/^bearer\s/i, 'begins with "Bearer", which belongs to no credential'],
  [/\\[nrt]/, "has an escape such as \\n in it, written out as two characters"],
  [/[\r\n]/, "has a line break in it"],
  [/[^\S\r\n]/, "has a blank or a tab in it"],
  [/[\p{Cf}\p{Cc}]/u, "has an invisible character in it"],
  [
    /[^\p{ASCII}\p{Cf}\p{Cc}\s]/u,
    "has a character in it that is not ASCII, such as a dash or a quote of a text processor",
  ],
];

/**
 * Lists what is odd about a value.
 *
 * @param value the value as it is sent, without blanks at its ends
 * @returns phrases that continue a sentence such as "client_id …"; empty if nothing is odd
 */
export function oddityOf(value: string): string[] {
  return oddities.filter(([pattern]) => pattern.test(value.replace(/^\uFEFF/, ""))).map(([, words]) => words);
}
