import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { settleFirstAnswers } from '../../deploy/first-answers.ts'
import { stageOf } from '../../infra/stages.ts'

const fileWith = (text?: string) => {
  const file = join(mkdtempSync(join(tmpdir(), 'carillon-')), 'carillon.config.json')
  if (text !== undefined) writeFileSync(file, text)
  return file
}
const answering = (...answers: string[]) => {
  const asked: string[] = []
  const ask = async (question: string) => {
    asked.push(question)
    return answers.shift() ?? ''
  }
  return { asked, ask }
}

describe('what a deployment asks first', () => {
  it('is written down and not asked again', async () => {
    const file = fileWith('{ "stages": { "dev": { "alarmEmail": "ops@example.com" } } }')
    const { asked, ask } = answering('cn, us', '20')

    await settleFirstAnswers(file, 'dev', ask)
    await settleFirstAnswers(file, 'dev', ask)

    expect(asked).toHaveLength(2)
    const stage = stageOf('dev', JSON.parse(readFileSync(file, 'utf8')))
    expect(stage).toMatchObject({ countries: ['CN', 'US'], dailyBudget: 20, alarmEmail: 'ops@example.com' })
  })

  it('is asked again where the answer cannot be read; none is no limit', async () => {
    const file = fileWith()
    const { asked, ask } = answering('China', '', 'much', 'none')

    await settleFirstAnswers(file, 'prod', ask)

    expect(asked).toHaveLength(4)
    expect(stageOf('prod', JSON.parse(readFileSync(file, 'utf8')))).toMatchObject({
      countries: ['CN'],
      dailyBudget: null,
    })
  })

  it('is told where nobody can be asked, and nothing is written', async () => {
    const file = fileWith('{}')

    const [words] = await settleFirstAnswers(file, 'dev', null)

    expect(words).toContain('mainland China alone')
    expect(readFileSync(file, 'utf8')).toBe('{}')
    expect(stageOf('dev')).toMatchObject({ countries: ['CN'], dailyBudget: 50 })
  })

  it('is not asked over a file that cannot be read', async () => {
    expect(await settleFirstAnswers(fileWith('{'), 'dev', answering().ask)).toEqual([])
  })
})
