/**
 * Draws lines of a terminal as SVG. The packages for this (ansi-to-svg, svg-term) have had no release for years, and all that is
 * needed here are colours and bold text.
 */
import { stripVTControlCharacters } from "node:util";

const cell = { width: 8.2, height: 18 };
const padding = 16;
const paper = "#0d1117";
const ink = "#e6edf3";

/** Colours by their number in "Select Graphic Rendition" (ECMA-48, 8.3.117). */
const colours: Readonly<Record<number, string>> = {
  31: "#ff7b72",
  32: "#3fb950",
  33: "#d29922",
  34: "#58a6ff",
  35: "#bc8cff",
  36: "#39c5cf",
  90: "#8b949e",
};

interface Style {
  readonly bold: boolean;
  readonly colour: string | undefined;
}

const plain: Style = { bold: false, colour: undefined };

/**
 * @param lines as a terminal gets them, with escape sequences for colours. Other sequences are left out.
 * @param title what a screen reader says
 */
export function terminalSvg(lines: readonly string[], title: string): string {
  const columns = Math.max(...lines.map((line) => stripVTControlCharacters(line).length));
  const width = Math.ceil(columns * cell.width) + 2 * padding;
  const height = lines.length * cell.height + 2 * padding;
  const texts = lines.map((line, row) => {
    const y = padding + row * cell.height + 13;
    return line === "" ? "" : `<text x="${String(padding)}" y="${String(y)}">${spans(line)}</text>\n`;
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" ` +
    `viewBox="0 0 ${String(width)} ${String(height)}" role="img" xml:space="preserve" ` +
    `font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="13.6" fill="${ink}">\n` +
    `<title>${escapeXml(title)}</title>\n` +
    `<rect width="100%" height="100%" rx="8" fill="${paper}"/>\n${texts.join("")}</svg>\n`
  );
}

/** The text of each line in a picture that `terminalSvg` has drawn, without the empty lines. */
export function textOfSvg(svg: string): string[] {
  return [...svg.matchAll(/<text [^>]*>(.*)<\/text>/g)].map(([, spans = ""]) =>
    spans
      .replaceAll(/<[^>]+>/g, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&amp;", "&"),
  );
}

function spans(line: string): string {
  let style = plain;
  // A split with a group gives text and codes in turn.
  // eslint-disable-next-line no-control-regex -- escape sequences begin with a control character
  const parts = line.split(/\u001b\[([\d;]*)m/);
  return parts
    .map((part, index) => {
      if (index % 2 === 1) {
        style = part.split(";").reduce(restyle, style);
        return "";
      }
      return span(stripVTControlCharacters(part), style);
    })
    .join("");
}

function restyle(style: Style, code: string): Style {
  const number = Number(code);
  if (number === 0) return plain;
  if (number === 1) return { ...style, bold: true };
  return { ...style, colour: colours[number] ?? style.colour };
}

function span(text: string, { bold, colour }: Style): string {
  if (text === "") return "";
  const attributes = (bold ? ' font-weight="600"' : "") + (colour === undefined ? "" : ` fill="${colour}"`);
  const escaped = escapeXml(text);
  return attributes === "" ? escaped : `<tspan${attributes}>${escaped}</tspan>`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
