/** The notes of one folder. */
import { begin, type BeginOptions } from "./begin.ts";
import { Confirmations } from "./confirmations.ts";
import { DurableFolder } from "./durable-folder.ts";
import { hash, type EntryKey } from "./entry-name.ts";
import type { Intent, Subject } from "../intent.ts";
import { createLiveness } from "./liveness.ts";
import { OpenJournal } from "./open-journal.ts";
import { journalFolder, type JournalPlace } from "../place.ts";
import { workspaceOf } from "./workspace.ts";

/** An account, as it is written now and as an earlier version wrote it. */
type Accounts = readonly [account: string, former: string];

/** What the journal does with its files. Every method throws if a file cannot be read or written. */
export interface Notes {
  /** Notes a create. @returns undefined if another create of this name was at work all the time */
  begin(accounts: Accounts, subject: Subject, options: BeginOptions): Promise<Intent | undefined>;
  /** Removes the note of a source that a state holds, by its id. */
  confirm(id: string): Promise<void>;
  /** Removes the notes of a source that a state holds, by its name. */
  confirmName(accounts: Accounts, subject: Subject): Promise<void>;
  /** Removes the notes of creates whose answers Terraform has, and closes the run. */
  end(): Promise<void>;
}

/** Opens the notes of a folder. The folder is made when the first create is noted. */
export function createNotes(place: JournalPlace): Notes {
  const folder = new DurableFolder(journalFolder(place));
  const liveness = createLiveness(place);
  let opened: Promise<OpenJournal> | undefined;
  let workspace: Promise<string> | undefined;
  let confirmations: Confirmations | undefined;

  async function keyOf([account, former]: Accounts, { connector, name }: Subject): Promise<EntryKey> {
    workspace ??= workspaceOf(place);
    return {
      key: hash([account, name], 32),
      formerKey: hash([former, name], 32),
      owner: hash([await workspace, connector], 16),
    };
  }

  return {
    async begin(accounts, subject, options) {
      opened ??= OpenJournal.open(folder, liveness);
      return begin(await opened, await keyOf(accounts, subject), options);
    },
    confirm(id) {
      confirmations ??= new Confirmations(folder, liveness);
      return confirmations.confirm(id);
    },
    async confirmName(accounts, subject) {
      confirmations ??= new Confirmations(folder, liveness);
      await confirmations.confirmName(await keyOf(accounts, subject));
    },
    async end() {
      await (await opened)?.end();
    },
  };
}
