/** How an engine is built from its Go module. */
export interface EngineModule {
  /** Path of the module. */
  readonly path: string;
  /** Package of the command. */
  readonly command: string;
  /** Further arguments of `go build`. */
  readonly flags: readonly string[];
  /**
   * Files of a module that builds the command: their paths in the module, and their contents. The engine's own go.mod cannot be
   * used, because `go install` refuses a go.mod with `replace`.
   */
  layOut(goMod: string, version: string): ReadonlyMap<string, string>;
}
