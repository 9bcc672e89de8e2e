import { Card, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { faultAt } from '../campaign/draft.ts'
import { FieldRow } from '../campaign/field-row.tsx'
import { NAME_LENGTHS } from './own-scenario.ts'
import type { OwnScenario } from './use-own-scenario.ts'

/** What a scenario of one's own is called, and the id that its messages' keys are made of. */
export function Identity({ own: { scenario, standing, editing, change } }: { own: OwnScenario }) {
  const { t } = useTranslation()
  const { faults, readOnly } = editing
  return (
    <Card title={t('ownForm.identity')}>
      <FieldRow id="own-names" name={t('ownForm.names')} hint={t('ownForm.namesHint')} fault={faultAt(faults, 'names')}>
        <div className="two-texts">
          {(['zh', 'en'] as const).map((language) => (
            <Input
              key={language}
              id={language === 'zh' ? 'own-names' : 'own-names-en'}
              aria-label={`${t('ownForm.names')}: ${t(`wording.${language}`)}`}
              prefix={<small>{t(`wording.${language}`)}</small>}
              maxLength={NAME_LENGTHS[language]}
              value={scenario.names[language]}
              disabled={readOnly}
              onChange={({ target }) => change({ ...scenario, names: { ...scenario.names, [language]: target.value } })}
            />
          ))}
        </div>
      </FieldRow>
      <FieldRow id="own-slug" name={t('ownForm.slug')} hint={t('ownForm.slugHint')} fault={faultAt(faults, 'slug')}>
        <Input
          id="own-slug"
          className="wide-input"
          maxLength={40}
          value={scenario.slug}
          disabled={readOnly || standing !== null}
          onChange={(event) => change({ ...scenario, slug: event.target.value })}
        />
      </FieldRow>
    </Card>
  )
}
