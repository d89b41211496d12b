import { spawnSync } from "node:child_process";
import type { EngineSpec } from "./spec.ts";

/**
 * Asks a program which engine it is.
 *
 * @throws Error of one line if the program is no engine
 */
export function engineVersion(binary: string): EngineSpec {
  const { stdout, error } = spawnSync(binary, ["version"], {
    encoding: "utf8",
    env: { ...process.env, CHECKPOINT_DISABLE: "1" },
  });
  const [, brand, version] = /^(Terraform|OpenTofu) v(\d+\.\d+\.\d+\S*)/m.exec(error ? "" : stdout) ?? [];
  if (brand === undefined || version === undefined) {
    throw new Error(`${binary} does not say which version of Terraform or OpenTofu it is`);
  }
  return { name: brand === "Terraform" ? "terraform" : "tofu", version };
}
