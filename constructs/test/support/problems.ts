import {
  MongoDbAtlasConfig,
  PostgreSqlConfig,
  SecretValue,
  SqlServerConfig,
  type ConnectorConfig,
} from "../../src";
import { hook, synth } from "./synth";

export type Loose = Readonly<Record<string, unknown>>;

/** All that PostgreSQL cannot do without. */
export const POSTGRESQL = {
  databaseHostname: "db.example.test",
  databaseUser: "streamkap",
  databasePassword: SecretValue.fromVariable("orders_password"),
  databaseDbname: "orders",
  schemaIncludeList: "public",
  tableIncludeList: "public.orders",
};

/** As languages without types would call it. */
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

export const sqlServer = (snapshotCustomTableConfig: unknown): ConnectorConfig =>
  new SqlServerConfig({
    databaseHostname: "db.example.test",
    databaseUser: "streamkap",
    databasePassword: SecretValue.fromVariable("password"),
    databaseNames: "erp",
    schemaIncludeList: "dbo",
    tableIncludeList: "dbo.Orders",
    snapshotCustomTableConfig: snapshotCustomTableConfig as Record<string, never>,
  });

/** What it throws; nothing where it throws nothing. Without cdktf's advice to ignore it. */
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

/** cdktf's words around what the validations of a stack say. */
export const failed = (...problems: string[]): string =>
  `Validation failed with the following errors:\n  ${problems.map((problem) => `[streaming/orders] ${problem}`).join("\n  ")}`;
