import type { Problem } from '#shared/contracts/console-api/problem.ts'
import type { Upload } from './api.ts'
import { isProblem } from './http.ts'
import { RequestFailure } from './request-failure.ts'

/**
 * Puts the file's bytes where the upload says, without our token: the address itself is the permission. `onProgress`
 * hears the share that has left, 0 to 1.
 * @throws RequestFailure when the bytes were not taken.
 */
export function uploadFile(upload: Upload, file: File, onProgress: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest() // fetch cannot tell how much of a body has left
    const fail = (origin: 'server' | 'network') => reject(new RequestFailure(problemOf(call), origin))
    call.open(upload.method, upload.url)
    for (const [name, value] of Object.entries(upload.headers)) call.setRequestHeader(name, value)
    call.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total)
    call.onerror = () => fail('network')
    call.onload = () => (call.status >= 200 && call.status < 300 ? resolve() : fail('server'))
    call.send(file)
  })
}

/** The answer's own problem where it says one: S3 answers otherwise. */
function problemOf({ status, responseText }: XMLHttpRequest): Problem {
  const plain = { type: 'about:blank', title: 'Upload failed', status, detail: '' }
  try {
    const said: unknown = JSON.parse(responseText)
    return isProblem(said) ? said : plain
  } catch {
    return plain // not JSON
  }
}
