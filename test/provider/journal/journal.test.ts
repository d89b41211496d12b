import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { createJournal, journalPlace, type Journal } from "../../../src/provider/journal/index.ts";
import { socketFolder } from "../../../src/provider/journal/place.ts";
import { root } from "../../support/paths.ts";
import {
  begin,
  beginOptions,
  crashedCreate,
  dataFolder,
  hook,
  journalIn,
  notes,
  sharedJournalIn,
  since,
} from "./crashed.ts";

const later = new Date("2026-05-04T03:12:00Z");
let data: string;
let journal: Journal;
beforeEach(() => {
  data = dataFolder();
  journal = journalIn(data);
});
afterEach(() => journal.end());

describe("journal: a note that a dead run has left", () => {
  it.each([
    ["sent", {}, { since }],
    ["sent again", { last: later }, { since, last: later }],
    ["made", { id: "abc" }, { since, id: "abc" }],
  ])("is given to the next create of the same source: %s", async (_phase, options, remnant) => {
    await crashedCreate(data, options);
    expect((await begin(journal)).left).toEqual([remnant]);
  });

  it.each([
    ["account", { account: "another" }],
    ["name", { subject: { ...hook, name: "other" } }],
    ["connector", { subject: { ...hook, connector: "mysql" } }],
    ["workspace", { workspace: "staging" }],
  ])("is not given to a create of another %s", async (_difference, options) => {
    await crashedCreate(data, { id: "abc", ...options });
    const intent = await begin(journal);
    expect(intent.left).toEqual([]);
    await intent.made("def");
    await journal.end();
    expect(notes(data)).toHaveLength(1);
  });

  it.each([
    ["workspace", { workspace: "staging" }],
    ["connector", { subject: { ...hook, connector: "mysql" } }],
  ])(
    "keeps a create from taking a source by a name that another %s has noted",
    async (_difference, options) => {
      await crashedCreate(data, options);
      expect((await begin(journal)).mayTake("abc")).toBe(false);
    },
  );

  it("is given to one create only", async () => {
    await crashedCreate(data, { id: "abc" });
    const other = journalIn(data);
    // The one that steps back would wait for the other one, which never ends here.
    const stop = new AbortController();
    const intents = await Promise.all(
      [journal, other].map(async (each) => {
        const intent = await each.of("account").begin(hook, { ...beginOptions(60_000), signal: stop.signal });
        stop.abort();
        return intent;
      }),
    );
    expect(intents.filter((intent) => intent !== "busy" && intent.left.length > 0)).toHaveLength(1);
    await other.end();
  });

  it("stays until it is known what became of the create", async () => {
    await crashedCreate(data, { id: "abc" });
    await (await begin(journal)).abandoned();
    await journal.end();
    expect((await begin(journalIn(data))).left).toEqual([{ since, id: "abc" }]);
  });

  it("is removed when the create has surely made nothing", async () => {
    await crashedCreate(data, { id: "abc" });
    await (await begin(journal)).madeNothing();
    expect(notes(data)).toEqual([]);
  });

  it.each([
    ["of another version", '{"version":2,"phase":"made","id":"abc"}'],
    ["corrupt", '{"versio'],
  ])("is left alone if the file is %s", async (_what, text) => {
    await crashedCreate(data, { id: "abc" });
    const [file] = notes(data);
    writeFileSync(join(data, "streamkap", file!), text);
    const intent = await begin(journal);
    expect([intent.left, intent.noted]).toEqual([[], true]);
    expect(notes(data)).toContain(file);
  });
});

describe("journal: a file that a kill left unfinished", () => {
  const leftovers = ["0123456789abcdef.sock.new", `${"0".repeat(32)}.json.new`];
  const left = (): string[] => readdirSync(join(data, "streamkap")).filter((file) => file.endsWith(".new"));
  const leave = (age: number): void => {
    mkdirSync(join(data, "streamkap"), { recursive: true });
    for (const file of leftovers) {
      const path = join(data, "streamkap", file);
      writeFileSync(path, "{");
      utimesSync(path, new Date(), new Date(Date.now() - age));
    }
  };

  it("is removed by a later create", async () => {
    leave(120_000);
    await begin(journal);
    expect(left()).toEqual([]);
  });

  it("is not removed while another process may still be writing it", async () => {
    leave(0);
    await begin(journal);
    expect(left().sort()).toEqual(leftovers.toSorted());
  });
});

describe("journal: sockets", () => {
  const sockets = (): string[] =>
    readdirSync(join(data, "streamkap")).filter((file) => file.endsWith(".sock"));

  it("of dead runs are removed by the next create, and those of living runs stay", async () => {
    mkdirSync(join(data, "streamkap"), { recursive: true });
    // An archive or a copy of the folder has a socket as a plain file.
    writeFileSync(join(data, "streamkap", "0123456789abcdef.sock"), "");
    const other = journalIn(data);
    await begin(other, { ...hook, name: "other" });
    const [own] = sockets();
    await begin(journal);
    expect(sockets()).toHaveLength(2);
    expect(sockets()).toEqual(expect.arrayContaining([own]));
    await journal.end();
    expect(sockets()).toEqual([own]);
    await other.end();
    expect(sockets()).toEqual([]);
  });
});

