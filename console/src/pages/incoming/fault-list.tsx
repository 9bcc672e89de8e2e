import { useTranslation } from 'react-i18next'
import type { ArrivalView } from '#shared/contracts/console-api/source.ts'

type Fault = ArrivalView['faults'][number]

const KINDS = ['string', 'number', 'int', 'object', 'array', 'boolean'] as const

/** What is wrong with what a mapping gave, each with its path. */
export function FaultList({ faults }: { faults: readonly Fault[] }) {
  const wordsOf = useFaultWords()
  return (
    <ul className="mapping-faults">
      {faults.map((fault) => (
        <li key={`${fault.path} ${fault.message}`}>
          <code>{fault.path}</code> {wordsOf(fault)}
        </li>
      ))}
    </ul>
  )
}

/** The commonest faults in the words of the page's language; any other as the server says it. */
function useFaultWords(): (fault: Fault) => string {
  const { t } = useTranslation()
  return ({ path, message }) => {
    const [, expected, received] = /expected (\w+), received (\w+)$/.exec(message) ?? []
    const kind = KINDS.find((one) => one === expected)
    if (kind !== undefined) {
      const what = t(`incoming.kind.${kind}`)
      return received === 'undefined' ? t('incoming.missing', { what }) : t('incoming.notOfKind', { what })
    }
    if (/^events\[\d+\]\.type$/.test(path)) return t('incoming.noSuchType')
    if (/^events\[\d+\]$/.test(path)) return t('incoming.noEvent')
    return message
  }
}
