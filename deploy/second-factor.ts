import { GetUserPoolMfaConfigCommand, SetUserPoolMfaConfigCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Clients } from './clients.ts'

/**
 * Asks everybody of a user pool for a second factor; false where it did so before. CloudFormation makes new pools so, but may
 * refuse to change one that let people choose
 * (https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1176, read 2026-11-29), so this goes before it.
 * Whoever has none is asked to set one up at the next sign-in.
 */
export async function askSecondFactor({ users }: Pick<Clients, 'users'>, UserPoolId: string): Promise<boolean> {
  const { MfaConfiguration } = await users.send(new GetUserPoolMfaConfigCommand({ UserPoolId }))
  if (MfaConfiguration === 'ON') return false
  const SoftwareTokenMfaConfiguration = { Enabled: true }
  await users.send(
    new SetUserPoolMfaConfigCommand({ UserPoolId, SoftwareTokenMfaConfiguration, MfaConfiguration: 'ON' }),
  )
  return true
}
