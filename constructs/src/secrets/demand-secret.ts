import type { IConstruct } from "constructs";
import { kindOf } from "../names/kind-of";
import { isSecretValue, type SecretValue } from "./secret-value";

/** @throws Error where the value is no SecretValue. The message does not show the value, which may be the secret */
export function demandSecret(
  value: unknown,
  property: string,
  scope: IConstruct,
  className: string,
): SecretValue {
  if (isSecretValue(value)) return value;
  throw new Error(
    `${scope.node.path}: ${property} of ${className} is secret and must be a SecretValue, such as ` +
      `SecretValue.fromVariable("${snakeCase(property)}"), but is ${kindOf(value)}.`,
  );
}

function snakeCase(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/\W/g, "_");
}
