/**
 * Secrets of sources: the write-only twins of their arguments, and how the provider notices that a write-only value has
 * changed, although it is stored nowhere. Nothing here calls the API, and nothing here stores or logs a secret.
 */
export { checkSecrets } from "./check-secrets.ts";
export { fingerprint } from "./fingerprint.ts";
export { heldValues, isHeld } from "./held-secrets.ts";
export { warnKept } from "./kept-secrets.ts";
export { planSecrets, type PlannedSecrets } from "./plan-secrets.ts";
export { readSecrets } from "./read-secrets.ts";
export { renameSecrets } from "./rename-secrets.ts";
export { secretTwins } from "./secret-attributes.ts";
export { readSecretRecord, writeSecretRecord, type SecretRecord } from "./secret-record.ts";
export { noSecrets, type SentSecrets } from "./sent-secrets.ts";
export { isVersionName, secretSettings, versionName, writeOnlyName } from "./secret-settings.ts";
export { withheldTexts, withSecrets, writeOnlySecrets } from "./with-secrets.ts";
export { WrittenSecrets, type GivenSecrets } from "./written-secrets.ts";
export { isMasked, isShown } from "./masked.ts";
