import type { IncomingHttpHeaders } from "node:http";
import type { SimulatorClock } from "../clock.ts";
import { hexId } from "../hex-id.ts";
import {
  type ApiAnswer,
  type RouteRequest,
  HttpError,
  createBodyReader,
  type Route,
  type Tenancy,
  tenancyOf,
} from "../http/index.ts";

/** The answer of the auth endpoints. Its fields are in camelCase, while all other answers are in snake_case. */
interface TokenAnswer {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** ISO 8601. */
  readonly expires: string;
  /** Seconds. */
  readonly expiresIn: number;
}

/** Issues tokens for the one pair of credentials, and checks the token of each request. */
export class Authority {
  readonly clientId: string;
  readonly secret: string;
  readonly #seed: number;
  readonly #lifetimeMs: number;
  readonly #clock: SimulatorClock;
  /** When each access token expires, in milliseconds since 1970. */
  readonly #access = new Map<string, number>();
  readonly #refresh = new Set<string>();
  #issued = 0;

  constructor(seed: number, lifetimeMs: number, clock: SimulatorClock) {
    this.clientId = `simulator-client-${String(seed)}`;
    this.secret = `simulator-secret-${String(seed)}`;
    this.#seed = seed;
    this.#lifetimeMs = lifetimeMs;
    this.#clock = clock;
  }

  readonly routes: readonly Route[] = [
    { method: "POST", path: "/auth/access-token", open: true, handle: (request) => this.#signIn(request) },
    {
      method: "POST",
      path: "/auth/access-token/refresh",
      open: true,
      handle: (request) => this.#renew(request),
    },
  ];

  /** The owner of a request without a token, for routes that are open. */
  get anonymous(): Tenancy {
    return tenancyOf(this.#seed, {});
  }

  /** The owner of a request. @throws HttpError 401 if it has no bearer token, or one that is unknown or expired */
  authenticate(headers: IncomingHttpHeaders): Tenancy {
    const token = /^Bearer (.+)$/i.exec(headers.authorization ?? "")?.[1];
    if (token === undefined) throw new HttpError(401, "Not authenticated");
    const expires = this.#access.get(token);
    if (expires === undefined) throw new HttpError(401, "Invalid access token");
    if (expires <= this.#clock.now()) throw new HttpError(401, "Access token has expired");
    return tenancyOf(this.#seed, headers);
  }

  #signIn({ json }: RouteRequest): ApiAnswer {
    const reader = createBodyReader(json());
    const clientId = reader.requiredText("client_id");
    const secret = reader.requiredText("secret");
    reader.finish();
    if (clientId !== this.clientId || secret !== this.secret) {
      throw new HttpError(401, "Invalid client credentials");
    }
    return { body: this.#issue() };
  }

  #renew({ json }: RouteRequest): ApiAnswer {
    const reader = createBodyReader(json());
    const token = reader.requiredText("refresh_token");
    reader.finish();
    if (!this.#refresh.delete(token)) throw new HttpError(401, "Invalid refresh token");
    return { body: this.#issue() };
  }

  #issue(): TokenAnswer {
    this.#issued += 1;
    const expires = this.#clock.now() + this.#lifetimeMs;
    const accessToken = `simulator-access-${hexId(this.#seed, `access/${String(this.#issued)}`)}`;
    const refreshToken = `simulator-refresh-${hexId(this.#seed, `refresh/${String(this.#issued)}`)}`;
    this.#access.set(accessToken, expires);
    this.#refresh.add(refreshToken);
    return {
      accessToken,
      refreshToken,
      expires: new Date(expires).toISOString(),
      expiresIn: Math.floor(this.#lifetimeMs / 1000),
    };
  }
}
