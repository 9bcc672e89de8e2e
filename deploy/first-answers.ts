import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import * as z from 'zod'
import { CountryList } from '#shared/contracts/line.ts'

/** Asks at the terminal; an empty answer means the default. */
export type Ask = (question: string) => Promise<string>

const Written = z.looseObject({ stages: z.record(z.string(), z.looseObject({})).optional() })
const Budget = z.union([z.literal('none').transform(() => null), z.coerce.number().min(0).max(1_000_000)])

const COUNTRIES = 'Which countries do you text? Two letters each, such as CN US [CN] '
const BUDGET = 'What may a day cost, in US dollars or your gateway’s currency? none for no limit [50] '

/**
 * Asks what keeps a stage from texting the world at any price, once: the answers are written into the settings' file. Where
 * nobody can be asked nothing is written, and the defaults hold. A file that cannot be read is left to whoever reads it next.
 * @returns what to tell, a line each
 */
export async function settleFirstAnswers(file: string, stage: string, ask: Ask | null): Promise<string[]> {
  const written = readWritten(file)
  const own = written?.stages?.[stage] ?? {}
  const [noCountries, noBudget] = [own.countries === undefined, own.dailyBudget === undefined]
  if (written === null || (!noCountries && !noBudget)) return []
  if (ask === null) {
    const open = [
      ...(noCountries ? ['mainland China alone (countries)'] : []),
      ...(noBudget ? ['50 a day (dailyBudget)'] : []),
    ]
    return [`A new stage texts within: ${open.join(', ')}. Name others under stages.${stage} of the settings.`]
  }
  const answers = {
    ...(noCountries && { countries: await untilRead(ask, COUNTRIES, CountryList, 'CN') }),
    ...(noBudget && { dailyBudget: await untilRead(ask, BUDGET, Budget, '50') }),
  }
  const stages = { ...written.stages, [stage]: { ...own, ...answers } }
  writeFileSync(file, `${JSON.stringify({ ...written, stages }, null, 2)}\n`)
  return [`Written into ${file}; the Sending page of the console changes it later.`]
}

export const askHere: Ask = async (question) => {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return await terminal.question(question)
  } finally {
    terminal.close()
  }
}

async function untilRead<S extends z.ZodType>(
  ask: Ask,
  question: string,
  schema: S,
  usual: string,
): Promise<z.output<S>> {
  for (;;) {
    const read = schema.safeParse((await ask(question)).trim() || usual)
    if (read.success) return read.data
  }
}

function readWritten(file: string): z.output<typeof Written> | null {
  if (!existsSync(file)) return {}
  try {
    return Written.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}
