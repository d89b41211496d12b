import { Api } from "../api.ts";

describe("Authority", () => {
  let api: Api;
  beforeEach(async () => {
    api = await Api.start({ tokenLifetimeMs: 60_000 });
  });
  afterEach(() => api.simulator.close());

  it("answers credentials with a token, in camelCase", async () => {
    expect(await api.signIn()).toMatchObject({
      status: 200,
      body: {
        accessToken: expect.any(String),
        refreshToken: expect.any(String),
        expires: "2026-11-20T09:16:00.000Z",
        expiresIn: 60,
      },
    });
  });

  it.each([
    ["a wrong secret", { client_id: "simulator-client-1", secret: "other" }],
    ["a wrong client id", { client_id: "other", secret: "simulator-secret-1" }],
  ])("refuses %s", async (_name, body) => {
    expect(await api.post("/auth/access-token", body)).toMatchObject({
      status: 401,
      body: { detail: "Invalid client credentials" },
    });
  });

  it("says which fields of the credentials are missing", async () => {
    expect(await api.post("/auth/access-token", { client_id: "x" })).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ["body", "secret"], msg: "Field required", type: "missing" }] },
    });
  });

  it.each([
    ["no token", {}, "Not authenticated"],
    ["a token of another scheme", { Authorization: "Basic abc" }, "Not authenticated"],
    ["an unknown token", { Authorization: "Bearer abc" }, "Invalid access token"],
  ])("refuses a request with %s", async (_name, headers: Record<string, string>, detail) => {
    api.headers = headers;
    expect(await api.get("/sources")).toMatchObject({ status: 401, body: { detail } });
  });

  it("refuses a token that has expired", async () => {
    api.clock.advance(60_000);
    expect(await api.get("/sources")).toMatchObject({
      status: 401,
      body: { detail: "Access token has expired" },
    });
  });

  it("takes a refresh token once", async () => {
    const { body } = await api.signIn();
    api.clock.advance(60_000);
    const renew = { refresh_token: body["refreshToken"] as string };
    const renewed = await api.post("/auth/access-token/refresh", renew);
    api.headers = { Authorization: `Bearer ${String(renewed.body["accessToken"])}` };
    expect(await api.get("/sources")).toMatchObject({ status: 200 });
    expect(await api.post("/auth/access-token/refresh", renew)).toMatchObject({ status: 401 });
  });

  it("gives the same credentials and ids for the same seed, and others for another seed", async () => {
    const [same, other] = await Promise.all([Api.start(), Api.start({ seed: 2 })]);
    const ids = await Promise.all(
      [api, same, other].map(async (each) => (await each.create()).body["id"] as string),
    );
    expect(same.simulator.clientId).toBe(api.simulator.clientId);
    expect(other.simulator.clientId).not.toBe(api.simulator.clientId);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
    await Promise.all([same.simulator.close(), other.simulator.close()]);
  });
});
