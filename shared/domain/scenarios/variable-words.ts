import type { CampaignContent } from '#shared/contracts/campaign.ts'
import type { Scenario } from '#shared/contracts/scenario.ts'
import type { VariableDeclaration, VariableDeclarations } from '../wording/template.ts'
import type { Kind } from './kind.ts'
import { NAME_WORDS, type VariableWords } from './kind-words.ts'
import { namesOfPath } from './path-words.ts'
import { sampleOf } from './sample-values.ts'
import { pathsOfVariables, wordingsOf } from './scenario-variables.ts'
import { wordsOf } from './shipped-words.ts'

type Words = Readonly<Record<string, VariableWords>>

/** What the variables of a kind's wordings are called, by name; those of a scenario as records declare them. */
export function wordsOfVariables(kind: Pick<Kind, 'id' | 'scenario'>, content: CampaignContent): Words {
  return kind.scenario === undefined ? wordsOf(kind).variables(content) : wordsIn(kind.scenario)
}

function wordsIn(scenario: Scenario): Words {
  const declared: VariableDeclarations = Object.assign({}, ...wordingsOf(scenario).map(({ variables }) => variables))
  const words = Object.entries(pathsOfVariables(scenario)).map(([name, path]) => {
    const names = namesOfPath(path, scenario.about) ?? { zh: name, en: name }
    return [name, { names, sample: sampleOf(declared[name]?.type ?? 'text', path.slice(path.lastIndexOf('.') + 1)) }]
  })
  return { ...Object.fromEntries(words), name: NAME_WORDS }
}

/** Those that the kind has for a variable; else its own name, and a sample of its type. */
export function variableWordsOf(known: Words, name: string, { type }: VariableDeclaration): VariableWords {
  const own = Object.hasOwn(known, name) ? known[name] : undefined
  return own ?? { names: { zh: name, en: name }, sample: sampleOf(type, name) }
}
