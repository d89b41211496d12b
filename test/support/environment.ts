/** The variables with which the provider calls a simulator, or a server in front of one. */
export function environmentOf({
  url,
  clientId,
  secret,
}: {
  readonly url: string;
  readonly clientId: string;
  readonly secret: string;
}): Record<string, string> {
  return { STREAMKAP_HOST: url, STREAMKAP_CLIENT_ID: clientId, STREAMKAP_SECRET: secret };
}
