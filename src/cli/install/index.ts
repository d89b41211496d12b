/**
 * The command `install`. It copies the folder of this program to a place where Terraform and OpenTofu look for
 * providers, and removes what it has put there. It knows files and Terraform's layout of a mirror, and nothing of the
 * provider.
 */
export { runInstall, type InstallIo } from "./install-command.ts";
