import { countCalls } from "../../../scripts/scale/calls.ts";

it("counts calls by kind, and a refused call as refused only", () => {
  const requests = [
    { method: "POST", path: "/auth/access-token", status: 200 },
    { method: "POST", path: "/sources", status: 429 },
    { method: "POST", path: "/sources", status: 200 },
    { method: "GET", path: "/sources", status: 200 },
    { method: "GET", path: "/sources/665f1c2a9b3e4d5f6a7b8c9d", status: 200 },
    { method: "GET", path: "/sources/665f1c2a9b3e4d5f6a7b8c9d", status: 429 },
  ];
  expect(countCalls(requests)).toEqual({ calls: 6, creates: 1, pages: 1, reads: 1, tokens: 1, refused: 2 });
});
