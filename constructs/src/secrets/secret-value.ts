import type { IConstruct } from "constructs";
import { demandKnown } from "../demands/known-id";
import { nameClass } from "../names/class-name";
import { fieldOf } from "../names/fields";
import { kindOf } from "../names/kind-of";
import { isReservedForModules } from "../names/terraform-name";
import { isReference, LiteralText } from "../tokens/literal-text";
import { CURE_OF_SECRET_IN_TEXT, holdsSecret, secretMark } from "../tokens/secret-mark";
import { shown } from "../tokens/shown";
import { isToken, problemOfShape } from "../tokens/token-shape";
import { textOf } from "../tokens/token-text";
import { useSecretVariable } from "./secret-variables";

/**
 * A password, key or token. Secret settings take nothing else, so that the code always says how a secret reaches
 * Terraform.
 */
export class SecretValue {
  /**
   * Takes the secret from a sensitive Terraform variable. The variable is declared in the stack that uses the secret,
   * unless the stack has it already. Neither the code nor `cdk.tf.json` holds the value: Terraform takes the value from
   * `TF_VAR_<name>` of the environment, from `-var` or from a variable file. The Terraform state holds the value.
   *
   * @param name letters, digits, `_` and `-`, beginning with a letter or `_`
   */
  public static fromVariable(name: string): SecretValue {
    demandName("SecretValue.fromVariable()", name);
    return new SecretValue((scope) => useSecretVariable(scope, name));
  }

  /**
   * Takes the secret from a Terraform variable as `fromVariable()` does, but no plan and no state holds the value: it is
   * only sent to Streamkap. Needs Terraform or OpenTofu 1.11 or later. The variable is declared as ephemeral, unless
   * something else stores its value. The provider notices a new value without a version.
   *
   * @param name letters, digits, `_` and `-`, beginning with a letter or `_`
   * @param version if set, the value is sent again only when this number changes
   */
  public static writeOnlyFromVariable(name: string, version?: number): SecretValue {
    demandName("SecretValue.writeOnlyFromVariable()", name);
    const flaw = flawOfVersion(version);
    return new SecretValue((scope) => useSecretVariable(scope, name, true), flaw, versionOf(version, flaw));
  }

  /**
   * Takes the secret from a reference, such as an attribute of another resource. The Terraform state holds the value.
   *
   * @param value a token, the result of a function of Terraform, or one whole expression, `${…}`. Literal text is refused
   * when the app is synthesized
   */
  public static stored(value: string): SecretValue {
    const { text, flaw } = referenceOf(value, "stored");
    return new SecretValue(() => text, flaw);
  }

  /**
   * Takes the secret from a reference as `stored()` does, but no plan and no state holds the value: it is only sent to
   * Streamkap. Needs Terraform or OpenTofu 1.11 or later. The provider notices a new value without a version. A value that
   * differs at each run, such as that of an ephemeral resource, needs a version.
   *
   * @param value a token, the result of a function of Terraform, or one whole expression, `${…}`. Literal text is refused
   * when the app is synthesized
   * @param version if set, the value is sent again only when this number changes
   */
  public static writeOnly(value: string, version?: number): SecretValue {
    const { text, flaw = flawOfVersion(version) } = referenceOf(value, "writeOnly");
    return new SecretValue(() => text, flaw, versionOf(version, flaw));
  }

  /**
   * Takes the secret as plain text. Whoever reads `cdk.tf.json` or the Terraform state reads the secret. For tests and
   * demonstrations only.
   *
   * @param value used as it is, also where it looks like an expression
   */
  public static unsafePlainText(value: string): SecretValue {
    const { text, flaw } = givenText(value, "unsafePlainText");
    return new SecretValue(() => LiteralText.of(text), flaw, undefined, text.trim() === "");
  }

  /**
   * What is wrong with the secret, to be put after the name of the setting; undefined where nothing is.
   *
   * @internal
   */
  public readonly _flaw?: string;

  /**
   * Whether the value is known to be empty or blank. Streamkap takes such a value for none.
   *
   * @internal
   */
  public readonly _isBlank: boolean;

  private readonly resolveIn: (scope: IConstruct) => string;
  private readonly unstored?: { readonly version?: number };

