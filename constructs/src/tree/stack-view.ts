import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { constructsOf } from "./stack-tree";

/** The value made of a stack, and the constructs that have not asked for it yet. */
interface Taken<Value> {
  readonly value: Value;
  readonly toAsk: Set<IConstruct>;
}

/**
 * A value that is made of a whole stack, and that each construct of the stack asks for. It is made once for all of them:
 * otherwise each of a thousand sources would visit all the others. Each construct asks once in a synth. Where one asks
 * again, or was not in the tree before, the tree may have changed, and the value is made anew.
 */
export class StackView<Value> {
  private readonly taken = new WeakMap<TerraformStack, Taken<Value>>();
  private readonly take: (all: readonly IConstruct[]) => Value;

  /** @param take makes the value of all constructs of a stack, in the order of the tree */
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
