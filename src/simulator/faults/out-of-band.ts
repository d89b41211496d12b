import type { Catalogue } from "../../catalogue/index.ts";
import { brokenTrace } from "./broken-trace.ts";
import type { SimulatorClock } from "../clock.ts";
import { HttpError, type Tenancy } from "../http/index.ts";
import type { Quirks } from "../quirks.ts";
import { present } from "../present.ts";
import {
  type SettingValue,
  type SettledState,
  type SourceRecord,
  type SourceStore,
  storeConfig,
  type StuckStatus,
} from "../records/index.ts";

/** A change as by another client; what is left out stays. */
export interface SourceChange {
  readonly name?: string;
  /** By wire key; null: left out, so that it falls back to its default. */
  readonly config?: Readonly<Record<string, SettingValue>>;
  readonly tags?: readonly string[];
  readonly desiredState?: SettledState;
  /** Moves it to another Kafka Connect cluster. */
  readonly kcClusterId?: string;
  readonly createdFrom?: SourceRecord["createdFrom"];
  /** Milliseconds since 1970. */
  readonly createdAt?: number;
  /** Makes its connector fail, now; null mends it. Without a trace it is an unreachable host. */
  readonly broken?: { readonly trace?: string } | null;
  /** Where it stays, whatever is desired of it; null lets it go on. */
  readonly status?: StuckStatus | null;
  /** Makes its connector fail so long after its next update. */
  readonly breakOnUpdate?: { readonly trace?: string; readonly afterMs: number };
  /** Fields that every answer of the API has in the place of its own: `{"tags": [1]}`. */
  readonly answer?: Readonly<Record<string, unknown>>;
  /** Removes it at once. */
  readonly deleted?: boolean;
}

/** A source that somebody else made. */
export interface OtherSource {
  readonly name: string;
  /** Type code of the connector. */
  readonly connector: string;
  readonly config?: Readonly<Record<string, SettingValue>>;
  readonly tags?: readonly string[];
  /** @default "web" */
  readonly createdFrom?: SourceRecord["createdFrom"];
  /** Milliseconds since 1970. @default now */
  readonly createdAt?: number;
  /** @default the simulator's own */
  readonly tenantId?: string;
  /** @default the simulator's own */
  readonly serviceId?: string;
}

/** What will befall a source that is not made yet. */
export interface PlannedBreakdown {
  /** It stays in this one and is never deployed. @default it is deployed, and Broken then */
  readonly status?: StuckStatus;
  /** Why it is Broken, as Kafka Connect says it. @default an unreachable host */
  readonly trace?: string;
  /** Milliseconds after its creation. @default 0 */
  readonly breakAfterMs?: number;
  /** Milliseconds after its creation. @default for ever */
  readonly recoverAfterMs?: number;
}

export interface OutOfBandOptions {
  readonly catalogue: Catalogue;
  readonly store: SourceStore;
  readonly clock: SimulatorClock;
  readonly tenancy: Tenancy;
  readonly quirks: Quirks;
}

/** What happens to sources without a call of the API. */
export class OutOfBand {
  readonly #options: OutOfBandOptions;
  readonly #breakdowns = new Map<string, PlannedBreakdown>();

  constructor(options: OutOfBandOptions) {
    this.#options = options;
  }

  /** @throws HttpError where there is no source of the id, or the change is one that the API refuses */
  change(id: string, change: SourceChange): void {
    const { store, clock, quirks } = this.#options;
    const source = store.all().find((candidate) => candidate.id === id);
    if (source === undefined) throw new HttpError(404, `There is no source ${id}`);
    if (change.deleted === true) {
      store.remove(id);
      return;
    }
    const { name, config, tags, desiredState, kcClusterId, createdFrom, createdAt, broken, status } = change;
    const { breakOnUpdate, answer: oddities } = change;
    const merged = new Map<string, SettingValue>([...source.config, ...Object.entries(config ?? {})]);
    const { broken: wasBroken, stuck: wasStuck, ...rest } = source;
    const breaks = broken === undefined ? wasBroken : (broken ?? undefined);
    const stuck = status === undefined ? wasStuck : (status ?? undefined);
    store.save({
      ...rest,
      ...present({ name, tags, desiredState, kcClusterId, createdFrom, createdAt, stuck }),
      ...(config !== undefined && {
        config: storeConfig(source.connector, merged, quirks.emptyStrings),
        change: { kind: "update", at: clock.now() },
        updates: source.updates + 1,
      }),
      ...(breaks && { broken: { trace: brokenTrace, ...breaks } }),
      ...(breakOnUpdate && { breaksOnUpdate: { trace: brokenTrace, ...breakOnUpdate } }),
      ...present({ oddities }),
    });
  }

  /** @returns its id; @throws HttpError where the API would refuse it */
  add(source: OtherSource): string {
    const { catalogue, store, clock, tenancy, quirks } = this.#options;
    const connector = catalogue.get(source.connector);
    if (connector === undefined) throw new HttpError(422, `There is no connector ${source.connector}`);
    const id = store.nextId();
    const { createdAt = clock.now() } = source;
    store.save({
      id,
      connector,
      tenancy: {
        ...tenancy,
        ...present({ tenantId: source.tenantId, serviceId: source.serviceId }),
      },
      name: source.name,
      config: storeConfig(connector, new Map(Object.entries(source.config ?? {})), quirks.emptyStrings),
      tags: source.tags ?? [],
      kcClusterId: null,
      createdFrom: source.createdFrom ?? "web",
      createdAt,
      desiredState: "Active",
      change: { kind: "create", at: createdAt },
      updates: 0,
    });
    return id;
  }

  /** The next source of this name will be Broken once it is deployed, or stay in a status. */
  breakNext(name: string, breakdown: PlannedBreakdown): void {
    this.#breakdowns.set(name, breakdown);
  }

  /** What awaits a source that is being created; asked once. */
  takeBreakdown(name: string): Pick<SourceRecord, "broken" | "stuck"> {
    const planned = this.#breakdowns.get(name);
    if (planned === undefined) return {};
    this.#breakdowns.delete(name);
    const { status, trace = brokenTrace, breakAfterMs, recoverAfterMs } = planned;
    if (status !== undefined) return { stuck: status };
    const now = this.#options.clock.now();
    const later = (ms: number | undefined): number | undefined => (ms === undefined ? undefined : now + ms);
    return { broken: { trace, ...present({ from: later(breakAfterMs), until: later(recoverAfterMs) }) } };
  }
}
