/**
 * The one program, `terraform-provider-streamkap`. It is the plugin if Terraform starts it, and a command line if a
 * person does. Only this folder reads argv and the environment, and hands them to the rest as values. The command line
 * is loaded only if a person starts the program, because the plugin has to start fast.
 */
export { runCommandLine } from "./command-line.ts";
