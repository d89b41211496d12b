/**
 * By what a thing of this package is recognised, and what is known of it. A program may hold two copies of this package (a
 * monorepo, a link, a module that Jest loads anew): classes and variables of modules are another copy's own, and
 * symbols with a name are everybody's. So this is used in place of `instanceof` and of maps.
 */
export class Brand<Value> {
  private readonly symbol: symbol;

  /** @param name of this package's own, such as `source` */
  public constructor(name: string) {
    this.symbol = Symbol.for(`streamkap/${name}`);
  }

  /** Marks an object, once more where that is needed. Neither printing nor copying the object shows it. */
  public mark(object: object, value: Value): void {
    Object.defineProperty(object, this.symbol, { value, configurable: true });
  }

  /** What the object was marked with; undefined where it never was, or is no object. */
  public of(object: unknown): Value | undefined {
    const isMarkable = (typeof object === "object" && object !== null) || typeof object === "function";
    return isMarkable ? (object as Readonly<Record<symbol, Value | undefined>>)[this.symbol] : undefined;
  }
}
