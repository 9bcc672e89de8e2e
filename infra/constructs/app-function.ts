import { join } from 'node:path'
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch'
import { LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  Alias,
  ApplicationLogLevel,
  Architecture,
  LoggingFormat,
  RecursiveLoop,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda'
import {
  type BundlingOptions,
  Charset,
  type ICommandHooks,
  NodejsFunction,
  OutputFormat,
} from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { MAPPING_WORKER_FILE, WITH_MAPPINGS } from '#shared/contracts/deployment.ts'

export type AppFunctionProps = {
  /** Its name in the account. */
  functionName: string
  /** Its folder under `functions/`. */
  folder: string
  timeoutSeconds: number
  memoryMb?: number
  environment: Record<string, string>
  logRetentionDays: number
  /** For a function that puts its own jobs on its own queue. */
  mayLoop?: boolean
}

const ROOT = join(import.meta.dirname, '..', '..')

/**
 * A function of `functions/<folder>/main.ts`: one bundle with the SDK inside, its own role, its own log group that forgets,
 * and the alias `live` that everything else calls. The role may write that log and nothing else until it is granted more.
 */
export class AppFunction extends Construct {
  readonly function: NodejsFunction
  readonly role: Role
  readonly live: Alias

  constructor(scope: Construct, id: string, props: AppFunctionProps) {
    super(scope, id)
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${props.functionName}`,
      retention: props.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    logGroup.grantWrite(this.role)
    this.function = new NodejsFunction(this, 'Function', {
      functionName: props.functionName,
      entry: join(ROOT, 'functions', props.folder, 'main.ts'),
      projectRoot: ROOT,
      depsLockFilePath: join(ROOT, 'package-lock.json'),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMb ?? 512,
      timeout: Duration.seconds(props.timeoutSeconds),
      role: this.role,
      environment: props.environment,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      ...(props.mayLoop && { recursiveLoop: RecursiveLoop.ALLOW }),
      bundling: bundlingOf(props.folder),
    })
    this.live = new Alias(this, 'Live', { aliasName: 'live', version: this.function.currentVersion })
  }

  /** New code takes a tenth of the calls for five minutes; an alarm in that time brings the old code back. */
  shiftGradually(alarms: IAlarm[]): void {
    const group = new LambdaDeploymentGroup(this, 'Canary', {
      alias: this.live,
      deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
      alarms,
    })
    Validations.of(group).acknowledge({
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]',
      reason: 'The policy that AWS keeps for exactly this service and this use.',
    })
  }
}

/** Ways to credentials that no function takes: on Lambda they come from the environment. The SDK loads each only on demand. */
const NEVER_TAKEN = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
]
/** Answers that are streams of events: only the client of S3 loads them at once. */
const EVENT_STREAMS = '@smithy/core/event-streams'
const WITH_S3: readonly string[] = ['console-api', 'import-file']

/** The same as `bench/bundle-options.ts`, which is measured. */
function bundlingOf(folder: string): BundlingOptions {
  return {
    // Importing `node:http` into an ES module loads `fetch` and all that belongs to it: a sixth of the sender's start.
    format: OutputFormat.CJS,
    target: 'node24',
    minify: true,
    mainFields: ['module', 'main'],
    charset: Charset.UTF8,
    bundleAwsSDK: true,
    externalModules: WITH_S3.includes(folder) ? NEVER_TAKEN : [...NEVER_TAKEN, EVENT_STREAMS],
    // In CommonJS no module knows its own place by itself. Strict mode is said before anything else, or does not hold.
    define: { 'import.meta.url': 'here' },
    banner: "'use strict';const here=require('node:url').pathToFileURL(__filename).href;",
    ...(WITH_MAPPINGS.includes(folder) && { commandHooks: MAPPING_WORKER }),
  }
}

/** The thread that runs mappings, as a file of its own: a function loads neither it nor its library. */
const MAPPING_WORKER: ICommandHooks = {
  beforeBundling: () => [],
  beforeInstall: () => [],
  afterBundling: (from, to) => [
    [
      JSON.stringify(join(from, 'node_modules', '.bin', 'esbuild')),
      JSON.stringify(join(from, 'shared', 'adapters', 'mappings', 'mapping-worker.ts')),
      '--bundle --minify --format=esm --platform=node --target=node24 --charset=utf8 --log-level=warning',
      `--outfile=${JSON.stringify(join(to, MAPPING_WORKER_FILE))}`,
    ].join(' '),
  ],
}
