import type { CampaignContent } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import type { Kind } from '../scenarios/kind.ts'
import { NOTHING_KNOWN } from '../scenarios/known.ts'
import { readPath } from '../scenarios/paths.ts'
import { pathsOfVariables } from '../scenarios/scenario-variables.ts'
import { variableWordsOf, wordsOfVariables } from '../scenarios/variable-words.ts'
import { addressAs } from './salutation.ts'
import { parseTemplate, type TemplateValues } from './template.ts'
import { renderTemplate } from './template-render.ts'

/**
 * What a wording of a campaign says as it stands, its first unless named: with samples, and with what is known of a contact in
 * their place. Null for a wording that the campaign lacks.
 */
export function sampleText(
  kind: Kind,
  content: CampaignContent,
  { field, language, contact }: { field?: string | undefined; language: Language; contact: Contact | null },
): string | null {
  const wordings = kind.wordings(content)
  const wording = field === undefined ? wordings[0] : wordings.find((one) => one.field === field)
  const parsed = wording && parseTemplate(wording.text[language])
  if (wording === undefined || parsed?.ok !== true) return null
  const words = wordsOfVariables(kind, content)
  const samples = Object.entries(wording.variables).map(
    ([name, declaration]) => [name, variableWordsOf(words, name, declaration).sample[language]] as const,
  )
  const values: TemplateValues = { ...Object.fromEntries(samples), ...ownValues(kind, contact, language) }
  const rendered = renderTemplate(parsed.template, values, { lang: language, variables: wording.variables })
  return rendered.ok ? rendered.text : null
}

/** What the contact alone gives: their form of address, and columns and fields that a scenario reads of them. */
function ownValues({ scenario }: Kind, contact: Contact | null, language: Language): TemplateValues {
  if (contact === null) return {}
  const known = { ...NOTHING_KNOWN, contact, language }
  const paths = scenario === undefined ? [] : Object.entries(pathsOfVariables(scenario))
  const values = paths
    .filter(([, path]) => path.startsWith('contact.'))
    .flatMap(([name, path]): [string, string | number | boolean][] => {
      const value = readPath(path, scenario?.about ?? 'contact', known)
      return typeof value === 'object' ? [] : [[name, value]]
    })
  return { ...Object.fromEntries(values), name: addressAs(contact, language) }
}
