import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readReply } from '#shared/domain/replies/read-reply.ts'

const FILE = new URL('../../../fixtures/replies/corpus.tsv', import.meta.url)
const ROWS = readFileSync(FILE, 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))
  .map(([label = '', language = '', text = '']) => ({ label, language, text }))
const stops = ROWS.filter(({ label }) => label === 'stop')
const others = ROWS.filter(({ label }) => label === 'other')
const isStop = ({ text }: { text: string }) => readReply(text).kind === 'stop'

describe('the labelled corpus of replies', () => {
  it('holds at least 2,000 sentences, half of them stops', () => {
    expect(ROWS.length).toBeGreaterThanOrEqual(2000)
    expect(stops.length).toBeGreaterThanOrEqual(1000)
    expect(others.length).toBeGreaterThanOrEqual(1000)
  })

  it('hears at least 99.5 % of the stops', () => {
    const missed = stops.filter((row) => !isStop(row)).map(({ text }) => text)

    expect(missed.length / stops.length, missed.join(' | ')).toBeLessThanOrEqual(0.005)
  })

  it('takes at most one other sentence for a stop', () => {
    const fooled = others.filter(isStop).map(({ text }) => text)

    expect(fooled.length, fooled.join(' | ')).toBeLessThanOrEqual(1)
  })
})
