export type Line = { readonly number: number; readonly text: string }

const LINE_BREAK = /\r\n|\n|\r/u

/** The lines of a file, numbered from 1, whatever ends them; the mark at its beginning is left out. */
export async function* readLines(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Line> {
  const decoder = new TextDecoder(encoding)
  let number = 0
  let rest = ''
  for await (const chunk of bytes) {
    const text: string = rest + decoder.decode(chunk, { stream: true })
    // A CR at the end may be half of a CRLF: it waits for the next chunk with the unfinished line.
    const lines = (text.endsWith('\r') ? text.slice(0, -1) : text).split(LINE_BREAK)
    rest = (lines.pop() ?? '') + (text.endsWith('\r') ? '\r' : '')
    for (const text of lines) yield { number: ++number, text }
  }
  rest += decoder.decode()
  const lines = rest.split(LINE_BREAK)
  if (lines.at(-1) === '') lines.pop()
  for (const text of lines) yield { number: ++number, text }
}
