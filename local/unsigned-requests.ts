import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'

const AUTHORIZATION = 'AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=none'

/**
 * In place of a signature: dynalite asks for the form of one and never checks it, and working out two signatures a text
 * takes a tenth of this process's time.
 */
export const unsigned: NonNullable<DynamoDBClientConfig['signer']> = {
  sign: async (request) => {
    request.headers = { ...request.headers, authorization: AUTHORIZATION, date: 'none' }
    return request
  },
}
