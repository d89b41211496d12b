import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { goPlatform, pluginVersion } from "../../test/support/paths.ts";
import type { Workspace } from "../../test/support/workspace.ts";

/** The binary of another provider for the same resources. */
export interface Peer {
  /** The file's name, by which the rows name the binary. */
  readonly name: string;
  /** Makes a workspace run the binary in the place of our provider. */
  readonly replaceIn: (workspace: Workspace) => void;
}

const address = "registry.terraform.io/streamkap-community/streamkap";

/** @param path of the executable, as Terraform would start it */
export function peerAt(path: string): Peer {
  const binary = resolve(path);
  return {
    name: basename(binary),
    replaceIn({ folder }) {
      const place = join(folder, ".mirror", address, pluginVersion(), goPlatform);
      rmSync(place, { recursive: true });
      mkdirSync(place);
      // A link, because a program may need the files that lie beside it.
      symlinkSync(binary, join(place, `terraform-provider-streamkap_v${pluginVersion()}`));
    },
  };
}
