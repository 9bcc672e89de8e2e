import { AppError } from '#shared/domain/errors.ts'

export const ACCOUNT_STACK = 'Carillon-Account'
export const dataStackOf = (stage: string) => `Carillon-${stage}-Data`
export const platformStackOf = (stage: string) => `Carillon-${stage}-Platform`

/** Stages that somebody may deploy to an account of AWS. */
const STAGES: readonly string[] = ['dev', 'prod']

/** @throws AppError INVALID_INPUT in words */
export function readStage(given: string | undefined): string {
  if (given !== undefined && STAGES.includes(given)) return given
  throw new AppError('INVALID_INPUT', `Name a stage: --stage ${STAGES.join(' or --stage ')}.`, { retryable: false })
}
