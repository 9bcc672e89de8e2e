import { request } from 'node:http'

/** A PUT whose answer may take as long as it takes: `fetch` gives up after five minutes. @throws Error on anything but 200 */
export async function putPatiently(url: string, body: unknown, token: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const put = request(url, { method: 'PUT', headers }, (response) => {
    response.resume()
    response.on('end', () =>
      response.statusCode === 200 ? resolve() : reject(new Error(`PUT ${url}: ${response.statusCode}`)),
    )
  })
  put.on('error', reject)
  put.end(JSON.stringify(body))
  return promise
}
