import { StreamkapApiError } from "../../../src/streamkap/call/index.ts";
import { isNotFound, pathOf } from "../../../src/streamkap/calls/by-id.ts";
import { failureOf, startApi } from "../api-server.ts";

describe("pathOf", () => {
  it.each(["66a0c0ffee0000000000beef", "a-b_C9"])("puts %j after the base", (id) => {
    expect(pathOf("/topics", id)).toBe(`/topics/${id}`);
  });

  it.each(["", ".", "..", "a/b", "a?b", "a#b", "%2e%2e", "a b", "a\n"])(
    "refuses %j, which makes the path of something else",
    (id) => {
      expect(() => pathOf("/topics", id)).toThrow(new TypeError(`"${id}" cannot be an id in /topics/{id}`));
    },
  );
});

describe("isNotFound", () => {
  it.each([
    [404, true],
    [400, false],
  ])("for the answer %d, says %s", async (status, expected) => {
    const api = await startApi(() => ({ status, body: { detail: "no" } }));
    try {
      const failure = await failureOf(api.client().listTags());
      expect(failure).toBeInstanceOf(StreamkapApiError);
      expect(isNotFound(failure)).toBe(expected);
    } finally {
      await api.close();
    }
  });

  it("is false for what is no failure of a call", () => {
    expect(isNotFound(new Error("notFound"))).toBe(false);
  });
});
