import { equalValues, type ObjectValue, type Path } from "../cty/index.ts";
import { attributeType, mapAttributes, type Block } from "../schema/index.ts";

/**
 * Attributes whose change forces a new object, nested ones too. An element of a list or map that was
 * not there before forces nothing by itself; elements of sets have no address and are not looked into.
 */
export function replacingPaths(prior: ObjectValue | null, planned: ObjectValue, block: Block): Path[] {
  if (prior === null) return [];
  const paths: Path[] = [];
  mapAttributes(
    planned,
    block,
    ({ attribute, value, path, beside }) => {
      const changed =
        attribute.requiresReplace === true &&
        beside !== undefined &&
        !equalValues(value, beside, attributeType(attribute));
      if (changed) paths.push(path);
      return value;
    },
    prior,
  );
  return paths;
}
