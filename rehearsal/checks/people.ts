import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expectThat } from '../expect.ts'
import type { DeployedPlatform, Role } from '../platform.ts'
import type { Report } from '../report.ts'

const PASSWORD = 'Rehearsal-1-only!'
const ROLES: readonly Role[] = ['marketing', 'support', 'admin']

/** The first people, and what each may do. */
export async function checkPeople(report: Report, platform: DeployedPlatform): Promise<void> {
  for (const role of ROLES) {
    await report.check(`a person of ${role} signs in`, async () => {
      platform.tokens[role] = await signIn(platform, role)
      const { status } = await platform.call(role, 'GET', '/api/campaigns')
      expectThat(status === 200, `the list of campaigns was answered ${status}`)
      return undefined
    })
  }
  await report.check('without a token the API says 401, its definition is open', async () => {
    const closed = await platform.call(null, 'GET', '/api/campaigns')
    const open = await platform.call(null, 'GET', '/api/openapi.json')
    expectThat(closed.status === 401, `campaigns were answered ${closed.status}`)
    expectThat(open.status === 200, `the definition was answered ${open.status}`)
    return undefined
  })
  await report.check('support may make no campaign, marketing may not throw the switch', async () => {
    const campaign = await platform.call('support', 'POST', '/api/campaigns', { kind: 'shipment-notice' })
    const stop = await platform.call('marketing', 'POST', '/api/line/stop', { why: 'not allowed' })
    expectThat(campaign.status === 403, `the campaign was answered ${campaign.status}`)
    expectThat(stop.status === 403, `the switch was answered ${stop.status}`)
    return undefined
  })
}

async function signIn({ clients, outputs }: DeployedPlatform, role: Role): Promise<string> {
  const { cognito } = clients
  const user = { UserPoolId: outputs.userPoolId, Username: `${role}@example.com` }
  const UserAttributes = [
    { Name: 'email', Value: user.Username },
    { Name: 'email_verified', Value: 'true' },
  ]
  await cognito.send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: 'SUPPRESS' }))
  await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: PASSWORD, Permanent: true }))
  await cognito.send(new AdminAddUserToGroupCommand({ ...user, GroupName: role }))
  const answer = await cognito.send(
    new AdminInitiateAuthCommand({
      UserPoolId: outputs.userPoolId,
      ClientId: outputs.clientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: user.Username, PASSWORD },
    }),
  )
  const token = answer.AuthenticationResult?.AccessToken
  if (token === undefined) throw new Error('sign-in gave no access token')
  return token
}
