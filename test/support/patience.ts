/** This limit is for a test that hangs. It is long, because a busy machine is slow, and no test asserts a time. */
jest.setTimeout(300_000);
