/**
 * What the client relies on, asked of the API: of the simulator, and of the real one where its
 * credentials are in the environment. It makes one webhook source, which connects to nothing, and
 * deletes it.
 */
import { readCatalogue } from "../../src/catalogue/index.ts";
import { startSimulator } from "../../src/simulator/index.ts";
import {
  createStreamkapClient,
  type NewSourceBody,
  type StreamkapClient,
} from "../../src/streamkap/index.ts";
import { catalogueFolder } from "../support/paths.ts";

interface Api {
  readonly host: string;
  readonly clientId: string;
  readonly secret: string;
  readonly close: () => Promise<void>;
}

const { STREAMKAP_CLIENT_ID: clientId, STREAMKAP_SECRET: secret, STREAMKAP_HOST: host } = process.env;

const simulated = async (): Promise<Api> => {
  const simulator = await startSimulator({ catalogue: readCatalogue(catalogueFolder), deployTimeMs: 50 });
  return {
    host: simulator.url,
    clientId: simulator.clientId,
    secret: simulator.secret,
    close: simulator.close,
  };
};
const real = (id: string, password: string): Promise<Api> =>
  Promise.resolve({
    host: host ?? "https://api.streamkap.com",
    clientId: id,
    secret: password,
    close: () => Promise.resolve(),
  });

const apis: [string, () => Promise<Api>][] = [["the simulator", simulated]];
if (clientId !== undefined && secret !== undefined) {
  apis.push(["the API of the environment", () => real(clientId, secret)]);
}

describe.each(apis)("%s", (_name, open) => {
  const name = `contract-${String(process.pid)}-${String(Date.now())}`;
  const body: NewSourceBody = { name, connector: "webhook", config: {}, created_from: "terraform" };
  let api: Api;
  let client: StreamkapClient;
  let id = "";

  beforeAll(async () => {
    api = await open();
    client = createStreamkapClient({ ...api, userAgent: "contract-test" });
  });
  afterAll(async () => {
    if (id !== "") await client.deleteSource(id);
    await api.close();
  });

  it("refuses wrong credentials", async () => {
    const stranger = createStreamkapClient({ ...api, secret: "not-the-secret", userAgent: "contract-test" });
    await expect(stranger.authenticate()).rejects.toMatchObject({ kind: "unauthorised" });
  });

  it("creates a source and answers its id, its connector and where it came from", async () => {
    const created = await client.createSource(body);
    id = created.id;
    expect(created).toMatchObject({ name, connector: "webhook", created_from: "terraform" });
    expect(id).toMatch(/^[0-9a-f]{24}$/);
  });

  it("has the source by its id, and in the list by a part of its name", async () => {
    expect(await client.getSource(id)).toMatchObject({ id, name });
    const listed = await client.listSources({ partial_name: name.slice(0, -1) });
    expect(listed.map((source) => source.id)).toEqual([id]);
  });

  it("refuses a second source of the name", async () => {
    await expect(client.createSource(body)).rejects.toMatchObject({
      kind: "conflict",
      mayHaveActed: false,
      detail: expect.stringContaining("already exists"),
    });
  });

  it("renames in place", async () => {
    const { created_from: _, ...update } = body;
    expect(await client.updateSource(id, { ...update, name: `${name}-2` })).toMatchObject({
      id,
      name: `${name}-2`,
    });
  });

  it("has nothing under an id that never was", async () => {
    expect(await client.getSource("000000000000000000000000")).toBeUndefined();
  });

  it("deletes, and then has it no more", async () => {
    expect(await client.deleteSource(id)).toBe(true);
    const deadline = Date.now() + 180_000;
    while ((await client.getSource(id)) !== undefined && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    expect(await client.getSource(id)).toBeUndefined();
  }, 200_000);
});
