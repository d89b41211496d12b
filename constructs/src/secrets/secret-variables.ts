import { Annotations, TerraformElement, TerraformStack, type TerraformVariable } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { Brand } from "../names/brand";
import { ownScopeOf } from "../tree/own-scope";
import { constructsOf, isInTree } from "../tree/stack-tree";

/** Who uses which variable. */
interface Use {
  readonly name: string;
  readonly user: IConstruct;
  /** Terraform is to keep the value nowhere. */
  readonly isEphemeral: boolean;
}

/** On the construct that declares the variables of a stack. */
const USES = new Brand<Use[]>("secret-variables");

/**
 * Declares a sensitive variable in the stack of its user, unless the stack's author does.
 *
 * @returns the expression that stands for its value
 */
export function useSecretVariable(user: IConstruct, name: string, isEphemeral = false): string {
  const stack = TerraformStack.of(user);
  const declared = stack.node.tryFindChild(name);
  const problem = declared !== undefined && isVariable(declared) ? problemOf(declared) : undefined;
  if (problem !== undefined) throw new Error(problem);
  const scope = ownScopeOf(stack);
  const declaration = scope.node.tryFindChild(ID) ?? new SecretVariables(scope, ID);
  const uses = USES.of(declaration) ?? [];
  if (name.includes("-") && uses.every((use) => use.name !== name)) warnOfHyphen(user, name);
  uses.push({ name, user, isEphemeral });
  return `\${var.${name}}`;
}

const ID = "variables";

function warnOfHyphen(user: IConstruct, name: string): void {
  const other = name.replace(/-/g, "_");
  Annotations.of(user).addWarning(
    `The Terraform variable "${name}" has a "-" in its name, so that no shell can set TF_VAR_${name}. Name it "${other}", ` +
      `which TF_VAR_${other} sets, or give the value in a variable file.`,
  );
}

/**
 * Declares variables without a construct for each, which would need an id. Only what is used is declared: Terraform asks
 * for the value of each variable that there is.
 */
class SecretVariables extends TerraformElement {
  private readonly uses: Use[] = [];

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    USES.mark(this, this.uses);
    this.node.addValidation({ validate: () => this.problems() });
  }

  public override toTerraform(): unknown {
    const declared = new Set(this.othersVariables().map(({ friendlyUniqueId }) => friendlyUniqueId));
    const names = this.usedNames().filter((name) => !declared.has(name));
    if (names.length === 0) return {};
    return { variable: Object.fromEntries(names.map((name) => [name, this.declarationOf(name)])) };
  }

  /** What Terraform keeps nowhere it lets nobody store: one use that stores the value decides. */
  private declarationOf(name: string): object {
    const isEphemeral = this.present().every((use) => use.name !== name || use.isEphemeral);
    return {
      type: "string",
      sensitive: true,
      nullable: false,
      ...(isEphemeral && { ephemeral: true }),
    };
  }

  private present(): Use[] {
    return this.uses.filter(({ user }) => isInTree(user));
  }

  private usedNames(): string[] {
    return [...new Set(this.present().map(({ name }) => name))];
  }

  private problems(): string[] {
    const used = new Set(this.usedNames());
    return this.othersVariables()
      .filter(({ friendlyUniqueId }) => used.has(friendlyUniqueId))
      .map(problemOf)
      .filter((problem) => problem !== undefined);
  }

  private othersVariables(): TerraformVariable[] {
    return constructsOf(this.cdktfStack).filter(isVariable);
  }
}

/** By its form: another copy of cdktf has a class of its own. */
function isVariable(construct: IConstruct): construct is TerraformVariable {
  return (
    TerraformElement.isTerraformElement(construct) && "stringValue" in construct && "nullable" in construct
  );
}

/** A variable whose value Terraform prints is no place for a secret. */
function problemOf({ node, sensitive }: TerraformVariable): string | undefined {
  if (sensitive === true) return undefined;
  return (
    `The Terraform variable "${node.path}" is used as a secret, but is not sensitive: Terraform would print its value. ` +
    `Declare it with "sensitive: true".`
  );
}
