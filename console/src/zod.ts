import * as z from 'zod'

// Pages are served under a policy that forbids making code from text. Zod would try it once, and be reported.
z.config({ jitless: true })

export { z }
