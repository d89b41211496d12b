/**
 * `install`: puts the folder that this program runs from where Terraform and OpenTofu look for providers, and takes away
 * what it has put there. Knows files and Terraform's layout of a mirror, and nothing of the provider.
 */
export { runInstall, type InstallIo } from "./install-command.ts";
