import type { Catalogue, Connector } from "../catalogue/index.ts";
import type { Clock } from "./clock.ts";
import { HttpError } from "./http-error.ts";
import { queryBoolean } from "./query.ts";
import type { Quirks } from "./quirks.ts";
import type { ApiAnswer, ApiRequest, Route } from "./route.ts";
import { toSourceAnswer, type SourceAnswer } from "./source-answer.ts";
import { parseSourceBody } from "./source-body.ts";
import { listSources } from "./source-list.ts";
import type { Breakdown, SettledState, SourceRecord } from "./source-record.ts";
import type { SourceStore } from "./source-store.ts";
import { storeConfig } from "./stored-config.ts";

export interface SourceRoutesOptions {
  readonly catalogue: Catalogue;
  readonly store: SourceStore;
  readonly clock: Clock;
  readonly seed: number;
  readonly deployTimeMs: number;
  readonly quirks: Quirks;
  /** What is to befall a source that is yet to be created, by its name. */
  readonly breakdown: (name: string) => Breakdown | undefined;
  /** Aborts when the simulator closes: ends the calls that wait. */
  readonly stopping: AbortSignal;
}

/** POST, GET, PUT and DELETE of sources, and their actions. */
export class SourceRoutes {
  readonly #options: SourceRoutesOptions;
  #turn = 0;

  constructor(options: SourceRoutesOptions) {
    this.#options = options;
  }

  readonly routes: readonly Route[] = [
    { method: "GET", path: "/sources", handle: (request) => this.#list(request) },
    { method: "POST", path: "/sources", handle: (request) => this.#create(request) },
    { method: "GET", path: "/sources/{id}", handle: (request) => this.#read(request) },
    { method: "PUT", path: "/sources/{id}", handle: (request) => this.#update(request) },
    { method: "DELETE", path: "/sources/{id}", handle: (request) => this.#delete(request) },
    { method: "POST", path: "/sources/{id}/actions/{action}", handle: (request) => this.#act(request) },
  ];

  /** Only the token's service is listed. */
  #list({ query, tenancy }: ApiRequest): ApiAnswer {
    const { serviceId, tenantId } = tenancy;
    const own = this.#options.store
      .all()
      .filter((source) => source.tenancy.serviceId === serviceId && source.tenancy.tenantId === tenantId);
    return {
      body: listSources(
        own.map((source) => this.#answer(source, query)),
        query,
        this.#options.quirks.totals,
      ),
    };
  }

  /** A missing source is an empty list; or a 404, as some say. */
  #read({ params, query, tenancy }: ApiRequest): ApiAnswer {
    const { store, quirks } = this.#options;
    const id = params["id"] ?? "";
    const source = quirks.notFound === "404" ? store.demand(tenancy, id) : store.find(tenancy, id);
    const result = source ? [this.#answer(source, query)] : [];
    return { body: { total: result.length, page_size: 10, page: 1, result, has_next: false } };
  }

  async #create({ json, query, tenancy }: ApiRequest): Promise<ApiAnswer> {
    const body = parseSourceBody(json());
    const connector = this.#connector(body.connector);
    demandName(body.name);
    const now = this.#options.clock.now();
    const broken = this.#options.breakdown(body.name);
    const source: SourceRecord = {
      id: this.#options.store.nextId(),
      connector,
      tenancy,
      name: body.name,
      config: storeConfig(connector, body.config, this.#options.quirks.emptyStrings),
      tags: body.tags ?? [],
      kcClusterId: body.kcClusterId ?? null,
      createdFrom: body.createdFrom ?? "api",
      createdAt: now,
      desiredState: body.desiredState ?? "Active",
      change: { kind: "create", at: now },
      ...(broken && { broken }),
    };
    return this.#deploy(source, query, true);
  }

  /** The config is a full set: what is left out falls back to its default. */
  async #update({ json, params, query, tenancy }: ApiRequest): Promise<ApiAnswer> {
    const { quirks } = this.#options;
    const body = parseSourceBody(json());
    const source = this.#demandLive({ params, tenancy });
    const desiredState = quirks.putIgnoresDesiredState === true ? undefined : body.desiredState;
    demandName(body.name);
    if (body.connector !== source.connector.code) {
      throw new HttpError(
        422,
        `Connector of source '${source.id}' is '${source.connector.code}' and cannot be changed`,
      );
    }
    return this.#deploy(
      {
        ...source,
        name: body.name,
        config: storeConfig(source.connector, body.config, quirks.emptyStrings),
        tags: body.tags ?? source.tags,
        kcClusterId: body.kcClusterId ?? source.kcClusterId,
        desiredState: desiredState ?? source.desiredState,
        change: { kind: "update", at: this.#options.clock.now() },
      },
      query,
    );
  }

  #delete({ params, query, tenancy }: ApiRequest): ApiAnswer {
    const { store } = this.#options;
    return { body: this.#answer(store.delete(store.demand(tenancy, params["id"] ?? "")), query) };
  }

  #act({ params, query, tenancy }: ApiRequest): ApiAnswer {
    const source = this.#demandLive({ params, tenancy });
    const action = actions.get(params["action"] ?? "");
    if (!action) throw new HttpError(404, "Not Found");
    const change = { kind: "update", at: this.#options.clock.now() } as const;
    const changed = { ...source, desiredState: action(source.desiredState), change };
    this.#options.store.save(changed);
    return { body: this.#answer(changed, query) };
  }

  /** With wait=true, the API's default, the call blocks until the source is deployed. */
  async #deploy(source: SourceRecord, query: URLSearchParams, first = false): Promise<ApiAnswer> {
    const wait = queryBoolean(query, "wait", true);
    queryBoolean(query, "secret_returned", false);
    this.#options.store.save(source);
    if (wait) await this.#options.clock.sleep(this.#options.deployTimeMs, this.#options.stopping);
    return { body: this.#answer(source, query, first) };
  }

  #answer(source: SourceRecord, query: URLSearchParams, first = false): SourceAnswer {
    const { clock, deployTimeMs, seed, quirks } = this.#options;
    const shown = quirks.secrets ?? "clear";
    const hidden = shown === "masked" ? "masked" : "null";
    const secrets = queryBoolean(query, "secret_returned", false) ? shown : hidden;
    this.#turn += 1;
    const turn = this.#turn;
    return toSourceAnswer(source, { seed, deployTimeMs, quirks, turn, first, secrets, now: clock.now() });
  }

  #connector(code: string): Connector {
    const connector = this.#options.catalogue.get(code);
    if (!connector) throw new HttpError(400, `Connector '${code}' is not supported`);
    return connector;
  }

  #demandLive({ params, tenancy }: Pick<ApiRequest, "params" | "tenancy">): SourceRecord {
    const source = this.#options.store.demand(tenancy, params["id"] ?? "");
    if (source.deletedAt !== undefined) throw new HttpError(404, `Source '${source.id}' not found`);
    return source;
  }
}

const actions = new Map<string, (desired: SettledState) => SettledState>([
  ["pause", () => "Paused"],
  ["resume", () => "Active"],
  ["stop", () => "Stopped"],
  ["restart", (desired) => desired],
]);

function demandName(name: string): void {
  if (name.trim() === "") throw new HttpError(422, "Source name must not be empty");
}
