import { Brand } from "../names/brand";

/** Marks each SettingValue with its text. */
const VALUE = new Brand<string>("setting-value");

/** The text of a SettingValue. Any other value comes back as it is. */
export function plainValue(value: unknown): unknown {
  return VALUE.of(value) ?? value;
}

/** One of the values that a setting can have. Each such setting has a class with its values as constants. */
export abstract class SettingValue {
  /** The value as the Streamkap API takes it. */
  public readonly value: string;

  /**
   * Makes a constant of the class.
   *
   * @param value as the Streamkap API takes it
   */
  protected constructor(value: string) {
    this.value = value;
    VALUE.mark(this, value);
  }

  /** The value as the Streamkap API takes it. */
  public toString(): string {
    return this.value;
  }
}
