/**
 * A test of names.
 *
 * @param glob `*` stands for any text, `?` for one character. The case matters
 */
export function namePattern(glob: string): (name: string) => boolean {
  const words = glob.replaceAll(/\*+/g, "*").replaceAll(/[.*+?^${}()|[\]\\]/g, (mark) => {
    if (mark === "*") return ".*";
    return mark === "?" ? "." : `\\${mark}`;
  });
  const pattern = new RegExp(`^${words}$`, "su");
  return (name) => pattern.test(name);
}

const characters: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&#x27;": "'",
};

/** A name without the HTML spelling in which Streamkap answers some characters: `&amp;` is `&`. */
export function plainName(name: string): string {
  return name.replaceAll(/&(?:amp|lt|gt|quot|#39|#x27);/g, (spelling) => characters[spelling] ?? spelling);
}
