/**
 * Synthesizes as many PostgreSQL sources as the first argument says, L1 or L2 by the second, and
 * prints what it took as JSON. Plain JavaScript, as compiled apps are; a process of its own, as each synth is.
 */
const { mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

const [, , count, level] = process.argv;

/** Milliseconds of processor time: what else runs on the machine does not count. */
const now = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const begin = now();
const { App, TerraformStack, TerraformVariable } = require("cdktf");
const cdktfLoaded = now();
const { l1, PostgreSqlConfig, SecretValue, StreamkapProvider, StreamkapSource } = require("cdktf-streamkap");
const loaded = now();

const outdir = mkdtempSync(join(tmpdir(), "streamkap-bench-"));
const app = new App({ outdir });
const stack = new TerraformStack(app, "stack");
// What is laid down beside a stack does not depend on how many sources there are.
new StreamkapProvider(stack, "streamkap", { useRegistry: true });
/** Two sources must not read one database by the same slot and publication. */
const settingsOf = (name) => ({
  databaseHostname: "db.example.test",
  databaseUser: "streamkap",
  databaseDbname: "shop",
  schemaIncludeList: "public",
  tableIncludeList: "public.orders",
  slotName: `${name}-slot`,
  publicationName: `${name}-publication`,
});
const names = Array.from({ length: Number(count) }, (_, index) => `source-${index}`);
if (level === "l1") {
  const { SourcePostgresql } = l1.sourcePostgresql;
  const password = new TerraformVariable(stack, "password", { type: "string", sensitive: true }).stringValue;
  for (const name of names)
    new SourcePostgresql(stack, name, { name, databasePassword: password, ...settingsOf(name) });
} else {
  const databasePassword = SecretValue.fromVariable("password");
  for (const name of names) {
    new StreamkapSource(stack, name, {
      name,
      config: new PostgreSqlConfig({ ...settingsOf(name), databasePassword }),
    });
  }
}
app.synth();
const end = now();
rmSync(outdir, { recursive: true });
console.log(
  JSON.stringify({
    requireRatio: (loaded - begin) / (cdktfLoaded - begin),
    synthMs: end - loaded,
    totalMs: end - begin,
    memoryMb: process.resourceUsage().maxRSS / 1000,
  }),
);
