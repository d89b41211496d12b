/** What the provider is started with to talk to a simulator, or to something in front of one. */
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
