import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { Webhook } from 'standardwebhooks'

/** A post to a hook as API Gateway hands it over, signed now with this secret. */
export function hookEvent(path: string, body: string, secret: string): APIGatewayProxyEventV2 {
  const at = new Date()
  const headers = {
    'content-type': 'application/json',
    'webhook-id': 'hook-1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign('hook-1', at, body),
  }
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers,
    requestContext: {
      accountId: '0',
      apiId: 'test',
      domainName: 'test',
      domainPrefix: 'test',
      http: { method: 'POST', path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      requestId: 'request-1',
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    body,
    isBase64Encoded: false,
  }
}
