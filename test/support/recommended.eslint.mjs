/** The rules that ESLint and typescript-eslint recommend, for code that `codify` has written. */
import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(js.configs.recommended, tseslint.configs.recommended);
