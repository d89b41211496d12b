/**
 * Writes the path of every call that Terraform makes into the file of BENCH_CALLS, one path a line. NODE_OPTIONS loads this
 * file into each process of the plugin.
 */
const { appendFileSync } = require("node:fs");
const http2 = require("node:http2");

const { createServer } = http2;
http2.createServer = (...args) => {
  const server = createServer(...args);
  server.on("stream", (_stream, headers) => appendFileSync(process.env.BENCH_CALLS, `${headers[":path"]}\n`));
  return server;
};
