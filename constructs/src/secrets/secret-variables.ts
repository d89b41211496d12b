import { Annotations, TerraformElement, TerraformStack, type TerraformVariable } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { Brand } from "../names/brand";
import { ownScopeOf } from "../tree/own-scope";
import { constructsOf, isInTree } from "../tree/stack-tree";

/** One use of a variable by a construct. */
interface Use {
  readonly name: string;
  readonly user: IConstruct;
  /** Whether no plan and no state may hold the value. */
  readonly isEphemeral: boolean;
}

/** Marks the construct that declares the variables of a stack with all uses of them. */
const USES = new Brand<Use[]>("secret-variables");

/**
 * Uses a sensitive variable in the stack of a construct, and declares it there unless the author of the stack does.
 *
 * @returns the expression of its value: `${var.<name>}`
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
 * Declares all variables of a stack. A construct for each would need an id of its own. Only variables in use are declared,
 * because Terraform asks for the value of each declared variable.
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
    const present = this.present();
    const names = namesOf(present).filter((name) => !declared.has(name));
    if (names.length === 0) return {};
    return { variable: Object.fromEntries(names.map((name) => [name, declarationOf(name, present)])) };
  }

  private present(): Use[] {
    return this.uses.filter(({ user }) => isInTree(user));
  }

  private problems(): string[] {
    const used = new Set(namesOf(this.present()));
    return this.othersVariables()
      .filter(({ friendlyUniqueId }) => used.has(friendlyUniqueId))
      .map(problemOf)
      .filter((problem) => problem !== undefined);
  }

  private othersVariables(): TerraformVariable[] {
    return constructsOf(this.cdktfStack).filter(isVariable);
  }
}

function namesOf(uses: readonly Use[]): string[] {
  return [...new Set(uses.map(({ name }) => name))];
}

/** Terraform refuses to store an ephemeral value. So one use that stores the value makes the variable an ordinary one. */
function declarationOf(name: string, uses: readonly Use[]): object {
  const isEphemeral = uses.every((use) => use.name !== name || use.isEphemeral);
  return {
    type: "string",
    sensitive: true,
    nullable: false,
    ...(isEphemeral && { ephemeral: true }),
  };
}

/** Told by its properties, because another copy of cdktf has another class. */
function isVariable(construct: IConstruct): construct is TerraformVariable {
  return (
    TerraformElement.isTerraformElement(construct) && "stringValue" in construct && "nullable" in construct
  );
}

/** What is wrong with a declared variable for a secret: Terraform prints the value of one that is not sensitive. */
function problemOf({ node, sensitive }: TerraformVariable): string | undefined {
  if (sensitive === true) return undefined;
  return (
    `The Terraform variable "${node.path}" is used as a secret, but is not sensitive: Terraform would print its value. ` +
    `Declare it with "sensitive: true".`
  );
}
