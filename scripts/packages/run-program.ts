import { spawn } from "node:child_process";
import { once } from "node:events";

/** The caller's environment without variables that make programs fail or print too much. A CLI configuration could hide our provider. */
const { TF_CLI_CONFIG_FILE: _, ...inherited } = process.env;
const quiet = {
  ...inherited,
  CHECKPOINT_DISABLE: "1",
  DISABLE_VERSION_CHECK: "1",
  JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: "20",
  PIP_DISABLE_PIP_VERSION_CHECK: "1",
};

/** @throws Error if the program fails; its output, on stderr, says why */
export async function runProgram(
  program: string,
  args: readonly string[],
  cwd: string,
  more: Readonly<Record<string, string | undefined>> = {},
): Promise<void> {
  // On Windows npm is a script, which only a shell runs.
  const shell = process.platform === "win32" && program === "npm";
  const child = spawn(program, args, { cwd, shell, env: { ...quiet, ...more }, stdio: ["ignore", 2, 2] });
  const [code] = (await once(child, "exit").catch((reason: unknown) => {
    throw new Error(`${program} cannot be started: ${String(reason)}`);
  })) as [number | null];
  if (code !== 0) throw new Error(`${[program, ...args].join(" ")} ended with ${String(code)}.`);
}
