import { Aws, Duration, Stack } from 'aws-cdk-lib'
import {
  CfnManagedLoginBranding,
  type IUserPool,
  ManagedLoginVersion,
  OAuthScope,
  UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'
import type { Stage } from '../stages.ts'

/** Cognito's own sign-in pages for the console's people, who are made by an admin. */
export class SignIn extends Construct {
  /** Of the sign-in pages, e.g. `https://carillon-dev-123456789012.auth.eu-west-1.amazoncognito.com`. */
  readonly origin: string
  readonly #stage: Stage
  readonly #userPool: IUserPool

  constructor(scope: Construct, id: string, { stage, userPool }: { stage: Stage; userPool: IUserPool }) {
    super(scope, id)
    this.#stage = stage
    this.#userPool = userPool
    const prefix = stage.loginPrefix ?? `carillon-${stage.name}-${Aws.ACCOUNT_ID}`
    new UserPoolDomain(this, 'Domain', {
      userPool,
      cognitoDomain: { domainPrefix: prefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    })
    this.origin = `https://${prefix}.auth.${Stack.of(this).region}.amazoncognito.com`
  }

  /** The console at this address. It holds no secret: a browser cannot keep one, so it proves itself by PKCE. */
  createClient(consoleOrigin: string): UserPoolClient {
    const client = new UserPoolClient(this, 'Console', {
      userPool: this.#userPool,
      generateSecret: false,
      // People sign in on Cognito's own pages; the rehearsal has no browser.
      authFlows: { adminUserPassword: this.#stage.isEmulator },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: [`${consoleOrigin}/signed-in`],
        logoutUrls: [`${consoleOrigin}/`],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      accessTokenValidity: Duration.minutes(60),
      idTokenValidity: Duration.minutes(60),
      refreshTokenValidity: Duration.hours(12),
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
    })
    if (!this.#stage.isEmulator) {
      new CfnManagedLoginBranding(this, 'Branding', {
        userPoolId: this.#userPool.userPoolId,
        clientId: client.userPoolClientId,
        useCognitoProvidedValues: true,
      })
    }
    return client
  }
}
