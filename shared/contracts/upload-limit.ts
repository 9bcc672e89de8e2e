/** The largest list that is taken. */
export const UPLOAD_LIMIT_BYTES = 100 * 1024 * 1024
