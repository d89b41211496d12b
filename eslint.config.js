import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  {
    ignores: [
      "**/dist/",
      "**/node_modules/",
      "**/cdktf.out/",
      "**/.gen/",
      "**/generated/",
      "constructs/lib/",
      "constructs/assets/",
    ],
  },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: [] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "no-console": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      // A name with `_` stands for a value that a pattern must name but nobody needs.
      "@typescript-eslint/no-unused-vars": ["error", { varsIgnorePattern: "^_", argsIgnorePattern: "^_" }],
    },
  },
  {
    // Jest types its asymmetric matchers, such as expect.any(), as `any`.
    files: ["**/test/**/*.ts"],
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    // A function with more parameters takes one object with named fields.
    files: ["src/**/*.ts", "constructs/**/*.ts", "scripts/**/*.ts", "bench/**/*.ts", "test/**/*.ts"],
    rules: { "@typescript-eslint/max-params": ["error", { max: 4 }] },
  },
  {
    // States hold the keys of private data for ever, so one file names them.
    files: ["src/provider/**/*.ts"],
    ignores: ["src/provider/source/memory.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        ...[
          "MemberExpression[computed=true][property.type='Literal'][object.name=/[pP]rivate|^stored$/]",
          "MemberExpression[computed=true][property.type='Literal'][object.property.name=/[pP]rivate/]",
          "ObjectPattern[typeAnnotation.typeAnnotation.typeName.name='PrivateData']",
        ].map((selector) => ({
          selector,
          message: "Read a key of private data by recall() (source/memory.ts).",
        })),
      ],
    },
  },
  {
    // The command line reads arguments, environment and folders, and hands them down.
    files: ["src/**/*.ts"],
    ignores: ["src/cli/**"],
    rules: {
      "no-restricted-globals": [
        "error",
        { name: "process", message: "Take it from the options that src/cli hands down." },
      ],
    },
  },
  {
    // Another copy of the package has classes of its own, and a bundler shortens their names.
    files: ["constructs/src/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "BinaryExpression[operator='instanceof']",
          message: "Recognise it by a Brand (brand.ts).",
        },
        {
          selector: "MemberExpression[object.property.name='constructor'][property.name='name']",
          message: "Ask classNameOf() (class-name.ts).",
        },
      ],
    },
  },
  {
    files: ["scripts/**", "bench/**", "test/commands/**", "src/cli/**"],
    rules: { "no-console": "off" },
  },
  {
    // Tests use scripts, so a script that used the tests' support would make a circle of the two folders.
    files: ["scripts/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: ["**/test/**"],
              message: "A command that stands on the support of the tests belongs into test/commands.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["**/*.mjs", "**/*.cjs", "**/*.js"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        URL: "readonly",
        module: "writable",
        require: "readonly",
        __filename: "readonly",
      },
    },
    rules: { "no-console": "off", "max-params": ["error", { max: 4 }] },
  },
);
