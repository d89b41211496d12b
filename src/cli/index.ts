/**
 * The one command, `terraform-provider-streamkap`: the plugin when Terraform starts it, a command
 * line when a person does. Only here are argv and the environment read; everything else is handed
 * them as values. What the plugin does not need is loaded only when a person asks for it.
 */
export { runCommandLine } from "./command-line.ts";
