/**
 * The catalogue as one text, which each launch of the plugin reads that needs a connector. Connectors have most of their
 * settings in common, so each setting stands there once: a third of the length, and of the time to read it.
 */
import type { Connector, Setting } from "./connector.ts";

interface Archive {
  readonly settings: readonly Setting[];
  readonly connectors: readonly PackedConnector[];
}

interface PackedConnector extends Omit<Connector, "settings"> {
  /** Places in the archive's settings. */
  readonly settings: readonly number[];
}

export function encodeArchive(connectors: Iterable<Connector>): string {
  const places = new Map<string, number>();
  const placeOf = (setting: Setting): number => {
    const text = JSON.stringify(setting);
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  };
  const packed = Array.from(connectors, (connector) => ({
    ...connector,
    settings: connector.settings.map(placeOf),
  }));
  return `{"settings":[${[...places.keys()].join(",")}],"connectors":${JSON.stringify(packed)}}`;
}

/** @throws SyntaxError where the text is not JSON */
export function decodeArchive(text: string): Connector[] {
  const { settings, connectors } = JSON.parse(text) as Archive;
  return connectors.map((connector) => ({
    ...connector,
    settings: connector.settings.flatMap((place) => settings[place] ?? []),
  }));
}
