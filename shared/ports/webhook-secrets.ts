export interface WebhookSecrets {
  /** A new secret as Standard Webhooks write it: `whsec_` and 32 random bytes in base64. */
  create(): string
}
