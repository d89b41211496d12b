import { engineOnPath } from "../../scripts/engines/on-path.ts";
import type { EngineName } from "../../scripts/engines/spec.ts";
import { engineVersion } from "../../scripts/engines/version.ts";

/** What not every engine can do; tests that need it say so, and the matrix shows why a cell is empty. */
export type Ability = keyof typeof abilities;

export interface Engine {
  /** As a test's title shows it: `terraform 1.11.4`. */
  readonly name: string;
  /** Such as `1.11.4`. */
  readonly version: string;
  readonly binary: string;
  readonly supports: (ability: Ability) => boolean;
}

type Release = readonly [major: number, minor: number];

/** In words, and the release that each came with; undefined: it never did. */
const abilities = {
  quietImport: {
    what: "imports without an update in which no value differs",
    terraform: [1, 6],
    tofu: [1, 6],
  },
  moveBetweenTypes: { what: "moves between resource types", terraform: [1, 8], tofu: [1, 10] },
  /** Of a provider of registry.terraform.io. */
  show: { what: "`show`", terraform: [1, 5], tofu: [1, 9] },
  /** A state that is handed to a provider of fewer attributes is rewritten; some round its numbers beyond 2^53. */
  exactStates: { what: "exact numbers in a state that it strips", terraform: [1, 11], tofu: undefined },
  /** Others write it from time to time. */
  eagerState: {
    what: "a local state that is written at each completion",
    terraform: [1, 5],
    tofu: undefined,
  },
  mocks: { what: "mocked providers in `test`", terraform: [1, 7], tofu: [1, 8] },
  ephemeral: { what: "ephemeral values", terraform: [1, 10], tofu: [1, 11] },
  writeOnly: { what: "write-only attributes", terraform: [1, 11], tofu: [1, 11] },
  identity: { what: "resource identities", terraform: [1, 12], tofu: [1, 12] },
  query: { what: "list resources", terraform: [1, 14], tofu: undefined },
} as const satisfies Record<string, { readonly what: string } & Record<EngineName, Release | undefined>>;

/** The engines to test with: paths in ACCEPTANCE_ENGINES, separated by commas, else the one of the PATH. */
export function engines(): Engine[] {
  const listed = (process.env["ACCEPTANCE_ENGINES"] ?? "").split(",").filter((path) => path !== "");
  return (listed.length > 0 ? listed : [engineOnPath(process.env)]).map(describeEngine);
}

/** What a binary is, and is capable of. */
export function describeEngine(binary: string): Engine {
  const { name: product, version } = engineVersion(binary);
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return {
    name: `${product} ${version}`,
    version,
    binary,
    supports: (ability) => {
      const since: Release | undefined = abilities[ability][product];
      return since !== undefined && (major > since[0] || (major === since[0] && minor >= since[1]));
    },
  };
}

/**
 * `it` for what an engine must be able to do. Elsewhere the test is skipped, and its title says why:
 * the matrix shows that reason.
 */
export function itWhere(
  engine: Engine,
  ability: Ability,
): (title: string, body: (() => Promise<void>) | (() => void)) => void {
  if (engine.supports(ability))
    return (title, body) => {
      it(title, body);
    };
  return (title, body) => {
    it.skip(`${title} (n/a: ${engine.name} has no ${abilities[ability].what})`, body);
  };
}
