import { parseArgs } from 'node:util'
import { addPerson, readPerson } from './add-person.ts'
import { createClients } from './clients.ts'
import { dataStackOf, readStage } from './names.ts'
import { outputOf, readOutputs } from './outputs.ts'
import { whoAmI } from './preflight.ts'
import { runCommand, say } from './tell.ts'

/* `npm run admin:add -- --stage dev --email … --role admin` */
await runCommand(async () => {
  const { values } = parseArgs({
    options: { stage: { type: 'string' }, email: { type: 'string' }, role: { type: 'string' } },
  })
  const stage = readStage(values.stage)
  const person = readPerson(values.email, values.role)
  const clients = createClients()
  await whoAmI(clients)
  const userPoolId = outputOf(await readOutputs(clients, dataStackOf(stage)), 'UserPoolId')
  const outcome = await addPerson(clients, userPoolId, person)
  if (outcome === 'made') say(`A first password went to ${person.email}; it holds for three days.`)
  say(`${person.email} has the role ${person.role} in ${stage} from the next sign-in on.`)
})
