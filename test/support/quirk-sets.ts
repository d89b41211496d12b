import type { Quirks } from "../../src/simulator/index.ts";

type AllQuirks = Required<Quirks>;

/** Every value of every quirk: a new one does not compile until it stands here and in the sets. */
export const quirkValues: { readonly [Name in keyof AllQuirks]: readonly AllQuirks[Name][] } = {
  values: ["text", "native", "mixed"],
  extraDefaults: [false, true],
  secrets: ["clear", "null", "masked"],
  tags: ["absent", "empty", "null"],
  restlessStatus: [false, true],
  enumBlanks: [false, true],
  placeholders: [false, true],
  emptyStrings: ["null", "kept"],
  notFound: ["empty", "404"],
  totals: ["right", "wrong"],
  sparse: [false, true],
  putIgnoresDesiredState: [false, true],
};

/** Three APIs that together have every value of every quirk. */
export const quirkSets: readonly (readonly [name: string, quirks: AllQuirks])[] = [
  [
    "texts and placeholders",
    {
      values: "text",
      extraDefaults: false,
      secrets: "clear",
      tags: "absent",
      restlessStatus: false,
      enumBlanks: false,
      placeholders: true,
      emptyStrings: "null",
      notFound: "empty",
      totals: "right",
      sparse: false,
      putIgnoresDesiredState: false,
    },
  ],
  [
    "native values, more defaults and no secrets",
    {
      values: "native",
      extraDefaults: true,
      secrets: "null",
      tags: "empty",
      restlessStatus: false,
      enumBlanks: true,
      placeholders: false,
      emptyStrings: "kept",
      notFound: "404",
      totals: "wrong",
      sparse: true,
      putIgnoresDesiredState: true,
    },
  ],
  [
    "mixed values, masked secrets and a restless status",
    {
      values: "mixed",
      extraDefaults: true,
      secrets: "masked",
      tags: "null",
      restlessStatus: true,
      enumBlanks: true,
      placeholders: true,
      emptyStrings: "kept",
      notFound: "empty",
      totals: "wrong",
      sparse: false,
      putIgnoresDesiredState: false,
    },
  ],
];
