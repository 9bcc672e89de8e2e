import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { Webhook } from 'standardwebhooks'

type Posted = { id: string; body: string; secret: string; at: Date; base64?: boolean; headers?: Record<string, string> }

/** A signed post as an HTTP API hands it to Lambda, payload format 2.0. */
export function postedHook({ id, body, secret, at, base64 = false, headers = {} }: Posted): APIGatewayProxyEventV2 {
  const path = '/hooks/orders'
  return {
    version: '2.0',
    routeKey: `POST ${path}`,
    rawPath: path,
    rawQueryString: '',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
      ...headers,
    },
    requestContext: {
      accountId: '123456789012',
      apiId: 'a1b2c3d4e5',
      domainName: 'a1b2c3d4e5.execute-api.cn-north-1.amazonaws.com.cn',
      domainPrefix: 'a1b2c3d4e5',
      http: { method: 'POST', path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'shop/1.0' },
      requestId: 'JKJaXmPLvHcESHA=',
      routeKey: `POST ${path}`,
      stage: '$default',
      time: '01/Dec/2026:02:00:00 +0000',
      timeEpoch: 1_796_090_400_000,
    },
    body: base64 ? Buffer.from(body, 'utf8').toString('base64') : body,
    isBase64Encoded: base64,
  }
}
