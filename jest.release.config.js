import config from "./jest.config.js";

/** Tests of the files of a release. They take minutes and need the npm registry, so `npm run release:check` runs them alone. */
const [unit] = config.projects;

export default {
  ...unit,
  displayName: "release",
  testMatch: ["<rootDir>/test/release/**/*.test.ts"],
};
