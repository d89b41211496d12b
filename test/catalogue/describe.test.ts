import { describeSetting, type Setting } from "../../src/catalogue/index.ts";

const setting: Setting = {
  attribute: "ssh_host",
  wire: "ssh.host",
  type: "string",
  description: "A host.",
  group: "Tunnel",
  conditions: [{ attribute: "ssh_enabled", equals: true }],
};

describe("describeSetting", () => {
  it("says that the platform may fill in what a user may leave out", () => {
    expect(describeSetting(setting)).toBe(
      "A host. Counts only where `ssh_enabled` is `true`. Default: none; the platform may fill in a value.",
    );
  });

  it("tells no default of what is required where it counts", () => {
    expect(describeSetting({ ...setting, requiredWhenVisible: true })).toBe(
      "A host. Required where `ssh_enabled` is `true`.",
    );
  });
});
