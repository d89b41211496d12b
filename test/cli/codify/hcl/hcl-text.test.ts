import { argument, block, reference } from "../../../../src/cli/codify/hcl/hcl-text.ts";

describe("HCL", () => {
  it("has its = below each other, and a map between empty lines", () => {
    const written = block('resource "a" "b"', [
      argument("name", "x"),
      argument("a_long_name", 7n),
      argument("config", new Map([["k", true]])),
      argument("numbers", new Map(["t", "u"].map((key) => [key, new Map([["chunks", 3]])]))),
      argument("tags", ["1", "2"]),
      reference("to", "a.b"),
      argument("none", new Map()),
    ]);
    expect(written).toBe(`resource "a" "b" {
  name        = "x"
  a_long_name = 7

  config = {
    "k" = true
  }

  numbers = {
    "t" = {
      "chunks" = 3
    }

    "u" = {
      "chunks" = 3
    }
  }

  tags = ["1", "2"]
  to   = a.b
  none = {}
}
`);
  });
});
