import { Ending } from "../../../../src/terraform/protocol/process/ending.ts";

/** Stands for an apply or for its answer. The promise resolves when the test calls `finish`. */
function pending(): { readonly promise: Promise<string>; readonly finish: () => void } {
  let finish = (): void => undefined;
  const promise = new Promise<string>((resolve) => {
    finish = (): void => {
      resolve("made");
    };
  });
  return { promise, finish };
}

describe("the end", () => {
  it("waits for applies and their answers, then runs `before`, then exits once", async () => {
    const events: string[] = [];
    const answered = pending();
    const ending = new Ending((code) => events.push(`exit ${String(code)}`));
    const apply = pending();
    const answer = ending
      .waitFor(
        apply.promise,
        answered.promise.then(() => undefined),
      )
      .then((made) => events.push(made));
    const end = ending.begin(0, () => Promise.resolve(void events.push("before")));
    await ending.begin(1);
    expect(events).toEqual([]);
    apply.finish();
    await answer;
    expect(events).toEqual(["made"]);
    answered.finish();
    await end;
    expect(events).toEqual(["made", "before", "exit 0"]);
  });

  it("passes an exception of an apply on, and comes nevertheless", async () => {
    const codes: number[] = [];
    const ending = new Ending((code) => codes.push(code));
    const failing = ending.waitFor(Promise.reject(new Error("no")), Promise.resolve());
    const end = ending.begin(3);
    await expect(failing).rejects.toThrow("no");
    await end;
    expect(codes).toEqual([3]);
  });

  it("comes even if `before` fails", async () => {
    const codes: number[] = [];
    await new Ending((code) => codes.push(code)).begin(0, () => Promise.reject(new Error("no")));
    expect(codes).toEqual([0]);
  });

  it("comes after the grace period even if an apply never ends", async () => {
    jest.useFakeTimers();
    try {
      const codes: number[] = [];
      const ending = new Ending((code) => codes.push(code));
      void ending.waitFor(pending().promise, Promise.resolve());
      const end = ending.begin(0);
      await jest.advanceTimersByTimeAsync(1499);
      expect(codes).toEqual([]);
      await jest.advanceTimersByTimeAsync(1);
      await end;
      expect(codes).toEqual([0]);
    } finally {
      jest.useRealTimers();
    }
  });
});
