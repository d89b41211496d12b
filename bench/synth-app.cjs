/**
 * Synthesizes PostgreSQL sources, and prints as JSON how much time and memory this took. The first argument is the number of
 * sources, and the second says whether they are L1 or L2. The file is plain JavaScript, as compiled apps are. It runs in a
 * process of its own, as each synth does.
 */
const { mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

const [, , count, level] = process.argv;

/** Milliseconds of processor time. Other programs on the machine do not change this figure. */
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
// Synth lays the same files beside a stack for any number of sources. With the registry's provider, it lays none.
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
