import type { IConstruct } from "constructs";
import { kindOf } from "../names/kind-of";
import { isToken } from "../tokens/token-shape";
import { isPlainObject } from "../tokens/token-text";

/**
 * The properties of a construct that cannot be without.
 *
 * @param needs what they hold at least
 * @throws Error where there are none
 */
export function demandProps(construct: IConstruct, props: unknown, needs: string): void {
  if (isPlainObject(props) && !isToken(props)) return;
  throw new Error(
    `${construct.node.path}: the properties, which have ${needs} at least, are missing: they are ${kindOf(props)}.`,
  );
}
