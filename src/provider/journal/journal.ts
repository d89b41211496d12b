import { readdirSync } from "node:fs";
import type { BeginOptions, Notes } from "./notes/index.ts";
import { Ids } from "./ids.ts";
import type { Intent, Subject } from "./intent.ts";
import { journalFolder, sharedPlace, type JournalPlace } from "./place.ts";

/**
 * The journal of one process. The code that reads and writes notes is loaded when the process creates a source, or when
 * it finds notes on disk.
 */
export interface Journal {
  /**
   * Keeps the notes in a folder that outlives the runner, and that processes on other machines may use. Call it before
   * the first create.
   *
   * @param folder a relative path begins at Terraform's working directory
   */
  readonly keepIn: (folder: string) => void;
  /**
   * The journal for one account.
   *
   * @param account JSON text that identifies host, tenant and service
   * @param former the same account, as an earlier version wrote it. @default `account`
   */
  readonly of: (account: string, former?: string) => SourceJournal;
  /** Notes that a state of Terraform holds the id, so the source can no longer be lost. Removes its notes. */
  readonly stored: (id: string) => void;
  /** Removes the notes of creates whose answers Terraform has. Call it when Terraform ends this process by Shutdown. */
  readonly end: () => Promise<void>;
}

/** The journal of one process, for one account. */
export interface SourceJournal {
  /**
   * Notes a create that is about to be sent. Never throws: if no note can be written, the create goes on without one.
   *
   * @returns `"busy"` if another create of this name was at work until the patience or the deadline was over
   */
  readonly begin: (subject: Subject, options: BeginOptions) => Promise<Intent | "busy">;
  /** Notes that the source exists and that a state holds it. Removes the notes of its create. */
  readonly confirm: (id: string, subject: Subject) => void;
  /**
   * Who in this configuration has the source of this name: a create of this run, or a state.
   *
   * @param id id of the source; undefined if it is not known
   */
  readonly holderOf: (name: string, id: string | undefined) => "run" | "state" | undefined;
  /** Notes that a create has found the source instead of making it. @returns the mark of the new owner */
  readonly takeOver: (id: string) => string;
  /**
   * Asks whether a source may be deleted, and if so notes its deletion.
   *
   * @param mark the mark that {@link takeOver} gave the resource that deletes the source
   * @returns false if another resource has taken the source over in this process, which must not lose it
   */
  readonly delete: (id: string, mark?: string) => boolean;
  /** Why no note can be written. Only the first call in a process returns the reason. */
  readonly takeProblem: () => string | undefined;
}

/** Makes the journal of this process. Reads and writes nothing yet. */
export function createJournal(usual: JournalPlace): Journal {
  let place = usual;
  const ids = new Ids();
  /** Accounts and names of the sources that creates of this process have made, as JSON texts. */
  const names = new Set<string>();
  const pending = new Set<Promise<void>>();
  let notes: Promise<Notes> | undefined;
  let hasNotes: boolean | undefined;
  let problem: string | undefined;
  let isTold = false;

  const load = (): Promise<Notes> =>
    (notes ??= import("./notes/index.ts").then(({ createNotes }) => createNotes(place)));

  /** Removes notes in the background. Nothing waits for it: a note that stays costs the next run only a look-up. */
  function tidy(work: (notes: Notes) => Promise<void>): void {
    hasNotes ??= hasEntries(journalFolder(place));
    if (!hasNotes) return;
    const done = load()
      .then(work)
      .catch(() => undefined)
      .finally(() => pending.delete(done));
    pending.add(done);
  }

  /** Does some work with files. Its first failure is kept for `takeProblem`, and `otherwise` is the result. */
  async function attempt<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await work();
    } catch (thrown) {
      problem ??= thrown instanceof Error ? thrown.message : String(thrown);
      return otherwise;
    }
  }

  /** An intent that never throws, and that keeps the ids of this process even if its note cannot be written. */
  function guard(intent: Intent | undefined, name: string): Intent {
    const write = (work: Promise<void> | undefined): Promise<void> => attempt(async () => work, undefined);
    return {
      left: intent?.left ?? [],
      noted: intent?.noted ?? false,
      mayTake: (id) => ids.isFree(id) && (intent?.mayTake(id) ?? true),
      async take(id) {
        if (!ids.isFree(id)) return false;
        // Given before the note is awaited: another create of this process could take the id meanwhile.
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
    keepIn(folder) {
      place = sharedPlace(usual, folder);
      notes = undefined;
      hasNotes = undefined;
    },
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
