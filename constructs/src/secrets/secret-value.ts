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
    demandName("SecretValue.fromVariable()", name);
    return new SecretValue((scope) => useSecretVariable(scope, name));
  }

  /**
   * The same variable, with a value that is in no plan and no state, only in what is sent to Streamkap: needs Terraform
   * or OpenTofu 1.11 or later. The variable is declared as ephemeral, unless something else stores its value. A new value
   * is noticed by itself.
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
   * A reference, such as another resource's or data source's attribute. Terraform stores the value in its state.
   *
   * @param value a token, what a function of Terraform gives, or a whole expression, `${…}`; text that stands for
   * itself is refused at synth
   */
  public static stored(value: string): SecretValue {
    const { text, flaw } = referenceOf(value, "stored");
    return new SecretValue(() => text, flaw);
  }

  /**
   * A reference whose value is in no plan and no state, only in what is sent to Streamkap: needs Terraform or
   * OpenTofu 1.11 or later. A new value is noticed by itself; one that differs each time that it is looked at, such as an
   * ephemeral resource's, needs a version.
   *
   * @param value a token, what a function of Terraform gives, or a whole expression, `${…}`; text that stands for
   * itself is refused at synth
   * @param version if set, the value is sent again only when this number changes
   */
  public static writeOnly(value: string, version?: number): SecretValue {
    const { text, flaw = flawOfVersion(version) } = referenceOf(value, "writeOnly");
    return new SecretValue(() => text, flaw, versionOf(version, flaw));
  }

  /**
   * The secret itself, in clear: whoever reads the code's output, `cdk.tf.json`, or the Terraform state reads
   * the secret. For tests and demonstrations.
   *
   * @param value taken as it is, also where it looks like an expression
   */
  public static unsafePlainText(value: string): SecretValue {
    const { text, flaw } = givenText(value, "unsafePlainText");
    return new SecretValue(() => LiteralText.of(text), flaw, undefined, text.trim() === "");
  }

  /**
   * What is wrong with it, after the name of what it was given for; undefined where nothing is.
   *
   * @internal
   */
  public readonly _flaw?: string;

  /**
   * Whether it is known to be empty, or of blanks alone: to Streamkap, that is no value.
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
   * Whether its value is in no plan and no state.
   *
   * @internal
   */
  public get _isWriteOnly(): boolean {
    return this.unstored !== undefined;
  }

  /**
   * Never the value. What stands for the secret inside of other text is a token that fails at synth, wherever the text
   * went: to compose a secret, give a sensitive variable to `Fn.urlencode()` or into the text of {@link stored}.
   */
  public toString(): string {
    return secretMark();
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

nameClass(SecretValue, "SecretValue");

/** Whether it is one, also where it comes from another copy of this package. */
export function isSecretValue(value: unknown): value is SecretValue {
  return typeof fieldOf(value, "_attributesIn") === "function";
}

/** What is wrong with a secret, such as that it would stand in the output in clear; undefined where nothing is. */
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

/** Text for Terraform, and why it cannot be used, where it cannot. */
interface GivenText {
  readonly text: string;
  readonly flaw?: string;
}

/** @param value text, or what becomes text: a number token, and what Terraform's functions give */
function givenText(value: unknown, factory: string): GivenText {
  const text = textOf(value);
  if (text === undefined) return { text: "", flaw: flawOfNothing(value, factory) };
  // The text is left out, so that nobody is told of the mistake twice.
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

/** Mostly a variable of the environment that is not there. */
function flawOfNothing(value: unknown, factory: string): string {
  return (
    `has no value: SecretValue.${factory}() takes text, and was given ${kindOf(value)}. To give the value when Terraform ` +
    `runs, use SecretValue.fromVariable().`
  );
}

/** A version that cannot be is left out: nothing else is to stumble over it. */
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
