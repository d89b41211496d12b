/** Reads what files export. It needs only the compiler's syntax tree and no types, so all of src takes a second. */
import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";

export interface Export {
  readonly name: string;
  /** The path from the root of the repository, with slashes. */
  readonly file: string;
  /** Whether a documentation comment stands above the declaration. */
  readonly documented: boolean;
}

/** Sorted paths, with slashes, of the TypeScript files below a folder. Generated files are left out. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts") && !file.includes("/generated/"))
    .sort();
}

/** The syntax tree of a file, with parents. */
export function parse(file: string, text: string = readFileSync(file, "utf8")): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

/**
 * The names that a file declares and exports, each once. Names that the file only hands on from another file do not count. A default
 * export does not count, because it has no name.
 */
export function exportsOf(source: ts.SourceFile): Export[] {
  const declared = new Map<string, boolean>();
  const exported = new Map<string, boolean>();
  for (const statement of source.statements) {
    for (const name of namesOf(statement)) {
      const documented = isDocumented(statement) || (declared.get(name) ?? false);
      declared.set(name, documented);
      if (isExported(statement)) exported.set(name, documented || (exported.get(name) ?? false));
    }
  }
  for (const statement of source.statements) {
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier !== undefined) continue;
    if (statement.exportClause === undefined || !ts.isNamedExports(statement.exportClause)) continue;
    for (const { name, propertyName } of statement.exportClause.elements) {
      const documented = declared.get((propertyName ?? name).text);
      if (documented !== undefined) exported.set(name.text, documented);
    }
  }
  return [...exported].map(([name, documented]) => ({ name, file: source.fileName, documented }));
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement);
  return isNamed && statement.name !== undefined ? [statement.name.text] : [];
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) =>
    ts.isOmittedExpression(element) ? [] : boundNames(element.name),
  );
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  return (
    modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) &&
    modifiers.every(({ kind }) => kind !== ts.SyntaxKind.DefaultKeyword)
  );
}

function isDocumented(statement: ts.Statement): boolean {
  return ts.getJSDocCommentsAndTags(statement).some((comment) => ts.isJSDoc(comment));
}
