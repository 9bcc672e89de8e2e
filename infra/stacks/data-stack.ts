import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib'
import { AccountRecovery, CfnUserPoolGroup, FeaturePlan, Mfa, UserPool } from 'aws-cdk-lib/aws-cognito'
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, HttpMethods } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import type { TABLE_IDS } from '#shared/contracts/table.ts'
import { AppTable } from '../constructs/app-table.ts'
import type { Tables } from '../constructs/grants.ts'
import type { Stage } from '../stages.ts'

const GROUPS = ['marketing', 'support', 'admin'] as const

/** What must outlive a redeploy: tables, people who sign in, uploaded lists. Nothing here knows of the platform. */
export class DataStack extends Stack {
  readonly tables: Tables
  readonly userPool: UserPool
  readonly importBucket: Bucket

  constructor(scope: Construct, id: string, { stage, ...props }: StackProps & { stage: Stage }) {
    super(scope, id, { ...props, terminationProtection: stage.keepsData })
    const tableOf = (tableId: (typeof TABLE_IDS)[number]) =>
      new AppTable(this, pascal(tableId), { tableId, isKept: stage.keepsData }).table
    this.tables = {
      contacts: tableOf('contacts'),
      records: tableOf('records'),
      campaigns: tableOf('campaigns'),
      messages: tableOf('messages'),
      control: tableOf('control'),
    }
    this.userPool = this.#createUserPool(stage)
    this.importBucket = this.#createImportBucket(stage)
    new CfnOutput(this, 'UserPoolId', { value: this.userPool.userPoolId })
    new CfnOutput(this, 'ImportBucketName', { value: this.importBucket.bucketName })
  }

  #createUserPool(stage: Stage): UserPool {
    const userPool = new UserPool(this, 'Users', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: stage.isProduction ? Mfa.REQUIRED : Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: stage.keepsData,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    for (const groupName of GROUPS) {
      new CfnUserPoolGroup(this, pascal(groupName), { userPoolId: userPool.userPoolId, groupName })
    }
    if (!stage.isProduction) {
      const reason = 'Where nobody but our own numbers is texted, each person may switch a second factor on.'
      Validations.of(userPool).acknowledge({ id: 'AwsSolutions-COG2', reason })
    }
    Validations.of(userPool).acknowledge(
      { id: 'AwsSolutions-COG3', reason: 'Threat protection needs the Plus plan, billed for each person each month.' },
      { id: 'AwsSolutions-COG8', reason: 'The Plus plan is billed for each person each month.' },
    )
    return userPool
  }

  /** Lists hold people: they go by a signed address for an hour, are deleted once taken in, and after a week in any case. */
  #createImportBucket(stage: Stage): Bucket {
    const bucket = new Bucket(this, 'Imports', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: !stage.isEmulator,
      // The console's address is known only later; nothing can be put without a signed address.
      cors: [{ allowedOrigins: ['*'], allowedMethods: [HttpMethods.PUT], allowedHeaders: ['content-type'] }],
      lifecycleRules: [{ expiration: Duration.days(7), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    const { defaultChild } = bucket.node
    if (defaultChild instanceof CfnBucket) {
      // In place of a helper function: uploads are told to the account's bus, where the platform listens.
      defaultChild.addPropertyOverride('NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled', true)
    }
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Files live for minutes; which list came when, and what became of it, stands in the table.',
    })
    return bucket
  }
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
