import type { IConstruct } from "constructs";
import { kindOf } from "../names/kind-of";
import { isToken } from "../tokens/token-shape";
import { isPlainObject } from "../tokens/token-text";

/**
 * Demands the properties of a construct that needs some.
 *
 * @param needs names the properties that are required
 * @throws Error where the properties are missing, are no object or are a token
 */
export function demandProps(construct: IConstruct, props: unknown, needs: string): void {
  if (isPlainObject(props) && !isToken(props)) return;
  throw new Error(
    `${construct.node.path}: the properties, which have ${needs} at least, are missing: they are ${kindOf(props)}.`,
  );
}
