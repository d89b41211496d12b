import { App, TerraformOutput, TerraformStack } from "cdktf";
import {
  DynamoDbConfig,
  MongoDbAtlasConfig,
  MySqlConfig,
  PostgreSqlConfig,
  SecretValue,
  SqlServerConfig,
  StreamkapProvider,
  StreamkapSource,
} from "cdktf-streamkap";

/**
 * A stack with five sources of five kinds. The credentials of Streamkap come from STREAMKAP_CLIENT_ID and STREAMKAP_SECRET. The
 * secrets of the databases come from the variables that the code names, as TF_VAR_<name>.
 */
const app = new App();
const stack = new TerraformStack(app, "five-sources");

new StreamkapProvider(stack, "streamkap");

const sources = [
  new StreamkapSource(stack, "orders", {
    name: "orders",
    config: new PostgreSqlConfig({
      databaseHostname: "orders-db.example.com",
      databaseUser: "streamkap",
      databasePassword: SecretValue.fromVariable("orders_password"),
      databaseDbname: "orders",
      schemaIncludeList: "public",
      tableIncludeList: "public.orders,public.order_lines",
    }),
  }),
  new StreamkapSource(stack, "customers", {
    name: "customers",
    config: new MySqlConfig({
      databaseHostname: "customers-db.example.com",
      databaseUser: "streamkap",
      databasePassword: SecretValue.fromVariable("customers_password"),
      databaseIncludeList: "crm",
      tableIncludeList: "crm.customers,crm.addresses",
    }),
  }),
  new StreamkapSource(stack, "products", {
    name: "products",
    config: new MongoDbAtlasConfig({
      mongodbConnectionString: SecretValue.fromVariable("products_connection_string"),
      databaseIncludeList: "shop",
      collectionIncludeList: "shop.products",
      signalDataCollectionSchemaOrDatabase: "shop.streamkap_signal",
    }),
  }),
  new StreamkapSource(stack, "sessions", {
    name: "sessions",
    config: new DynamoDbConfig({
      awsRegion: "eu-west-1",
      awsAccessKeyId: SecretValue.fromVariable("sessions_access_key_id"),
      awsSecretKey: SecretValue.fromVariable("sessions_secret_key"),
      s3ExportBucketName: "sessions-exports",
      tableIncludeList: "Sessions",
    }),
  }),
  new StreamkapSource(stack, "ledger", {
    name: "ledger",
    config: new SqlServerConfig({
      databaseHostname: "ledger-db.example.com",
      databaseUser: "streamkap",
      databasePassword: SecretValue.fromVariable("ledger_password"),
      databaseNames: "ledger",
      schemaIncludeList: "dbo",
      tableIncludeList: "dbo.Entries",
      streamkapSnapshotParallelism: 4,
    }),
  }),
];

new TerraformOutput(stack, "source-ids", { value: sources.map((source) => source.sourceId) });

app.synth();
