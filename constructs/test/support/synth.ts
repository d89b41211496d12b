import { Testing, TerraformStack } from "cdktf";
import { StreamkapProvider, StreamkapSource, type StreamkapSourceProps, WebhookConfig } from "../../src";

type Blocks = Readonly<Record<string, unknown>>;

interface Synthesized {
  readonly resource: Readonly<Record<string, Blocks>>;
  readonly output: Readonly<Record<string, { readonly value: unknown }>>;
  readonly provider: Blocks;
  readonly variable?: Blocks;
  readonly import?: readonly unknown[];
  readonly moved?: readonly unknown[];
}

/** Validates and synthesizes a stack `streaming` with one provider, and returns its JSON. */
export function synth(build: (stack: TerraformStack) => void): Synthesized {
  const stack = new TerraformStack(Testing.app(), "streaming");
  new StreamkapProvider(stack, "streamkap", { useRegistry: true });
  build(stack);
  return JSON.parse(Testing.synth(stack, true)) as Synthesized;
}

/** The address of a source with the id `orders`, as cdktf names the child `Resource`. */
export const ORDERS = "orders_46FA7C19";

/** Makes a source that needs no settings. Its id is its name. */
export function hook(
  stack: TerraformStack,
  name: string,
  props: Partial<StreamkapSourceProps> = {},
): StreamkapSource {
  return new StreamkapSource(stack, name, { name, config: new WebhookConfig(), ...props });
}
