/** Runs the tests of the contract with the real API, if its credentials are in the environment. */
import type { Api } from "./api.ts";
import { runContract } from "./contract.ts";

const { STREAMKAP_CLIENT_ID: clientId, STREAMKAP_SECRET: secret, STREAMKAP_HOST } = process.env;
const host = STREAMKAP_HOST ?? "https://api.streamkap.com";

if (clientId === undefined || secret === undefined) {
  it.skip("the API of the environment (n/a: STREAMKAP_CLIENT_ID and STREAMKAP_SECRET are not set)", () => {
    expect(clientId).toBeDefined();
  });
} else {
  runContract(host, {
    newApi: (): Promise<Api> => Promise.resolve({ host, clientId, secret, close: () => Promise.resolve() }),
    skip: [
      {
        reason: "the largest page size is known only from the code of one client",
        tests: ["refuses a page size above a hundred"],
      },
    ],
  });
}
