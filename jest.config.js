const project = (displayName, testMatch) => ({
  displayName,
  testMatch,
  modulePathIgnorePatterns: [
    "<rootDir>/dist",
    "<rootDir>/constructs/assets",
    "<rootDir>/cdktf.out",
    "<rootDir>/.gen",
  ],
  setupFilesAfterEnv: ["<rootDir>/test/support/patience.ts"],
  transform: { "^.+\\.ts$": "<rootDir>/test/support/transform.cjs" },
  testEnvironment: "node",
  testEnvironmentOptions: { globalsCleanup: "on" },
});

/** Unit: this process only. Contract: one suite about the API. Acceptance: the real engines. */
export default {
  // All processors: most tests wait for other processes. Jest leaves one free, and has one test at a time on two.
  maxWorkers: "100%",
  projects: [
    project("unit", [
      "<rootDir>/test/{terraform,catalogue,streamkap,provider,simulator,cli,scripts}/**/*.test.ts",
      "<rootDir>/constructs/test/**/*.test.ts",
    ]),
    project("contract", ["<rootDir>/test/contract/**/*.test.ts"]),
    project("acceptance", ["<rootDir>/test/acceptance/**/*.test.ts"]),
  ],
};
