/** How an engine is built from its Go module. */
export interface EngineModule {
  /** Path of the module. */
  readonly path: string;
  /** Package of the command. */
  readonly command: string;
  /** Further arguments of `go build`. */
  readonly flags: readonly string[];
  /**
   * Files of a module from which the command can be built: paths in it, and contents. The engine's
   * own go.mod does not do, because `go install` refuses one with `replace`.
   */
  layOut(goMod: string, version: string): ReadonlyMap<string, string>;
}
