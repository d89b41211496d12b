import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Setting } from "../../../src/catalogue/index.ts";
import { catalogue } from "../../catalogue/connectors.ts";
import { Api } from "../api.ts";

interface Example {
  readonly request: {
    readonly path: string;
    readonly query: Readonly<Record<string, string>>;
    readonly body: { readonly connector: string; readonly config: Readonly<Record<string, unknown>> };
  };
  readonly response: {
    readonly status: number;
    readonly body: { readonly id: string; readonly config: Readonly<Record<string, unknown>> } & Record<
      string,
      unknown
    >;
  };
}

const folder = join(__dirname, "../../fixtures/json-examples");
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));

describe("POST /sources of the collected exchanges", () => {
  let api: Api;
  beforeAll(async () => {
    api = await Api.start();
  });
  afterAll(() => api.simulator.close());

  it.each(files)("accepts the request of %s and answers like the API", async (file) => {
    const { request, response } = JSON.parse(readFileSync(join(folder, file), "utf8")) as Example;
    const query = new URLSearchParams(request.query).toString();
    const known = { ...request.body, config: withoutDropped(request.body.config) };
    const { status, body } = await api.post(`${request.path}?${query}`, known);

    expect({ status, detail: body["detail"] }).toEqual({
      status: response.status,
      detail: undefined,
    });
    expect(
      comparable(request.body.connector, body["config"] as Example["response"]["body"]["config"]),
    ).toEqual(comparable(request.body.connector, response.body.config));
    const { name, connector, connector_display_name, topics, topic_map, tags } = response.body;
    expect(body).toMatchObject({ name, connector, connector_display_name, topics, topic_map });
    expect(body["tags"]).toEqual(tags);
    expect(body["topic_ids"]).toEqual(
      (topics as string[]).map((topic) => `source_${String(body["id"])}.${topic}`),
    );
    expect(Object.keys(body)).toEqual(expect.arrayContaining(Object.keys(response.body)));
  });
});

/** The config without the keys that the API has dropped since. */
function withoutDropped(config: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const dropped = ["streamkap.snapshot.custom.table.config.user.defined", "post.processors"];
  return Object.fromEntries(Object.entries(config).filter(([key]) => !dropped.includes(key)));
}

/**
 * The config in one form where the API is known to answer in two: a boolean as such or as text, and an empty default as
 * an empty text or null. Of the platform's values, only whether there is one is compared. Settings that are newer than
 * the exchanges are left out.
 */
function comparable(code: string, config: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const settings = catalogue.get(code)?.settings ?? [];
  const isOld = (setting: Setting): boolean =>
    setting.absentIsDefault !== true && setting.formerDefault === undefined;
  return Object.fromEntries(
    settings.filter(isOld).map(({ wire, readOnly }) => {
      const value = config[wire] ?? null;
      if (readOnly) return [wire, value !== null];
      if (value === "") return [wire, null];
      return [wire, typeof value === "boolean" ? String(value) : value];
    }),
  );
}
