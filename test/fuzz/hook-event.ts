import type { APIGatewayProxyEventV2 } from 'aws-lambda'

/** A post to the webhook as API Gateway hands it on. */
export function hookEventOf(body: string, headers: Record<string, string>, base64 = false): APIGatewayProxyEventV2 {
  const http = { method: 'POST', path: '/hooks/orders', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'shop' }
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/hooks/orders',
    rawQueryString: '',
    headers,
    requestContext: {
      ...{ accountId: '000000000000', apiId: 'api', domainName: 'api.test', domainPrefix: 'api', http },
      ...{ requestId: 'gateway-1', routeKey: '$default', stage: '$default', time: '', timeEpoch: 0 },
    },
    body: base64 ? Buffer.from(body).toString('base64') : body,
    isBase64Encoded: base64,
  }
}
