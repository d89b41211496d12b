import type { IConstruct } from "constructs";
import { kindOf } from "../names/kind-of";

/** @throws Error where `dependsOn` is no list, or has an element that Terraform cannot depend on */
export function demandDependables(source: IConstruct, dependsOn: unknown = []): void {
  const isDependable = (one: unknown): boolean => typeof one === "object" && one !== null && "fqn" in one;
  const all: readonly unknown[] | undefined = Array.isArray(dependsOn) ? dependsOn : undefined;
  const wrong = all?.findIndex((one) => !isDependable(one));
  if (wrong === -1) return;
  const [what, value] = all === undefined ? ["", dependsOn] : [`[${String(wrong)}]`, all[wrong ?? 0]];
  throw new Error(
    `${source.node.path}: dependsOn${what} is ${kindOf(value)}: it must be ` +
      `${what === "" ? "a list of what" : "what"} Terraform can depend on, such as a resource or the "ready" of a source.`,
  );
}
