import { HttpError } from "./http-error.ts";
import type { OtherAnswer } from "./known-answers.ts";
import type { Tenancy } from "./tenancy.ts";

/** A request, as a route gets it. */
export interface RouteRequest {
  /** Values of the path's `{names}`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The owner of the token. */
  readonly tenancy: Tenancy;
  /** Parses the body. @throws HttpError 422 if there is no body, or it is not JSON */
  readonly json: () => unknown;
}

/** An answer in JSON. */
export interface ApiAnswer {
  /** @default 200 */
  readonly status?: number;
  /** Sent as JSON. */
  readonly body: unknown;
}

/** An answer in JSON, or another one in its place, such as a gateway's page or an empty body. */
export type AnyAnswer = ApiAnswer | { readonly instead: OtherAnswer };

/** What answers the requests of a method to a path. */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Such as `/sources/{id}`. */
  readonly path: string;
  /** Whether requests without a token are answered. @default false */
  readonly open?: boolean;
  readonly handle: (request: RouteRequest) => AnyAnswer | Promise<AnyAnswer>;
}

/** A route that fits a request, and the values of its path's `{names}`. */
export interface FoundRoute {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * The first route of the list that fits a request.
 *
 * @throws HttpError in FastAPI's words: 404 if no route has the path, 405 if none has the path with this method
 */
export function findRoute(routes: readonly Route[], method: string, path: string): FoundRoute {
  const matching = routes.flatMap((route) => {
    const params = matchPath(route.path, path);
    return params ? [{ route, params }] : [];
  });
  const found = matching.find(({ route }) => route.method === method);
  if (found) return found;
  if (matching.length === 0) throw new HttpError(404, "Not Found");
  const allow = [...new Set(matching.map(({ route }) => route.method))].join(", ");
  throw new HttpError(405, "Method Not Allowed", { Allow: allow });
}

/** The values of a pattern's `{names}`. Undefined if the path does not fit the pattern. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, segment] of wanted.entries()) {
    const value = given[at] ?? "";
    if (segment.startsWith("{")) params[segment.slice(1, -1)] = value;
    else if (segment !== value) return undefined;
  }
  return params;
}
