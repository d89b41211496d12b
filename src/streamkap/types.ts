/**
 * What requests and answers hold. The fields have the API's own names, so that the same word finds a field in the code,
 * in the API's documentation (docs.streamkap.com/api-reference) and in a recorded answer.
 */

/** A JSON value. Integers that a JavaScript number would round are bigint. */
export type ApiValue = string | number | bigint | boolean | null | readonly ApiValue[] | ApiObject;

/** A JSON object. */
export interface ApiObject {
  readonly [key: string]: ApiValue;
}

/** A value that the API accepts for a setting of a source. Lists and objects are refused. */
export type ConfigValue = string | number | bigint | boolean | null;

/** A source as the API answers it. A field is null if the answer has null there, or does not have the field. */
export interface Source {
  /** 24 hexadecimal characters. */
  readonly id: string;
  readonly name: string | null;
  /** Type code, such as `sqlserveraws`. */
  readonly connector: string | null;
  readonly connector_display_name: string | null;
  /** Active, Paused, Stopped, Broken, Starting, Unassigned, Unknown, Pending, Pending Update. */
  readonly connector_status: string | null;
  /** Active, Paused, Stopped, Pending, Pending Update, Pending Delete. */
  readonly desired_state: string | null;
  /** Flat, with dotted keys. Values come back as text more often than as they were sent. */
  readonly config: ApiObject | null;
  readonly kc_cluster_id: string | null;
  /** Ids of tags. The API leaves the field out if there are none, so null means the same as an empty list. */
  readonly tags: readonly string[] | null;
  /** ISO 8601. */
  readonly created_timestamp: string | null;
  /** Who made the source: terraform, web or api. */
  readonly created_from: string | null;
  readonly sub_id: string | null;
  readonly tenant_id: string | null;
  readonly service_id: string | null;
  /** Each is `source_<id>.<schema>.<table>`. They appear some time after the source has started. */
  readonly topic_ids: readonly string[] | null;
  readonly topics: readonly string[] | null;
  readonly topic_map: ApiObject | null;
  readonly tasks: readonly number[] | null;
  /** Status of each task by its number: `{"0": {"state": "FAILED", "trace": "…"}}`. */
  readonly task_statuses: ApiObject | null;
}

/** A source as a list shows it. */
export interface ListedSource extends Source {
  /** What of the source could not be read. Those fields are null. Absent if all of it was read. */
  readonly unreadable?: string;
}

/** An entry of a list whose id cannot be read. */
export interface UnreadableEntry {
  /** Null if the name cannot be read either. Then the entry may be any source. */
  readonly name: string | null;
  /** What is wrong with the entry. It shows no value of the entry. */
  readonly unreadable: string;
}

/** The list of sources. */
export interface SourceList {
  readonly sources: readonly ListedSource[];
  /** Entries whose id cannot be read. */
  readonly unreadable: readonly UnreadableEntry[];
}

/** A page of the list of sources. A source that stood on an earlier page is left out. */
export interface SourcePage extends SourceList {
  /** How many pages follow, as the API hints. Above 0 unless this page is the last one. */
  readonly pagesLeft: number;
}

/** The body of an update. Its configuration is complete, with null for each setting that is unset. */
export interface SourceBody {
  readonly name: string;
  readonly connector: string;
  readonly config: Readonly<Record<string, ConfigValue>>;
  /** Ids of tags. Null leaves the tags as they are, and an empty list removes them. @default null */
  readonly tags?: readonly string[] | null | undefined;
  /** The Kafka Connect cluster that runs the source. @default the cluster stays as it is */
  readonly kc_cluster_id?: string | undefined;
  /** Such as `Active`, `Paused` or `Stopped`. @default the desired state stays as it is */
  readonly desired_state?: string | undefined;
}

/** The body of a create. */
export interface NewSourceBody extends SourceBody {
  /** Who makes the source. The API keeps it for the life of the source. @default api, set by the API */
  readonly created_from?: "terraform" | "web" | "api";
}

/** What can be done to a source without changing its configuration. */
export type SourceAction = "pause" | "resume" | "stop";

/** Which sources a list shows. */
export interface SourceFilter {
  /** Part of the name. The API cannot filter by a whole name, so the caller has to compare the names in the answer. */
  readonly partial_name?: string;
  /** Type codes. */
  readonly connector?: readonly string[];
}

/** A connector as GET /sources/connectors describes it. */
export interface ConnectorDefinition {
  /** The heading in the answer under which the connector stands, or its `display_name`. */
  readonly displayName: string | null;
  /** The connector as it was answered, with all fields. */
  readonly definition: ApiObject;
  /** One entry for each setting: `name`, `required`, `user_defined`, `value`, ... */
  readonly config: readonly ApiObject[];
}

/** A tag as GET /tags answers it. */
export interface Tag {
  readonly id: string;
  readonly name: string | null;
  readonly description: string | null;
  /** Types of the tag, such as `sources`. The API answers them in no fixed order. */
  readonly type: readonly string[] | null;
  readonly system: boolean | null;
  readonly custom: boolean | null;
}

/** What every call takes besides its own arguments. */
export interface CallOptions {
  /** Ends the call. A change that was on its way may have happened nevertheless. @default none */
  readonly signal?: AbortSignal | undefined;
  /** Lets the current try end, and allows no further try. @default none */
  readonly noMoreTries?: AbortSignal | undefined;
  /** When the whole call ends, with its retries and the wait for a free slot. @default never */
  readonly deadline?: Date | undefined;
  /** How long one try may take, in milliseconds. @default the client's `requestTimeoutMs` */
  readonly timeoutMs?: number | undefined;
  /** Values that no error may show, such as the passwords in a body. @default none */
  readonly secrets?: readonly string[] | undefined;
  /** Awaited right before each try is sent, when it has its slot and its token. It must not fail. @default none */
  readonly onSend?: (() => Promise<void>) | undefined;
  /** Called with each answer to each try. @default none */
  readonly onAnswer?: ((answer: AnswerNote) => void) | undefined;
}

/** What `onAnswer` is told of an answer. */
export interface AnswerNote {
  readonly status: number;
  /** The API's `X-Request-Id`. */
  readonly requestId: string | undefined;
}

/** The options of a call whose answer may hold secrets. */
export interface SecretOptions extends CallOptions {
  /** Whether to ask for secrets in clear. A client made with `secretReturned: false` never asks. @default true */
  readonly secretReturned?: boolean | undefined;
}

/** The options of a call that changes a source. */
export interface ChangeOptions extends SecretOptions {
  /**
   * Makes the API answer after the deployment, which can last longer than a gateway waits. Such a call is bounded by
   * its deadline alone, if it has one. It is not tried again if its answer is lost. @default false
   */
  readonly wait?: boolean | undefined;
}
