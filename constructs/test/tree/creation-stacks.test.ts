import { TerraformStack, Testing } from "cdktf";
import { fieldOf } from "../../src/names/fields";
import { withoutCreationStacks } from "../../src/tree/creation-stacks";
import { hook } from "../support/synth";

test("an L1 that a source makes keeps no stack", () => {
  const { resource } = hook(new TerraformStack(Testing.app(), "streaming"), "orders");
  expect(fieldOf(fieldOf(resource, "_topicMap"), "creationStack")).toEqual([]);
});

test("Error.captureStackTrace is back as it was, also after an error", () => {
  const before = Object.getOwnPropertyDescriptor(Error, "captureStackTrace");
  expect(() =>
    withoutCreationStacks(() => {
      throw new Error("no L1");
    }),
  ).toThrow("no L1");
  expect(Object.getOwnPropertyDescriptor(Error, "captureStackTrace")).toEqual(before);
});

test("an error in the meantime has its stack", () => {
  const { stack } = withoutCreationStacks(() => new Error("made in the meantime"));
  expect(stack).toContain("creation-stacks.test");
});
