/**
 * Notes what a process has used when it ends, as one line of JSON in the file of BENCH_USAGE. NODE_OPTIONS loads this file into
 * each process of the plugin.
 */
const { appendFileSync } = require("node:fs");

process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  const used = { cpuS: (user + system) / 1e6, peakMb: process.resourceUsage().maxRSS / 1000 };
  appendFileSync(process.env.BENCH_USAGE, `${JSON.stringify(used)}\n`);
});
