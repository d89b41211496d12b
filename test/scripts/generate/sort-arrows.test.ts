import { sortArrows } from "../../../scripts/generate/sort-arrows.ts";

it("sorts the arrows of a picture, and leaves the folders where they are", () => {
  const folders = ["flowchart LR", "", 'subgraph 0["src"]', '2["cli"]', "end"];
  const arrows = ["2-->6", "1-->3", "2-->1"];
  expect(sortArrows([...folders, ...arrows].join("\n")).split("\n")).toEqual([
    ...folders,
    "1-->3",
    "2-->1",
    "2-->6",
  ]);
});
