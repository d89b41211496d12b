import { nameClass } from "./names/class-name";
import { fieldOf } from "./names/fields";
import { kindOf } from "./names/kind-of";
import { GROUP } from "./stack/stack-sources";
import type { StreamkapSourcesReady } from "./streamkap-sources-ready";

/** When creating and updating a source is done, and who waits for it. */
export class Wait {
  /**
   * All sources of the stack that say so are created side by side, and waited for together, after
   * all of them are there. A source that is slow or broken fails the deployment, and is not rebuilt by the next.
   */
  public static readonly TOGETHER = new Wait("none", true);

  /**
   * The source is waited for as a part of its own creation. Where that fails, Terraform replaces
   * the source at the next deployment.
   */
  public static readonly BY_ITSELF = new Wait("active", false);

  /** As by itself, but the API holds its answer until the source is deployed, in place of being asked again and again. */
  public static readonly SERVER = new Wait("server", false);

  /** Nobody waits: it is done once the configuration is saved. */
  public static readonly NONE = new Wait("none", false);

  /** Together with the other sources of this group only. */
  public static inGroup(group: StreamkapSourcesReady): Wait {
    if (GROUP.of(group) === undefined) {
      throw new Error(
        `Wait.inGroup() takes a StreamkapSourcesReady, and was given ${kindOf(group)}. Make one in the stack: ` +
          `new StreamkapSourcesReady(this, "group").`,
      );
    }
    return new Wait("none", true, group);
  }

  /**
   * The resource's own `wait`.
   *
   * @internal
   */
  public readonly _ownWait: string;

  /** @internal */
  public readonly _isTogether: boolean;

  /**
   * Undefined: the stack's.
   *
   * @internal
   */
  public readonly _group?: StreamkapSourcesReady;

  private constructor(ownWait: string, isTogether: boolean, group?: StreamkapSourcesReady) {
    this._ownWait = ownWait;
    this._isTogether = isTogether;
    this._group = group;
  }
}

nameClass(Wait, "Wait");

/** Whether it is one, also where it comes from another copy of this package. */
export function isWait(value: unknown): value is Wait {
  return typeof fieldOf(value, "_ownWait") === "string";
}
