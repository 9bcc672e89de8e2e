import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { RequestFailure } from '../../request-failure.ts'

const KNOWN = ['name', 'secret', 'signature.clientId', 'mapping'] as const

/** What the server says of a source, in our own words where the place is one of a form. */
export function SourceFaults({ error }: { error: Error | null }) {
  const { t } = useTranslation()
  const problem = useProblemWords()
  if (error === null) return null
  const faults = error instanceof RequestFailure ? (error.problem.errors ?? []) : []
  const words = faults.map(({ path, message }) => {
    const known = KNOWN.find((one) => one === path)
    return known === undefined ? `${path}: ${message}` : t(`incoming.at.${known}`, { message })
  })
  return (
    <Alert className="note" type="error" showIcon title={words.length > 0 ? words.join(' ') : problem(error).detail} />
  )
}
