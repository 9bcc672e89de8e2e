import { RemovalPolicy, Validations } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  CfnStage,
  HttpApi,
  HttpMethod,
  type HttpRoute,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { IUserPool, IUserPoolClient } from 'aws-cdk-lib/aws-cognito'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { Stage } from '../stages.ts'

export type AppHttpApiProps = {
  stage: Stage
  userPool: IUserPool
  /** `POST /hooks/orders`, whose callers sign what they send. */
  orders: IFunction
  /** `POST /hooks/inbound`, likewise. */
  replies: IFunction
  /** `POST /hooks/sources/{source}`, whose callers each sign in a way of their own. */
  sources: IFunction
  /** `POST /hooks/receipts`, likewise; only with a gateway that sends receipts. */
  receipts?: IFunction
  /** Everything under `/api/`, for people who are signed in. */
  api: IFunction
}

/** The HTTP API: signed webhooks for machines, tokens of the user pool for people, a throttle for each. */
export class AppHttpApi extends Construct {
  readonly api: HttpApi
  readonly stage: HttpStage
  readonly #userPool: IUserPool
  readonly #apiFunction: IFunction

  constructor(
    scope: Construct,
    id: string,
    { stage, userPool, orders, replies, sources, receipts, api }: AppHttpApiProps,
  ) {
    super(scope, id)
    this.#userPool = userPool
    this.#apiFunction = api
    this.api = new HttpApi(this, 'Api', { apiName: `carillon-${stage.name}`, createDefaultStage: false })
    const logGroup = new LogGroup(this, 'AccessLog', {
      retention: stage.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: stage.apiThrottle.rate, burstLimit: stage.apiThrottle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(ACCESS_LOG),
      },
    })
    const hooks = [
      this.#takeSigned('/hooks/orders', 'Orders', orders),
      this.#takeSigned('/hooks/inbound', 'Replies', replies),
      this.#takeSigned('/hooks/sources/{source}', 'Sources', sources),
      ...(receipts === undefined ? [] : [this.#takeSigned('/hooks/receipts', 'Receipts', receipts)]),
    ]
    this.#throttle(hooks.flat(), stage.hookThrottle)
  }

  /** Opens `/api/` to tokens of this client; only its definition is for everybody. */
  admit(client: IUserPoolClient): void {
    const integration = new HttpLambdaIntegration('ConsoleApi', this.#apiFunction)
    const authorizer = new HttpUserPoolAuthorizer('Console', this.#userPool, { userPoolClients: [client] })
    this.api.addRoutes({
      path: '/api/{proxy+}',
      methods: [HttpMethod.GET, HttpMethod.POST, HttpMethod.PATCH, HttpMethod.PUT, HttpMethod.DELETE],
      integration,
      authorizer,
    })
    const [route] = this.api.addRoutes({ path: '/api/openapi.json', methods: [HttpMethod.GET], integration })
    acknowledgeOpen(route, 'The definition of the API holds nothing that is not in the public repository.')
  }

  #takeSigned(path: string, id: string, target: IFunction): HttpRoute[] {
    const integration = new HttpLambdaIntegration(id, target)
    const [route] = this.api.addRoutes({ path, methods: [HttpMethod.POST], integration })
    acknowledgeOpen(route, 'Callers are machines that sign each body; the function checks the signature first.')
    return route === undefined ? [] : [route]
  }

  /** A pace of their own for these routes; all others share the stage's. */
  #throttle(routes: readonly HttpRoute[], { rate, burst }: Stage['hookThrottle']): void {
    const { defaultChild } = this.stage.node
    if (!(defaultChild instanceof CfnStage)) throw new Error('a stage is made of one resource')
    defaultChild.routeSettings = Object.fromEntries(
      routes.map(({ path }) => [`POST ${path}`, { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst }]),
    )
    // A stage that names a route before it is there is refused.
    this.stage.node.addDependency(...routes)
  }
}

/** No path here holds anything about a person, and the query is left out. */
const ACCESS_LOG = JSON.stringify({
  requestId: '$context.requestId',
  at: '$context.requestTime',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  durationMs: '$context.responseLatency',
  integrationError: '$context.integrationErrorMessage',
})

function acknowledgeOpen(route: Construct | undefined, reason: string): void {
  if (route !== undefined) Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason })
}
