import type { IConstruct } from "constructs";
import { kindOf } from "../names/kind-of";
import { holdsToken, isUnknown } from "../tokens/token-text";

/** Why a token cannot be a part of an address, and what to do. */
const REASON =
  "An id is decided when the app is synthesized, and Terraform's address is made of it; the value of a token is known " +
  "only when Terraform applies, and what stands for the token changes from one synth to the next, which would destroy " +
  "the resource and make another.";

/**
 * Demands an id without tokens. Each construct of this package passes its id through here.
 *
 * @throws Error where the id, or the id of a construct around it, holds a token; also where the id is empty or no text
 */
export function knownId(scope: IConstruct, id: string, className: string): string {
  const given: unknown = id;
  if (typeof given !== "string" || given === "") {
    throw new Error(
      `${scope.node.path}: the id of a ${className} is ${given === "" ? "empty" : kindOf(given)}: it must be text, such as ` +
        `"orders". ${REASON}`,
    );
  }
  if (holdsToken(given)) {
    throw new Error(
      `${scope.node.path}: the id of a ${className}, ${JSON.stringify(given)}, holds a token. ${REASON} Give an id that ` +
        `the code knows, such as "orders", and use the token in the properties.`,
    );
  }
  if (holdsToken(scope.node.path)) {
    throw new Error(
      `${scope.node.path}: the ${className} "${given}" is made inside of a construct whose id holds a token. ${REASON} Give ` +
        `that construct an id that the code knows.`,
    );
  }
  return given;
}

/**
 * Demands a value without tokens, because this program needs the value itself or because an address contains it.
 *
 * @param where path of the construct, or name of the function
 * @param what names the value in the message
 * @throws Error where the value is a token or holds one
 */
export function demandKnown(where: string, what: string, value: unknown): void {
  if (!isUnknown(value)) return;
  throw new Error(
    `${where}: ${what} is a token, or holds one. The value is needed when the app is synthesized, and the value of a ` +
      `token is known only when Terraform applies. Give a value that the code knows.`,
  );
}
