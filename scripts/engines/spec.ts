/** An engine is what runs the provider: Terraform or OpenTofu, in a version. */
export interface EngineSpec {
  readonly name: EngineName;
  /** The version, such as `1.15.0` or `1.16.0-rc2`. */
  readonly version: string;
}

export type EngineName = "terraform" | "tofu";

const form = /^(terraform|tofu)@(\d+\.\d+\.\d+(?:-[0-9A-Za-z.]+)?)$/;

/** @throws Error of one line, for a text without an exact version such as `terraform@latest` */
export function parseEngineSpec(text: string): EngineSpec {
  const [, name, version] = form.exec(text) ?? [];
  if ((name === "terraform" || name === "tofu") && version !== undefined) return { name, version };
  throw new Error(
    `"${text}" names no engine; write terraform@<version> or tofu@<version>, such as terraform@1.15.0`,
  );
}
