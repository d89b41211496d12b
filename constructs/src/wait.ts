import { nameClass } from "./names/class-name";
import { fieldOf } from "./names/fields";
import { kindOf } from "./names/kind-of";
import { GROUP } from "./stack/stack-sources";
import type { StreamkapSourcesReady } from "./streamkap-sources-ready";

/** When a deployment calls a source created or updated, and what waits for the source. */
export class Wait {
  /**
   * Terraform creates all such sources of the stack side by side, and then waits for all of them together. A source that
   * is slow or broken fails the deployment, and the next deployment keeps it.
   */
  public static readonly TOGETHER = new Wait("none", true);

  /**
   * Terraform waits for the source as a part of its creation. Where the waiting fails, the next deployment replaces the
   * source.
   */
  public static readonly BY_ITSELF = new Wait("active", false);

  /** Like `BY_ITSELF`, but the API holds back its answer until the source is deployed, so that nothing polls. */
  public static readonly SERVER = new Wait("server", false);

  /** Nothing waits: the source counts as created or updated once Streamkap has saved its configuration. */
  public static readonly NONE = new Wait("none", false);

  /**
   * The `wait` of the StreamkapProvider says when the source counts as created or updated. The source has no `wait` of its
   * own, so that its import changes nothing.
   */
  public static readonly AS_PROVIDER = new Wait(undefined, false);

  /**
   * Like `TOGETHER`, but together with the other sources of a group only.
   *
   * @param group made in the same stack
   */
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
   * Value of `wait` of the resource; undefined for that of the provider.
   *
   * @internal
   */
  public readonly _ownWait?: string;

  /**
   * Whether a group waits for the source.
   *
   * @internal
   */
  public readonly _isTogether: boolean;

  /**
   * The group to join; undefined for the default one of the stack.
   *
   * @internal
   */
  public readonly _group?: StreamkapSourcesReady;

  private constructor(ownWait: string | undefined, isTogether: boolean, group?: StreamkapSourcesReady) {
    this._ownWait = ownWait;
    this._isTogether = isTogether;
    this._group = group;
  }
}

nameClass(Wait, "Wait");

/** Whether a value is a Wait, also one of another copy of this package. */
export function isWait(value: unknown): value is Wait {
  return typeof fieldOf(value, "_isTogether") === "boolean";
}
