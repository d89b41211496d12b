import { abortable } from "./deadline.ts";
import { requireObject, requireText } from "./shape.ts";
import type { ApiValue } from "../types.ts";

/** The fields of the answer to POST /auth/access-token that are used. */
export interface AccessToken {
  readonly accessToken: string;
  /** Life of the token in seconds. Undefined if the API does not say. */
  readonly expiresIn: number | undefined;
}

/** Holds the one token that all calls of a client share. */
export interface TokenHolder {
  /**
   * The token. If there is none that still lasts, it is fetched, once for all callers that ask meanwhile.
   *
   * @throws the error of the call that fetches the token, or the signal's reason
   */
  get(signal: AbortSignal): Promise<string>;
  /** Forgets a token that the API refused. It does nothing if another token has taken its place. */
  discard(token: string): void;
}

/** The end of a token's life in which it is no longer used: its last tenth, but at most its last minute. */
const reserve = { share: 0.1, ms: 60_000 };

/** A holder that fetches a token when one is first asked for. */
export function createTokenHolder(fetchToken: () => Promise<AccessToken>): TokenHolder {
  let current: { token: string; usableUntil: number } | undefined;
  let fetching: Promise<string> | undefined;

  async function refresh(): Promise<string> {
    const asked = Date.now();
    const { accessToken, expiresIn } = await fetchToken();
    const lifeMs = (expiresIn ?? Infinity) * 1000;
    const usableMs = lifeMs === Infinity ? lifeMs : lifeMs - Math.min(lifeMs * reserve.share, reserve.ms);
    current = { token: accessToken, usableUntil: asked + usableMs };
    return accessToken;
  }

  return {
    async get(signal) {
      if (current !== undefined && Date.now() < current.usableUntil) return current.token;
      fetching ??= refresh().finally(() => {
        fetching = undefined;
      });
      const shared = fetching;
      return abortable(signal, () => shared);
    },
    discard(token) {
      if (current?.token === token) current = undefined;
    },
  };
}

/** Reads the answer to POST /auth/access-token. @throws UnexpectedShape if it holds no token */
export function decodeAccessToken(answer: ApiValue | undefined): AccessToken {
  const { accessToken, expiresIn } = requireObject(answer, "the answer");
  return {
    accessToken: requireText(accessToken, "accessToken"),
    expiresIn: typeof expiresIn === "number" ? expiresIn : undefined,
  };
}
