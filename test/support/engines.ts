import { engineOnPath } from "../../scripts/engines/on-path.ts";
import type { EngineName } from "../../scripts/engines/spec.ts";
import { engineVersion } from "../../scripts/engines/version.ts";

/** Something that not every engine can do. A test that needs it says so, and the matrix shows why a cell is empty. */
export type Ability = keyof typeof abilities;

/** An engine to test with: Terraform or OpenTofu in one release. */
export interface Engine {
  /** Product and version, as the titles of tests show them: `terraform 1.11.4`. */
  readonly name: string;
  /** Such as `1.11.4`. */
  readonly version: string;
  readonly binary: string;
  readonly supports: (ability: Ability) => boolean;
}

type Release = readonly [major: number, minor: number];

/** Each ability in words, and the release with which it came. Undefined: the engine does not have it. */
const abilities = {
  quietImport: {
    what: "imports without an update in which no value differs",
    terraform: [1, 6],
    tofu: [1, 6],
  },
  moveBetweenTypes: { what: "moves between resource types", terraform: [1, 8], tofu: [1, 10] },
  /** `show` of a resource whose provider is from registry.terraform.io. */
  show: { what: "`show`", terraform: [1, 5], tofu: [1, 9] },
  /**
   * An engine rewrites a state for a provider with fewer attributes. Some engines round its numbers beyond 2^53 then.
   */
  exactStates: { what: "exact numbers in a state that it strips", terraform: [1, 11], tofu: undefined },
  /** Other engines write the state from time to time. */
  eagerState: {
    what: "a local state that is written at each completion",
    terraform: [1, 5],
    tofu: undefined,
  },
  /** The documents show what Terraform prints. OpenTofu says some of it in other words. */
  documentedWords: { what: "the words that the documents show", terraform: [1, 5], tofu: undefined },
  mocks: { what: "mocked providers in `test`", terraform: [1, 7], tofu: [1, 8] },
  ephemeral: { what: "ephemeral values", terraform: [1, 10], tofu: [1, 11] },
  writeOnly: { what: "write-only attributes", terraform: [1, 11], tofu: [1, 11] },
  identity: { what: "resource identities", terraform: [1, 12], tofu: [1, 12] },
  query: { what: "list resources", terraform: [1, 14], tofu: undefined },
} as const satisfies Record<string, { readonly what: string } & Record<EngineName, Release | undefined>>;

/** The engines to test with: those in ACCEPTANCE_ENGINES (paths, separated by commas), or else the one on the PATH. */
export function engines(): Engine[] {
  const listed = (process.env["ACCEPTANCE_ENGINES"] ?? "").split(",").filter((path) => path !== "");
  return (listed.length > 0 ? listed : [engineOnPath(process.env)]).map(describeEngine);
}

/** Which engine a binary is, and what it can do. */
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
 * `it` for a test that needs an ability of the engine. With an engine that lacks it, the test is skipped. Its title
 * then says why, and the matrix shows that reason.
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
