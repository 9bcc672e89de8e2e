import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider'
import { Role } from '#shared/contracts/console-api/role.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { Clients } from './clients.ts'

/** @throws AppError INVALID_INPUT in words */
export function readPerson(email: string | undefined, role: string | undefined): { email: string; role: Role } {
  const read = Role.safeParse(role)
  if (!read.success)
    throw new AppError('INVALID_INPUT', `Name a role: --role ${Role.options.join(' or --role ')}.`, {
      retryable: false,
    })
  if (email === undefined || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    throw new AppError('INVALID_INPUT', 'Name an address: --email you@example.com.', { retryable: false })
  return { email, role: read.data }
}

/** Makes a person, who is mailed a first password for three days, and gives the role. A repeat adds a further role. */
export async function addPerson(
  { users }: Pick<Clients, 'users'>,
  userPoolId: string,
  { email, role }: { email: string; role: Role },
): Promise<'made' | 'was-there'> {
  const made = await create({ users }, userPoolId, email)
  await users.send(new AdminAddUserToGroupCommand({ UserPoolId: userPoolId, Username: email, GroupName: role }))
  return made ? 'made' : 'was-there'
}

async function create({ users }: Pick<Clients, 'users'>, UserPoolId: string, email: string): Promise<boolean> {
  const UserAttributes = [
    { Name: 'email', Value: email },
    { Name: 'email_verified', Value: 'true' },
  ]
  try {
    const mail = { DesiredDeliveryMediums: ['EMAIL' as const] }
    await users.send(new AdminCreateUserCommand({ UserPoolId, Username: email, UserAttributes, ...mail }))
    return true
  } catch (error) {
    if (error instanceof UsernameExistsException) return false
    throw error
  }
}
