import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import { kindOf } from "./kind-of";
import { isReference, LiteralText } from "./literal-text";
import { useSecretVariable } from "./secret-variables";

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
    if (typeof name !== "string" || !/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) {
      throw new Error(
        `"${name}" is no name for a Terraform variable. Use letters, digits, "_" and "-", beginning with a letter.`,
      );
    }
    return new SecretValue((scope) => useSecretVariable(scope, name));
  }

  /**
   * A reference, such as another resource's or data source's attribute. Terraform stores the value in its state.
   *
   * @param value a token, or a whole expression, `${…}`; text that stands for itself is refused at synth
   */
  public static stored(value: string): SecretValue {
    return new SecretValue(() => value, flawOfReference(value, "stored"));
  }

  /**
   * A reference whose value is in no plan and no state, only in what is sent to Streamkap: needs Terraform or
   * OpenTofu 1.11 or later. A new value is noticed by itself; one that differs each time that it is looked at, such as an
   * ephemeral resource's, needs a version.
   *
   * @param value a token, or a whole expression, `${…}`; text that stands for itself is refused at synth
   * @param version if set, the value is sent again only when this number changes
   */
  public static writeOnly(value: string, version?: number): SecretValue {
    const flaw = flawOfReference(value, "writeOnly") ?? flawOfVersion(version);
    return new SecretValue(() => value, flaw, { version });
  }

  /**
   * The secret itself, in clear: whoever reads the code's output, `cdk.tf.json`, or the Terraform state reads
   * the secret. For tests and demonstrations.
   *
   * @param value taken as it is, also where it looks like an expression
   */
  public static unsafePlainText(value: string): SecretValue {
    const flaw = isText(value) ? undefined : flawOfNothing(value, "unsafePlainText");
    return new SecretValue(() => (flaw === undefined ? LiteralText.of(value) : ""), flaw);
  }

  /**
   * What is wrong with it, after the name of what it was given for; undefined where nothing is.
   *
   * @internal
   */
  public readonly _flaw?: string;

  private readonly resolveIn: (scope: IConstruct) => string;
  private readonly unstored?: { readonly version?: number };

  private constructor(
    resolveIn: (scope: IConstruct) => string,
    flaw?: string,
    unstored?: { readonly version?: number },
  ) {
    this.resolveIn = resolveIn;
    this.unstored = unstored;
    this._flaw = flaw;
    // Printing or serializing an object that holds a secret shows enumerable properties.
    Object.defineProperty(this, "resolveIn", { enumerable: false });
  }

  /**
   * Whether its value is in no plan and no state.
   *
   * @internal
   */
  public get _isWriteOnly(): boolean {
    return this.unstored !== undefined;
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
  public _attributesIn(scope: IConstruct, name: string): Readonly<Record<string, unknown>> {
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

/** Whether it is one, also where it comes from another copy of this package. */
export function isSecretValue(value: unknown): value is SecretValue {
  return typeof (value as Partial<SecretValue> | null | undefined)?._attributesIn === "function";
}

/** What is wrong with a secret, such as that it would stand in the output in clear; undefined where nothing is. */
export function problemOfSecret({ _flaw }: SecretValue, what: string): string | undefined {
  return _flaw === undefined ? undefined : `${what} ${_flaw}`;
}

function flawOfReference(value: unknown, factory: string): string | undefined {
  if (!isText(value)) return flawOfNothing(value, factory);
  if (isReference(value)) return undefined;
  return (
    `is a literal, and would stand in cdk.tf.json for everybody to read. Use SecretValue.fromVariable(), or ` +
    `give a reference; where it need not be secret, say so by SecretValue.unsafePlainText().`
  );
}

/** Mostly a variable of the environment that is not there. */
function flawOfNothing(value: unknown, factory: string): string {
  return (
    `has no value: SecretValue.${factory}() takes text, and was given ${kindOf(value)}. To give the value when Terraform ` +
    `runs, use SecretValue.fromVariable().`
  );
}

function flawOfVersion(version: unknown): string | undefined {
  if (version === undefined || version === null || Token.isUnresolved(version)) return undefined;
  if (Number.isSafeInteger(version)) return undefined;
  return `has ${JSON.stringify(version)} for its version: it must be a whole number, another one for each new value.`;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
