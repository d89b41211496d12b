import { startApi, type ApiServer, type Handler } from "../api-server.ts";

let api: ApiServer;
let handler: Handler;
beforeEach(async () => {
  api = await startApi((request, response) => handler(request, response));
});
afterEach(() => api.close());

describe("listTags", () => {
  it("reads the tags", async () => {
    handler = () => ({ body: { tags: [{ id: "t1", name: "prod", type: ["sources"], system: false }] } });
    expect(await api.client().listTags()).toEqual([
      { id: "t1", name: "prod", description: null, type: ["sources"], system: false, custom: null },
    ]);
  });
});
