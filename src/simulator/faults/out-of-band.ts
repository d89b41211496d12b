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

/** A change of a source as another client would make it. A field that is left out keeps its value. */
export interface SourceChange {
  readonly name?: string;
  /** Values by wire key. Null stands for a key that is not sent, so that its default is stored. */
  readonly config?: Readonly<Record<string, SettingValue>>;
  readonly tags?: readonly string[];
  readonly desiredState?: SettledState;
  /** Moves the source to another Kafka Connect cluster. */
  readonly kcClusterId?: string;
  readonly createdFrom?: SourceRecord["createdFrom"];
  /** Milliseconds since 1970. */
  readonly createdAt?: number;
  /**
   * Makes the connector fail, `afterMs` milliseconds from now, for `forMs` milliseconds. Null makes it run again.
   * Without a trace, it fails at a host that is not reachable.
   *
   * @default afterMs is 0, and forMs has no end
   */
  readonly broken?: { readonly trace?: string; readonly afterMs?: number; readonly forMs?: number } | null;
  /** The status in which the source stays, whatever its desired state. Null lets it come to rest. */
  readonly status?: StuckStatus | null;
  /** Makes the connector fail `afterMs` milliseconds after the next update. */
  readonly breakOnUpdate?: { readonly trace?: string; readonly afterMs: number };
  /** Fields that replace those of every answer, such as `{"tags": [1]}`. */
  readonly answer?: Readonly<Record<string, unknown>>;
  /** Removes the source at once. */
  readonly deleted?: boolean;
  /** How long the source can still be found after its deletion, in milliseconds. @default as the simulator's option says */
  readonly deleteTimeMs?: number;
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

/** How a source that will be created goes wrong. */
export interface PlannedBreakdown {
  /** The status in which the source stays, so that it is never deployed. @default it is deployed, and becomes Broken */
  readonly status?: StuckStatus;
  /** Why it is Broken, in the words of Kafka Connect. @default a host that is not reachable */
  readonly trace?: string;
  /** When it becomes Broken, in milliseconds after its creation. @default when it is deployed */
  readonly breakAfterMs?: number;
  /** When it runs again, in milliseconds after its creation. @default never */
  readonly recoverAfterMs?: number;
}

/** What changes without a call of the API need. */
export interface OutOfBandOptions {
  readonly catalogue: Catalogue;
  readonly store: SourceStore;
  readonly clock: SimulatorClock;
  /** The owner of an added source, unless it names another. */
  readonly tenancy: Tenancy;
  readonly quirks: Quirks;
}

/** Changes sources without a call of the API. */
export class OutOfBand {
  readonly #options: OutOfBandOptions;
  readonly #breakdowns = new Map<string, PlannedBreakdown>();

  constructor(options: OutOfBandOptions) {
    this.#options = options;
  }

  /** Changes a source. @throws HttpError if there is no source of this id, or if the API would refuse the change */
  change(id: string, change: SourceChange): void {
    const { store, clock, quirks } = this.#options;
    const source = store.all().find((candidate) => candidate.id === id);
    if (source === undefined) throw new HttpError(404, `There is no source ${id}`);
    if (change.deleted === true) {
      store.remove(id);
      return;
    }
    const { name, config, tags, desiredState, kcClusterId, createdFrom, createdAt, broken, status } = change;
    const { breakOnUpdate, answer: oddities, deleteTimeMs } = change;
    const merged = new Map<string, SettingValue>([...source.config, ...Object.entries(config ?? {})]);
    const { broken: wasBroken, stuck: wasStuck, ...rest } = source;
    const breaks = broken === undefined ? wasBroken : breakdownFrom(broken, clock.now());
    const stuck = status === undefined ? wasStuck : (status ?? undefined);
    store.save({
      ...rest,
      ...present({ name, tags, desiredState, kcClusterId, createdFrom, createdAt, stuck }),
      ...(config !== undefined && {
        config: storeConfig(source.connector, merged, quirks.emptyStrings),
        change: { kind: "update", at: clock.now() },
        updates: source.updates + 1,
      }),
      ...present({ broken: breaks, deleteTimeMs }),
      ...(breakOnUpdate && { breaksOnUpdate: { trace: brokenTrace, ...breakOnUpdate } }),
      ...present({ oddities }),
    });
  }

  /** Adds a source. @returns the id of the source @throws HttpError if the API would refuse it */
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

  /** Makes the next source that is created with this name become Broken, or stay in a status. */
  breakNext(name: string, breakdown: PlannedBreakdown): void {
    this.#breakdowns.set(name, breakdown);
  }

  /** What was planned for a source that is being created. The plan is used up by this. */
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

/** The breakdown of a change. Undefined if the change mends the source. */
function breakdownFrom(
  broken: NonNullable<SourceChange["broken"]> | null,
  now: number,
): SourceRecord["broken"] {
  if (broken === null) return undefined;
  const { trace = brokenTrace, afterMs = 0, forMs } = broken;
  const from = now + afterMs;
  return { trace, ...present({ from, until: forMs === undefined ? undefined : from + forMs }) };
}
