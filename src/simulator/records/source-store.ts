import type { SimulatorClock } from "../clock.ts";
import { hexId } from "../hex-id.ts";
import { HttpError, type Tenancy } from "../http/index.ts";
import type { SourceRecord } from "./source-record.ts";

/** The records in the order of their creation, and the rules that compare one source with the others. */
export class SourceStore {
  readonly #seed: number;
  readonly #clock: SimulatorClock;
  readonly #deleteTimeMs: number;
  readonly #records = new Map<string, SourceRecord>();
  #created = 0;

  constructor(seed: number, clock: SimulatorClock, deleteTimeMs: number) {
    this.#seed = seed;
    this.#clock = clock;
    this.#deleteTimeMs = deleteTimeMs;
  }

  /** An id for the next source. */
  nextId(): string {
    this.#created += 1;
    return hexId(this.#seed, `source/${String(this.#created)}`);
  }

  /** All records that can be found. A deleted source is among them until its clean-up is over. */
  all(): readonly SourceRecord[] {
    this.#sweep();
    return [...this.#records.values()];
  }

  /** The source of the tenant with this id. */
  find(tenancy: Tenancy, id: string): SourceRecord | undefined {
    this.#sweep();
    const record = this.#records.get(id);
    return record?.tenancy.tenantId === tenancy.tenantId ? record : undefined;
  }

  /** The source of the tenant with this id. @throws HttpError 404 if there is none */
  demand(tenancy: Tenancy, id: string): SourceRecord {
    const record = this.find(tenancy, id);
    if (!record) throw new HttpError(404, `Source '${id}' not found`);
    return record;
  }

  /**
   * Adds a record, or replaces the record with its id.
   *
   * @throws HttpError if another record has its name (422) or its replication slot (400)
   */
  save(record: SourceRecord): void {
    const others = this.all().filter(({ id }) => id !== record.id);
    refuseTakenName(record, others);
    refuseTakenSlot(record, others);
    this.#records.set(record.id, record);
  }

  /** Marks a record as deleted. It can be found until its clean-up is over. */
  delete(record: SourceRecord): SourceRecord {
    const deleted = { ...record, deletedAt: record.deletedAt ?? this.#clock.now() };
    this.#records.set(record.id, deleted);
    this.#sweep();
    return deleted;
  }

  /** Removes a record at once, as if it had never been there. */
  remove(id: string): void {
    this.#records.delete(id);
  }

  #sweep(): void {
    const now = this.#clock.now();
    for (const { id, deletedAt, deleteTimeMs = this.#deleteTimeMs } of this.#records.values()) {
      if (deletedAt !== undefined && now >= deletedAt + deleteTimeMs) this.#records.delete(id);
    }
  }
}

/** The API refuses a name that any source of the tenant has, although a list shows only the sources of one service. */
function refuseTakenName(record: SourceRecord, others: readonly SourceRecord[]): void {
  const taken = others.some(
    ({ name, tenancy }) => name === record.name && tenancy.tenantId === record.tenancy.tenantId,
  );
  if (taken) throw new HttpError(422, `Source with name '${record.name}' already exists`);
}

const slotKeys = ["slot.name", "publication.name", "database.hostname.user.defined", "database.dbname"];

/**
 * Two sources cannot read one replication slot. The names of slot and publication have defaults, so two sources of one
 * database collide if neither sets them.
 */
function refuseTakenSlot({ config, tenancy }: SourceRecord, others: readonly SourceRecord[]): void {
  if (!config.get("slot.name")) return;
  const holder = others.find(
    (other) =>
      other.tenancy.tenantId === tenancy.tenantId &&
      slotKeys.every((key) => other.config.get(key) === config.get(key)),
  );
  if (!holder) return;
  throw new HttpError(
    400,
    `Replication slot '${config.get("slot.name") ?? ""}' and publication ` +
      `'${config.get("publication.name") ?? ""}' are already used by source '${holder.name}'`,
  );
}
