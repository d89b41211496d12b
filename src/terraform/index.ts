/**
 * A framework for Terraform providers in TypeScript: everything that the author of a provider needs, the most needed
 * first. The framework knows nothing of Streamkap and imports nothing else of this project: it could be a package of
 * its own. Build scripts have a door of their own, ./build.ts.
 */

// To serve a provider.
export {
  isStartedByTerraform,
  servePlugin,
  type PluginEnvironment,
  type ServeOptions,
} from "./protocol/index.ts";
export type { ConfigureResponse, Provider } from "./provider.ts";

// To write a resource.
export type {
  ChangeResponse,
  CreateRequest,
  DeleteRequest,
  DeleteResponse,
  ReadRequest,
  ReadResponse,
  Resource,
  UpdateRequest,
} from "./resource.ts";
export type { ClientCapabilities, Logger, LogMethod, OperationContext } from "./context.ts";

// To describe its attributes.
export {
  isNested,
  type Attribute,
  type Block,
  type NestedAttribute,
  type NestedBlock,
  type Schema,
  type ValueAttribute,
  type WhenUnset,
} from "./schema/index.ts";
export {
  list,
  map,
  object,
  set,
  tuple,
  type CollectionType,
  type ObjectType,
  type PrimitiveType,
  type TupleType,
  type Type,
} from "./cty/index.ts";

// To read and make values.
export {
  isDecimal,
  isDynamic,
  isList,
  isMap,
  isNumber,
  isUnknown,
  isWhollyKnown,
  nullObject,
  unknown,
  type Decimal,
  type Dynamic,
  type NumberValue,
  type ObjectValue,
  type Unknown,
  type Value,
} from "./cty/index.ts";
export { isGiven, isNull } from "./schema/index.ts";

// To tell the practitioner what is wrong, and where.
export { error, hasErrors, warning, type Diagnostic } from "./diagnostic.ts";
export { attributePath, formatPath, root, type Path, type Step } from "./cty/index.ts";

// To check single values.
export {
  atLeast,
  between,
  integer,
  matches,
  nearest,
  noBlankElements,
  notBlank,
  notEmpty,
  oneOf,
  wholeNumber,
  type ValidationTarget,
  type Validator,
} from "./schema/index.ts";

// To write a data source.
export type { DataSource, DataSourceRequest, DataSourceResponse } from "./data-source.ts";

// To change a plan, to keep private data, to import, to upgrade and to move.
export type {
  ImportRequest,
  ImportResponse,
  ImportTarget,
  ModifyPlanRequest,
  ModifyPlanResponse,
  MovedState,
  NotMovable,
  PrivateData,
  StoredState,
  StoredStateResponse,
} from "./resource.ts";
export type { IdentityAttribute, IdentitySchema, ResourceIdentity } from "./identity.ts";

// To work with JSON, numbers and types without losing a digit.
export {
  compareNumbers,
  decodeStateJson,
  encodeJson,
  encodeType,
  equalNumbers,
  equalValues,
  formatNumber,
  parseJson,
  parseNumber,
  type JsonObject,
  type JsonValue,
} from "./cty/index.ts";

// To test a schema, and to debug a provider.
export { checkSchema, impliedType, type SchemaKind, validateConfig } from "./schema/index.ts";
export { reattachVariable, serveDebug, type DebugOptions } from "./protocol/index.ts";
