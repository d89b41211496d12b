import { existsSync, readFileSync } from "node:fs";
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
  readonly stored: (workspace: Workspace) => Promise<string | undefined>;
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
  forget: (workspace) => {
    workspace.forget();
  },
  watchWrites: undefined,
  close: () => Promise.resolve(),
};
