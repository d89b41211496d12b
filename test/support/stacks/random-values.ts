import * as fc from "fast-check";
import type { Setting } from "../../../src/catalogue/index.ts";
import { anyText, hostName, mongoUri } from "./random-texts.ts";
import type { Argument } from "./stack-case.ts";

const int64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

/** A valid value of a setting. */
export function settingValue(setting: Setting): fc.Arbitrary<Argument> {
  switch (setting.type) {
    case "bool":
      return fc.boolean();
    case "int64":
      return integer(setting);
    case "string":
      return text(setting);
  }
}

function integer({ min, max, default: usual }: Setting): fc.Arbitrary<bigint> {
  const bounds = {
    min: min === undefined ? int64.min : BigInt(min),
    max: max === undefined ? int64.max : BigInt(max),
  };
  const edges = [bounds.min, bounds.max, ...(usual === undefined ? [] : [BigInt(usual)])];
  return fc.oneof(fc.bigInt(bounds), fc.constantFrom(...edges));
}

function text(setting: Setting): fc.Arbitrary<string> {
  const { attribute, enum: choices, default: usual, form } = setting;
  if (choices !== undefined) return fc.constantFrom(...choices);
  if (attribute.endsWith("connection_string")) return mongoUri;
  const texts = [{ weight: 8, arbitrary: form === undefined ? anyText : hostName }];
  if (usual !== undefined) texts.push({ weight: 2, arbitrary: fc.constant(String(usual)) });
  if (mayBeEmpty(setting)) texts.push({ weight: 1, arbitrary: fc.constant("") });
  return fc.oneof(...texts).filter((text) => mayBeEmpty(setting) || text.trim() !== "");
}

/** Whether "" is a valid value. The API takes "" for null, so it refuses "" for a setting that it demands. */
function mayBeEmpty({ required, requiredWhenVisible }: Setting): boolean {
  return required !== true && requiredWhenVisible !== true;
}
