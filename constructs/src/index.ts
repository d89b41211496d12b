/**
 * Streamkap for CDKTF: sources as constructs. Hand-written constructs first, then one config class
 * per connector; the generated bindings only as submodules of `l1`, for escape hatches.
 */
export { StreamkapSource } from "./streamkap-source";
export type { StreamkapSourceProps } from "./streamkap-source-props";
export type { IStreamkapSource } from "./imported-source";
export { Wait } from "./wait";
export type { StreamkapSourceTimeouts } from "./settings/timeouts";
export { StreamkapSourcesReady, type StreamkapSourcesReadyProps } from "./streamkap-sources-ready";
export {
  StreamkapSourceFleet,
  type StreamkapFleetSource,
  type StreamkapSourceFleetProps,
} from "./streamkap-source-fleet";
export { StreamkapProvider, type StreamkapProviderProps } from "./streamkap-provider";
export { StreamkapSimulator, type StreamkapSimulatorProps } from "./streamkap-simulator";
export { DesiredState } from "./settings/desired-state";
export { SecretValue } from "./secrets/secret-value";
export { LiteralText } from "./tokens/literal-text";
export { ConnectorConfig } from "./connector-config";
export { CustomConfig } from "./custom-config";
export { SettingValue } from "./settings/setting-value";
export * from "./generated/configs";
export * as l1 from "./generated";
