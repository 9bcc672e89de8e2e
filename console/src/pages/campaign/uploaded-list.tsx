import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { ImportId } from '#shared/contracts/ids.ts'
import { useRights } from '../../use-session.ts'
import { useWords } from '../../use-words.ts'
import { FieldRow } from './field-row.tsx'
import { uploadedListQuery, uploadedListsQuery } from './queries.ts'

type List = CampaignView['audience']['list']
type Props = { value: List; fault: string | undefined; readOnly: boolean; onChange: (list: List) => void }

/** The uploaded list whose people alone are meant. Not shown while there is none to choose. */
export function UploadedList({ value, fault, readOnly, onChange }: Props) {
  const { t } = useTranslation()
  const words = useWords()
  const { importsLists } = useRights()
  const { data: lists = [] } = useQuery({ ...uploadedListsQuery, enabled: importsLists && !readOnly })
  const chosen = useChosen(value)
  const label = ({ createdAt, accepted, unchanged }: (typeof lists)[number]) =>
    t('audience.listOption', { at: words.instant(createdAt), people: words.people(accepted + unchanged) })
  if (value === undefined && (readOnly || lists.length === 0)) return null
  const known = lists.map((list) => ({ value: String(list.id), label: label(list) }))
  const others = known.some((one) => one.value === value) || value === undefined ? [] : [value]
  const older = others.map((id) => ({ value: String(id), label: labelOf(chosen) }))
  function labelOf({ data }: ReturnType<typeof useChosen>): string {
    if (data === undefined) return t('audience.oneList')
    return data === null ? t('audience.listGone') : label(data.list)
  }
  const columns = chosen.data?.columns ?? []
  return (
    <FieldRow id="audience-list" name={t('audience.list')} hint={t('audience.listHint')} fault={fault}>
      <Select
        id="audience-list"
        className="wide-input"
        allowClear
        disabled={readOnly}
        placeholder={t('audience.listAny')}
        value={value ?? null}
        options={[...known, ...older]}
        onChange={(id) => onChange(ImportId.safeParse(id).data)}
      />
      {columns.length > 0 && (
        <p className="card-about">{t('audience.listColumns', { columns: columns.join(t('audience.comma')) })}</p>
      )}
    </FieldRow>
  )
}

function useChosen(value: List) {
  const { importsLists } = useRights()
  return useQuery({ ...uploadedListQuery(value ?? ''), enabled: value !== undefined && importsLists })
}
