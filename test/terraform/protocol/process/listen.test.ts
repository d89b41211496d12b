import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { listen, type Listener } from "../../../../src/terraform/protocol/process/listen.ts";

let scratch: string;
const open: Listener[] = [];

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "listen-"));
});
afterEach(() => {
  for (const listener of open.splice(0)) {
    listener.server.close();
    listener.remove();
  }
  rmSync(scratch, { recursive: true });
});

async function listening(...arguments_: Parameters<typeof listen>): Promise<Listener> {
  const listener = await listen(...arguments_);
  open.push(listener);
  return listener;
}

describe("listening", () => {
  it("is on a socket in a private folder until the socket is removed", async () => {
    const listener = await listening({ socketFolders: [scratch], minPort: 0, maxPort: 0 }, "linux");
    expect(listener.network).toBe("unix");
    expect(dirname(dirname(listener.address))).toBe(scratch);
    expect(statSync(dirname(listener.address)).mode & 0o777).toBe(0o700);
    listener.remove();
    listener.remove();
    expect(readdirSync(scratch)).toEqual([]);
  });

  it.each([
    ["too long for a socket", (folder: string) => join(folder, "x".repeat(90)), true],
    ["absent", (folder: string) => join(folder, "absent"), false],
  ])("skips a folder that is %s", async (_name, place, exists) => {
    const folder = place(scratch);
    if (exists) mkdirSync(folder);
    const listener = await listening({ socketFolders: [folder, scratch], minPort: 0, maxPort: 0 }, "linux");
    expect(dirname(dirname(listener.address))).toBe(scratch);
    expect(existsSync(listener.address)).toBe(true);
  });

  it.each([
    ["on Windows", "win32"],
    ["without any folder", "linux"],
  ])("is on TCP loopback %s", async (_name, platform) => {
    const socketFolders = platform === "win32" ? [scratch] : [];
    const listener = await listening({ socketFolders, minPort: 0, maxPort: 0 }, platform);
    expect(listener).toMatchObject({
      network: "tcp",
      address: expect.stringMatching(/^127\.0\.0\.1:[1-9]\d*$/),
    });
    expect(readdirSync(scratch)).toEqual([]);
  });

  it("takes the next free port, and fails with a message if there is none", async () => {
    const first = await listening({ socketFolders: [], minPort: 0, maxPort: 0 }, "win32");
    const port = Number(first.address.split(":")[1]);
    const taken = listen({ socketFolders: [], minPort: port, maxPort: port }, "win32");
    await expect(taken).rejects.toThrow(`no port from ${String(port)} to ${String(port)} is free`);
    const next = await listening({ socketFolders: [], minPort: port, maxPort: port + 50 }, "win32");
    expect(Number(next.address.split(":")[1])).toBeGreaterThan(port);
  });
});
