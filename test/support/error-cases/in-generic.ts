import type { Simulator } from "../../../src/simulator/index.ts";
import type { ErrorCase } from "./error-case.ts";

/** A source of a connector that the catalogue lacks. An empty text leaves a line out. */
function newSource(label: string, lines: Readonly<Record<string, string>> = {}): string {
  const all = {
    connector: '"newdb"',
    config: '{ "database.hostname.user.defined" = "db.example.com" }',
    config_secret: '{ "database.password" = "example-password" }',
    ...lines,
  };
  const text = Object.entries(all).map(([name, value]) => (value === "" ? "" : `  ${name} = ${value}\n`));
  return `resource "streamkap_source" "${label}" {\n  name = "${label}"\n${text.join("")}}\n`;
}

const generic = (title: string, lines: Readonly<Record<string, string>>): ErrorCase => ({
  title,
  block: ({ label }) => newSource(label, lines),
});

/** A map of two lines, because a message shows the line at which it points. */
const withKey = (key: string, value: string): string =>
  `{\n    "database.hostname.user.defined" = "db.example.com"\n    "${key}" = "${value}"\n  }`;

/** Mistakes in a `streamkap_source` that `terraform validate` finds. */
export const genericInConfiguration: readonly ErrorCase[] = [
  generic("A connector that has a resource of its own", { connector: '"mysql"' }),
  generic("A setting in two maps", { config_secret: withKey("database.password", "example-password") }),
  generic("A version of write-only settings that are not given", { config_secret_wo_version: "1" }),
];

/** Mistakes in a `streamkap_source` that a plan finds when Streamkap has described the connector. */
export const inGenericPlan: readonly ErrorCase[] = [
  generic("A connector that does not exist", { connector: '"newbd"' }),
  generic("A setting that does not exist", { config: withKey("database.prot.user.defined", "7654") }),
  generic("A setting that the platform makes", { config: withKey("ssh.public.key.user.displayed", "none") }),
  generic("A secret outside of config_secret", {
    config: withKey("database.password", "example-password"),
    config_secret: "",
  }),
  generic("A setting with a choice that does not exist", { config: withKey("database.sslmode", "requires") }),
  generic("A setting with a number out of range", { config: withKey("database.port.user.defined", "70000") }),
  generic("A host name that is a URL", {
    config: '{ "database.hostname.user.defined" = "https://db.example.com" }',
  }),
  generic("A setting whose condition does not hold", { config: withKey("ssh.host", "bastion.example.com") }),
  generic("A required setting is missing", { config: "" }),
  generic("A setting is required by another one", { config: withKey("ssh.enabled", "true") }),
];

/** Failures of an import into a `streamkap_source`. */
export const inGenericImport: readonly ErrorCase[] = [
  {
    title: "A connector whose settings Streamkap does not tell",
    marker: "It cannot be told which settings",
    arrange: (simulator: Simulator): void => {
      const body = JSON.stringify({ detail: "Not allowed to see connectors" });
      const call = { method: "GET", path: "/sources/connectors" } as const;
      simulator.inject({ ...call, act: "answer", times: 0, status: 403, body });
    },
    block: ({ label, hosts }) =>
      `${newSource(label)}import {\n  to = streamkap_source.${label}\n  id = "${hosts.newConnectorId}"\n}\n`,
  },
];
