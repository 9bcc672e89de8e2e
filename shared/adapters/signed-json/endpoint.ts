import { AppError } from '#shared/domain/errors.ts'
import type { SignedService } from './call.ts'

type Variables = Readonly<Record<string, string | undefined>>

/** A service as a Lambda's environment says it, which also may name an emulator. @throws AppError CONFIGURATION */
export function signedServiceOf(name: SignedService['name'], variables: Variables = process.env): SignedService {
  const { AWS_REGION: region, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = variables
  if (!region || !accessKeyId || !secretAccessKey)
    throw new AppError('CONFIGURATION', 'AWS_REGION and the credentials of a role must be set', { retryable: false })
  const { AWS_SESSION_TOKEN: sessionToken } = variables
  const endpoint = variables[`AWS_ENDPOINT_URL_${name.toUpperCase()}`] || variables.AWS_ENDPOINT_URL
  return {
    name,
    endpoint: new URL(endpoint || `https://${name}.${region}.${domainOf(region)}`),
    region,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
  }
}

function domainOf(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
}