  private constructor(
    resolveIn: (scope: IConstruct) => string,
    flaw?: string,
    unstored?: { readonly version?: number },
    isBlank = false,
  ) {
    this.resolveIn = resolveIn;
    this._isBlank = isBlank;
    this.unstored = unstored;
    this._flaw = flaw;
    // Printing or serializing an object that holds a secret shows enumerable properties.
    Object.defineProperty(this, "resolveIn", { enumerable: false });
  }

  /**
   * Whether no plan and no state holds the value.
   *
   * @internal
   */
  public get _isWriteOnly(): boolean {
    return this.unstored !== undefined;
  }

  /**
   * Never gives the value. It gives a token that makes synth fail wherever the text ends up. To build a secret out of
   * parts, put a sensitive Terraform variable into the text that {@link stored} takes.
   */
  public toString(): string {
    return secretMark();
  }

  /** Never gives the value: the same as `toString()`. */
  public toJSON(): string {
    return this.toString();
  }

  /**
   * The attributes that give the secret to a resource: the attribute of that name, or its write-only twin and the version
   * of the twin.
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
   * The text to give to the attribute, in the stack of the construct.
   *
   * @internal
   */
  public _valueIn(scope: IConstruct): string {
    return this.resolveIn(scope);
  }
}

nameClass(SecretValue, "SecretValue");

/** Whether a value is a SecretValue, also one of another copy of this package. */
export function isSecretValue(value: unknown): value is SecretValue {
  return typeof fieldOf(value, "_attributesIn") === "function";
}

/** What is wrong with a secret, such as a literal that everybody could read in the output; undefined where nothing is. */
export function problemOfSecret({ _flaw }: SecretValue, what: string): string | undefined {
  return _flaw === undefined ? undefined : `${what} ${_flaw}`;
}

function demandName(factory: string, name: unknown): void {
  demandKnown(factory, "The name of a variable", name);
  if (typeof name !== "string" || !/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) {
    throw new Error(
      `"${String(name)}" is no name for a Terraform variable. Use letters, digits, "_" and "-", beginning with a letter.`,
    );
  }
  if (isReservedForModules(name)) {
    throw new Error(
      `"${name}" is no name for a Terraform variable: Terraform keeps it for its own use in modules. Use another one, ` +
        `such as "streamkap_${name === "_" ? "secret" : name}".`,
    );
  }
}

/** Text for Terraform. The flaw says why the text cannot be used. */
interface GivenText {
  readonly text: string;
  readonly flaw?: string;
}

/** @param value text, a number token, or the result of a function of Terraform */
function givenText(value: unknown, factory: string): GivenText {
  const text = textOf(value);
  if (text === undefined) return { text: "", flaw: flawOfNothing(value, factory) };
  // Without the text, no other check reports the same mistake.
  if (holdsSecret(text))
    return { text: "", flaw: `holds another SecretValue inside of text. ${CURE_OF_SECRET_IN_TEXT}` };
  return { text };
}

function referenceOf(value: unknown, factory: string): GivenText {
  const { text, flaw } = givenText(value, factory);
  if (flaw !== undefined || isReference(text)) return { text, flaw };
  return {
    text,
    flaw:
      `is a literal, and would stand in cdk.tf.json for everybody to read. Use SecretValue.fromVariable(), or ` +
      `give a reference; where it need not be secret, say so by SecretValue.unsafePlainText().`,
  };
}

/** Most often, a variable of the environment was not set. */
function flawOfNothing(value: unknown, factory: string): string {
  return (
    `has no value: SecretValue.${factory}() takes text, and was given ${kindOf(value)}. To give the value when Terraform ` +
    `runs, use SecretValue.fromVariable().`
  );
}

/** A wrong version is left out, so that nothing else fails because of it. */
function versionOf(version: number | undefined, flaw: string | undefined): { readonly version?: number } {
  return { version: flaw === undefined ? (version ?? undefined) : undefined };
}

function flawOfVersion(version: unknown): string | undefined {
  if (version === undefined || version === null || Number.isSafeInteger(version)) return undefined;
  const problem = problemOfShape(version, "number");
  if (problem !== undefined) return `has a version that ${problem}.`;
  if (typeof version === "string" && holdsSecret(version))
    return `has another SecretValue for its version. Give a whole number.`;
  if (isToken(version)) return undefined;
  return `has ${shown(version)} for its version: it must be a whole number, another one for each new value.`;
}
