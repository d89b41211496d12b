/**
 * The connectors Streamkap offers, as data: the one place that knows their settings. Provider
 * schema, validation, wire mapping, constructs, documentation and the simulator's checks all come
 * from here. No code here branches on a connector, and nothing of ours is imported.
 */
export { encodeArchive } from "./archive.ts";
export type { Condition, Connector, NestedSetting, RetiredSetting, Setting } from "./connector.ts";
export { describeMeaning, describeSetting, noDefault, type Described } from "./describe.ts";
export { readCatalogue, type Catalogue } from "./read.ts";
export { hasForm, textForms, type TextForm } from "./text-form.ts";
