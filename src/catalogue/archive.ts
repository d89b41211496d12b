/**
 * The catalogue as one text. Each launch of the plugin that needs a connector reads it. Connectors have most of their
 * settings in common, so each setting is written once. That makes the text, and the time to read it, a third as long.
 * What only documentation needs is left out.
 */
import type { Connector, Setting } from "./connector.ts";

interface Archive {
  readonly settings: readonly Setting[];
  readonly connectors: readonly PackedConnector[];
}

interface PackedConnector extends Omit<Connector, "settings" | "category" | "example" | "notes"> {
  /** Indexes into the settings of the archive. */
  readonly settings: readonly number[];
}

/** The text of an archive with these connectors. */
export function encodeArchive(connectors: Iterable<Connector>): string {
  const places = new Map<string, number>();
  const placeOf = ({ group: _, ...setting }: Setting): number => {
    const text = JSON.stringify(setting);
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  };
  const packed = Array.from(connectors, ({ category: _, example: __, notes: ___, ...connector }) => ({
    ...connector,
    settings: connector.settings.map(placeOf),
  }));
  return `{"settings":[${[...places.keys()].join(",")}],"connectors":${JSON.stringify(packed)}}`;
}

/** The connectors of an archive. @throws SyntaxError if the text is not JSON */
export function decodeArchive(text: string): Connector[] {
  const { settings, connectors } = JSON.parse(text) as Archive;
  return connectors.map((connector) => ({
    ...connector,
    settings: connector.settings.flatMap((place) => settings[place] ?? []),
  }));
}
