/**
 * Tests of everything in an API on which the client and the provider rely. The tests make a few webhook sources, which
 * connect to nothing, and delete them.
 */
import { readCatalogue } from "../../src/catalogue/index.ts";
import { catalogueFolder } from "../support/paths.ts";
import { eventually, Subject, type Api, type Reply } from "./api.ts";

/** The API to test, and the tests to skip. */
export interface Contract {
  readonly newApi: () => Promise<Api>;
  /** The titles of the tests that are skipped with this API, with the reason for each group of titles. */
  readonly skip?: readonly { readonly reason: string; readonly tests: readonly string[] }[];
}

const catalogue = readCatalogue(catalogueFolder);
const nowhere = "000000000000000000000000";
const id24 = /^[0-9a-f]{24}$/;

/** The body of an error whose text the API itself has written. */
const detailText = { detail: expect.any(String) };
/** The body with which FastAPI answers a request whose body or query does not fit. The body names `field`. */
const detailList = (field: string) => ({
  detail: expect.arrayContaining([
    { loc: expect.arrayContaining([field]), msg: expect.any(String), type: expect.any(String) },
  ]),
});

/** Declares the tests for one API. */
export function runContract(title: string, { newApi, skip = [] }: Contract): void {
  const reasons = new Map(skip.flatMap(({ reason, tests }) => tests.map((test) => [test, reason] as const)));
  const asked = new Set<string>();
  /** Declares a test with `it`, or with `it.skip` if `skip` has its title. */
  const ask = (name: string, body: () => Promise<void>): void => {
    asked.add(name);
    const reason = reasons.get(name);
    if (reason === undefined) it(name, body);
    else it.skip(`${name} (n/a: ${reason})`, body);
  };

  describe(title, () => {
    const name = `contract-${String(process.pid)}-${String(Date.now())}`;
    const webhook = { connector: "webhook", config: {}, created_from: "terraform" } as const;
    const made: string[] = [];
    let api: Subject;

    /** Makes a source. `afterAll` deletes it. */
    const create = async (more: object, query = "wait=false"): Promise<Reply> => {
      const reply = await api.call("POST", `/sources?${query}`, { ...webhook, ...more });
      if (typeof reply.body["id"] === "string") made.push(reply.body["id"]);
      return reply;
    };
    const idOf = ({ status, body }: Reply): string => {
      expect({ status, detail: body["detail"] }).toEqual({
        status: status === 201 ? 201 : 200,
        detail: undefined,
      });
      return String(body["id"]);
    };
    const byId = async (id: string, query = ""): Promise<Reply["body"] | undefined> => {
      const { body } = await api.call("GET", `/sources/${id}?${query}`);
      return (body["result"] as Reply["body"][] | undefined)?.[0];
    };

    beforeAll(async () => {
      api = new Subject(await newApi());
      await api.signIn();
    });
    afterAll(async () => {
      for (const id of made) await api.client.deleteSource(id);
      await api.close();
    });

    describe("POST /auth/access-token", () => {
      ask("answers a token and its lifetime in camelCase", async () => {
        expect(await api.signIn()).toMatchObject({
          status: 200,
          body: {
            accessToken: expect.any(String),
            refreshToken: expect.any(String),
            expires: expect.any(String),
            expiresIn: expect.any(Number),
          },
        });
      });

      ask("refuses wrong credentials", async () => {
        await expect(api.clientWith("not-the-secret").authenticate()).rejects.toMatchObject({
          kind: "unauthorised",
        });
      });

      ask("answers 401 with a text to a request without a token or with a wrong one", async () => {
        const unauthorised = { status: 401, body: detailText };
        expect(await api.call("GET", "/sources", undefined, "")).toMatchObject(unauthorised);
        expect(await api.call("GET", "/sources", undefined, "not-a-token")).toMatchObject(unauthorised);
      });

      ask("answers 422 with a list if the secret is missing", async () => {
        const reply = await api.call("POST", "/auth/access-token", { client_id: "someone" });
        expect(reply).toMatchObject({ status: 422, body: detailList("secret") });
      });
    });

    describe("a source", () => {
      let id = "";

      ask("is answered to its create without an envelope, with id, connector and created_from", async () => {
        const reply = await create({ name });
        id = idOf(reply);
        expect(reply.body).toMatchObject({ name, connector: "webhook", created_from: "terraform" });
        expect(id).toMatch(id24);
      });

      ask("has a created_timestamp by the API's clock, which every answer tells", async () => {
        const { headers } = await api.call("GET", `/sources/${id}`);
        const now = Date.parse(headers.get("Date") ?? "");
        const created = Date.parse(String((await byId(id))?.["created_timestamp"]));
        expect(Math.abs(now - created)).toBeLessThan(600_000);
        expect(headers.get("X-Request-Id") ?? "").not.toBe("");
      });

      ask("is answered to a GET by id in a list of one", async () => {
        const { status, body } = await api.call("GET", `/sources/${id}`);
        expect({ status, body }).toMatchObject({ status: 200, body: { result: [{ id, name }] } });
      });

      ask("is found by a part of its name", async () => {
        const { sources: listed } = await api.client.listSources({ partial_name: name.slice(0, -1) });
        expect(listed.map((source) => source.id)).toEqual([id]);
      });

      ask("is found although the query has unknown parameters", async () => {
        const listed = await api.list(`partial_name=${name}&name=another&surprise=1`);
        expect(listed.map((source) => source["id"])).toEqual([id]);
      });

      ask("keeps another source from having its name", async () => {
        await expect(api.client.createSource({ ...webhook, name })).rejects.toMatchObject({
          kind: "duplicate",
          mayHaveActed: false,
          detail: expect.stringContaining("already exists"),
        });
      });

      ask("keeps its id when it is renamed", async () => {
        const renamed = await api.client.updateSource(id, { ...webhook, name: `${name}-2` });
        expect(renamed).toMatchObject({ id, name: `${name}-2`, created_from: "terraform" });
      });

      ask("is paused and resumed by actions", async () => {
        for (const [action, desired] of [
          ["pause", "Paused"],
          ["resume", "Active"],
        ] as const) {
          const { status } = await api.change("POST", `/sources/${id}/actions/${action}`);
          expect(status).toBe(200);
          // The status changes only when the source is deployed. An answer may lack the desired state.
          const source = await eventually(
            () => byId(id),
            (found) => found?.["connector_status"] === desired,
          );
          expect(source?.["connector_status"]).toBe(desired);
          expect(source?.["desired_state"] ?? desired).toBe(desired);
        }
      });

      ask("refuses an unknown action", async () => {
        const { status, body } = await api.call("POST", `/sources/${id}/actions/celebrate`);
        expect([400, 404, 422]).toContain(status);
        expect(body).toMatchObject({ detail: expect.anything() });
      });

      ask("is no longer found after its deletion", async () => {
        expect(await api.client.deleteSource(id)).toBe(true);
        const found = await eventually(
          () => api.client.getSource(id),
          (source) => source === undefined,
        );
        expect(found).toBeUndefined();
        expect(await api.client.deleteSource(id)).toBe(false);
      });
    });

    describe("config of a source", () => {
      const config = {
        "topic.include.list.user.defined": "charge, customer",
        "camel.source.payload.router.include.event": false,
        "transforms.OversizedRecords.max.field.size.bytes": 2097152,
        "transforms.ValueToKey.fields.include.list": "",
        "camel.source.payload.router.stripe.signing.secret": "sample-value",
      };
      let id = "";
      let echo: Reply["body"] = {};

      ask("is answered in full, with numbers and booleans as such or as text", async () => {
        const reply = await create({ name: `${name}-config`, connector: "stripe_webhook", config });
        id = idOf(reply);
        echo = reply.body["config"] as Reply["body"];
        expect(String(echo["camel.source.payload.router.include.event"])).toBe("false");
        expect(String(echo["transforms.OversizedRecords.max.field.size.bytes"])).toBe("2097152");
        expect(String(echo["preserve.null.values"])).toBe("false");
      });

      ask("keeps a list as it was written", () => {
        expect(echo["topic.include.list.user.defined"]).toBe("charge, customer");
        return Promise.resolve();
      });

      ask("has null in place of an empty text", () => {
        expect(echo["transforms.ValueToKey.fields.include.list"] ?? null).toBeNull();
        return Promise.resolve();
      });

      ask("shows its secrets only if they are asked for", async () => {
        const secretIn = (source: Reply["body"] | undefined): unknown =>
          (source?.["config"] as Reply["body"])["camel.source.payload.router.stripe.signing.secret"];
        expect(secretIn(await byId(id, "secret_returned=true"))).toBe("sample-value");
        expect(secretIn(await byId(id))).not.toBe("sample-value");
        expect(secretIn(await byId(id, "secret_returned=false"))).not.toBe("sample-value");
      });

      ask("is replaced by a PUT, so that a key that is left out gets its default", async () => {
        const body = { name: `${name}-config`, connector: "stripe_webhook", config: {} };
        const reply = await api.change("PUT", `/sources/${id}?wait=false`, body);
        expect(idOf(reply)).toBe(id);
        const after = reply.body["config"] as Reply["body"];
        expect(String(after["camel.source.payload.router.include.event"])).toBe("true");
      });
    });

    describe("tags of a source", () => {
      let id = "";
      let tag = "";
      const tagsAfter = async (tags: readonly string[] | null | undefined): Promise<unknown> => {
        const body = { ...webhook, name: `${name}-tags`, ...(tags !== undefined && { tags }) };
        const { status } = await api.change("PUT", `/sources/${id}?wait=false`, body);
        expect(status).toBe(200);
        return (await byId(id))?.["tags"] ?? [];
      };

      ask("have a name and types", async () => {
        const { body } = await api.call("GET", "/tags");
        const [first] = body["tags"] as Reply["body"][];
        expect(first).toMatchObject({
          id: expect.any(String),
          name: expect.any(String),
          type: expect.any(Array),
        });
        tag = String(first?.["id"]);
      });

      ask("are set by a list, kept by null or by no field, and removed by an empty list", async () => {
        id = idOf(await create({ name: `${name}-tags` }));
        expect(await tagsAfter([tag])).toEqual([tag]);
        expect(await tagsAfter(null)).toEqual([tag]);
        expect(await tagsAfter(undefined)).toEqual([tag]);
        expect(await tagsAfter([])).toEqual([]);
      });
    });

    describe("GET /sources", () => {
      ask("answers pages from 1, the last of which is short", async () => {
        const ids: string[] = [];
        for (const number of [1, 2, 3])
          ids.push(idOf(await create({ name: `${name}-page-${String(number)}` })));
        const page = async (number: number): Promise<unknown[]> => {
          const listed = await api.list(`partial_name=${name}-page&page_size=2&page=${String(number)}`);
          return listed.map((source) => source["id"]);
        };
        const [first, second, third] = [await page(1), await page(2), await page(3)];
        expect([first.length, second.length, third.length]).toEqual([2, 1, 0]);
        expect([...first, ...second].sort()).toEqual(ids.sort());
      });

      ask("answers an envelope that names the page and its size", async () => {
        const { body } = await api.call("GET", `/sources?partial_name=${name}&page_size=2`);
        expect(body).toMatchObject({ page: 1, page_size: 2, total: expect.any(Number) });
      });

      ask("refuses a page size that is no number, with a list", async () => {
        const reply = await api.call("GET", "/sources?page_size=many");
        expect(reply).toMatchObject({ status: 422, body: detailList("page_size") });
      });

      ask("refuses a page size above a hundred", async () => {
        const reply = await api.call("GET", "/sources?page_size=101");
        expect(reply).toMatchObject({ status: 422, body: detailList("page_size") });
      });
    });

    describe("POST /sources with wait", () => {
      ask("answers before the deployment if wait is false, and after it if wait is true", async () => {
        const early = await create({ name: `${name}-early` });
        expect(idOf(early)).toMatch(id24);
        expect(early.body["connector_status"]).not.toBe("Active");
        const late = await create({ name: `${name}-late` }, "wait=true");
        expect(idOf(late)).toMatch(id24);
        expect(late.body["connector_status"]).toBe("Active");
      });
    });

    describe("a source that does not exist", () => {
      ask("is answered to a GET with an empty list or a 404", async () => {
        const { status, body } = await api.call("GET", `/sources/${nowhere}`);
        if (status === 404) expect(body).toMatchObject(detailText);
        else expect({ status, result: body["result"] }).toEqual({ status: 200, result: [] });
        expect(await api.client.getSource(nowhere)).toBeUndefined();
      });

      ask("is answered to a PUT and to a DELETE with a 404 and a text", async () => {
        const notFound = { status: 404, body: { detail: expect.stringMatching(/not found/i) } };
        const body = { ...webhook, name: `${name}-nowhere` };
        expect(await api.call("PUT", `/sources/${nowhere}?wait=false`, body)).toMatchObject(notFound);
        expect(await api.call("DELETE", `/sources/${nowhere}?wait=false`)).toMatchObject(notFound);
      });
    });

    describe("POST /sources with a body that does not fit", () => {
      ask("answers 422 with a list if a field is missing", async () => {
        const reply = await api.call("POST", "/sources?wait=false", { name: `${name}-bad` });
        expect(reply).toMatchObject({ status: 422, body: detailList("connector") });
      });

      ask("answers 400 or 422 with a text if there is no such connector", async () => {
        const reply = await create({ name: `${name}-bad`, connector: "no_such_connector" });
        expect([400, 422]).toContain(reply.status);
        expect(reply.body).toMatchObject(detailText);
      });
    });

    describe("GET /sources/connectors", () => {
      interface Definition {
        readonly connector: string;
        readonly config: readonly Record<string, unknown>[];
      }
      const definitions = async (query = ""): Promise<Definition[]> => {
        const { body } = await api.call("GET", `/sources/connectors${query}`);
        return Object.values(body) as Definition[];
      };

      ask("answers the settings of each connector", async () => {
        const webhooks = (await definitions()).find(({ connector }) => connector === "webhook");
        expect(webhooks?.config.length).toBeGreaterThan(0);
        for (const definition of webhooks?.config ?? []) {
          expect(definition).toMatchObject({ name: expect.any(String), required: expect.any(Boolean) });
        }
      });

      ask("answers only the connector whose code is in the query", async () => {
        const [only, ...more] = await definitions("?connector_code=webhook");
        expect([only?.connector, more]).toEqual(["webhook", []]);
      });

      ask("has every connector of the catalogue, with every setting that a user sets", async () => {
        const keys = new Map(
          (await definitions()).map(({ connector, config }) => [
            connector,
            new Set(config.map((definition) => definition["name"])),
          ]),
        );
        const missing = [...catalogue.values()].flatMap(({ code, settings }) =>
          settings
            .filter(({ readOnly, wire }) => readOnly !== true && keys.get(code)?.has(wire) !== true)
            .map(({ wire }) => `${code}: ${wire}`),
        );
        expect(missing).toEqual([]);
      });
    });

    it("skips only tests that exist", () => {
      expect([...reasons.keys()].filter((test) => !asked.has(test))).toEqual([]);
    });
  });
}
