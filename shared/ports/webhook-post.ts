/** What came of a post: the status of an answer, or a word for why there is none. */
export type PostedAnswer = { kind: 'answered'; status: number } | { kind: 'failed'; code: string }

export type WebhookPost = { url: string; secret: string; id: string; body: string }

export interface WebhookPoster {
  /** Posts once, signed as Standard Webhooks ask, at the machine's own time. Follows no redirect, and never throws. */
  post(post: WebhookPost): Promise<PostedAnswer>
}
