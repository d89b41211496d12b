import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createJournal, type Intent, type Journal } from "../../../src/provider/journal/index.ts";

/** A temporary data folder of Terraform. */
export function dataFolder(name = ".terraform"): string {
  return join(mkdtempSync(join(tmpdir(), "journal-")), name);
}

export const since = new Date("2026-05-04T03:02:01Z");
export const hook = { connector: "webhook", name: "hook" };

export function beginOptions(patienceMs = 5_000): { since: Date; deadline: Date; signal: AbortSignal } {
  return { since, deadline: new Date(Date.now() + patienceMs), signal: new AbortController().signal };
}

export function notes(data: string): string[] {
  const folder = join(data, "streamkap");
  return existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".json")) : [];
}

export async function begin(journal: Journal, subject = hook, account = "account"): Promise<Intent> {
  const intent = await journal.of(account).begin(subject, beginOptions());
  if (intent === "busy") throw new Error("another create is at work");
  return intent;
}

export function journalIn(data: string, workspace?: string): Journal {
  return createJournal({ dataFolder: data, workingFolder: process.cwd(), workspaceVariable: workspace });
}

/** Times that are short enough for a test to wait for the end of a lease. */
const shortLease = { beatMs: 50, leaseMs: 300 };

/** A journal in a folder that several machines share. Each has a data folder of its own. */
export function sharedJournalIn(folder: string): Journal {
  const place = { dataFolder: dataFolder(), workingFolder: process.cwd(), workspaceVariable: undefined };
  return createJournal({ ...place, sharedFolder: folder, lease: shortLease });
}

/** A run that notes something and is killed. Its notes stay as they were at that moment. */
async function crashed(
  data: string,
  work: (journal: Journal) => Promise<void>,
  workspace?: string,
): Promise<void> {
  const journal = journalIn(data, workspace);
  await work(journal);
  const files = notes(data).map((file) => join(data, "streamkap", file));
  const texts = files.map((file) => readFileSync(file));
  await journal.end();
  files.forEach((file, index) => {
    writeFileSync(file, texts[index]!);
  });
}

/** Leaves the note of a create that was sent, and perhaps answered, by a run that was killed. */
export async function crashedCreate(
  data: string,
  {
    id,
    subject = hook,
    account = "account",
    at = since,
    last = at,
    workspace,
  }: {
    id?: string;
    subject?: typeof hook;
    account?: string;
    at?: Date;
    last?: Date;
    workspace?: string;
  } = {},
): Promise<void> {
  await crashed(
    data,
    async (journal) => {
      const intent = await begin(journal, subject, account);
      await intent.sent(at, last);
      if (id !== undefined) await intent.made(id);
    },
    workspace,
  );
}
