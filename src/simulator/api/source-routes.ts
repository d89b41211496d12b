import type { Catalogue, Connector } from "../../catalogue/index.ts";
import type { SimulatorClock } from "../clock.ts";
import {
  type AnyAnswer,
  type ApiAnswer,
  type RouteRequest,
  HttpError,
  knownAnswers,
  queryBoolean,
  type Route,
} from "../http/index.ts";
import type { Quirks } from "../quirks.ts";
import type { SourceAnswers } from "./source-answers.ts";
import { parseSourceBody } from "./source-body.ts";
import { listSources } from "./source-list.ts";
import { type SettledState, type SourceRecord, type SourceStore, storeConfig } from "../records/index.ts";

/** What the routes of sources need. Times are in milliseconds. */
export interface SourceRoutesOptions {
  readonly catalogue: Catalogue;
  readonly store: SourceStore;
  readonly clock: SimulatorClock;
  readonly deployTimeMs: number;
  /** How long the gateway before the API waits for an answer. */
  readonly gatewayTimeoutMs: number;
  readonly quirks: Quirks;
  readonly answers: SourceAnswers;
  /** What was planned to go wrong with a source of this name that is being created. */
  readonly breakdown: (name: string) => Pick<SourceRecord, "broken" | "stuck">;
  /** Aborts when the simulator closes, and ends the calls that wait. */
  readonly stopping: AbortSignal;
}

/** POST, GET, PUT and DELETE of sources, and their actions. */
export class SourceRoutes {
  readonly #options: SourceRoutesOptions;

  constructor(options: SourceRoutesOptions) {
    this.#options = options;
  }

