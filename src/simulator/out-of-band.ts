import type { Catalogue } from "../catalogue/index.ts";
import type { Clock } from "./clock.ts";
import type { ConfigValue } from "./setting-value.ts";
import type { Breakdown, SettledState, SourceRecord } from "./source-record.ts";
import type { SourceStore } from "./source-store.ts";
import { storeConfig } from "./stored-config.ts";
import type { Tenancy } from "./tenancy.ts";

/** A change as by another client; what is left out stays. */
export interface SourceChange {
  readonly name?: string;
  /** By wire key; null: left out, so that it falls back to its default. */
  readonly config?: Readonly<Record<string, ConfigValue>>;
  readonly tags?: readonly string[];
  readonly desiredState?: SettledState;
  readonly createdFrom?: SourceRecord["createdFrom"];
  /** Milliseconds since 1970. */
  readonly createdAt?: number;
  /** Makes its connector fail, now; null mends it. */
  readonly broken?: { readonly trace: string } | null;
  /** Removes it at once. */
  readonly deleted?: boolean;
}

/** A source that somebody else made. */
export interface OtherSource {
  readonly name: string;
  /** Type code of the connector. */
  readonly connector: string;
  readonly config?: Readonly<Record<string, ConfigValue>>;
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

/** How long a source that is broken before it is made stays so after its deployment. */
export interface PlannedBreakdown {
  readonly trace: string;
  /** Milliseconds after its creation. @default for ever */
  readonly recoverAfterMs?: number;
}

export interface OutOfBandOptions {
  readonly catalogue: Catalogue;
  readonly store: SourceStore;
  readonly clock: Clock;
  readonly tenancy: Tenancy;
}

/** What happens to sources without a call of the API. */
export class OutOfBand {
  readonly #options: OutOfBandOptions;
  readonly #breakdowns = new Map<string, PlannedBreakdown>();

  constructor(options: OutOfBandOptions) {
    this.#options = options;
  }

  /** @throws Error where there is no source of the id */
  change(id: string, change: SourceChange): void {
    const { store, clock } = this.#options;
    const source = store.all().find((candidate) => candidate.id === id);
    if (source === undefined) throw new Error(`There is no source ${id}`);
    if (change.deleted === true) {
      store.remove(id);
      return;
    }
    const { name, config, tags, desiredState, createdFrom, createdAt, broken } = change;
    const merged = new Map<string, ConfigValue>([...source.config, ...Object.entries(config ?? {})]);
    const { broken: before, ...rest } = source;
    const breakdown = broken === undefined ? before : (broken ?? undefined);
    store.save({
      ...rest,
      ...(name !== undefined && { name }),
      ...(tags !== undefined && { tags }),
      ...(desiredState !== undefined && { desiredState }),
      ...(createdFrom !== undefined && { createdFrom }),
      ...(createdAt !== undefined && { createdAt }),
      ...(config !== undefined && {
        config: storeConfig(source.connector, merged),
        change: { kind: "update", at: clock.now() },
      }),
      ...(breakdown && { broken: breakdown }),
    });
  }

  /** @returns its id; @throws Error for a connector that is not in the catalogue, HttpError for a bad config */
  add(source: OtherSource): string {
    const { catalogue, store, clock, tenancy } = this.#options;
    const connector = catalogue.get(source.connector);
    if (connector === undefined) throw new Error(`There is no connector ${source.connector}`);
    const id = store.nextId();
    const { createdAt = clock.now() } = source;
    store.save({
      id,
      connector,
      tenancy: {
        ...tenancy,
        ...(source.tenantId !== undefined && { tenantId: source.tenantId }),
        ...(source.serviceId !== undefined && { serviceId: source.serviceId }),
      },
      name: source.name,
      config: storeConfig(connector, new Map(Object.entries(source.config ?? {}))),
      tags: source.tags ?? [],
      kcClusterId: null,
      createdFrom: source.createdFrom ?? "web",
      createdAt,
      desiredState: "Active",
      change: { kind: "create", at: createdAt },
    });
    return id;
  }

  /** The next source of this name will be Broken once it is deployed. */
  breakNext(name: string, breakdown: PlannedBreakdown): void {
    this.#breakdowns.set(name, breakdown);
  }

  /** What awaits a source that is being created; asked once. */
  takeBreakdown(name: string): Breakdown | undefined {
    const planned = this.#breakdowns.get(name);
    if (planned === undefined) return undefined;
    this.#breakdowns.delete(name);
    const { trace, recoverAfterMs } = planned;
    if (recoverAfterMs === undefined) return { trace };
    return { trace, until: this.#options.clock.now() + recoverAfterMs };
  }
}
