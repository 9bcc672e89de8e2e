import { createContext, use } from 'react'

/** The drawer with the phone and the clock of a local run, which opens beside any page. */
export type Sandbox = { isOpen: boolean; open: () => void; close: () => void }

export const SandboxContext = createContext<Sandbox>({ isOpen: false, open: () => {}, close: () => {} })

export function useSandbox(): Sandbox {
  return use(SandboxContext)
}
