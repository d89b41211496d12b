import { abortable } from "./deadline.ts";
import { requireObject, requireText } from "./shape.ts";
import type { ApiValue } from "../types.ts";

/** The answer of POST /auth/access-token, as far as it is used. */
export interface AccessToken {
  readonly accessToken: string;
  /** Seconds; undefined where the API does not say. */
  readonly expiresIn: number | undefined;
}

/** One token for everybody. */
export interface TokenHolder {
  /** The token; fetched when there is none that lasts, once for all who ask meanwhile. */
  get(signal: AbortSignal): Promise<string>;
  /** Forgets a token that the API refused, unless another one has taken its place. */
  discard(token: string): void;
}

/** A token is not used in its last tenth, nor in its last minute. */
const reserve = { share: 0.1, ms: 60_000 };

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

export function decodeAccessToken(answer: ApiValue | undefined): AccessToken {
  const { accessToken, expiresIn } = requireObject(answer, "the answer");
  return {
    accessToken: requireText(accessToken, "accessToken"),
    expiresIn: typeof expiresIn === "number" ? expiresIn : undefined,
  };
}
