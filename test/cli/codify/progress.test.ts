import { createProgress } from "../../../src/cli/codify/progress.ts";

function shown(columns: number | undefined): string {
  let text = "";
  const progress = createProgress({ stderr: (more) => (text += more), columns });
  progress.show(1, 4);
  progress.show(4, 4);
  progress.end();
  return text;
}

describe("progress", () => {
  it("is plain lines in a pipe", () => {
    expect(shown(undefined)).toBe("Read page 1 of 4\nRead page 4 of 4\n");
  });

  it("is a bar on a terminal, and the terminal is empty again at the end", () => {
    expect(shown(40)).toBe(
      "\r\u001b[K[######------------------] page 1 of 4" +
        "\r\u001b[K[########################] page 4 of 4" +
        "\r\u001b[K",
    );
  });

  it("shows only the page on a narrow terminal", () => {
    expect(shown(18)).toBe("\r\u001b[K page 1 of 4\r\u001b[K page 4 of 4\r\u001b[K");
  });
});
