import type { SimulatorClock } from "../clock.ts";
import { hexId } from "../hex-id.ts";
import { HttpError, type Tenancy } from "../http/index.ts";
import type { SourceRecord } from "./source-record.ts";

/** The records, in the order of their creation, and the rules that look across them. */
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

  nextId(): string {
    this.#created += 1;
    return hexId(this.#seed, `source/${String(this.#created)}`);
  }

  /** Everything that can still be found: deletion is asynchronous. */
  all(): readonly SourceRecord[] {
    this.#sweep();
    return [...this.#records.values()];
  }

  find(tenancy: Tenancy, id: string): SourceRecord | undefined {
    this.#sweep();
    const record = this.#records.get(id);
    return record?.tenancy.tenantId === tenancy.tenantId ? record : undefined;
  }

  /** @throws HttpError 404. */
  demand(tenancy: Tenancy, id: string): SourceRecord {
    const record = this.find(tenancy, id);
    if (!record) throw new HttpError(404, `Source '${id}' not found`);
    return record;
  }

  /**
   * Adds a record or takes the place of the one with its id.
   *
   * @throws HttpError 422 for a name, 400 for a replication slot that another record has.
   */
  save(record: SourceRecord): void {
    const others = this.all().filter(({ id }) => id !== record.id);
    refuseTakenName(record, others);
    refuseTakenSlot(record, others);
    this.#records.set(record.id, record);
  }

  delete(record: SourceRecord): SourceRecord {
    const deleted = { ...record, deletedAt: record.deletedAt ?? this.#clock.now() };
    this.#records.set(record.id, deleted);
    this.#sweep();
    return deleted;
  }

  /** At once, as if it had never been. */
  remove(id: string): void {
    this.#records.delete(id);
  }

  #sweep(): void {
    const now = this.#clock.now();
    for (const { id, deletedAt } of this.#records.values()) {
      if (deletedAt !== undefined && now >= deletedAt + this.#deleteTimeMs) this.#records.delete(id);
    }
  }
}

/** A name is taken in the whole tenant, although lists show one service of it only. */
function refuseTakenName(record: SourceRecord, others: readonly SourceRecord[]): void {
  const taken = others.some(
    ({ name, tenancy }) => name === record.name && tenancy.tenantId === record.tenancy.tenantId,
  );
  if (taken) throw new HttpError(422, `Source with name '${record.name}' already exists`);
}

const slotKeys = ["slot.name", "publication.name", "database.hostname.user.defined", "database.dbname"];

/** Two sources cannot read one slot; both of its names have defaults, so they collide unnoticed. */
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
