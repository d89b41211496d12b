import { copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startHttpBackend, type HttpBackend } from "../http-backend.ts";
import type { Workspace } from "../workspace.ts";
import { startPostgres } from "./postgres.ts";

export const backendNames = ["local", "http", "pg"] as const;
export type BackendName = (typeof backendNames)[number];

/** Where terraform keeps the state. */
export interface ChaosBackend {
  readonly name: BackendName;
  /** The block of HCL that names it. "" for the local backend. It changes with `forget`. */
  readonly hcl: () => string;
  /** The text of the state. Undefined if there is none. */
  readonly stored: (workspace: Pick<Workspace, "folder" | "succeed">) => Promise<string | undefined>;
  /**
   * Looks at the state after a kill, as a person would do whose next plan tells of a state that is gone. Terraform writes
   * a local state over the old one, so a kill in that moment leaves an empty file or a half one. Then the backup is put
   * in its place, which Terraform has made at the beginning of the apply. Without a backup, there was no state before.
   *
   * @returns whether the state was empty or half
   */
  readonly mend: (workspace: Pick<Workspace, "folder">) => boolean;
  /** Begins without a state. */
  readonly forget: (workspace: Workspace) => void;
  /** Watches the writes of a state. Undefined if the backend tells of none. */
  readonly watchWrites: HttpBackend["watchWrites"] | undefined;
  readonly close: () => Promise<void>;
}

export async function startBackend(name: BackendName): Promise<ChaosBackend> {
  switch (name) {
    case "local":
      return local;
    case "http": {
      const { hcl, stored, forget, watchWrites, close } = await startHttpBackend();
      return {
        name,
        hcl: () => hcl,
        stored: () => Promise.resolve(stored()),
        mend: () => false,
        forget,
        watchWrites,
        close: () => {
          close();
          return Promise.resolve();
        },
      };
    }
    case "pg": {
      const { url, close } = await startPostgres();
      let schema = 1;
      return {
        name,
        hcl: () =>
          `terraform {\n  backend "pg" {\n    conn_str    = "${url}"\n    schema_name = "chaos${String(schema)}"\n  }\n}\n`,
        stored: async (workspace) => {
          const { stdout } = await workspace.succeed("state", "pull");
          return stdout.trim() === "" ? undefined : stdout;
        },
        mend: () => false,
        forget: () => {
          schema += 1;
        },
        watchWrites: undefined,
        close,
      };
    }
  }
}

const local: ChaosBackend = {
  name: "local",
  hcl: () => "",
  stored: ({ folder }) => {
    const file = join(folder, "terraform.tfstate");
    return Promise.resolve(existsSync(file) ? readFileSync(file, "utf8") : undefined);
  },
  mend: ({ folder }) => {
    const file = join(folder, "terraform.tfstate");
    if (!existsSync(file) || isWhole(file)) return false;
    const backup = `${file}.backup`;
    if (existsSync(backup) && isWhole(backup)) copyFileSync(backup, file);
    else rmSync(file);
    return true;
  },
  forget: (workspace) => {
    workspace.forget();
  },
  watchWrites: undefined,
  close: () => Promise.resolve(),
};

function isWhole(file: string): boolean {
  try {
    JSON.parse(readFileSync(file, "utf8"));
    return true;
  } catch {
    return false;
  }
}
