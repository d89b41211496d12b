/**
 * Marks objects of this package, so that they are recognised, and keeps a value with the mark. A program may load this
 * package twice: in a monorepo, through a link, or because Jest loads a module again. Each copy then has classes and
 * variables of its own, but all copies share symbols that have a name. So use a Brand in place of `instanceof` and maps.
 */
export class Brand<Value> {
  private readonly symbol: symbol;

  /** @param name unique within this package, such as `source` */
  public constructor(name: string) {
    this.symbol = Symbol.for(`streamkap/${name}`);
  }

  /** Marks an object. A second mark replaces the first. The mark is not enumerable: printing or copying leaves it out. */
  public mark(object: object, value: Value): void {
    Object.defineProperty(object, this.symbol, { value, configurable: true });
  }

  /** The value that an object was marked with; undefined for an object without a mark, and for what is no object. */
  public of(object: unknown): Value | undefined {
    const isMarkable = (typeof object === "object" && object !== null) || typeof object === "function";
    return isMarkable ? (object as Readonly<Record<symbol, Value | undefined>>)[this.symbol] : undefined;
  }
}
