/**
 * Streamkap for CDKTF: sources as constructs. Hand-written constructs first, then one config class
 * per connector; the generated bindings only as submodules of `l1`, for escape hatches.
 */
export {
  StreamkapSource,
  type IStreamkapSource,
  type StreamkapSourceProps,
  type StreamkapSourceTimeouts,
} from "./streamkap-source";
export { StreamkapProvider, type StreamkapProviderProps } from "./streamkap-provider";
export { DesiredState } from "./desired-state";
export { SecretValue } from "./secret-value";
export { ConnectorConfig } from "./connector-config";
export * from "./generated/configs";
export * as l1 from "./generated";
