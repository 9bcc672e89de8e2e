import { AppError } from '#shared/domain/errors.ts'

export const ACCOUNT_STACK = 'Carillon-Account'
export const dataStackOf = (stage: string) => `Carillon-${stage}-Data`
export const platformStackOf = (stage: string) => `Carillon-${stage}-Platform`

/** Stages that somebody may deploy to an account of AWS. */
const STAGES: readonly string[] = ['dev', 'prod']

/** The stage of an emulator, for where one is named. */
const ON_EMULATOR = 'rehearsal'

/** @throws AppError INVALID_INPUT in words */
export function readStage(given: string | undefined, hasEmulator = process.env.AWS_ENDPOINT_URL !== undefined): string {
  if (given !== undefined && (STAGES.includes(given) || (hasEmulator && given === ON_EMULATOR))) return given
  throw new AppError('INVALID_INPUT', `Name a stage: --stage ${STAGES.join(' or --stage ')}.`, { retryable: false })
}
