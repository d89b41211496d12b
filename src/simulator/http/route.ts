import { HttpError } from "./http-error.ts";
import type { OtherAnswer } from "./known-answers.ts";
import type { Tenancy } from "./tenancy.ts";

/** One request, as a route sees it. */
export interface RouteRequest {
  /** Values of the path's `{names}`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Whose token it came with. */
  readonly tenancy: Tenancy;
  /** @throws HttpError 422 where there is no body or it is not JSON. */
  readonly json: () => unknown;
}

export interface ApiAnswer {
  /** @default 200 */
  readonly status?: number;
  /** Goes out as JSON. */
  readonly body: unknown;
}

/** Most answers are JSON; some are a gateway's page, or nothing at all. */
export type AnyAnswer = ApiAnswer | { readonly instead: OtherAnswer };

export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Such as `/sources/{id}`. */
  readonly path: string;
  /** Open to requests without a token. @default false */
  readonly open?: boolean;
  readonly handle: (request: RouteRequest) => AnyAnswer | Promise<AnyAnswer>;
}

export interface FoundRoute {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * The first route for a request, in the order of the table.
 *
 * @throws HttpError 404 for a path, 405 for a method that no route has, in FastAPI's words.
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

/** The values of a pattern's `{names}`, or undefined where the path does not fit. */
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
