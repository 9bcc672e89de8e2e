import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import type { KindView } from '#shared/contracts/console-api/kind.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { type Snippet, snippetFor } from './snippet.ts'

type Props = { variables: KindView['variables']; onInsert: (text: string, select: Snippet['select']) => void }

/** A chip for each variable; picking one writes it at the cursor. */
export function VariableChips({ variables, onInsert }: Props) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const words = { fallback: t('wording.fallbackHere'), inside: t('wording.flagHere') }
  return (
    <fieldset className="chips" aria-label={t('wording.insert')}>
      {variables.map((variable) => (
        <Tooltip key={variable.name} title={<ChipTip variable={variable} />}>
          <button
            type="button"
            className={variable.type === 'flag' ? 'chip is-flag' : 'chip'}
            aria-label={t('wording.insertOne', { name: pick(variable.names) })}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              const { text, select } = snippetFor(variable, words)
              onInsert(text, select)
            }}
          >
            {pick(variable.names)}
          </button>
        </Tooltip>
      ))}
    </fieldset>
  )
}

function ChipTip({ variable }: { variable: KindView['variables'][number] }) {
  const { t } = useTranslation()
  const about = variable.type === 'flag' ? t('wording.flag') : variable.optional ? t('wording.optional') : null
  return (
    <>
      <code>{variable.name}</code>
      {about !== null && ` · ${about}`}
    </>
  )
}
