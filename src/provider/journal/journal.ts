import { readdirSync } from "node:fs";
import type { BeginOptions, Notes } from "./notes/index.ts";
import { Ids } from "./ids.ts";
import type { Intent, Subject } from "./intent.ts";
import { journalFolder, type JournalPlace } from "./place.ts";

/** The journal of one process. A process that creates nothing and finds no notes loads none of it. */
export interface Journal {
  /** @param former how an earlier version wrote the account. @default the same */
  readonly of: (account: string, former?: string) => SourceJournal;
  /** An id stands in a state that Terraform has: it cannot be lost any more. */
  readonly stored: (id: string) => void;
  /** Terraform ends this process in good order. */
  readonly end: () => Promise<void>;
}

/** The same, for one account. */
export interface SourceJournal {
  /**
   * @returns `"busy"` where another create of this name was at work all the time. Never fails: where
   *   nothing can be noted, the create goes on without
   */
  readonly begin: (subject: Subject, options: BeginOptions) => Promise<Intent | "busy">;
  /** The source is there, and stands in a state. */
  readonly confirm: (id: string, subject: Subject) => void;
  /**
   * Who in this configuration has the source that holds a name: a create of this run, or a state.
   *
   * @param id of the source; undefined where it is not known
   */
  readonly holderOf: (name: string, id: string | undefined) => "run" | "state" | undefined;
  /** A create has found the source instead of making it. Returns the mark of its new owner. */
  readonly takeOver: (id: string) => string;
  /** False where another resource has taken the source over in this process, so that it must stay. */
  readonly delete: (id: string, mark?: string) => boolean;
  /** Why nothing can be noted: told once in a process. */
  readonly takeProblem: () => string | undefined;
}

export function createJournal(place: JournalPlace): Journal {
  const ids = new Ids();
  /** Account and name of what creates of this process have made. */
  const names = new Set<string>();
  const pending = new Set<Promise<void>>();
  let notes: Promise<Notes> | undefined;
  let hasNotes: boolean | undefined;
  let problem: string | undefined;
  let isTold = false;

  const load = (): Promise<Notes> =>
    (notes ??= import("./notes/index.ts").then(({ createNotes }) => createNotes(place)));

  /** In the background: it only saves the next run some looking. */
  function tidy(work: (notes: Notes) => Promise<void>): void {
    hasNotes ??= hasEntries(journalFolder(place));
    if (!hasNotes) return;
    const done = load()
      .then(work)
      .catch(() => undefined)
      .finally(() => pending.delete(done));
    pending.add(done);
  }

  async function attempt<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await work();
    } catch (thrown) {
      problem ??= thrown instanceof Error ? thrown.message : String(thrown);
      return otherwise;
    }
  }

  /** Whatever happens to files, the ids of this process are known. */
  function guard(intent: Intent | undefined, name: string): Intent {
    const write = (work: Promise<void> | undefined): Promise<void> => attempt(async () => work, undefined);
    return {
      left: intent?.left ?? [],
      noted: intent?.noted ?? false,
      mayTake: (id) => ids.isFree(id) && (intent?.mayTake(id) ?? true),
      async take(id) {
        if (!ids.isFree(id)) return false;
        // At once, or another create of this process could take it meanwhile.
        ids.give(id);
        const taken = intent === undefined || (await attempt(() => intent.take(id), true));
        if (!taken) ids.release(id);
        return taken;
      },
      rivalled: intent?.rivalled ?? false,
      sent: (since, last) => write(intent?.sent(since, last)),
      async made(id) {
        ids.give(id);
        names.add(name);
        await write(intent?.made(id));
      },
      madeNothing: () => write(intent?.madeNothing()),
      abandoned: () => write(intent?.abandoned()),
    };
  }

  return {
    of: (account, former = account) => ({
      async begin(subject, options) {
        const begun = await attempt<Intent | "busy" | undefined>(
          async () => (await (await load()).begin([account, former], subject, options)) ?? "busy",
          undefined,
        );
        return begun === "busy" ? begun : guard(begun, JSON.stringify([account, subject.name]));
      },
      confirm(id, subject) {
        ids.stored(id);
        tidy(async (open) => {
          await open.confirm(id);
          await open.confirmName([account, former], subject);
        });
      },
      holderOf(name, id) {
        if (id !== undefined) return ids.holderOf(id);
        return names.has(JSON.stringify([account, name])) ? "run" : undefined;
      },
      takeOver: (id) => ids.takeOver(id),
      delete: (id, mark) => ids.delete(id, mark),
      takeProblem() {
        if (problem === undefined || isTold) return undefined;
        isTold = true;
        return problem;
      },
    }),
    stored(id) {
      ids.stored(id);
      tidy((open) => open.confirm(id));
    },
    async end() {
      await Promise.all(pending);
      await attempt(async () => (await notes)?.end(), undefined);
    },
  };
}

function hasEntries(folder: string): boolean {
  try {
    return readdirSync(folder).some((file) => file.endsWith(".json"));
  } catch {
    return false;
  }
}
