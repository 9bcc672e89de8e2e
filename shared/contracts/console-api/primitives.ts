import * as z from 'zod'

/** An instant as the HTTP API writes it: ISO-8601 text in UTC. */
export const WireInstant = z.iso.datetime()

/** Also the answer's `ETag`: send it back as `If-Match` to change nothing but what you have seen. */
export const Rev = z.int()