  readonly routes: readonly Route[] = [
    { method: "GET", path: "/sources", handle: (request) => this.#list(request) },
    { method: "POST", path: "/sources", handle: (request) => this.#create(request) },
    { method: "GET", path: "/sources/{id}", handle: (request) => this.#read(request) },
    { method: "PUT", path: "/sources/{id}", handle: (request) => this.#update(request) },
    { method: "DELETE", path: "/sources/{id}", handle: (request) => this.#delete(request) },
    { method: "POST", path: "/sources/{id}/deploy", handle: (request) => this.#act(request, keep) },
    {
      method: "POST",
      path: "/sources/{id}/actions/{action}",
      handle: (request) => this.#act(request, actions.get(request.params["action"] ?? "")),
    },
  ];

  /** GET /sources: the sources of the token's service. */
  #list({ query, tenancy }: RouteRequest): ApiAnswer {
    const { store, answers, quirks } = this.#options;
    const { serviceId, tenantId } = tenancy;
    const own = store
      .all()
      .filter((source) => source.tenancy.serviceId === serviceId && source.tenancy.tenantId === tenantId)
      .map((source) => answers.answer(source, query, { odd: false }));
    const list = listSources(own, query, quirks.totals);
    // The filters apply to the sources as they are. The oddities replace fields of the answer after that.
    const oddities = new Map(store.all().map((source) => [source.id, source.oddities]));
    return {
      body: { ...list, result: list.result.map((entry) => ({ ...entry, ...oddities.get(entry.id) })) },
    };
  }

  /** GET /sources/{id}: a list of one source. For a missing source it is empty, or the answer is 404, by the quirk. */
  #read({ params, query, tenancy }: RouteRequest): ApiAnswer {
    const { store, answers, quirks } = this.#options;
    const id = params["id"] ?? "";
    const source = quirks.notFound === "404" ? store.demand(tenancy, id) : store.find(tenancy, id);
    const result = source ? [answers.answer(source, query)] : [];
    return { body: { total: result.length, page_size: 10, page: 1, result, has_next: false } };
  }

  async #create({ json, query, tenancy }: RouteRequest): Promise<AnyAnswer> {
    const { store, clock, quirks, breakdown } = this.#options;
    const body = parseSourceBody(json());
    const connector = this.#connector(body.connector);
    demandName(body.name);
    const wait = demandQuery(query);
    const now = clock.now();
    const source: SourceRecord = {
      id: store.nextId(),
      connector,
      tenancy,
      name: body.name,
      config: storeConfig(connector, body.config, quirks.emptyStrings),
      tags: body.tags ?? [],
      kcClusterId: body.kcClusterId ?? null,
      createdFrom: body.createdFrom ?? "api",
      createdAt: now,
      desiredState: body.desiredState ?? "Active",
      change: { kind: "create", at: now },
      updates: 0,
    };
    // The first save throws if the name is taken. Then no source is made, and the planned breakdown is not used up.
    store.save(source);
    store.save({ ...source, ...breakdown(body.name) });
    const status = quirks.createStatus === "201" ? 201 : 200;
    return this.#deployed(source.id, { query, tenancy }, wait, { status, first: true });
  }

  /** PUT /sources/{id}. The config replaces the stored one: a key that is left out gets its default. */
  async #update({ json, params, query, tenancy }: RouteRequest): Promise<AnyAnswer> {
    const { store, quirks } = this.#options;
    const body = parseSourceBody(json());
    const source = this.#demandLive({ params, tenancy });
    const desiredState = quirks.putIgnoresDesiredState === true ? undefined : body.desiredState;
    demandName(body.name);
    const wait = demandQuery(query);
    if (body.connector !== source.connector.code) {
      throw new HttpError(
        422,
        `Connector of source '${source.id}' is '${source.connector.code}' and cannot be changed`,
      );
    }
    if (this.#isBusy(source)) return { instead: knownAnswers["kafka-connect-conflict"] };
    const { breaksOnUpdate: breaks, ...before } = source;
    const broken = breaks && { trace: breaks.trace, from: this.#options.clock.now() + breaks.afterMs };
    store.save({
      ...before,
      ...(broken && { broken }),
      name: body.name,
      config: storeConfig(source.connector, body.config, quirks.emptyStrings),
      tags: body.tags ?? source.tags,
      kcClusterId: body.kcClusterId ?? source.kcClusterId,
      desiredState: desiredState ?? source.desiredState,
      change: this.#changed(),
      updates: source.updates + 1,
    });
    return this.#deployed(source.id, { query, tenancy }, wait);
  }

  #delete({ params, query, tenancy }: RouteRequest): AnyAnswer {
    const { store, answers, quirks } = this.#options;
    const body = answers.answer(store.delete(store.demand(tenancy, params["id"] ?? "")), query);
    if (quirks.deleteAnswer === "empty") return { instead: { status: 200 } };
    return quirks.deleteAnswer === "204" ? { instead: { status: 204 } } : { body };
  }

  #act(
    { params, query, tenancy }: RouteRequest,
    action: ((desired: SettledState) => SettledState) | undefined,
  ): AnyAnswer {
    const { store, answers } = this.#options;
    const source = this.#demandLive({ params, tenancy });
    if (!action) throw new HttpError(404, "Not Found");
    if (this.#isBusy(source)) return { instead: knownAnswers["kafka-connect-conflict"] };
    const desiredState = action(source.desiredState);
    const changed = { ...source, desiredState, change: this.#changed() };
    store.save(changed);
    return { body: answers.answer(changed, query, { now: changed.change.at }) };
  }

  /** Answers POST and PUT. With wait=true, which is the API's default, the call waits until the source is deployed. */
  async #deployed(
    id: string,
    { query, tenancy }: Pick<RouteRequest, "query" | "tenancy">,
    wait: boolean,
    { status = 200, first = false } = {},
  ): Promise<AnyAnswer> {
    const { store, clock, answers, deployTimeMs, gatewayTimeoutMs, stopping } = this.#options;
    if (wait) await clock.sleep(Math.min(deployTimeMs, gatewayTimeoutMs), stopping);
    // The gateway gives up waiting, and the deployment goes on.
    if (wait && gatewayTimeoutMs < deployTimeMs) return { instead: knownAnswers["gateway-timeout"] };
    const source = store.demand(tenancy, id);
    // Without waiting, the answer shows the source as of the change, however long this process has taken since.
    return {
      status,
      body: answers.answer(source, query, { first, ...(!wait && { now: source.change.at }) }),
    };
  }

  #changed(): SourceRecord["change"] {
    return { kind: "update", at: this.#options.clock.now() };
  }

  #isBusy({ change }: SourceRecord): boolean {
    const { clock, deployTimeMs, quirks } = this.#options;
    return quirks.concurrentUpdates === "refused" && clock.now() < change.at + deployTimeMs;
  }

  #connector(code: string): Connector {
    const connector = this.#options.catalogue.get(code);
    if (!connector) throw new HttpError(400, `Connector '${code}' is not supported`);
    return connector;
  }

  #demandLive({ params, tenancy }: Pick<RouteRequest, "params" | "tenancy">): SourceRecord {
    const source = this.#options.store.demand(tenancy, params["id"] ?? "");
    if (source.deletedAt !== undefined) throw new HttpError(404, `Source '${source.id}' not found`);
    return source;
  }
}

const keep = (desired: SettledState): SettledState => desired;
const actions = new Map<string, (desired: SettledState) => SettledState>([
  ["pause", () => "Paused"],
  ["resume", () => "Active"],
  ["stop", () => "Stopped"],
  ["restart", keep],
]);

/**
 * Checks the parameters of a change before anything is saved.
 *
 * @returns whether to wait for the deployment
 * @throws HttpError 422 if a parameter is no boolean
 */
function demandQuery(query: URLSearchParams): boolean {
  queryBoolean(query, "secret_returned", false);
  return queryBoolean(query, "wait", true);
}

function demandName(name: string): void {
  if (name.trim() === "") throw new HttpError(422, "Source name must not be empty");
}
