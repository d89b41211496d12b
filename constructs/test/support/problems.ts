import { MongoDbAtlasConfig, PostgreSqlConfig, SecretValue, type ConnectorConfig } from "../../src";
import { hook, synth } from "./synth";

export type Loose = Readonly<Record<string, unknown>>;

/** The required settings of PostgreSQL. */
export const POSTGRESQL = {
  databaseHostname: "db.example.test",
  databaseUser: "streamkap",
  databasePassword: SecretValue.fromVariable("orders_password"),
  databaseDbname: "orders",
  schemaIncludeList: "public",
  tableIncludeList: "public.orders",
};

/** Props without types, as a language without types would give them. */
export const postgreSql = (more: Loose): PostgreSqlConfig =>
  new PostgreSqlConfig({ ...POSTGRESQL, ...(more as object) });

export const mongoDb = (more: Loose): ConnectorConfig =>
  new MongoDbAtlasConfig({
    mongodbConnectionString: SecretValue.fromVariable("connection"),
    databaseIncludeList: "shop",
    collectionIncludeList: "shop.products",
    signalDataCollectionSchemaOrDatabase: "shop.signal",
    ...(more as object),
  });

/** The message of the error that a function throws, without cdktf's advice to ignore it. Empty if the function throws nothing. */
export function errorIn(act: () => void): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message.replace(/\n\nIf you wish to ignore these validations[^]*$/, "");
  }
  return "";
}

/** The whole error of a stack `streaming` with the source `orders`. */
export const errorOf = (props: Loose): string =>
  errorIn(() => {
    synth((stack) => {
      hook(stack, "orders", props);
    });
  });

/** Puts cdktf's words around a problem that the validation of a stack reports. */
export const failed = (...problems: string[]): string =>
  `Validation failed with the following errors:\n  ${problems.map((problem) => `[streaming/orders] ${problem}`).join("\n  ")}`;
