import { readTestingGuide } from "../../../../scripts/packages/check/testing-guide.ts";

test("the guide's project is found whole", () => {
  const { install, files, types, run } = readTestingGuide();
  expect(install).toMatch(/^npm install --save-dev jest@\d+ .*\n$/);
  expect([...files.keys()]).toEqual(["streaming.ts", "streaming.test.ts", "jest.config.json"]);
  expect(types).toBe('["node", "jest"]');
  expect(run).toBe("npx tsc\nnpx jest\n");
});

test("a guide of another form is refused, since a step of it would go untested", () => {
  expect(() => readTestingGuide("# A\n")).toThrow("The part about Jest");
});