describe("journal: a note", () => {
  it("holds neither name nor account, and only its owner may read it", async () => {
    const intent = await begin(journal);
    await intent.sent(since, since);
    await intent.made("abc");
    const [file] = notes(data);
    const path = join(data, "streamkap", file!);
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual({
      version: 1,
      run: expect.stringMatching(/^[0-9a-f]{16}$/),
      phase: "made",
      since: since.toISOString(),
      id: "abc",
    });
    expect([statSync(path).mode & 0o777, statSync(dirname(path)).mode & 0o777]).toEqual([0o600, 0o700]);
  });

  it("is removed at a graceful end if the create was answered, and stays otherwise", async () => {
    await (await begin(journal)).made("abc");
    const lost = await begin(journal, { ...hook, name: "other" });
    await lost.sent(since, since);
    await lost.abandoned();
    await journal.end();
    expect(notes(data)).toHaveLength(1);
    expect(readdirSync(join(data, "streamkap")).filter((file) => !file.endsWith(".json"))).toEqual([]);
  });

  it("is removed when its id is seen in a state, and no other note is", async () => {
    await crashedCreate(data, { id: "abc" });
    await crashedCreate(data, { id: "def", subject: { ...hook, name: "other" } });
    journal.stored("abc");
    await journal.end();
    expect(notes(data)).toHaveLength(1);
  });

  it("without an id is removed when a source of its name is read for a state", async () => {
    await crashedCreate(data);
    await crashedCreate(data, { subject: { ...hook, name: "other" } });
    journal.of("account").confirm("abc", hook);
    await journal.end();
    expect(notes(data)).toHaveLength(1);
  });

  it("is not written if nothing is created, and no folder is made", async () => {
    journal.stored("abc");
    journal.of("account").confirm("abc", hook);
    await journal.end();
    expect(existsSync(data)).toBe(false);
  });
});

describe("journal: a create of a name that another create is using", () => {
  it("gives up if the other create goes on", async () => {
    const other = journalIn(data);
    await begin(other);
    expect(await journal.of("account").begin(hook, beginOptions(0))).toBe("busy");
    expect(notes(data)).toHaveLength(1);
    await other.end();
  });

  it("goes on when the other create has ended", async () => {
    const other = await begin(journal);
    const waiting = begin(journal);
    await other.madeNothing();
    expect((await waiting).left).toEqual([]);
  });

  it("takes over when the other process is killed", async () => {
    const script = `
      import { begin, journalIn, since } from "./test/provider/journal/crashed.ts";
      const intent = await begin(journalIn(process.argv[1]));
      await intent.sent(since, since);
      console.log("sent");
      setInterval(() => undefined, 1000);`;
    const tsx = join(root, "node_modules", "tsx", "dist", "esm", "index.mjs");
    const args = ["--import", tsx, "--input-type=module", "-e", script, data];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    await once(child.stdout, "data");
    const waiting = begin(journal);
    child.kill("SIGKILL");
    expect((await waiting).left).toEqual([{ since }]);
  });
});

describe("journal: a folder too deep for a unix socket", () => {
  beforeEach(() => {
    data = dataFolder("d".repeat(120));
    journal = journalIn(data);
  });

  it("gets a TCP socket", async () => {
    const other = journalIn(data);
    const intent = await begin(other);
    expect(notes(data)[0]).toMatch(/-\d+\.1\.json$/);
    expect(await journal.of("account").begin(hook, beginOptions(0))).toBe("busy");
    await intent.abandoned();
    await other.end();
  });

  it("counts a run as dead if another process answers on its port", async () => {
    await crashedCreate(data, { id: "abc" });
    const stranger = createServer((socket) => socket.end("hello")).listen(0, "127.0.0.1");
    await once(stranger, "listening");
    const { port } = stranger.address() as AddressInfo;
    const [file] = notes(data);
    const moved = file!.replace(/-\d+\./, `-${String(port)}.`);
    const folder = join(data, "streamkap");
    writeFileSync(join(folder, moved), readFileSync(join(folder, file!)));
    expect((await begin(journal)).left).toHaveLength(2);
    stranger.close();
  });
});

