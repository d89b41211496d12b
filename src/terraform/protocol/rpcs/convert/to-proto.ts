/** Our own types → messages of tfplugin6. The mirror of from-proto.ts. */
import { encodeMsgpack, type ObjectType, type ObjectValue, type Path } from "../../../cty/index.ts";
import type { Diagnostic } from "../../../diagnostic.ts";
import { enums, type Messages } from "../../generated/wire-tables.ts";
import type { MessageInput } from "../../messages/index.ts";

type Proto<Name extends keyof Messages> = MessageInput<Messages[Name]>;

/**
 * The message of a value.
 *
 * @throws Error where the value does not fit the type: a bug of the code that made the value
 */
export function dynamicValueToProto(value: ObjectValue | null, type: ObjectType): Proto<"DynamicValue"> {
  return { msgpack: encodeMsgpack(value, type) };
}

/** Never throws: a malformed diagnostic must not lose the state of an apply. */
export function diagnosticsToProto(diagnostics: readonly Diagnostic[]): readonly Proto<"Diagnostic">[] {
  return diagnostics.map(({ severity, summary, detail, path }) => ({
    severity: enums["Diagnostic.Severity"][severity === "error" ? "ERROR" : "WARNING"],
    summary: asText(summary),
    detail: asText(detail),
    // Without a path Terraform shows the whole block.
    ...(isPath(path) && path.length > 0 ? { attribute: pathToProto(path) } : {}),
  }));
}

/** The text of a diagnostic. An author who writes JavaScript may have passed anything. */
function asText(said: unknown): string {
  return typeof said === "string" ? said : `(no text, but ${said === null ? "null" : typeof said})`;
}

function isPath(path: unknown): path is Path {
  return Array.isArray(path) && path.every(isStep);
}

function isStep(step: unknown): boolean {
  if (typeof step !== "object" || step === null) return false;
  if ("attribute" in step) return typeof step.attribute === "string";
  if ("key" in step) return typeof step.key === "string";
  return "index" in step && Number.isSafeInteger(step.index);
}

/** The message of a path. */
export function pathToProto(path: Path): Proto<"AttributePath"> {
  return {
    steps: path.map((step) => {
      if ("attribute" in step) return { attributeName: step.attribute };
      return "key" in step ? { elementKeyString: step.key } : { elementKeyInt: step.index };
    }),
  };
}
