/** One of several values that a setting can have. Each such setting has its class, with the values as constants. */
export abstract class SettingValue {
  /** As Streamkap has it. */
  public readonly value: string;

  protected constructor(value: string) {
    this.value = value;
  }

  /** As Streamkap has it. */
  public toString(): string {
    return this.value;
  }
}
