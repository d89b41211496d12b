import { availableParallelism } from "node:os";

// Each process that a test starts would read all of these certificates, about 50 ms each time. A test that is
// about them names its own.
delete process.env.NODE_EXTRA_CA_CERTS;

const esModules = "(agent-base|https-proxy-agent|proxy-agent-negotiate)";

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
  // The second are ES modules only, which Jest does not load.
  transform: { [`(^.+\\.ts|/node_modules/${esModules}/.+\\.js)$`]: "<rootDir>/test/support/transform.cjs" },
  transformIgnorePatterns: [`/node_modules/(?!${esModules}/)`],
  testEnvironment: "node",
  testEnvironmentOptions: { globalsCleanup: "on" },
});

/** Unit: this process only. Contract: one suite about the API. Acceptance: the real engines. */
export default {
  // Acceptance tests wait for other processes, and those for the simulator's time: what waits leaves a processor free.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  projects: [
    project("unit", [
      "<rootDir>/test/{terraform,catalogue,streamkap,provider,simulator,cli,scripts,commands}/**/*.test.ts",
      "<rootDir>/constructs/test/**/*.test.ts",
    ]),
    project("contract", ["<rootDir>/test/contract/**/*.test.ts"]),
    project("acceptance", ["<rootDir>/test/acceptance/**/*.test.ts"]),
  ],
};
