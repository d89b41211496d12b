import type { Catalogue, Connector, Setting } from "../../../src/catalogue/index.ts";
import type { SourceAnswer } from "../../../src/simulator/index.ts";
import { minimalSettings, sampleValue, sourceBlock } from "../configuration.ts";

/** A source of the chaos. */
export interface ChaosSource {
  /** Name of the source, and label of its resource. */
  readonly name: string;
  readonly address: string;
  readonly connector: Connector;
  /** The setting that an update changes. Undefined if the connector has none that is simple. */
  readonly changed: Setting | undefined;
  /** Whether the apply waits until the source is active. */
  readonly waits: boolean;
}

/** Sources of the connectors in turn. @param ownArguments whether the provider is ours, and knows `wait` */
export function chaosSources(connectors: readonly Connector[], count: number): ChaosSource[] {
  return Array.from({ length: count }, (_none, index) => {
    const connector = connectors[index % connectors.length]!;
    const name = `${connector.code}-${String(index)}`;
    return {
      name,
      address: `streamkap_${connector.resource}.${name}`,
      connector,
      changed: connector.settings.find(isSimple),
      waits: index % 2 === 0,
    };
  });
}

/** An optional setting that every source of the connector has, whatever its other settings are. */
function isSimple({
  readOnly,
  sensitive,
  required,
  requiredWhenVisible,
  conditions,
  attribute,
}: Setting): boolean {
  return (
    readOnly !== true &&
    sensitive !== true &&
    required !== true &&
    requiredWhenVisible !== true &&
    (conditions ?? []).length === 0 &&
    attribute !== "slot_name"
  );
}

/** How the configuration is written. */
export interface ChaosHclOptions {
  /** Whether the sources have what the update changes. */
  readonly isUpdated: boolean;
  /** Whether the provider is ours, and knows `wait`. */
  readonly isOurs: boolean;
}

/** The resources in HCL. */
export function chaosHcl(sources: readonly ChaosSource[], { isUpdated, isOurs }: ChaosHclOptions): string {
  return sources
    .map((source, index) => {
      const { connector, name, changed, waits } = source;
      const settings = minimalSettings(connector);
      if (settings.has("slot_name")) settings.set("slot_name", `slot_${String(index)}`);
      if (isUpdated && changed !== undefined) settings.set(changed.attribute, sampleValue(changed));
      for (const { attribute, sensitive, type } of connector.settings)
        if (
          isUpdated &&
          sensitive === true &&
          type === "string" &&
          settings.get(attribute) === "sample-value"
        )
          settings.set(attribute, "another-value");
      const more = { name, ...(isOurs && { wait: waits ? "active" : "none" }) };
      return sourceBlock(connector, settings, more, name);
    })
    .join("\n");
}

/** Names of the sources that the API does not have as they are configured, or that it has in addition. */
export function wrongSources(
  sources: readonly ChaosSource[],
  isUpdated: boolean,
  books: readonly SourceAnswer[],
): string[] {
  const byName = new Map(books.map((source) => [source.name, source]));
  return sources
    .filter(({ name, connector, changed }) => {
      const source = byName.get(name);
      if (source?.connector !== connector.code) return true;
      if (changed === undefined || !isUpdated) return false;
      return String(source.config[changed.wire]) !== String(sampleValue(changed));
    })
    .map(({ name }) => name);
}

/** The connectors of these codes. @throws RangeError that names the codes that there are */
export function chosenConnectors(text: string, catalogue: Catalogue): Connector[] {
  if (text === "all") return [...catalogue.values()];
  return text.split(",").map((code) => {
    const connector = catalogue.get(code);
    if (connector !== undefined) return connector;
    throw new RangeError(
      `there is no connector "${code}"; there are all, ${[...catalogue.keys()].join(", ")}`,
    );
  });
}
