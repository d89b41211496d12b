import { availableParallelism } from "node:os";

// Each process that a test starts would read all of these certificates, which takes about 50 ms. A test about certificates sets
// the variable to a file of its own.
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
  // The packages of the second pattern have only ES modules, which Jest cannot load.
  transform: { [`(^.+\\.ts|/node_modules/${esModules}/.+\\.js)$`]: "<rootDir>/test/support/transform.cjs" },
  transformIgnorePatterns: [`/node_modules/(?!${esModules}/)`],
  testEnvironment: "node",
  testEnvironmentOptions: { globalsCleanup: "on" },
});

/** Unit tests run in one process. The contract test is one suite about the API. Acceptance tests run the real engines. */
export default {
  // Acceptance tests wait for other processes, and these wait for the simulator's time. So there are more workers than processors.
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
