/**
 * Signs in to the API of STREAMKAP_HOST once, and prints the milliseconds from the start of the call to the whole answer. The
 * first argument says how to call: `node-https`, or the file of the plugin that configures the provider.
 */
const [, , way] = process.argv;
const { STREAMKAP_HOST: host, STREAMKAP_CLIENT_ID, STREAMKAP_SECRET } = process.env;

const signIn = way === "node-https" ? signInByNode : configureWith(require(way));
const begin = process.hrtime.bigint();
signIn().then(() => {
  process.stdout.write(String(Number(process.hrtime.bigint() - begin) / 1e6));
  process.exit();
});

function signInByNode() {
  const { request } = require("node:https");
  const body = JSON.stringify({ client_id: STREAMKAP_CLIENT_ID, secret: STREAMKAP_SECRET });
  const headers = { "Content-Type": "application/json" };
  return new Promise((resolve, reject) => {
    request(`${host}/auth/access-token`, { method: "POST", headers }, (answer) => {
      if (answer.statusCode !== 200) throw new Error(`the API answered ${answer.statusCode}`);
      answer.resume().on("end", resolve);
    })
      .on("error", reject)
      .end(body);
  });
}

function configureWith({ configure }) {
  return async () => {
    const context = { logger: { debug: () => undefined } };
    const options = { environment: process.env, userAgent: "bench/1.0" };
    const { client, diagnostics } = await configure(new Map(), context, options);
    if (client?.kind !== "ready") throw new Error(JSON.stringify(diagnostics));
  };
}
