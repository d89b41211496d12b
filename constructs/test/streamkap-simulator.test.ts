import { StreamkapSimulator } from "../src";

test("start() starts a simulator with a client, and stop() ends it", async () => {
  const simulator = await StreamkapSimulator.start();
  const { STREAMKAP_HOST: host, STREAMKAP_CLIENT_ID: id, STREAMKAP_SECRET: secret } = simulator.environment;
  try {
    const { status } = await fetch(`${host!}/auth/access-token`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ client_id: id, secret }),
    });
    expect(status).toBe(200);
    expect(await simulator.sources()).toEqual([]);
  } finally {
    await simulator.stop();
  }
  await expect(fetch(simulator.url)).rejects.toThrow("fetch failed");
  await simulator.stop();
});

test("start() rejects wrong properties with an error that says why", async () => {
  await expect(StreamkapSimulator.start({ args: ["--quirk", "colour=red"] })).rejects.toThrow(
    /^The simulator ended with \d+ before it was ready\. .*colour/s,
  );
});
