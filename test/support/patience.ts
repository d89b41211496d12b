/** The real engines and the real cdktf take their time, on a busy machine a lot of it. */
jest.setTimeout(300_000);
