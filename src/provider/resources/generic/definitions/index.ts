/**
 * What Streamkap says of a connector, and what follows from that: checks of the maps, and the settings that an import
 * takes over. Nothing here plans or changes a source.
 */
export { checkConnector } from "./check-connector.ts";
export { createLookUp, type LookUp } from "./definitions.ts";
export { importedSettings } from "./imported-settings.ts";
