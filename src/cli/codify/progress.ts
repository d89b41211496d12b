/** Shows how far the reading has come. */
export interface Progress {
  /** @param pages how many there are in all, as Streamkap hints */
  readonly show: (page: number, pages: number) => void;
  /** Removes the bar from the terminal. */
  readonly end: () => void;
}

/** Where progress is shown. */
export interface ProgressIo {
  readonly stderr: (text: string) => void;
  /** Columns of the terminal. Undefined if stderr is a file or a pipe. */
  readonly columns: number | undefined;
}

/** Makes a progress bar for a terminal, and plain lines for a file or a pipe. */
export function createProgress({ stderr, columns }: ProgressIo): Progress {
  if (columns === undefined) {
    return {
      show: (page, pages) => {
        stderr(`Read page ${String(page)} of ${String(pages)}\n`);
      },
      end: () => undefined,
    };
  }
  return {
    show: (page, pages) => {
      const words = ` page ${String(page)} of ${String(pages)}`;
      // A line that fills the terminal would go on in the next line, and could not be drawn over.
      const width = Math.min(40, columns - words.length - 4);
      const done = Math.round((width * page) / pages);
      const bar = width < 4 ? "" : `[${"#".repeat(done)}${"-".repeat(width - done)}]`;
      stderr(`\r\u001b[K${bar}${words}`);
    },
    end: () => {
      stderr("\r\u001b[K");
    },
  };
}
