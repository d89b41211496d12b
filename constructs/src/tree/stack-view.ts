import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { constructsOf } from "./stack-tree";

/** What was made of a stack, and who has not asked for it yet. */
interface Taken<Value> {
  readonly value: Value;
  readonly toAsk: Set<IConstruct>;
}

/**
 * Something that is made of a whole stack, though each of its constructs asks for it: of a thousand sources, each would
 * look at all of them. Each construct asks once in a synth. Who asks again, or was not there, may find another tree.
 */
export class StackView<Value> {
  private readonly taken = new WeakMap<TerraformStack, Taken<Value>>();
  private readonly take: (all: readonly IConstruct[]) => Value;

  /** @param take gets all constructs of a stack, in the order of the tree */
  public constructor(take: (all: readonly IConstruct[]) => Value) {
    this.take = take;
  }

  public seenBy(asker: IConstruct): Value {
    const stack = TerraformStack.of(asker);
    const known = this.taken.get(stack);
    if (known?.toAsk.delete(asker)) return known.value;
    const all = constructsOf(stack);
    const taken = { value: this.take(all), toAsk: new Set(all) };
    taken.toAsk.delete(asker);
    this.taken.set(stack, taken);
    return taken.value;
  }
}
