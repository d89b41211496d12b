/**
 * The connectors that Streamkap offers, as data. Only this folder knows their settings. The provider's schema,
 * validation and wire mapping, the constructs, the documentation and the simulator's checks come from it. No code here
 * branches on a connector, and this folder imports no other folder of ours.
 */
export { encodeArchive } from "./archive.ts";
export {
  configClassName,
  constantName,
  elementName,
  isListSetting,
  propertyName,
} from "./construct-names.ts";
export type { Category, Condition, Connector, NestedSetting, RetiredSetting, Setting } from "./connector.ts";
export { describeMeaning, describeSetting, mayBeFilledIn, noDefault, type Described } from "./describe.ts";
export { parseCatalogue, readCatalogue, type Catalogue } from "./read.ts";
export { hasForm, textForms, type TextForm } from "./text-form.ts";
