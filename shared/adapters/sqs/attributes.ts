/** Message attributes of a job that we buried ourselves. */
export const REASON = 'reason'
export const ORIGINAL_ID = 'originalMessageId'
