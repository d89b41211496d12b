/** What travels, in the API's own names, so that a field is found by the same word everywhere. */

/** A JSON value; integers that a JavaScript number would round are bigint. */
export type ApiValue = string | number | bigint | boolean | null | readonly ApiValue[] | ApiObject;
export interface ApiObject {
  readonly [key: string]: ApiValue;
}

/** What the API takes as the value of a setting. */
export type ConfigValue = string | number | bigint | boolean | null;

/** A source as the API answers it. A field that is null was null or absent. */
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
  /** Ids. Absent where there are none, so null means the same as an empty list. */
  readonly tags: readonly string[] | null;
  /** ISO 8601. */
  readonly created_timestamp: string | null;
  /** terraform, web or api. */
  readonly created_from: string | null;
  readonly sub_id: string | null;
  readonly tenant_id: string | null;
  readonly service_id: string | null;
  /** `source_<id>.<schema>.<table>`; they appear some time after the source has started. */
  readonly topic_ids: readonly string[] | null;
  readonly topics: readonly string[] | null;
  readonly topic_map: ApiObject | null;
  readonly tasks: readonly number[] | null;
  /** By task number: `{"0": {"state": "FAILED", "trace": "…"}}`. */
  readonly task_statuses: ApiObject | null;
}

/** A source as a list shows it. */
export interface ListedSource extends Source {
  /** What of it could not be read; the fields that are concerned are null then. Absent: all was read. */
  readonly unreadable?: string;
}

/** An entry of a list of which not even the id can be read. */
export interface UnreadableEntry {
  /** Null where the name cannot be read either: the entry may be any source. */
  readonly name: string | null;
  /** What is wrong with it, without a value. */
  readonly unreadable: string;
}

/** A page of the list of sources. */
export interface SourcePage {
  readonly sources: readonly ListedSource[];
  readonly unreadable: readonly UnreadableEntry[];
}

/** What an update sends: the whole configuration, with null for what is unset. */
export interface SourceBody {
  readonly name: string;
  readonly connector: string;
  readonly config: Readonly<Record<string, ConfigValue>>;
  /** Ids. Null leaves the tags as they are, an empty list clears them. */
  readonly tags?: readonly string[] | null | undefined;
  readonly kc_cluster_id?: string | undefined;
  readonly desired_state?: string | undefined;
}

export interface NewSourceBody extends SourceBody {
  /** The API keeps it for the life of the source. @default api, on the API's side */
  readonly created_from?: "terraform" | "web" | "api";
}

/** What can be done to a source besides changing its configuration. */
export type SourceAction = "pause" | "resume" | "stop";

export interface SourceFilter {
  /** Part of the name. The API has no filter for a whole name: compare what comes back. */
  readonly partial_name?: string;
  /** Type codes. */
  readonly connector?: readonly string[];
}

/** A connector as GET /sources/connectors describes it. */
export interface ConnectorDefinition {
  /** Heading it was found under. */
  readonly displayName: string | null;
  readonly definition: ApiObject;
  /** One entry for each setting: `name`, `required`, `user_defined`, `value`, ... */
  readonly config: readonly ApiObject[];
}

export interface Tag {
  readonly id: string;
  readonly name: string | null;
  readonly description: string | null;
  /** In no particular order. */
  readonly type: readonly string[] | null;
  readonly system: boolean | null;
  readonly custom: boolean | null;
}

/** What every call takes besides its own arguments. */
export interface CallOptions {
  /** Ends the call. A change that was on its way may have happened all the same. */
  readonly signal?: AbortSignal | undefined;
  /** Lets the try that is on its way come to its end, and makes no other. @default none */
  readonly noMoreTries?: AbortSignal | undefined;
  /** When to give up, retries and waiting for a free slot included. @default never */
  readonly deadline?: Date | undefined;
  /** How long one try may take. @default the client's `requestTimeoutMs` */
  readonly timeoutMs?: number | undefined;
  /** Values that no error's text may show, such as the passwords in a body. @default none */
  readonly secrets?: readonly string[] | undefined;
  /** Awaited before each try leaves, after all waiting for a turn. It must not fail. @default nothing */
  readonly onSend?: (() => Promise<void>) | undefined;
  /** Told of each answer to each try. @default not told */
  readonly onAnswer?: ((answer: AnswerNote) => void) | undefined;
}

export interface AnswerNote {
  readonly status: number;
  /** The API's `X-Request-Id`. */
  readonly requestId: string | undefined;
}

export interface SecretOptions extends CallOptions {
  /** Ask for secrets in clear; never done where the client was made without. @default true */
  readonly secretReturned?: boolean | undefined;
}

export interface ChangeOptions extends SecretOptions {
  /**
   * Answer after the deployment, which can outlast a gateway: such a call is bounded by its deadline
   * alone, and a lost answer is not tried again. @default false
   */
  readonly wait?: boolean | undefined;
}
