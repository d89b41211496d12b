import { Brand } from "../names/brand";

/** On each of them. */
const VALUE = new Brand<string>("setting-value");

/** The value of a setting, out of the class of its values. */
export function plainValue(value: unknown): unknown {
  return VALUE.of(value) ?? value;
}

/** One of several values that a setting can have. Each such setting has its class, with the values as constants. */
export abstract class SettingValue {
  /** As Streamkap has it. */
  public readonly value: string;

  protected constructor(value: string) {
    this.value = value;
    VALUE.mark(this, value);
  }

  /** As Streamkap has it. */
  public toString(): string {
    return this.value;
  }
}
