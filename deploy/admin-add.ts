import { parseArgs } from 'node:util'
import { AppError } from '#shared/domain/errors.ts'
import { addPerson, readPerson } from './add-person.ts'
import { createClients } from './clients.ts'
import { dataStackOf, readStage } from './names.ts'
import { outputOf, readOutputs } from './outputs.ts'

/* `npm run admin:add -- --stage dev --email … --role admin` */
const say = (line = '') => process.stdout.write(`${line}\n`)

try {
  const { values } = parseArgs({
    options: { stage: { type: 'string' }, email: { type: 'string' }, role: { type: 'string' } },
  })
  const stage = readStage(values.stage)
  const person = readPerson(values.email, values.role)
  const clients = createClients()
  const userPoolId = outputOf(await readOutputs(clients, dataStackOf(stage)), 'UserPoolId')
  const outcome = await addPerson(clients, userPoolId, person)
  if (outcome === 'made') say(`A first password went to ${person.email}; it holds for three days.`)
  say(`${person.email} has the role ${person.role} in ${stage} from the next sign-in on.`)
} catch (error) {
  if (!(error instanceof AppError)) throw error
  say(error.message)
  process.exitCode = 1
}
