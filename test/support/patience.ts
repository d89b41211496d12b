/** Every test ends by what it waits for; this only ends one that hangs. A busy machine takes its time. */
jest.setTimeout(300_000);
