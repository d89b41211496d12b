import type { Setting } from "../../src/catalogue/index.ts";

/** One property of a props interface. It stands for a setting, under the name of the setting or a deprecated name. */
export interface Property {
  readonly name: string;
  readonly setting: Setting;
  /** The property that replaces this deprecated one. */
  readonly replacedBy?: string;
}
