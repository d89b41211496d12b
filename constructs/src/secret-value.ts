import { TerraformStack, TerraformVariable } from "cdktf";
import type { IConstruct } from "constructs";

/**
 * A password, key or token. Settings that are secret take nothing else, so that how a secret reaches
 * Terraform is always written down where it is given.
 */
export class SecretValue {
  /**
   * The sensitive Terraform variable of that name, declared in the stack of whatever uses the secret
   * unless it is there already. Neither the code nor `cdk.tf.json` holds the value: Terraform takes
   * it from `TF_VAR_<name>`, or from `-var` and variable files. It is stored in the Terraform state.
   *
   * @param name letters, digits, `_` and `-`, beginning with a letter or `_`
   */
  public static fromVariable(name: string): SecretValue {
    if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) {
      throw new Error(
        `"${name}" is no name for a Terraform variable. Use letters, digits, "_" and "-", beginning with a letter.`,
      );
    }
    return new SecretValue((scope) => sensitiveVariable(TerraformStack.of(scope), name).stringValue);
  }

  /**
   * A value that Terraform stores in its state: usually a reference, such as another resource's or
   * data source's attribute. A literal is written into `cdk.tf.json` in clear as well.
   *
   * @param value the secret itself, or a token that stands for it
   */
  public static stored(value: string): SecretValue {
    return new SecretValue(() => value);
  }

  /**
   * A value that is in no plan and no state, only in what is sent to Streamkap: needs Terraform or OpenTofu ≥ 1.11.
   * A new value is noticed by itself; one that differs each time that it is looked at, such as an ephemeral
   * resource's, needs a version.
   *
   * @param value the secret itself, or a token that stands for it. A literal is written into `cdk.tf.json` in clear
   * @param version if set, the value is sent again only when this number changes
   */
  public static writeOnly(value: string, version?: number): SecretValue {
    return new SecretValue(() => value, { version });
  }

  private readonly resolveIn: (scope: IConstruct) => string;
  private readonly unstored?: { readonly version?: number };

  private constructor(resolveIn: (scope: IConstruct) => string, unstored?: { readonly version?: number }) {
    this.resolveIn = resolveIn;
    this.unstored = unstored;
    // Printing or serializing an object that holds a secret shows enumerable properties.
    Object.defineProperty(this, "resolveIn", { enumerable: false });
  }

  /** Never the value: a secret that is put into other text by mistake shows as this. */
  public toString(): string {
    return "(secret)";
  }

  /** Never the value. */
  public toJSON(): string {
    return this.toString();
  }

  /**
   * The attributes that give the secret inside this construct's stack: the one of that name, or its
   * write-only twin and the twin's version.
   *
   * @internal
   */
  public _attributesIn(scope: IConstruct, name: string): Record<string, string | number | undefined> {
    if (this.unstored === undefined) return { [name]: this._valueIn(scope) };
    return {
      [`${name}Wo`]: this._valueIn(scope),
      [`${name}WoVersion`]: this.unstored.version,
    };
  }

  /**
   * What the attribute that stores the secret is set to, inside this construct's stack.
   *
   * @internal
   */
  public _valueIn(scope: IConstruct): string {
    return this.resolveIn(scope);
  }
}

function sensitiveVariable(stack: TerraformStack, name: string): TerraformVariable {
  const existing = stack.node.tryFindChild(name);
  if (existing instanceof TerraformVariable) return demandSensitive(existing);

  // Another construct of the stack may have the name as its id, so that the variable needs another one.
  const id = existing === undefined ? name : `${name}-variable`;
  const variable =
    (stack.node.tryFindChild(id) as TerraformVariable | undefined) ??
    new TerraformVariable(stack, id, { type: "string", sensitive: true, nullable: false });
  variable.overrideLogicalId(name);
  return variable;
}

function demandSensitive(variable: TerraformVariable): TerraformVariable {
  if (variable.sensitive === true) return variable;
  throw new Error(
    `The Terraform variable "${variable.node.path}" is used as a secret, but is not sensitive: Terraform would ` +
      `print its value. Declare it with "sensitive: true".`,
  );
}
