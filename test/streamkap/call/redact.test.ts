import { inspect } from "node:util";
import { credentials, failureOf, startApi, type ApiServer, type Handler, type Reply } from "../api-server.ts";

const password = 'pass"\n<é>  word of the test';
const token = "token-of-the-test";
const body = { name: "orders", connector: "mysql", config: { "database.secret": password } };
/** The password in the spellings of URLs, forms, headers and Python. */
const spelt = [
  encodeURIComponent(password),
  encodeURIComponent(password).toLowerCase(),
  encodeURIComponent(password).replaceAll("%20", "+"),
  Buffer.from(password).toString("base64"),
  `{'database.secret': 'pass"\\n<é>  word of the test'}`,
];
const everything = `${password} ${credentials.secret} ${token} ${JSON.stringify(body)} mongodb://me:hidden-word@db/x`;

const handlers: Record<string, Handler> = {
  "a refusal that repeats everything": ({ headers, body: sent }) => ({
    status: 422,
    body: { detail: `${everything} ${sent} ${headers.authorization ?? ""}` },
  }),
  "an object that repeats everything": ({ body: sent }) => ({
    status: 400,
    body: { detail: { everything, sent, input: JSON.parse(sent) as unknown } },
  }),
  "a list that repeats everything": () => ({
    status: 422,
    body: { detail: [{ loc: ["body", password], msg: everything, input: password }] },
  }),
  "a page that repeats everything": () => ({
    status: 502,
    body: `<html><title>${everything}</title></html>`,
  }),
  "a text that repeats everything": () => ({ status: 500, body: everything }),
  "a success that is no JSON": () => ({ body: everything }),
  "a success of the wrong shape": () => ({ body: { config: everything } }),
  "a text that spells the password in other ways": () => ({ status: 500, body: spelt.join("\n") }),
  "JSON that spells the password in other ways": () => ({ status: 400, body: { detail: spelt.join(", ") } }),
  "a connection that breaks": (_request, response) => void response.destroy(),
  "a text that is cut within the secret": ({ body: sent }) => ({
    status: 400,
    body: { detail: "x".repeat(1000 - 20) + password + sent },
  }),
  "an answer that nests JSON in JSON": ({ body: sent }) => ({
    status: 400,
    body: { detail: JSON.stringify({ response: sent }) },
  }),
  "an answer that does not come in time": () => undefined,
};

describe("redact", () => {
  let api: ApiServer;
  let handler: Handler;
  beforeAll(async () => {
    api = await startApi(
      (request, response) => handler(request, response),
      () => ({ body: { accessToken: token, expiresIn: 60 } }),
    );
  });
  afterAll(() => api.close());

  it.each(Object.entries(handlers))("keeps secrets out of the error after %s", async (_name, given) => {
    handler = given;
    const client = api.client({ requestTimeoutMs: 500 });
    const error = await failureOf(client.createSource(body, { secrets: [password] }));
    const seen = inspect(error, { depth: null, showHidden: true }) + JSON.stringify(error);
    expect(seen).toContain("POST /sources");
    for (const secret of [
      "pass",
      "word of the test",
      "word%20of",
      "word+of",
      Buffer.from(password).toString("base64").slice(0, -2),
      credentials.secret,
      token,
      "hidden-word",
      "Bearer token",
    ]) {
      expect(seen).not.toContain(secret);
    }
  });

  it("keeps secrets out of the error after credentials are refused", async () => {
    const refusal: Reply = { status: 401, body: { detail: `no ${JSON.stringify(credentials)}` } };
    const other = await startApi(
      () => undefined,
      () => refusal,
    );
    const error = await failureOf(other.client().authenticate());
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain(credentials.secret);
    expect((error as Error).message).toContain("answered 401: no ");
    await other.close();
  });
});
