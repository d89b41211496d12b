/**
 * Deploying without installing anything: at synth the provider's own files are laid beside a
 * stack's `cdk.tf.json`, where Terraform looks for plugins, and locked. Knows files and Terraform's
 * formats; knows no construct, and never reaches out of the stack's directory.
 */
export { hasLockFor, LOCK_FILE } from "./lock-file";
export { platformOfThisMachine, problemOfPlatform } from "./platform";
export { type PluginFolder, readPluginFolder } from "./plugin-folder";
export { PROVIDER_ADDRESS } from "./provider-address";
export { zeroInstall } from "./zero-install";