describe("journal: a folder that several machines share", () => {
  let folder: string;
  let other: Journal;
  beforeEach(() => {
    folder = join(dirname(data), "shared");
    journal = sharedJournalIn(folder);
    other = sharedJournalIn(folder);
  });
  afterEach(() => other.end());
  const files = (ending: string): string[] => readdirSync(folder).filter((file) => file.endsWith(ending));

  it("has a lease and no socket, which a graceful end removes with the note of an answered create", async () => {
    const intent = await begin(journal);
    expect([files(".sock"), files(".lease")]).toEqual([[], [expect.stringMatching(/^[0-9a-f]{16}\.lease$/)]]);
    expect(files(".json")).toEqual([expect.stringMatching(/\.[0-9a-f]{16}-0\.1\.json$/)]);
    expect(statSync(join(folder, files(".lease")[0]!)).mode & 0o777).toBe(0o600);
    await intent.made("abc");
    await journal.end();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("does not let a create take over that of a living run, however long it waits", async () => {
    const intent = await begin(other);
    await intent.sent(since, since);
    expect(await journal.of("account").begin(hook, beginOptions(1_500))).toBe("busy");
    await intent.made("abc");
  });

  it("gives the note of a run that was killed to a run with another data folder", async () => {
    const script = `
      import { begin, sharedJournalIn, since } from "./test/provider/journal/crashed.ts";
      const intent = await begin(sharedJournalIn(process.argv[1]));
      await intent.sent(since, since);
      console.log("sent");
      setInterval(() => undefined, 1000);`;
    const tsx = join(root, "node_modules", "tsx", "dist", "esm", "index.mjs");
    const args = ["--import", tsx, "--input-type=module", "-e", script, folder];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "exit");
    // The lease of the killed run is as fresh as that of a living one, so its end has to be waited for.
    const intent = await journal.of("account").begin(hook, beginOptions(60_000));
    expect(intent).toMatchObject({ left: [{ since }] });
    expect(files(".lease")).toHaveLength(1);
  });

  it("counts a run as dead at once if its lease is gone", async () => {
    const intent = await begin(other);
    await intent.sent(since, since);
    await intent.abandoned();
    await other.end();
    expect((await begin(journal)).left).toEqual([{ since }]);
  });

  it("takes no time of a lease for the time of a clock", async () => {
    const intent = await begin(other);
    await intent.sent(since, since);
    const lease = join(folder, files(".lease")[0]!);
    utimesSync(lease, new Date(0), new Date(0));
    expect(await journal.of("account").begin(hook, beginOptions(0))).toBe("busy");
    await intent.madeNothing();
  });

  it("is chosen by keepIn, relative to the working directory, also after a state was seen", async () => {
    const place = { dataFolder: data, workingFolder: dirname(data), workspaceVariable: undefined };
    const own = createJournal(place);
    own.stored("def");
    own.keepIn("shared");
    await (await begin(own)).made("abc");
    expect(files(".json")).toHaveLength(1);
    expect(notes(data)).toEqual([]);
    await own.end();
  });
});

describe("journal without a writable folder", () => {
  beforeEach(() => {
    mkdirSync(data);
    writeFileSync(join(data, "streamkap"), "in the way");
  });

  it("lets a create go on, and tells the reason once", async () => {
    const account = journal.of("account");
    const intent = await begin(journal);
    await intent.sent(since, since);
    await intent.made("abc");
    expect(intent.noted).toBe(false);
    expect([account.takeProblem(), account.takeProblem()]).toEqual([
      expect.stringContaining("streamkap"),
      undefined,
    ]);
  });

  it("still knows the ids of this process", async () => {
    const account = journal.of("account");
    await (await begin(journal)).made("abc");
    const mark = account.takeOver("abc");
    expect([account.delete("abc"), account.delete("abc", "another"), account.delete("def")]).toEqual([
      false,
      false,
      true,
    ]);
    expect(account.delete("abc", mark)).toBe(true);
    const intent = await begin(journal);
    expect(["abc", "def", "ghi"].map((id) => intent.mayTake(id))).toEqual([false, false, true]);
  });
});

describe("journalPlace", () => {
  it.each([
    [{}, "/stack/.terraform"],
    [{ TF_DATA_DIR: "" }, "/stack/.terraform"],
    [{ TF_DATA_DIR: "data" }, "/stack/data"],
    [{ TF_DATA_DIR: "/elsewhere" }, "/elsewhere"],
  ])("finds Terraform's data folder by the environment %j", (environment, expected) => {
    expect(journalPlace(environment, "/stack").dataFolder).toBe(expected);
  });

  it.each([
    ["/stack", ".terraform/streamkap"],
    ["/a/b/c/d/e/f/g/h", "/stack/.terraform/streamkap"],
  ])("gives sockets the shorter of two paths: from %s it is %s", (workingFolder, expected) => {
    const place = { dataFolder: "/stack/.terraform", workspaceVariable: undefined, workingFolder };
    expect(socketFolder(place)).toBe(expected);
  });

  it("reads the workspace from the data folder if the environment does not name it", async () => {
    mkdirSync(data);
    writeFileSync(join(data, "environment"), "staging");
    await crashedCreate(data, { id: "abc" });
    const elsewhere = await begin(journalIn(data, "default"));
    expect(elsewhere.left).toEqual([]);
    await elsewhere.abandoned();
    expect((await begin(journalIn(data, "staging"))).left).toHaveLength(1);
  });
});
