import { spawnSync } from "node:child_process";
import type { EngineSpec } from "./spec.ts";

/**
 * What an engine says that it is.
 *
 * @throws Error of one line where it is none
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
