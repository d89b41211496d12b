/**
 * Failures that go away by themselves. They are recognised by the status, or by words of Kafka Connect, which the API
 * passes on with any status. Digits that happen to stand in a text do not count.
 *
 * One text may quote another: the API quotes Kafka Connect's answer, which may quote a worker's or a broker's. So every
 * sign counts wherever it stands, and no sign hides another one.
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
/** The word that Kafka Connect uses while it rebalances. In a text of the API it may be part of a setting's name. */
const rebalanceWord = /(?<![\w.])rebalanc(?:e|es|ed|ing)(?![\w-]|\.\w)/i;
const connectCall = /kafka connect api call failed with status code (\d+)\b/gi;
/** The code in Kafka Connect's own JSON. Its quotes are escaped if another JSON quotes it. */
const connectCode = /\berror_code\\*["']?\s*[:=]\s*\\*["']?(\d+)\b/gi;
/** 404: the connector is not deployed yet. 409: the connector is being changed, or Kafka Connect rebalances. */
const transientConnectStatuses = new Set(["404", "409"]);

/** Whether a failure comes from Kafka Connect, which stands behind the API. Then the API had accepted the request. */
export function isOfKafkaConnect(words: string): boolean {
  return connectStatuses(words).length > 0 || transientWords.test(words);
}

/**
 * Whether a call that got this failure as its answer may succeed a moment later.
 *
 * @param words all words of the answer, uncut (`wordsOfErrorBody`)
 */
export function isTransientAnswer(status: number, words: string): boolean {
  if (status === 401 || status === 403) return false;
  if (status === 429 || (status >= 502 && status <= 504)) return true;
  const statuses = connectStatuses(words);
  if (statuses.length === 0 && /already exists/i.test(words)) return false;
  if (statuses.some((code) => transientConnectStatuses.has(code)) || transientWords.test(words)) return true;
  return statuses.length > 0 ? rebalanceWord.test(words) : status === 409;
}

/**
 * Each status that Kafka Connect answered, as the words tell it. Empty if they do not speak of a call of Kafka Connect.
 */
function connectStatuses(words: string): string[] {
  const calls = [...words.matchAll(connectCall)].map(([, code = ""]) => code);
  if (calls.length === 0) return [];
  return [...calls, ...[...words.matchAll(connectCode)].map(([, code = ""]) => code)];
}
