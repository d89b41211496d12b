/**
 * Failures that go away by themselves. What says so is the status, or words of Kafka Connect that
 * the API passes on with any status; never digits that happen to stand in a text.
 *
 * Texts are wrapped into one another: the API's text quotes Kafka Connect's answer, which may quote a
 * worker's or a broker's. So every sign counts wherever it stands, and no sign hides another one.
 */
const transientWords = new RegExp(
  [
    "kafka[ _]?connect[ _]?timeout",
    "request timed out",
    "timed out on all nodes",
    "socket[ _]?timeout[ _]?exception",
    "rebalance[ _]?in[ _]?progress",
    "rebalance is expected",
    "leader[ _]?not[ _]?available",
    "not[ _]?leader[ _]?(?:for[ _]?partition|or[ _]?follower)",
  ].join("|"),
  "i",
);
/** What Kafka Connect says while it rebalances; in other texts such a word may be that of a setting. */
const rebalanceWord = /(?<![\w.])rebalanc(?:e|es|ed|ing)(?![\w-]|\.\w)/i;
const connectCall = /kafka connect api call failed with status code (\d+)\b/gi;
/** Kafka Connect's own JSON, whose quotes are escaped where it stands in a text of JSON. */
const connectCode = /\berror_code\\*["']?\s*[:=]\s*\\*["']?(\d+)\b/gi;
/** 404: not deployed yet. 409: it is being changed, or rebalances. */
const transientConnectStatuses = new Set(["404", "409"]);

/** Whether the words are Kafka Connect's, behind the API: the API itself had taken the request then. */
export function isOfKafkaConnect(words: string): boolean {
  return connectStatuses(words).length > 0 || transientWords.test(words);
}

/**
 * Whether an answer that is no success may be another one a moment later.
 *
 * @param words all that the answer says, however long
 */
export function isTransientAnswer(status: number, words: string): boolean {
  if (status === 401 || status === 403) return false;
  if (status === 429 || (status >= 502 && status <= 504)) return true;
  const statuses = connectStatuses(words);
  if (statuses.length === 0 && /already exists/i.test(words)) return false;
  if (statuses.some((code) => transientConnectStatuses.has(code)) || transientWords.test(words)) return true;
  return statuses.length > 0 ? rebalanceWord.test(words) : status === 409;
}

/** Each status that Kafka Connect is said to have answered. */
function connectStatuses(words: string): string[] {
  const calls = [...words.matchAll(connectCall)].map(([, code = ""]) => code);
  if (calls.length === 0) return [];
  return [...calls, ...[...words.matchAll(connectCode)].map(([, code = ""]) => code)];
}
