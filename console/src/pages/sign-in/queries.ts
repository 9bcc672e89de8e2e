import { useMutation } from '@tanstack/react-query'
import type { Role } from '#shared/contracts/console-api/role.ts'
import { startSession } from '../../auth.ts'
import { signInAs } from '../../local-run.ts'

export function useSignIn() {
  return useMutation({
    mutationFn: ({ role, startToken }: { role: Role; startToken?: string }) => signInAs(role, startToken),
    onSuccess: startSession,
  })
}
