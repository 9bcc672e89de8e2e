/** Long enough for the head and body of any post or answer. */
const KEPT_LETTERS = 4096

const POST = /\r\nidempotency-key: (\S+)\r\n/gi
const ANSWER = /HTTP\/1\.1 202 (?:(?!HTTP\/1\.1)[\s\S])*?"id":"placed-(\d+)","result":"(?:accepted|repeat)"/g

/** What a process has let out, by the bytes that it gave to the network: texts posted, and orders answered 202. */
export class SentTraffic {
  readonly posted = new Set<string>()
  readonly answered = new Set<number>()
  readonly #ends = new Map<number, string>()

  take({ file, bytes }: { file: number; bytes: Buffer }): void {
    const text = (this.#ends.get(file) ?? '') + bytes.toString('latin1')
    for (const [, id = ''] of text.matchAll(POST)) this.posted.add(id)
    for (const [, row] of text.matchAll(ANSWER)) this.answered.add(Number(row))
    this.#ends.set(file, text.slice(-KEPT_LETTERS))
  }

  forget(file: number): void {
    this.#ends.delete(file)
  }
}
