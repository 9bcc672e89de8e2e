export interface PhoneHasher {
  /** Keyed hash of an E.164 number, 22 URL-safe characters; the same number always gives the same hash. */
  hash(e164: string): string
}
