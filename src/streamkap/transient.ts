/**
 * Failures that go away by themselves. What says so is the status, or words of Kafka Connect that
 * the API passes on with any status; never digits that happen to stand in a text.
 */
const transientWords =
  /kafkaconnecttimeout|request timed out|timed out on all nodes|sockettimeoutexception|rebalance_in_progress|rebalance is expected|leader_not_available|not_leader_for_partition/i;
const connectCall = /kafka connect api call failed with status code (\d+)\b/i;
/** 404: not deployed yet. 409: it is being changed, or rebalances. */
const transientConnectStatuses = new Set(["404", "409"]);

/** Whether the words are Kafka Connect's, behind the API: the API itself had taken the request then. */
export function isOfKafkaConnect(detail: string): boolean {
  return connectCall.test(detail) || transientWords.test(detail);
}

/** Whether an answer that is no success may be another one a moment later. */
export function isTransientAnswer(status: number, detail: string): boolean {
  if (status === 401 || status === 403) return false;
  if (status === 429 || (status >= 502 && status <= 504)) return true;
  const connectStatus = connectCall.exec(detail)?.[1];
  if (connectStatus !== undefined) return transientConnectStatuses.has(connectStatus);
  return transientWords.test(detail) || (status === 409 && !/already exists/i.test(detail));
}
