import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { S3Client } from '@aws-sdk/client-s3'
import { SNSClient } from '@aws-sdk/client-sns'
import { SSMClient } from '@aws-sdk/client-ssm'
import { STSClient } from '@aws-sdk/client-sts'

export type Clients = ReturnType<typeof createClients>

type Place = { endpoint?: string; region?: string; credentials?: { accessKeyId: string; secretAccessKey: string } }

/**
 * Clients of whoever is signed in here; `AWS_ENDPOINT_URL` may name an emulator. The region is found as the CDK's command
 * finds it; texts may leave from another.
 */
export function createClients(place: Place = {}, textRegion?: string) {
  const region = process.env.AWS_REGION || process.env.AWS_DEFAULT_REGION
  const config = { maxAttempts: 3, ...(region && { region }), ...place }
  return {
    stacks: new CloudFormationClient(config),
    tables: new DynamoDBClient(config),
    users: new CognitoIdentityProviderClient(config),
    functions: new LambdaClient(config),
    files: new S3Client({ ...config, forcePathStyle: (place.endpoint ?? process.env.AWS_ENDPOINT_URL) !== undefined }),
    texts: new SNSClient({ ...config, ...(textRegion !== undefined && { region: textRegion }) }),
    secrets: new SSMClient(config),
    identity: new STSClient(config),
  }
}
