/** The form of an id: that of MongoDB, in whose documents Streamkap keeps its sources. */
export function isSourceId(text: string): boolean {
  return /^[0-9a-f]{24}$/i.test(text);
}
