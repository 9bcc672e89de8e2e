import { expect, it } from 'vitest'
import { overdueLadder } from '../../shared/domain/scenarios/presets/overdue-ladder.ts'
import { openOverHttp } from '../builders/platform-over-http.ts'

it.each(['法院', '征信', '家人'])('refuses a text about a debt that speaks of %s when it is saved', async (word) => {
  const { ask } = await openOverHttp()
  const scenario = overdueLadder.scenarioOf({})
  const { id } = Object(await ask('POST', '/api/campaigns', { kind: 'custom', scenario }))
  const text = { zh: `{{name}}您好，再不还款，我们将告知您的${word}。`, en: 'Dear {{name}}, please pay.' }

  const saved = ask('PATCH', `/api/campaigns/${id}`, { texts: { d1: text } })

  await expect(saved).rejects.toThrow(`holds ${word}`)
})
